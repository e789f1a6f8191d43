using Pulumi;

namespace Oceanid.Infrastructure.Apps;

/// <summary>An item of <c>apps</c>.</summary>
public sealed record AppSettings
{
    /// <summary><c>name</c>: the name of the app, of its namespace, of its service account and of its Kustomization.</summary>
    public required string Name { get; init; }

    /// <summary><c>path</c>: the folder of its manifests. Default <c>apps/base/&lt;name&gt;</c>.</summary>
    public required string Path { get; init; }

    /// <summary><c>dependsOn</c>: the apps that must be ready before this one is applied. Default: none.</summary>
    public required IReadOnlyList<string> DependsOn { get; init; }

    /// <summary>
    /// <c>keepData</c>: whether the namespace is protected, and with it the claims of the app: to remove the app takes two merges then. Default
    /// false. Written by hand, for a program does not see the manifests.
    /// </summary>
    public bool KeepData { get; init; }

    /// <summary>
    /// <c>tls</c>: whether its hosts have certificates of this cluster's Traefik. The Ingress in Git asks for them; <c>check</c> holds the two
    /// against each other and against <c>oceanid-cluster:acme</c>. Default false.
    /// </summary>
    public bool Tls { get; init; }

    /// <summary><c>pods</c>: the most pods, those of a rolling update included. Default 2.</summary>
    public required int Pods { get; init; }

    /// <summary><c>requestsMemoryMi</c>: the memory that all pods together may request, in MiB. Default 64.</summary>
    public required int RequestsMemoryMi { get; init; }

    /// <summary><c>limitsMemoryMi</c>: the memory that all pods together may use, in MiB. Default 128.</summary>
    public required int LimitsMemoryMi { get; init; }

    /// <summary>What the pods may do in the network.</summary>
    public required AppFlows Flows { get; init; }

    /// <summary><c>config</c>: environment variables, for the ConfigMap <c>&lt;name&gt;-config</c>. Default: none, and no ConfigMap.</summary>
    public required IReadOnlyDictionary<string, string> Config { get; init; }

    /// <summary>
    /// <c>secrets</c>: environment variables whose values are keys of the ESC environment, for the Secret
    /// <c>&lt;name&gt;-secrets</c>. Default: none, and no Secret.
    /// </summary>
    /// <remarks>A value is null where the environment lacks it.</remarks>
    public required IReadOnlyDictionary<string, Output<string>?> Secrets { get; init; }

    /// <summary>
    /// <c>pullSecret</c>: the key of the ESC environment with a <c>.dockerconfigjson</c>, for the Secret <c>&lt;name&gt;-pull</c>: its one
    /// key and the value. Default: none, for the images are public.
    /// </summary>
    /// <remarks>The value is null where the environment lacks it.</remarks>
    public required IReadOnlyDictionary<string, Output<string>?> PullSecret { get; init; }
}
