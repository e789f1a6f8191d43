using Oceanid.Tool.Fleet;
using Oceanid.Tool.Knowledge;
using Oceanid.Tool.Text;

namespace Oceanid.Tool.Facts.Rights;

/// <summary>What the role of a binding allows.</summary>
internal static class RoleRights
{
    // Of the roles that every cluster has, those that a program or a person binds; of admin and edit what matters in the end.
    private static readonly IReadOnlyList<Right> Edit =
    [
        .. Right.Each(["get", "list", "watch", .. Right.Writing], "", "pods", "replicationcontrollers", "secrets"),
        .. Right.Each(["get", "create"], "", "pods/exec", "pods/attach"),
        .. Right.Each(["get", "list", "watch", .. Right.Writing], "apps", "daemonsets", "deployments", "replicasets", "statefulsets"),
        .. Right.Each(["get", "list", "watch", .. Right.Writing], "batch", "cronjobs", "jobs"),
        new("create", "", "serviceaccounts/token"),
        new("impersonate", "", "serviceaccounts"),
    ];

    private static readonly Dictionary<string, IReadOnlyList<Right>> BuiltIn = new(StringComparer.Ordinal)
    {
        ["cluster-admin"] = [Right.Any],
        ["admin"] = Edit,
        ["edit"] = Edit,
        ["view"] = [],
        ["system:auth-delegator"] = [new("create", "authentication.k8s.io", "tokenreviews"), new("create", "authorization.k8s.io", "subjectaccessreviews")],
    };

    /// <summary>The rights; null where they cannot be told: the role is not here, or Kubernetes adds up others in it (<c>aggregationRule</c>).</summary>
    /// <param name="view">The cluster.</param>
    /// <param name="binding">A RoleBinding or ClusterRoleBinding.</param>
    public static IReadOnlyList<Right>? Of(ClusterView view, KubernetesObject binding)
    {
        var role = binding.Content.At("roleRef");
        var (kind, name) = (role.Text("kind") ?? "ClusterRole", role.Text("name") ?? "");
        if (view.Find(ApiGroups.Rbac, kind, kind == "Role" ? binding.Namespace : null, name) is { } found)
            return found.Object.Content["aggregationRule"] is null ? [.. Right.Of(found.Object.Content)] : null;
        return kind == "ClusterRole" ? BuiltIn.GetValueOrDefault(name) : null;
    }
}
