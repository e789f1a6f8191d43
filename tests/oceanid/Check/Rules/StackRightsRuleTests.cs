using Oceanid.Tool.Check.Rules;
using Oceanid.Tool.Fleet;

namespace Oceanid.Tool.Tests.Check.Rules;

public sealed class StackRightsRuleTests
{
    private const string Keep = "get, create, patch";
    private const string All = "'*'";
    private const string ConfigMap = "{ apiVersion: v1, kind: ConfigMap, metadata: { name: it, namespace: app } }";
    private const string Secret = "{ apiVersion: v1, kind: Secret, metadata: { name: it, namespace: app } }";
    private const string Deployment = "{ apiVersion: apps/v1, kind: Deployment, metadata: { name: it, namespace: app } }";

    [Test]
    public void Who_has_all_rights() => Assert.That(Findings(Deployment, $"apiGroups: ['*'], resources: ['*'], verbs: [{All}]"), Is.Empty);

    [TestCase("get, list, watch, create, patch, delete")]
    [TestCase(All)]
    public void Who_keeps_and_deletes_a_kind(string verbs) => Assert.That(Findings(ConfigMap, Rule("", "configmaps", verbs)), Is.Empty);

    [Test]
    public void Who_deletes_and_cannot_see_that_it_is_gone() =>
        Assert.That(
            Findings(ConfigMap, Rule("", "configmaps", "create"), Rule("", "configmaps", "get, patch, delete", "it")),
            Is.EqualTo(new[] { "Stack pulumi-system/it: spec.serviceAccountName: pulumi-system/it may not list, watch configmaps in app, which its program needs to delete ConfigMap app/it and see that it is gone." }));

    [Test]
    public void A_list_of_one_name_does_not_serve_a_cache() =>
        Assert.That(
            Findings(ConfigMap, Rule("", "configmaps", "create"), Rule("", "configmaps", "get, patch, delete, list, watch", "it")),
            Has.Count.EqualTo(1).And.All.Contains("may not list, watch configmaps"));

    [Test]
    public void What_goes_with_its_namespace_needs_no_rights_to_see_it_go() =>
        Assert.That(Findings(Secret, with: new RecordedOptions { DeletedWith = new ResourceKey("kubernetes:core/v1:Namespace", "app") }, rules: Rule("", "secrets", Keep)), Is.Empty);

    [Test]
    public void What_is_protected_is_not_deleted() =>
        Assert.That(Findings(Secret, with: new RecordedOptions { Protect = true }, rules: Rule("", "secrets", Keep)), Is.Empty);

    [TestCase("deployments", "apps")]
    [TestCase("replicasets", "apps")]
    [TestCase("pods", "")]
    [TestCase("events", "")]
    [TestCase("persistentvolumeclaims", "")]
    public void A_deployment_is_awaited_with_five_caches(string lacks, string group)
    {
        (string Group, string Resource)[] caches = [("apps", "replicasets"), ("", "pods"), ("", "events"), ("", "persistentvolumeclaims")];
        var rules = caches.Where(cache => cache.Resource != lacks).Select(cache => Rule(cache.Group, cache.Resource, "list, watch"))
            .Append(Rule("apps", "deployments", lacks == "deployments" ? "get, create, patch, delete" : All));

        Assert.That(
            Findings(Deployment, [.. rules]),
            Has.Some.EqualTo($"Stack pulumi-system/it: spec.serviceAccountName: pulumi-system/it may not list, watch {lacks} in app, which its program needs to wait for Deployment app/it.")
                .And.All.Contains($" {lacks} in app,"),
            group);
    }

    [TestCase("app", 0)]
    [TestCase("elsewhere", 3)]
    public void A_binding_in_a_namespace_holds_there_only(string space, int findings) =>
        Assert.That(Findings(Deployment, space, new RecordedOptions(), $"apiGroups: ['*'], resources: ['*'], verbs: [{All}]"), findings == 0 ? Is.Empty : Has.Count.GreaterThanOrEqualTo(findings));

    private static string Rule(string group, string resource, string verbs, string? name = null) =>
        $"apiGroups: ['{group}'], resources: [{resource}], verbs: [{verbs}]{(name is null ? "" : $", resourceNames: [{name}]")}";

    private static IReadOnlyList<string> Findings(string declared, params string[] rules) => Findings(declared, null, new RecordedOptions(), rules);

    private static IReadOnlyList<string> Findings(string declared, RecordedOptions with, params string[] rules) => Findings(declared, null, with, rules);

    private static IReadOnlyList<string> Findings(string declared, string? boundIn, RecordedOptions with, params string[] rules) => new CheckFixture
    {
        Program = [CheckFixture.Declared(declared) with { Options = with }],
        Tree = $$"""
            apiVersion: pulumi.com/v1
            kind: Stack
            metadata: { name: it, namespace: pulumi-system }
            spec: { stack: a/oceanid-cluster/atlas, serviceAccountName: it }
            ---
            apiVersion: rbac.authorization.k8s.io/v1
            kind: ClusterRole
            metadata: { name: role }
            rules: [{{string.Join(", ", rules.Select(rule => $"{{ {rule} }}"))}}]
            ---
            apiVersion: rbac.authorization.k8s.io/v1
            kind: {{(boundIn is null ? "ClusterRoleBinding" : "RoleBinding")}}
            metadata: { name: it{{(boundIn is null ? "" : $", namespace: {boundIn}")}} }
            roleRef: { kind: ClusterRole, name: role }
            subjects: [{ kind: ServiceAccount, name: it, namespace: pulumi-system }]
            """,
    }.Findings(new StackRightsRule());
}
