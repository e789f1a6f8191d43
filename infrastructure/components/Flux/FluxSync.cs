using Oceanid.Infrastructure.Components.Secrets;
using Pulumi;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;

namespace Oceanid.Infrastructure.Components.Flux;

/// <summary>The settings of a <see cref="FluxSync"/>.</summary>
public sealed class FluxSyncArgs
{
    /// <summary>The namespace of Flux.</summary>
    public required Input<string> Namespace { get; init; }

    /// <summary>The namespace of the Stack CRs.</summary>
    public required Input<string> StackNamespace { get; init; }

    /// <summary>The URL of the Git repository.</summary>
    public required string Repository { get; init; }

    /// <summary>The branch to follow.</summary>
    public required string Branch { get; init; }

    /// <summary>
    /// The range of semantic versions whose highest tag to follow, such as <c>&gt;=1.0.0</c>, and not the branch; null (default) for the branch.
    /// Before the first such tag neither source is ready.
    /// </summary>
    public string? Tag { get; init; }

    /// <summary>The credentials for the repository; null for a public one.</summary>
    public GitCredentials? Credentials { get; init; }

    /// <summary>The name of the cluster: the root Kustomization builds <c>./clusters/&lt;cluster&gt;</c>.</summary>
    public required string Cluster { get; init; }

    /// <summary>The Pulumi organization of the stacks.</summary>
    public required string Organization { get; init; }

    /// <summary>
    /// What the Stack CR in Git has otherwise on this cluster, as a JSON patch (RFC 6902); null (default) for nothing. A patch in
    /// <c>clusters/&lt;cluster&gt;</c> would not reach it, for another Kustomization builds it.
    /// </summary>
    public string? StackPatch { get; init; }

    /// <summary>
    /// The Stacks whose health the Kustomization <c>stacks</c> tells, and with it the alerts; default, none: that of the Stack which it applies.
    /// </summary>
    public IReadOnlyList<string> WatchedStacks { get; init; } = [];
}

/// <summary>
/// What connects a cluster with Git: the source, the root Kustomization and that of the Stacks in the namespace of Flux, and a second
/// source in the namespace of the Stacks.
/// </summary>
public sealed class FluxSync : ComponentResource
{
    /// <summary>
    /// The name of the source and of the root Kustomization: that of <c>flux bootstrap</c>, so that the commands of Flux's
    /// documentation hold.
    /// </summary>
    public const string RootName = "flux-system";

    /// <summary>The name of the Kustomization that applies the Stack CR of the cluster program.</summary>
    public const string StacksName = "stacks";

    // Both sources fetch the whole repository, but keep only what their readers need: a smaller artifact is sooner
    // unpacked and takes less of the node's disk.
    private const string OnlyManifests = "/*\n!/clusters\n!/apps\n";
    private const string NoManifests = "/clusters\n/apps\n/docs\n/tests\n/tools\n";

    /// <summary>Declares the sources and the two Kustomizations.</summary>
    /// <param name="name">The logical name, and the name of the source of the Stacks.</param>
    /// <param name="args">The settings.</param>
    /// <param name="options">Resource options.</param>
    /// <exception cref="ArgumentException">The URL of the repository does not fit the credentials.</exception>
    public FluxSync(string name, FluxSyncArgs args, ComponentResourceOptions? options = null)
        : base("oceanid:flux:FluxSync", name, options)
    {
        ArgumentNullException.ThrowIfNull(args);
        if (args.Credentials is { } credentials && !args.Repository.StartsWith($"{credentials.UrlScheme}://", StringComparison.Ordinal))
            throw new ArgumentException($"The repository '{args.Repository}' does not begin with '{credentials.UrlScheme}://', which its credentials need.", nameof(args));

        var source = Source("flux", RootName, args.Namespace, OnlyManifests, args);

        // A Stack names no namespace for its source: PKO looks in the Stack's own (reference: Stack CRD, fluxSource).
        StackSource = Source("stacks", name, args.StackNamespace, NoManifests, args);

        var root = new Kustomization(
            RootName,
            new KustomizationArgs
            {
                Metadata = new ObjectMetaArgs { Name = RootName, Namespace = args.Namespace },
                Spec = new KustomizationSpecArgs
                {
                    Interval = "10m",
                    RetryInterval = "2m",
                    Timeout = "5m",
                    SourceRef = new KustomizationSourceRefArgs { Kind = GitRepository.KindName, Name = RootName },
                    // Never the folder of Flux's own install: an edit there could make Flux prune itself.
                    Path = $"./clusters/{args.Cluster}",
                    Prune = true,
                    // Removing the sync must not remove the workloads: by default deleting a Kustomization with prune
                    // deletes all that it has applied.
                    DeletionPolicy = "Orphan",
                    // No wait: its children report their own health, and the operator stays off the critical path.
                    Wait = false,
                },
            },
            new CustomResourceOptions { Parent = this, DependsOn = { source } });

        _ = new Kustomization(
            StacksName,
            new KustomizationArgs { Metadata = new ObjectMetaArgs { Name = StacksName, Namespace = args.Namespace }, Spec = Stacks(args) },
            new CustomResourceOptions { Parent = this, DependsOn = { root } });

        StackSourceName = name;
        RegisterOutputs();
    }

    /// <summary>The source in the namespace of the Stacks.</summary>
    public GitRepository StackSource { get; }

    /// <summary>The name of <see cref="StackSource"/>.</summary>
    public string StackSourceName { get; }

    private static KustomizationSpecArgs Stacks(FluxSyncArgs args)
    {
        var spec = new KustomizationSpecArgs
        {
            Path = "./clusters/base/stacks",
            SourceRef = new KustomizationSourceRefArgs { Kind = GitRepository.KindName, Name = RootName },
            // The root brings the admission policies that bound the programs: no program may run before them.
            DependsOn = new KustomizationDependencyArgs { Name = RootName },
            Interval = "10m",
            RetryInterval = "2m",
            // Longer than a `pulumi up` that installs Helm releases.
            Timeout = "30m",
            Prune = true,
            // What a Stack manages must outlive its manifest.
            DeletionPolicy = "Orphan",
            Wait = true,
            // A Stack has no status at first, which Flux would call healthy. `exists`, not `all`: the operator removes the Stalled condition
            // when all is well, and `all` of nothing is true.
            HealthCheckExprs = new KustomizationHealthCheckExprArgs
            {
                ApiVersion = "pulumi.com/v1",
                Kind = "Stack",
                Current = Condition("Ready"),
                InProgress = Condition("Reconciling"),
                Failed = Condition("Stalled"),
            },
            // Only who it is: a setting here would override the stack file, and a merge could never change it.
            PostBuild = new KustomizationPostBuildArgs { Substitute = new InputMap<string> { { "cluster", args.Cluster }, { "organization", args.Organization } } },
        };
        if (args.WatchedStacks.Count > 0)
        {
            // With `wait` Flux looks at what it has applied, and at no other object.
            spec.Wait = false;
            spec.HealthChecks = args.WatchedStacks
                .Select(stack => new KustomizationHealthCheckArgs { ApiVersion = "pulumi.com/v1", Kind = "Stack", Name = stack, Namespace = args.StackNamespace })
                .ToArray();
        }

        if (args.StackPatch is { } patch)
            spec.Patches = new KustomizationPatchArgs { Patch = patch, Target = new KustomizationPatchTargetArgs { Kind = "Stack" } };
        return spec;

        static string Condition(string type) => $"status.conditions.exists(c, c.type == '{type}' && c.status == 'True')";
    }

    private GitRepository Source(string logicalName, string objectName, Input<string> kubernetesNamespace, string ignore, FluxSyncArgs args)
    {
        var spec = new GitRepositorySpecArgs
        {
            Url = args.Repository,
            Interval = "1m",
            Ref = args.Tag is null ? new GitRepositoryRefArgs { Branch = args.Branch } : new GitRepositoryRefArgs { Semver = args.Tag },
            Ignore = ignore,
        };
        var options = new CustomResourceOptions { Parent = this };
        if (args.Credentials is { } credentials)
        {
            var secret = new EscSecret(
                $"{logicalName}-git-credentials",
                new EscSecretArgs
                {
                    Namespace = kubernetesNamespace,
                    Name = "git-credentials",
                    Data = credentials.SecretData,
                },
                new ComponentResourceOptions { Parent = this });
            spec.Provider = credentials.Provider;
            spec.SecretRef = new LocalReferenceArgs { Name = secret.Name };
            options.DependsOn = secret;
        }

        return new GitRepository(
            $"{logicalName}-source",
            new GitRepositoryArgs
            {
                Metadata = new ObjectMetaArgs { Name = objectName, Namespace = kubernetesNamespace },
                Spec = spec,
            },
            options);
    }
}
