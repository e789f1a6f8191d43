using Oceanid.Infrastructure.Components.Secrets;
using Pulumi;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;

namespace Oceanid.Infrastructure.Components.Flux;

/// <summary>The settings of <see cref="FluxAlerts"/>.</summary>
public sealed class FluxAlertsArgs
{
    /// <summary>The namespace of Flux.</summary>
    public required Input<string> Namespace { get; init; }

    /// <summary>The namespace of the Stacks, whose source is watched as well.</summary>
    public required Input<string> StackNamespace { get; init; }

    /// <summary>The name of the cluster, which each message says.</summary>
    public required string Cluster { get; init; }

    /// <summary>The type of the Provider, such as <c>slack</c>.</summary>
    public required string Type { get; init; }

    /// <summary>The address of the service; null (default) where the Secret has it.</summary>
    public string? Address { get; init; }

    /// <summary>The channel or room; null (default) where there is none.</summary>
    public string? Channel { get; init; }

    /// <summary>The keys of the Secret: <c>address</c> or <c>token</c>.</summary>
    public required IReadOnlyDictionary<string, Output<string>> Secret { get; init; }

    /// <summary>
    /// Whether the service shows the state of a commit. It gets what went well too, or a commit that failed once stays red, and only what
    /// Kustomizations say, for the event of a source is of no commit. Default false.
    /// </summary>
    public bool IsCommitStatus { get; init; }
}

/// <summary>
/// Tells a person what fails: the Kustomizations of Flux, among them that of the Stacks, which waits for their health, and the sources.
/// </summary>
public sealed class FluxAlerts : ComponentResource
{
    private const string ObjectName = "alerts";

    /// <summary>Declares the Secret, the Provider and the Alert.</summary>
    /// <param name="name">The logical name.</param>
    /// <param name="args">The settings.</param>
    /// <param name="options">Resource options.</param>
    public FluxAlerts(string name, FluxAlertsArgs args, ComponentResourceOptions? options = null)
        : base("oceanid:flux:FluxAlerts", name, options)
    {
        ArgumentNullException.ThrowIfNull(args);
        var secret = new EscSecret(
            name,
            new EscSecretArgs { Namespace = args.Namespace, Name = ObjectName, Data = args.Secret },
            new ComponentResourceOptions { Parent = this });

        var spec = new AlertProviderSpecArgs { Type = args.Type, SecretRef = new LocalReferenceArgs { Name = secret.Name } };
        if (args.Address is { } address)
            spec.Address = address;
        if (args.Channel is { } channel)
            spec.Channel = channel;
        var provider = new AlertProvider(
            $"{name}-provider",
            new AlertProviderArgs { Metadata = Metadata(args), Spec = spec },
            new CustomResourceOptions { Parent = this });

        AlertSourceArgs[] sources = args.IsCommitStatus
            ? [All(Kustomization.KindName)]
            : [All(Kustomization.KindName), All(GitRepository.KindName), All(GitRepository.KindName, args.StackNamespace)];
        _ = new Alert(
            $"{name}-alert",
            new AlertArgs
            {
                Metadata = Metadata(args),
                Spec = new AlertSpecArgs
                {
                    ProviderRef = new LocalReferenceArgs { Name = ObjectName },
                    EventSeverity = args.IsCommitStatus ? "info" : "error",
                    EventSources = sources,
                    EventMetadata = { ["cluster"] = args.Cluster },
                },
            },
            new CustomResourceOptions { Parent = this, DependsOn = provider });
        RegisterOutputs();
    }

    private static ObjectMetaArgs Metadata(FluxAlertsArgs args) => new() { Name = ObjectName, Namespace = args.Namespace };

    private static AlertSourceArgs All(string kind, Input<string>? space = null) => new() { Kind = kind, Name = "*", Namespace = space };
}
