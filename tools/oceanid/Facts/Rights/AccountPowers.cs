using System.Globalization;
using System.Text.Json.Nodes;
using Oceanid.Tool.Fleet;
using Oceanid.Tool.Knowledge;
using Oceanid.Tool.Text;

namespace Oceanid.Tool.Facts.Rights;

/// <summary>Which bindings of a cluster give more than an admission policy bounds.</summary>
internal sealed class AccountPowers
{
    private readonly ClusterView _view;
    private readonly HashSet<string> _strong;
    private readonly IReadOnlyList<AdmissionPolicy> _holding;

    public AccountPowers(ClusterView view)
    {
        _view = view;
        _holding = [.. AdmissionPolicy.Known.Where(policy => policy.Holds(view))];
        // K3s' own accounts, and what a chart brings: nobody sees their rights here.
        _strong = [.. view.Releases().Select(release => release.Resource.Inputs.Text("namespace")).OfType<string>().Append("kube-system")];
        // A power over the accounts of a namespace makes those strong that have it.
        while (Strong().Any(_strong.Add))
        {
        }

        IReadOnlyList<string> Strong() =>
        [
            .. from item in Bindings(view)
               from subject in item.Subjects
               where subject.Text("namespace") is not null && Of(item.Binding, subject).Any()
               select subject.Text("namespace"),
        ];
    }

    /// <summary>The bindings of a cluster, each with its subjects.</summary>
    public static IEnumerable<(OwnedObject Binding, IReadOnlyList<JsonObject> Subjects)> Bindings(ClusterView view) =>
        view.OfKind(ApiGroups.Rbac, "ClusterRoleBinding").Concat(view.OfKind(ApiGroups.Rbac, "RoleBinding"))
            .Select(binding => (binding, (IReadOnlyList<JsonObject>)[.. binding.Object.Content.Objects("subjects")]));

    /// <summary>A subject as <c>namespace/name</c> where it is a service account, as <c>Kind name</c> else.</summary>
    public static string Name(JsonObject subject) =>
        subject.Text("kind") == "ServiceAccount" ? $"{subject.Text("namespace")}/{subject.Text("name")}" : $"{subject.Text("kind")} {subject.Text("name")}";

    /// <summary>What a binding gives one of its subjects beyond what is bounded.</summary>
    public IEnumerable<Excess> Of(OwnedObject binding, JsonObject subject)
    {
        var role = binding.Object.Content.At("roleRef").Text("name") ?? "";
        if (RoleRights.Of(_view, binding.Object) is not { } rights)
            return [new Excess($"rights that cannot be told ({role} is not here, or adds up others)")];
        if (rights.Contains(Right.Any))
            return [new Excess($"every right ({role})")];
        if (rights.Any(right => !right.IsUrl && (right.Verb == "*" || right.Group == "*" || right.Resource == "*")))
            return [new Excess($"rights without a bound (* in {role})")];

        var space = binding.Object.Kind == "RoleBinding" ? binding.Object.Namespace ?? "" : null;
        var policies = AdmissionPolicy.Known.Where(policy => policy.Accounts.Contains(Name(subject))).ToList();
        return
            from power in Power.Known
            where space is null || power.Reach == PowerReach.Anywhere || (power.Reach == PowerReach.WithStrongAccounts && _strong.Contains(space))
            from right in power.In(rights)
            let policy = policies.Find(policy => policy.Bounds.Any(bound => bound.Covers(right)))
            where policy is null || !_holding.Contains(policy)
            group right by (power.Gives, policy) into given
            let others = given.Count() - 1
            select new Excess(
                $"{string.Format(CultureInfo.InvariantCulture, given.Key.Gives, space ?? "the cluster")} ({given.First()}{(others > 0 ? $" and {others} more" : "")} in {role})",
                given.Key.policy);
    }
}
