using Oceanid.Tool.Knowledge;

namespace Oceanid.Tool.Facts.Rights;

/// <summary>Rights from which whoever has them gets all rights.</summary>
/// <param name="Gives">What whoever has one of them can get: the end of a sentence; <c>{0}</c> stands for the cluster or the namespace.</param>
/// <param name="Reach">Where they have to hold for that.</param>
/// <param name="Rights">Any of them will do.</param>
internal sealed record Power(string Gives, PowerReach Reach, IReadOnlyList<Right> Rights)
{
    /// <summary>Whether a right on single objects by their names is as good.</summary>
    public bool EvenNamed { get; init; } = true;

    /// <summary>Those that are known.</summary>
    public static IReadOnlyList<Power> Known { get; } =
    [
        new("every Secret of {0}", PowerReach.WithStrongAccounts, [.. Right.Each(["get", "list", "watch", .. Right.Writing], "", "secrets")]) { EvenNamed = false },
        new("pods that run as any account of {0}", PowerReach.WithStrongAccounts,
        [
            .. Right.Each(Right.Writing, "", "pods", "pods/ephemeralcontainers", "replicationcontrollers"),
            .. Right.Each(Right.Writing, "apps", "daemonsets", "deployments", "replicasets", "statefulsets"),
            .. Right.Each(Right.Writing, "batch", "cronjobs", "jobs"),
        ]),
        new("programs that run as any account of {0}", PowerReach.WithStrongAccounts,
            [.. Right.Each(Right.Writing, ApiGroups.Pulumi, "stacks"), .. Right.Each(Right.Writing, "auto.pulumi.com", "workspaces")]),
        new("commands in any pod of {0}", PowerReach.WithStrongAccounts, [.. Right.Each(["get", "create"], "", "pods/exec", "pods/attach")]),
        new("commands in any pod of {0}", PowerReach.Cluster, [.. Right.Each(["get", "create"], "", "nodes/proxy")]),
        new("a token of any account of {0}", PowerReach.WithStrongAccounts, [new("create", "", "serviceaccounts/token")]),
        new("the right to get more rights", PowerReach.Anywhere,
        [
            .. Right.Each(["bind", "escalate"], ApiGroups.Rbac, "clusterroles", "roles"),
            .. Right.Each(["impersonate"], "", "users", "groups", "serviceaccounts"),
        ]),
        new("whatever Flux applies, as cluster-admin", PowerReach.Anywhere, [.. Right.Each(Right.Writing, ApiGroups.Kustomize, "kustomizations")]),
        new("the sources of {0}, and with them what Flux applies", PowerReach.WithStrongAccounts,
            [.. Right.Each(Right.Writing, ApiGroups.Source, "buckets", "gitrepositories", "helmrepositories", "ocirepositories")]),
        new("whatever Flux installs with Helm, as cluster-admin", PowerReach.Anywhere, [.. Right.Each(Right.Writing, "helm.toolkit.fluxcd.io", "helmreleases")]),
        new("whatever K3s installs with Helm, as cluster-admin", PowerReach.Anywhere, [.. Right.Each(Right.Writing, "helm.cattle.io", "helmcharts", "helmchartconfigs")]),
        new("the admission of the cluster, which bounds others", PowerReach.Cluster,
        [
            .. Right.Each(
                [.. Right.Writing, "delete", "deletecollection"],
                "admissionregistration.k8s.io",
                "validatingadmissionpolicies",
                "validatingadmissionpolicybindings",
                "mutatingadmissionpolicies",
                "mutatingadmissionpolicybindings",
                "validatingwebhookconfigurations",
                "mutatingwebhookconfigurations"),
        ]),
        new("namespaces without Pod Security", PowerReach.Cluster, [.. Right.Each(Right.Writing, "", "namespaces")]) { EvenNamed = false },
        new("any path of a node, as a volume", PowerReach.Cluster, [.. Right.Each(Right.Writing, "", "persistentvolumes")]),
        new("certificates of any user", PowerReach.Cluster, [.. Right.Each(["update", "patch"], "certificates.k8s.io", "certificatesigningrequests/approval")]),
    ];

    /// <summary>Those of its rights that somebody has who has these.</summary>
    public IReadOnlyList<Right> In(IReadOnlyList<Right> rights) =>
        [.. Rights.Where(right => rights.Any(own => (EvenNamed || own.Name == "*") && (own with { Name = "*" }).Covers(right)))];
}
