using Oceanid.Tool.Fleet;
using Oceanid.Tool.Knowledge;

namespace Oceanid.Tool.Facts.Rights;

/// <summary>An admission policy of this repository that was tried on a real API server, each account being cluster-admin for the trial.</summary>
/// <param name="Name">The name of the policy and of its binding.</param>
/// <param name="Objects">The two.</param>
/// <param name="Accounts">The accounts that it bounds, as <c>namespace/name</c>.</param>
/// <param name="Bounds">
/// The rights that no longer amount to all rights where it holds. Admission sees neither what is read nor <c>impersonate</c>, and of what is connected
/// to (<c>pods/exec</c>, <c>nodes/proxy</c>) it would have to ask for CONNECT. Nor is a HelmChart here: it is cluster-admin in any namespace.
/// </param>
internal sealed record AdmissionPolicy(string Name, IReadOnlyList<JudgedObject> Objects, IReadOnlyList<string> Accounts, IReadOnlyList<Right> Bounds)
{
    private const string Group = "admissionregistration.k8s.io";
    private const string Apps = "pulumi-system/oceanid-apps";
    private const string Networking = "pulumi-system/oceanid-networking";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<AdmissionPolicy> Known { get; } =
    [
        new(
            "oceanid-programs",
            Pair("oceanid-programs", "7ed207da3a9137585f7243f26006d7dcf7f43b88998a9dd5ccf151e94256584a", "101bbd41dafcf33b1dfe1aa9163bcdc287244c9ae732741e0b8a4d80f150ae1d"),
            [Apps, Networking],
            [
                .. Right.Each(Right.Writing, "", "namespaces", "persistentvolumes", "pods", "pods/ephemeralcontainers", "replicationcontrollers", "secrets", "serviceaccounts/token"),
                .. Right.Each(Right.Writing, "apps", "*"),
                .. Right.Each(["bind", "escalate"], ApiGroups.Rbac, "*"),
            ]),
        new(
            "app-kustomizations",
            Pair("app-kustomizations", "5e414c71fca0a3faa0ecb1831cc7f4bf485bd9aa20957b43b507a87b08968dde", "aff339c88df7225e201a3627281ae317e67deb2e1266a8fea83f729b8a0cd5e1"),
            [Apps],
            [.. Right.Each(Right.Writing, ApiGroups.Kustomize, "kustomizations")]),
    ];

    /// <summary>What the policies let the programs hand out, each with what its role allows.</summary>
    public static IReadOnlyList<JudgedObject> Roles { get; } =
    [
        new(ApiGroups.Rbac, "ClusterRole", "app-environment", "1eb95fb350faf79c8e5c976b39728d603e2f4b3a212c11426c0f747ac6792cd9"),
        new(ApiGroups.Rbac, "ClusterRole", "tunnel-environment", "8b60f4bdee4f2fef9718b0388e9a2527217f9c900c529d07fb082b6f50919582"),
        new(ApiGroups.Rbac, "ClusterRole", "app-deployer", "199d7106492f01e0afc338e787de3eab5fe627813e4e5b2ce0600c0158c7182c"),
    ];

    /// <summary>Whether a cluster has the policy and its binding as they were judged.</summary>
    public bool Holds(ClusterView view) => Objects.All(judged => judged.In(view) is { } found && judged.IsAsJudged(found) && JudgedObject.NotApplied(found) is null);

    private static JudgedObject[] Pair(string name, string policy, string binding) =>
        [new(Group, "ValidatingAdmissionPolicy", name, policy), new(Group, "ValidatingAdmissionPolicyBinding", name, binding)];
}
