using Oceanid.Preview.Check;
using Oceanid.Preview.Check.Rules;

namespace Oceanid.Tests.Check.Rules;

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

    [TestCase("requests.memory: 320Mi, limits.memory: 640Mi, pods: 2", null)]
    [TestCase("requests.memory: 319Mi", "spec.hard[requests.memory]: The operator and 1 workspaces need 320Mi, but requests.memory allows 319Mi.")]
    [TestCase("limits.memory: 600Mi", "spec.hard[limits.memory]: The operator and 1 workspaces need 640Mi, but limits.memory allows 600Mi.")]
    [TestCase("pods: 1", "spec.hard[pods]: The operator and 1 workspaces need 2, but pods allows 1.")]
    public void The_workspaces_fit_the_quota_of_their_namespace(string hard, string? message) =>
        Assert.That(
            new CheckFixture
            {
                Tree = $"{Stack}\n---\n{{ apiVersion: v1, kind: ResourceQuota, metadata: {{ name: it, namespace: pulumi-system }}, spec: {{ hard: {{ {hard} }} }} }}",
            }.Findings(new MemoryBudgetRule()),
            message is null ? Is.Empty : Is.EqualTo(new[] { $"ResourceQuota pulumi-system/it: {message}" }));
}
