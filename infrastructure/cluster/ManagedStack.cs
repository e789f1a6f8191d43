using Pulumi.Kubernetes.Types.Inputs.Rbac.V1;

namespace Oceanid.Infrastructure.Cluster;

/// <summary>A program that the operator runs in the cluster, and what it may do there.</summary>
/// <param name="Name">The name of the Pulumi project, of the Stack CR and of the service account.</param>
/// <param name="Folder">The folder of the program in the repository.</param>
/// <param name="Rules">The rights in the whole cluster.</param>
public sealed record ManagedStack(string Name, string Folder, IReadOnlyList<PolicyRuleArgs> Rules)
{
    /// <summary>The rights in single namespaces besides, by their names.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<PolicyRuleArgs>> NamespacedRules { get; init; } = new Dictionary<string, IReadOnlyList<PolicyRuleArgs>>();

    /// <summary>Whether a run goes on past what fails: one app must not stop the others.</summary>
    public bool ContinueOnError { get; init; }

    // Server-side apply needs patch, a refresh get; whoever deletes waits until the object is gone, with list and watch.
    private static readonly string[] Manage = ["get", "list", "watch", "create", "update", "patch", "delete"];

    private const string RbacGroup = "rbac.authorization.k8s.io";

    /// <summary>Every program but this one, by name.</summary>
    public static IReadOnlyDictionary<string, ManagedStack> All { get; } = new[] { Apps, Networking }
        .ToDictionary(stack => stack.Name, StringComparer.Ordinal);

    /// <summary>The Stack CR of this program, which Flux applies; here only its identity is made.</summary>
    public const string ClusterStack = "oceanid-cluster";

    // Namespaces, and in each of them what the role says that the program binds itself to there; the account and the Kustomization of each
    // app. The admission policies in clusters/base bound what RBAC cannot.
    private static ManagedStack Apps => new(
        "oceanid-apps",
        "infrastructure/apps",
        [.. InItsNamespaces("app-deployer", "app-environment")])
    {
        NamespacedRules = new Dictionary<string, IReadOnlyList<PolicyRuleArgs>>
        {
            ["flux-system"] =
            [
                Rule("kustomize.toolkit.fluxcd.io", ["kustomizations"], Manage),
                Rule("", ["serviceaccounts"], Manage),
            ],
        },
        ContinueOnError = true,
    };

    // The namespace of the tunnel, likewise, and the zones of CoreDNS.
    private static ManagedStack Networking => new(
        "oceanid-networking",
        "infrastructure/networking",
        [.. InItsNamespaces("tunnel-environment")])
    {
        NamespacedRules = new Dictionary<string, IReadOnlyList<PolicyRuleArgs>>
        {
            ["kube-system"] =
            [
                // A create cannot be bound to a name, which the API server learns too late; nor can the caches of a wait.
                Rule("", ["configmaps"], ["create", "list", "watch"]),
                Rule("", ["configmaps"], ["get", "update", "patch", "delete"], "coredns-custom"),
            ],
        },
    };

    // Who binds a role must hold its rights, or this one.
    private static PolicyRuleArgs[] InItsNamespaces(params string[] roles) =>
    [
        Rule("", ["namespaces"], Manage),
        Rule(RbacGroup, ["rolebindings"], Manage),
        Rule(RbacGroup, ["clusterroles"], ["bind"], roles),
    ];

    private static PolicyRuleArgs Rule(string group, string[] resources, string[] verbs, params string[] names)
    {
        var rule = new PolicyRuleArgs { ApiGroups = group, Resources = resources, Verbs = verbs };
        if (names.Length > 0)
            rule.ResourceNames = names;

        return rule;
    }
}
