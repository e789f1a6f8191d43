using Oceanid.Infrastructure.Components;
using Oceanid.Tool.Check;
using Oceanid.Tool.Check.Rules;

namespace Oceanid.Tool.Tests.Check.Rules;

public sealed class EndOfLifeRuleTests
{
    private static readonly int Oldest = Versions.MaintainedKubernetes.Minor;

    [Test]
    public void A_kubernetes_that_gets_no_fixes_any_more() =>
        Assert.That(
            Findings($"v1.{Oldest - 1}.99+k3s1"),
            Is.EqualTo(new[] { $"oceanid-cluster:kubernetesVersion: Kubernetes 1.{Oldest - 1} gets no fixes any more." }));

    [Test]
    public void A_kubernetes_that_still_gets_fixes()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Findings($"v1.{Oldest}.0+k3s1"), Is.Empty);
            Assert.That(Findings($"v1.{Oldest + 1}.0+k3s1"), Is.Empty);
            Assert.That(new CheckFixture().Findings(new EndOfLifeRule()), Is.Empty);
        }
    }

    [Test]
    public void The_finding_is_in_the_stack_file_of_the_cluster() =>
        Assert.That(
            CheckRunner.Check(new EndOfLifeRule(), new CheckFixture { Outputs = { ["kubernetesVersion"] = $"v1.{Oldest - 1}.0+k3s1" } }.Context()).Findings.Select(finding => (finding.Cluster, finding.File)),
            Is.EqualTo(new[] { ("atlas", "infrastructure/cluster/Pulumi.atlas.yaml") }));

    private static IReadOnlyList<string> Findings(string version) =>
        new CheckFixture { Outputs = { ["kubernetesVersion"] = version } }.Findings(new EndOfLifeRule());
}
