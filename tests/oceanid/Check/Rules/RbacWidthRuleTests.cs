using Oceanid.Tool.Check.Rules;
using Oceanid.Tool.Fleet.Configuration;

namespace Oceanid.Tool.Tests.Check.Rules;

public sealed class RbacWidthRuleTests
{
    [Test]
    public void A_binding_to_cluster_admin() =>
        Assert.That(Findings("cluster-admin", ""), Is.EqualTo(new[] { "ClusterRoleBinding it: roleRef: It gives app/it every right (cluster-admin)." }));

    [TestCase("apiGroups: ['*'], resources: [pods], verbs: [get]", "rights without a bound (* in role)")]
    [TestCase("apiGroups: [''], resources: [pods], verbs: ['*']", "rights without a bound (* in role)")]
    [TestCase("apiGroups: [rbac.authorization.k8s.io], resources: [roles], verbs: [bind]", "the right to get more rights (bind in role)")]
    [TestCase("apiGroups: [''], resources: [secrets], verbs: [list]", "every Secret of the cluster (role)")]
    public void A_role_that_is_wide(string rule, string width) =>
        Assert.That(Findings("role", rule), Is.EqualTo(new[] { $"ClusterRoleBinding it: roleRef: It gives app/it {width}." }));

    [TestCase("apiGroups: [''], resources: [configmaps], verbs: [get, list]")]
    [TestCase("apiGroups: [''], resources: [secrets], resourceNames: [one], verbs: [get]")]
    [TestCase("apiGroups: [''], resources: [secrets], verbs: [create]")]
    public void A_role_that_is_not(string rule) => Assert.That(Findings("role", rule), Is.Empty);

    [Test]
    public void A_binding_that_the_settings_allow() =>
        Assert.That(Findings("cluster-admin", "", new RbacAllowance("app/it", "cluster-admin", "because")), Is.Empty);

    [Test]
    public void An_allowance_for_somebody_else() =>
        Assert.That(Findings("cluster-admin", "", new RbacAllowance("app/other", "cluster-admin", "because")), Has.Count.EqualTo(1));

    private static IReadOnlyList<string> Findings(string role, string rule, params RbacAllowance[] allowed) => new CheckFixture
    {
        Settings = new CheckSettings { Rbac = allowed },
        Tree = $$"""
            apiVersion: rbac.authorization.k8s.io/v1
            kind: ClusterRole
            metadata: { name: role }
            rules: [{ {{rule}} }]
            ---
            apiVersion: rbac.authorization.k8s.io/v1
            kind: ClusterRoleBinding
            metadata: { name: it }
            roleRef: { kind: ClusterRole, name: {{role}} }
            subjects: [{ kind: ServiceAccount, name: it, namespace: app }]
            """,
    }.Findings(new RbacWidthRule());
}
