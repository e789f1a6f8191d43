using Oceanid.Tool.Fleet;
using Oceanid.Tool.Knowledge;
using Oceanid.Tool.Text;

namespace Oceanid.Tool.Facts.Rights;

/// <summary>What the bindings of a cluster allow one service account.</summary>
internal sealed class AccountRights
{
    private readonly IReadOnlyList<(Right Right, string? Space)> _rights;

    /// <param name="view">The cluster.</param>
    /// <param name="space">The namespace of the account.</param>
    /// <param name="name">Its name.</param>
    public AccountRights(ClusterView view, string? space, string name) => _rights =
    [
        .. from binding in view.OfKind(ApiGroups.Rbac, "ClusterRoleBinding").Concat(view.OfKind(ApiGroups.Rbac, "RoleBinding"))
           where binding.Object.Content.Objects("subjects").Any(subject => subject.Text("kind") == "ServiceAccount" && subject.Text("name") == name && subject.Text("namespace") == space)
           from right in RoleRights.Of(view, binding.Object) ?? []
           select (right, binding.Object.Kind == "RoleBinding" ? binding.Object.Namespace : null),
    ];

    /// <summary>Whether the account has a right in a namespace; null is for what is in none.</summary>
    public bool Has(Right right, string? space) => _rights.Any(own => (own.Space is null || own.Space == space) && own.Right.Covers(right));
}
