using System.Text.Json.Nodes;
using Oceanid.Tool.Fleet;
using Oceanid.Tool.Fleet.Configuration;
using Oceanid.Tool.Knowledge;
using Oceanid.Tool.Text;

namespace Oceanid.Tool.Check.Rules;

/// <summary>Nobody has wide rights without a reason.</summary>
internal sealed class RbacWidthRule : IRule
{
    private static readonly string[] Granting = ["escalate", "bind", "impersonate"];
    private static readonly string[] Reading = ["get", "list", "watch"];

    public string Id => "rbac-width";

    public string Title => "No service account has wide rights in the cluster unless .flux.yaml allows it and says why.";

    public string Rationale =>
        "Whoever can merge can run code as every account of a Stack: its rights are the damage that one bad merge can do.";

    public string Remedy => "Name what is needed instead, or allow it in .flux.yaml (rbac) with a reason.";

    public IEnumerable<Case> Cases(CheckContext context) => context.Views.SelectMany(view =>
        view.OfKind(ApiGroups.Rbac, "ClusterRoleBinding").Concat(view.OfKind(ApiGroups.Rbac, "RoleBinding"))
            .Each(binding => Check(context.Settings, view, binding)));

    private static IEnumerable<Finding> Check(CheckSettings settings, ClusterView view, OwnedObject binding)
    {
        var role = binding.Object.Content.At("roleRef").Text("name") ?? "";
        if (Width(view, binding, role) is not { } width)
            yield break;

        foreach (var subject in binding.Object.Content.Objects("subjects").Select(Name))
        {
            if (!settings.Rbac.Any(allowed => allowed.ServiceAccount == subject && allowed.ClusterRole == role))
                yield return binding.Finding($"It gives {subject} {width}.", "roleRef");
        }
    }

    private static string Name(JsonObject subject) =>
        subject.Text("kind") == "ServiceAccount" ? $"{subject.Text("namespace")}/{subject.Text("name")}" : $"{subject.Text("kind")} {subject.Text("name")}";

    private static string? Width(ClusterView view, OwnedObject binding, string role)
    {
        if (role == "cluster-admin")
            return "every right (cluster-admin)";

        var kind = binding.Object.Content.At("roleRef").Text("kind") ?? "ClusterRole";
        var space = kind == "Role" ? binding.Object.Namespace : null;
        var rules = view.Find(ApiGroups.Rbac, kind, space, role)?.Object.Content.Objects("rules").ToList() ?? [];
        if (rules.Exists(rule => All(rule).Contains("*")))
            return $"rights without a bound (* in {role})";
        if (rules.SelectMany(rule => rule.Texts("verbs")).FirstOrDefault(Granting.Contains) is { } verb)
            return $"the right to get more rights ({verb} in {role})";
        return binding.Object.Kind == "ClusterRoleBinding" && rules.Exists(ReadsSecrets)
            ? $"every Secret of the cluster ({role})"
            : null;
    }

    private static bool ReadsSecrets(JsonObject rule) =>
        rule.Texts("resources").Contains("secrets") && !rule.Texts("resourceNames").Any() && rule.Texts("verbs").Any(Reading.Contains);

    private static IEnumerable<string> All(JsonObject rule) =>
        rule.Texts("verbs").Concat(rule.Texts("resources")).Concat(rule.Texts("apiGroups"));
}
