using Oceanid.Infrastructure.Components.Flux;
using Oceanid.Infrastructure.Components.Kubernetes;
using Oceanid.Infrastructure.Components.Secrets;
using Pulumi;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;

namespace Oceanid.Infrastructure.Components.Operator;

/// <summary>The settings of a <see cref="PulumiStack"/>.</summary>
public sealed class PulumiStackArgs
{
    /// <summary>The namespace of the Stack CR, the same as that of the source and the credentials.</summary>
    public required Input<string> Namespace { get; init; }

    /// <summary>The Pulumi stack as <c>organization/project/stack</c>.</summary>
    public required string Stack { get; init; }

    /// <summary>The name of the GitRepository that has the program.</summary>
    public required Input<string> Source { get; init; }

    /// <summary>The folder of the program in the source, such as <c>infrastructure/apps</c>.</summary>
    public required string Folder { get; init; }

    /// <summary>Who the workspace is.</summary>
    public required StackIdentity Identity { get; init; }

    /// <summary>The Secret whose every key becomes an environment variable of the workspace.</summary>
    public required EscSecret Credentials { get; init; }

    /// <summary>The Stack CRs in the same namespace that must have succeeded first.</summary>
    public IReadOnlyList<string> Prerequisites { get; init; } = [];

    /// <summary>The workspace.</summary>
    public Workspace Workspace { get; init; } = new();

    /// <summary>
    /// The URL of a bucket that has the states, such as <c>s3://states</c>; the stacks are then encrypted with a passphrase. Default:
    /// Pulumi Cloud.
    /// </summary>
    public string? Backend { get; init; }

    /// <summary>
    /// Whether a run goes on past a resource that fails, with all that does not depend on it; it ends as failed all the same. Default
    /// false: it stops there.
    /// </summary>
    public bool ContinueOnError { get; init; }

    /// <summary>
    /// Seconds between two runs that repair drift. Default 3600: each run is a new pod and a build, so the guide's 300 would
    /// keep a small node busy. The operator takes no less than 60.
    /// </summary>
    public int ResyncFrequencySeconds { get; init; } = 3600;
}

/// <summary>A Pulumi stack that the operator runs: the Stack CR with all that it needs to work.</summary>
/// <remarks>
/// Every field has the form in which the operator writes the object back: a Go duration as Go prints it, and no value that Go leaves out,
/// such as false. In another form each run of the program that declares the Stack would change it, and the operator would run it again.
/// </remarks>
public sealed class PulumiStack : ComponentResource
{
    /// <summary>The longest name of a Stack CR: a rule of its CRD, because names of pods and Services are made of it.</summary>
    public const int MaximumNameLength = 42;

    /// <summary>What encrypts the secrets of a stack in a bucket.</summary>
    public const string SecretsProvider = "passphrase";

    /// <summary>Declares the Stack CR.</summary>
    /// <param name="name">The logical name, and the name of the Stack CR.</param>
    /// <param name="args">The settings.</param>
    /// <param name="options">Resource options.</param>
    /// <exception cref="ArgumentException">The name or the stack is not valid.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The resync frequency is under 60 seconds.</exception>
    public PulumiStack(string name, PulumiStackArgs args, ComponentResourceOptions? options = null)
        : base("oceanid:pulumi:PulumiStack", name, options)
    {
        ArgumentNullException.ThrowIfNull(args);
        if (InvalidName(name) is { } wrong)
            throw new ArgumentException($"The Stack name '{name}' is not valid: {wrong}", nameof(name));
        if (args.Stack.Split('/') is not [{ Length: > 0 }, { Length: > 0 }, { Length: > 0 }])
            throw new ArgumentException($"The stack '{args.Stack}' of the Stack '{name}' is not of the form organization/project/stack.", nameof(args));
        ArgumentOutOfRangeException.ThrowIfLessThan(args.ResyncFrequencySeconds, 60, nameof(args));

        _ = new StackResource(
            name,
            new StackResourceArgs
            {
                Metadata = new ObjectMetaArgs { Name = name, Namespace = args.Namespace },
                Spec = Spec(args),
            },
            new CustomResourceOptions
            {
                Parent = this,
                // A handshake without the bindings, or a pod without the Secret, fails and is retried with a growing wait.
                DependsOn = { args.Identity, args.Credentials },
            });
        RegisterOutputs();
    }

    /// <summary>Says what is wrong with the name of a Stack CR, as the end of a sentence, or null.</summary>
    /// <param name="name">The name.</param>
    public static string? InvalidName(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (name.Length > MaximumNameLength)
            return $"which has {name.Length} characters; the operator allows {MaximumNameLength}";
        return KubernetesName.NotALabel(name);
    }

    private static StackResourceSpecArgs Spec(PulumiStackArgs args)
    {
        var spec = new StackResourceSpecArgs
        {
            Stack = args.Stack,
            FluxSource = new StackFluxSourceArgs
            {
                SourceRef = new StackSourceRefArgs
                {
                    ApiVersion = GitRepository.ApiVersionName,
                    Kind = GitRepository.KindName,
                    Name = args.Source,
                },
                Dir = args.Folder,
            },
            // The default account lacks system:auth-delegator.
            ServiceAccountName = args.Identity.ServiceAccountName,
            // Environment variables, not `environment`: that one imports configuration from ESC.
            EnvRefs = Credentials(args.Credentials),
            // Without refresh a run compares with the state, not with the cluster, and sees no drift.
            Refresh = true,
            ContinueResyncOnCommitMatch = true,
            ResyncFrequencySeconds = args.ResyncFrequencySeconds,
            // Nothing idle: the operator's default, Retain, keeps one pod per Stack for ever.
            WorkspaceReclaimPolicy = "Delete",
            WorkspaceTemplate = args.Workspace.ToArgs(args.Credentials.Checksum),
            UpdateTemplate = new UpdateTemplateArgs { Spec = Update(args) },
        };
        if (args.Backend is not null)
        {
            spec.Backend = args.Backend;
            spec.SecretsProvider = SecretsProvider;
        }

        if (args.Prerequisites.Count > 0)
            spec.Prerequisites = args.Prerequisites.Select(name => new StackPrerequisiteArgs { Name = name }).ToArray();

        return spec;
    }

    private static UpdateTemplateSpecArgs Update(PulumiStackArgs args)
    {
        // Each run leaves an Update and a Secret, by default for a day.
        var update = new UpdateTemplateSpecArgs { TtlAfterCompleted = "1h0m0s" };
        if (args.ContinueOnError)
            update.ContinueOnError = true;
        return update;
    }

    private static InputMap<ResourceRefArgs> Credentials(EscSecret secret)
    {
        var variables = new InputMap<ResourceRefArgs>();
        foreach (var key in secret.Keys)
        {
            variables.Add(key, new ResourceRefArgs
            {
                Type = "Secret",
                Secret = new ResourceRefSecretArgs { Name = secret.Name, Key = key },
            });
        }

        return variables;
    }
}
