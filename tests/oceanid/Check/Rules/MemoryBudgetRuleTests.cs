using Oceanid.Tool.Check.Rules;
using Oceanid.Tool.Fleet.Configuration;

namespace Oceanid.Tool.Tests.Check.Rules;

public sealed class MemoryBudgetRuleTests
{
    private const string Stack = """
        apiVersion: pulumi.com/v1
        kind: Stack
        metadata: { name: it, namespace: pulumi-system }
        spec: { workspaceReclaimPolicy: Delete, workspaceTemplate: { spec: { resources: { requests: { memory: 256Mi }, limits: { memory: 512Mi } } } } }
        """;

    [TestCase(192, true)]
    [TestCase(191, false)]
    public void What_is_idle_fits_the_budget(int budget, bool fits) =>
        Assert.That(
            new CheckFixture { Settings = new CheckSettings { IdleMemoryMi = budget } }.Findings(new MemoryBudgetRule()),
            fits ? Is.Empty : Is.EqualTo(new[] { "budget: Flux and the operator request 192Mi while idle, over the budget of 191Mi." }));

    [TestCase(448, true)]
    [TestCase(447, false)]
    public void What_runs_with_the_stacks_fits_the_budget(int budget, bool fits) =>
        Assert.That(
            new CheckFixture { Tree = Stack, Settings = new CheckSettings { PeakMemoryMi = budget } }.Findings(new MemoryBudgetRule()),
            fits ? Is.Empty : Is.EqualTo(new[] { "budget: With Stacks running 448Mi are requested, over the budget of 447Mi." }));

    [Test]
    public void A_container_that_is_not_bounded() =>
        Assert.That(
            new CheckFixture
            {
                Tree = """
                    apiVersion: apps/v1
                    kind: Deployment
                    metadata: { name: it, namespace: app }
                    spec: { template: { spec: { containers: [{ name: a, resources: { requests: { memory: 1Mi } } }] } } }
                    """,
            }.Findings(new MemoryBudgetRule()),
            Is.EqualTo(new[] { "Deployment app/it: spec.template.spec.containers[a].resources.limits.memory: The container has no memory limits." }));
}
