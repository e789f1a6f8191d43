using Oceanid.Tool.Knowledge;
using Oceanid.Tool.Text;

namespace Oceanid.Tool.Facts.Validity;

/// <summary>rbac/validation: ValidateRole, ValidateClusterRole, ValidatePolicyRule, ValidateRoleBinding, ValidateClusterRoleBinding, ValidateRoleBindingSubject.</summary>
internal static class RoleRules
{
    public static IEnumerable<Fault> Of(Part it, bool isOfCluster)
    {
        foreach (var fault in it.Objects("rules").SelectMany(rule => Rule(rule, isOfCluster)).Concat(it["aggregationRule"].Objects("clusterRoleSelectors").SelectMany(Selectors.Of)))
            yield return fault;

        var aggregation = it["aggregationRule"];
        if (aggregation.Exists && !aggregation.HasSome("clusterRoleSelectors"))
            yield return aggregation.Fault("clusterRoleSelectors", "Without a selector nothing is aggregated.", "Write one.");
        // pkg/controller/clusterroleaggregation writes the rules itself.
        else if (aggregation.Exists && it.HasSome("rules"))
            yield return it.Fault("rules", "The rules of an aggregated ClusterRole are those of others, and these are overwritten.", "Leave them out, or put them into a role that is aggregated.");
    }

    public static IEnumerable<Fault> OfBinding(Part it, bool isOfCluster)
    {
        var role = it["roleRef"];
        if (isOfCluster && role.Text("kind") == "Role")
            yield return role.Fault("kind", "A ClusterRoleBinding gives a ClusterRole, and a Role is of one namespace.", "Write ClusterRole, or make it a RoleBinding.");
        foreach (var fault in it.Objects("subjects").SelectMany(subject => Subject(subject, isOfCluster)))
            yield return fault;
    }

    private static IEnumerable<Fault> Rule(Part rule, bool isOfCluster)
    {
        if (rule.HasSome("nonResourceURLs"))
        {
            if (!isOfCluster)
                yield return rule.Fault("nonResourceURLs", "A Role is of a namespace, and a path of the server of none.", "Write a ClusterRole.");
            else if (rule.HasSome("apiGroups") || rule.HasSome("resources") || rule.HasSome("resourceNames"))
                yield return rule.Fault("nonResourceURLs", "A rule is for resources or for paths, not for both.", "Write a rule for each.");
            yield break;
        }

        // Of a member that is not known it is said elsewhere.
        if (rule.Keys.Except(["verbs", "apiGroups", "resources", "resourceNames", "nonResourceURLs"]).Any())
            yield break;
        if (!rule.HasSome("apiGroups"))
            yield return rule.Fault("apiGroups", "The rule names no group.", "Write it; [\"\"] for the core.");
        if (!rule.HasSome("resources"))
            yield return rule.Fault("resources", "The rule names no resources.", "Write them, such as [configmaps].");

        // https://kubernetes.io/docs/reference/access-authn-authz/rbac/#referring-to-resources: what is not there yet has no name, but for its subresources.
        if (rule.HasSome("resourceNames") && rule.Texts("verbs").All(verb => verb.Text == "create") && rule.Texts("resources").All(resource => !resource.Text.Contains('/', StringComparison.Ordinal)))
            yield return rule.Fault("resourceNames", "A request to create something has no name, so that the rule allows nothing.", "Leave resourceNames out, or name other verbs.");
        // A request to delete a collection has no name.
        foreach (var (_, field) in rule.Texts("verbs").Where(verb => verb.Text == "deletecollection" && rule.HasSome("resourceNames")))
            yield return new Fault(field, "A request to delete a collection has no name, so that with resourceNames it is never allowed.", "Leave it out, or write a rule without resourceNames.");
    }

    private static IEnumerable<Fault> Subject(Part subject, bool isOfCluster)
    {
        if (subject.Text("kind") != "ServiceAccount")
            yield break;
        if (subject.HasSome("apiGroup"))
            yield return subject.Fault("apiGroup", "A ServiceAccount is of the core group.", "Leave it out.");
        // Without it the authorizer takes that of a RoleBinding.
        if (isOfCluster && !subject.HasSome("namespace"))
            yield return subject.Fault("namespace", "The ServiceAccount has no namespace.", "Write it.");
        if (subject.Text("name") is { Length: > 0 } name && Formats.Wrong("dns-subdomain", name) is { } wrong)
            yield return subject.Fault("name", wrong);
    }
}
