using Pulumi.Kubernetes.Types.Inputs.Rbac.V1;

namespace Oceanid.Cluster;

/// <summary>A program that the operator runs in the cluster, and what it may do there.</summary>
/// <param name="Name">The name of the Pulumi project, of the Stack CR and of the service account.</param>
/// <param name="Folder">The folder of the program in the repository.</param>
/// <param name="Rules">The rights in the cluster.</param>
public sealed record ManagedStack(string Name, string Folder, IReadOnlyList<PolicyRuleArgs> Rules)
{
    // Server-side apply needs patch; a refresh needs get, a wait needs list and watch.
    private static readonly string[] Manage = ["get", "list", "watch", "create", "update", "patch", "delete"];

    /// <summary>Every program but this one, by name.</summary>
    public static IReadOnlyDictionary<string, ManagedStack> All { get; } = new[] { Networking, Apps }
        .ToDictionary(stack => stack.Name, StringComparer.Ordinal);

    /// <summary>The Stack CR of this program, which Flux applies; here only its identity is made.</summary>
    public const string ClusterStack = "oceanid-cluster";

    // Ingress, tunnel, network policies of app namespaces.
    private static ManagedStack Networking => new(
        "oceanid-networking",
        "infrastructure/networking",
        [
            Rule("networking.k8s.io", ["networkpolicies", "ingresses"], Manage),
            Rule("helm.cattle.io", ["helmchartconfigs"], Manage),
        ]);

    // App namespaces, quotas, Secrets and ConfigMaps.
    private static ManagedStack Apps => new(
        "oceanid-apps",
        "infrastructure/apps",
        [
            Rule("", ["namespaces", "resourcequotas", "limitranges", "serviceaccounts", "configmaps", "secrets"], Manage),
        ]);

    private static PolicyRuleArgs Rule(string group, string[] resources, string[] verbs) =>
        new() { ApiGroups = group, Resources = resources, Verbs = verbs };
}
