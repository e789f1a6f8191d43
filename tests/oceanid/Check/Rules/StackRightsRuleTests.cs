using Oceanid.Tool.Check.Rules;
using Oceanid.Tool.Fleet;

namespace Oceanid.Tool.Tests.Check.Rules;

/// <summary>What depends on the options of a resource; the other cases are in <c>tests/fixtures/cases</c>.</summary>
public sealed class StackRightsRuleTests
{
    [Test]
    public void What_goes_with_its_namespace_needs_no_rights_to_see_it_go() =>
        Assert.That(Findings(new RecordedOptions { DeletedWith = new ResourceKey("kubernetes:core/v1:Namespace", "app") }), Is.Empty);

    [Test]
    public void What_is_protected_is_not_deleted() =>
        Assert.That(Findings(new RecordedOptions { Protect = true }), Is.Empty);

    [Test]
    public void Everything_else_is() =>
        Assert.That(Findings(new RecordedOptions()), Is.Not.Empty);

    private static IReadOnlyList<string> Findings(RecordedOptions options) => new CheckFixture
    {
        Program = [CheckFixture.Declared("{ apiVersion: v1, kind: Secret, metadata: { name: it, namespace: app } }") with { Options = options }],
        Tree = """
            apiVersion: pulumi.com/v1
            kind: Stack
            metadata: { name: it, namespace: pulumi-system }
            spec: { stack: a/oceanid-cluster/atlas, serviceAccountName: it }
            ---
            apiVersion: rbac.authorization.k8s.io/v1
            kind: ClusterRole
            metadata: { name: role }
            rules: [{ apiGroups: [''], resources: [secrets], verbs: [get, create, patch] }]
            ---
            apiVersion: rbac.authorization.k8s.io/v1
            kind: ClusterRoleBinding
            metadata: { name: it }
            roleRef: { kind: ClusterRole, name: role }
            subjects: [{ kind: ServiceAccount, name: it, namespace: pulumi-system }]
            """,
    }.Findings(new StackRightsRule());
}
