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

    /// <summary>The credentials for the repository; null for a public one.</summary>
    public GitCredentials? Credentials { get; init; }

    /// <summary>The folder that the root Kustomization builds, such as <c>./clusters/tethys</c>.</summary>
    public required string Path { get; init; }
}

/// <summary>
/// What connects a cluster with Git: the source and the root Kustomization in the namespace of Flux, and a second source
/// in the namespace of the Stacks.
/// </summary>
public sealed class FluxSync : ComponentResource
{
    /// <summary>
    /// The name of the source and of the root Kustomization: that of <c>flux bootstrap</c>, so that the commands of Flux's
    /// documentation hold.
    /// </summary>
    public const string RootName = "flux-system";

    // Both sources fetch the whole repository, but keep only what their readers need: a smaller artifact is sooner
    // unpacked and takes less of the node's disk.
    private const string OnlyManifests = "/*\n!/clusters\n!/apps\n";
    private const string NoManifests = "/clusters\n/apps\n/docs\n/tests\n/tools\n";

    /// <summary>Declares the sources and the root Kustomization.</summary>
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

        _ = new Kustomization(
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
                    Path = args.Path,
                    Prune = true,
                    // Removing the sync must not remove the workloads: by default deleting a Kustomization with prune
                    // deletes all that it has applied.
                    DeletionPolicy = "Orphan",
                    // No wait: its children report their own health, and the operator stays off the critical path.
                    Wait = false,
                },
            },
            new CustomResourceOptions { Parent = this, DependsOn = { source } });

        StackSourceName = name;
        RegisterOutputs();
    }

    /// <summary>The source in the namespace of the Stacks.</summary>
    public GitRepository StackSource { get; }

    /// <summary>The name of <see cref="StackSource"/>.</summary>
    public string StackSourceName { get; }

    private GitRepository Source(string logicalName, string objectName, Input<string> kubernetesNamespace, string ignore, FluxSyncArgs args)
    {
        var spec = new GitRepositorySpecArgs
        {
            Url = args.Repository,
            Interval = "1m",
            Ref = new GitRepositoryRefArgs { Branch = args.Branch },
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
