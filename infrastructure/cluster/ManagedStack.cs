using Pulumi.Kubernetes.Types.Inputs.Rbac.V1;

namespace Oceanid.Infrastructure.Cluster;

/// <summary>A program that the operator runs in the cluster, and what it may do there.</summary>
/// <param name="Name">The name of the Pulumi project, of the Stack CR and of the service account.</param>
/// <param name="Folder">The folder of the program in the repository.</param>
/// <param name="Rules">The rights in the cluster.</param>
public sealed record ManagedStack(string Name, string Folder, IReadOnlyList<PolicyRuleArgs> Rules)
{
    /// <summary>Whether a run goes on past what fails: one app must not stop the others.</summary>
    public bool ContinueOnError { get; init; }

    // Server-side apply needs patch, a refresh get; whoever deletes waits until the object is gone, with list and watch.
    private static readonly string[] Manage = ["get", "list", "watch", "create", "update", "patch", "delete"];
    private static readonly string[] Read = ["get", "list", "watch"];

    private const string RbacGroup = "rbac.authorization.k8s.io";

    /// <summary>Every program but this one, by name.</summary>
    public static IReadOnlyDictionary<string, ManagedStack> All { get; } = new[] { Apps, Networking }
        .ToDictionary(stack => stack.Name, StringComparer.Ordinal);

    /// <summary>The Stack CR of this program, which Flux applies; here only its identity is made.</summary>
    public const string ClusterStack = "oceanid-cluster";

    // App namespaces, their bounds, Secrets and ConfigMaps, and the right of Flux to apply the app there. Secrets in the whole cluster,
    // because the namespaces are made by the program as well.
    private static ManagedStack Apps => new(
        "oceanid-apps",
        "infrastructure/apps",
        [
            Rule("", ["namespaces", "resourcequotas", "limitranges", "serviceaccounts", "configmaps", "secrets"], Manage),
            Rule(RbacGroup, ["rolebindings"], Manage),
            // Who binds a role must hold its rights, or this one.
            Rule(RbacGroup, ["clusterroles"], ["bind"], "app-deployer"),
        ])
    {
        ContinueOnError = true,
    };

    // Network policies of app namespaces, ingress, DNS; and the tunnel, which is the one thing that it may change in a namespace of its
    // own.
    private static ManagedStack Networking => new(
        "oceanid-networking",
        "infrastructure/networking",
        [
            Rule("networking.k8s.io", ["networkpolicies"], Manage),
            .. ManageNamed("helm.cattle.io", ["helmchartconfigs"], "traefik"),
            .. ManageNamed("", ["configmaps"], "coredns-custom", "cloudflared-routes"),
            .. ManageNamed("", ["namespaces", "resourcequotas", "limitranges"], "cloudflared"),
            .. ManageNamed("", ["secrets"], "cloudflared-token"),
            .. ManageNamed("apps", ["deployments"], "cloudflared"),
            .. ManageNamed("policy", ["poddisruptionbudgets"], "cloudflared"),
            // Pulumi waits for a Deployment with caches of these, and for ever where it may not fill one.
            Rule("apps", ["deployments", "replicasets"], Read),
            Rule("", ["pods", "events", "persistentvolumeclaims"], Read),
            // It waits for the deletion of these; what is in the namespace of the tunnel goes with it.
            Rule("helm.cattle.io", ["helmchartconfigs"], Read),
            Rule("", ["configmaps", "namespaces"], Read),
        ]);

    // A create cannot be bound to a name: the API server learns the name too late.
    private static PolicyRuleArgs[] ManageNamed(string group, string[] resources, params string[] names) =>
        [Rule(group, resources, ["create"]), Rule(group, resources, ["get", "update", "patch", "delete"], names)];

    private static PolicyRuleArgs Rule(string group, string[] resources, string[] verbs, params string[] names)
    {
        var rule = new PolicyRuleArgs { ApiGroups = group, Resources = resources, Verbs = verbs };
        if (names.Length > 0)
            rule.ResourceNames = names;

        return rule;
    }
}
