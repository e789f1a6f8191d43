using Oceanid.Tool.Check.Rules;

namespace Oceanid.Tool.Tests.Check.Rules;

public sealed class PodSecurityRuleTests
{
    private const string Admitted = """
        { name: it, securityContext: { allowPrivilegeEscalation: false, runAsNonRoot: true,
          capabilities: { drop: [ALL] }, seccompProfile: { type: RuntimeDefault } } }
        """;

    [Test]
    public void The_operators_chart_without_a_seccomp_profile() =>
        Assert.That(
            new CheckFixture
            {
                Installed = [CheckFixture.OperatorRelease(seccomp: "~")],
                Program = [CheckFixture.Declared("{ apiVersion: v1, kind: Namespace, metadata: { name: pulumi-system, labels: { pod-security.kubernetes.io/enforce: restricted } } }")],
            }.Findings(new PodSecurityRule()),
            Is.EqualTo(new[] { "Release pulumi-kubernetes-operator: values.podSecurityContext.seccompProfile.type: The namespace is restricted, but the chart sets no seccomp profile." }));

    [Test]
    public void A_pod_that_is_admitted() => Assert.That(Findings("restricted", Admitted), Is.Empty);

    [TestCase("allowPrivilegeEscalation: false", "allowPrivilegeEscalation: true", "securityContext.allowPrivilegeEscalation: The namespace is restricted, but the container may gain privileges.")]
    [TestCase("runAsNonRoot: true", "runAsNonRoot: false", "securityContext.runAsNonRoot: The namespace is restricted, but the container may run as root.")]
    [TestCase("drop: [ALL]", "drop: [KILL]", "securityContext.capabilities.drop: The namespace is restricted, but the container keeps capabilities.")]
    [TestCase("drop: [ALL]", "drop: [ALL], add: [SYS_ADMIN]", "securityContext.capabilities.add: The namespace is restricted, but the container adds SYS_ADMIN.")]
    [TestCase("type: RuntimeDefault", "type: Unconfined", "securityContext.seccompProfile.type: The namespace is restricted, but there is no seccomp profile.")]
    [TestCase("runAsNonRoot: true", "runAsNonRoot: true, runAsUser: 0", "securityContext.runAsUser: The namespace is restricted, but the container runs as root.")]
    public void A_container_that_a_restricted_namespace_refuses(string admitted, string refused, string message) =>
        Assert.That(
            Findings("restricted", Admitted.Replace(admitted, refused, StringComparison.Ordinal)),
            Is.EqualTo(new[] { $"Deployment app/it: spec.template.spec.containers[it].{message}" }));

    [Test]
    public void A_baseline_namespace_only_refuses_what_reaches_the_node()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Findings("baseline", "{ name: it }"), Is.Empty);
            Assert.That(Findings("baseline", "{ name: it, securityContext: { privileged: true } }").Single(), Does.EndWith("The namespace is baseline, but the container is privileged."));
            Assert.That(Findings("baseline", "{ name: it }", "hostNetwork: true,").Single(), Does.EndWith("The namespace is baseline, which forbids hostNetwork."));
            Assert.That(Findings("baseline", "{ name: it }", "volumes: [{ name: v, hostPath: { path: / } }],").Single(), Does.EndWith("The namespace is baseline, which forbids volumes of type hostPath."));
        }
    }

    [Test]
    public void A_privileged_namespace_admits_everything() =>
        Assert.That(Findings("privileged", "{ name: it, securityContext: { privileged: true } }"), Is.Empty);

    [Test]
    public void A_container_that_is_added_to_a_workspace_brings_its_own_context() =>
        Assert.That(
            new CheckFixture
            {
                Tree = """
                    apiVersion: pulumi.com/v1
                    kind: Stack
                    metadata: { name: it, namespace: pulumi-system }
                    spec: { workspaceTemplate: { spec: { securityProfile: restricted, podTemplate: { spec: { containers: [{ name: pulumi }, { name: side }] } } } } }
                    """,
            }.Findings(new PodSecurityRule()),
            Has.Count.EqualTo(4).And.All.StartsWith("Stack pulumi-system/it: spec.workspaceTemplate.spec.podTemplate.spec.containers[side]."));

    private static IReadOnlyList<string> Findings(string level, string container, string pod = "") => new CheckFixture
    {
        Installed = [],
        Tree = $$"""
            apiVersion: v1
            kind: Namespace
            metadata: { name: app, labels: { pod-security.kubernetes.io/enforce: {{level}} } }
            ---
            apiVersion: apps/v1
            kind: Deployment
            metadata: { name: it, namespace: app }
            spec: { template: { spec: { {{pod}} containers: [{{container}}] } } }
            """,
    }.Findings(new PodSecurityRule());
}
