using Oceanid.Tool.Check.Rules;

namespace Oceanid.Tool.Tests.Check.Rules;

public sealed class QuotaRuleTests
{
    private const string Stack = """
        apiVersion: pulumi.com/v1
        kind: Stack
        metadata: { name: it, namespace: pulumi-system }
        spec: { workspaceTemplate: { spec: { resources: { requests: { memory: 256Mi }, limits: { memory: 512Mi } } } } }
        """;

    [TestCase("requests.memory: 320Mi, limits.memory: 640Mi, pods: 2", null)]
    [TestCase("requests.memory: 319Mi", "spec.hard[requests.memory]: the operator, the workspace of it need 320Mi, but requests.memory allows 319Mi.")]
    [TestCase("limits.memory: 600Mi", "spec.hard[limits.memory]: the operator, the workspace of it need 640Mi, but limits.memory allows 600Mi.")]
    [TestCase("pods: 1", "spec.hard[pods]: the operator, the workspace of it need 2 pods, but pods allows 1.")]
    public void The_operator_and_its_workspaces(string hard, string? message) =>
        Assert.That(Findings("pulumi-system", hard, Stack), Expected("ResourceQuota pulumi-system/it", message));

    [TestCase("requests.memory: 128Mi, limits.memory: 640Mi, pods: 5", "spec.hard[limits.memory]: It refuses the check job of the chart, which says no limits.memory.", "spec.hard[requests.memory]: the Flux controllers, the check job of the chart need 256Mi, but requests.memory allows 128Mi.", "spec.hard[limits.memory]: the Flux controllers, the check job of the chart need 1024Mi, but limits.memory allows 640Mi.")]
    [TestCase("pods: 4", "spec.hard[pods]: the Flux controllers, the check job of the chart need 5 pods, but pods allows 4.")]
    public void The_controllers_of_flux_while_each_is_replaced(string hard, params string[] messages) =>
        Assert.That(Findings("flux-system", hard, ""), Is.EqualTo(messages.Select(message => $"ResourceQuota flux-system/it: {message}")));

    [TestCase(1, "{}", "pods: 2, requests.memory: 64Mi, limits.memory: 128Mi", null)]
    [TestCase(1, "{}", "pods: 1", "spec.hard[pods]: Deployment app/it needs 2 pods, but pods allows 1.")]
    [TestCase(1, "{ type: Recreate }", "pods: 1", null)]
    [TestCase(2, "{}", "pods: 4", null)]
    [TestCase(2, "{}", "pods: 3", "spec.hard[pods]: Deployment app/it needs 4 pods, but pods allows 3.")]
    [TestCase(2, "{ rollingUpdate: { maxSurge: 0 } }", "pods: 3", "spec.hard[pods]: Deployment app/it needs 4 pods, but pods allows 3.")]
    [TestCase(2, "{}", "requests.memory: 96Mi", "spec.hard[requests.memory]: Deployment app/it needs 128Mi, but requests.memory allows 96Mi.")]
    public void A_deployment_while_it_rolls(int replicas, string strategy, string hard, string? message) =>
        Assert.That(
            Findings("app", hard, Deployment("{ requests: { memory: 32Mi }, limits: { memory: 64Mi } }", replicas, strategy)),
            Expected("ResourceQuota app/it", message));

    [Test]
    public void A_container_that_says_nothing_is_refused_unless_the_limit_range_speaks_for_it()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                Findings("app", "limits.memory: 1Gi", Deployment("{}")),
                Is.EqualTo(new[] { "Deployment app/it: spec.template.spec.containers[a].resources.limits.memory: The quota of the namespace refuses a container without limits.memory." }));
            Assert.That(Findings("app", "limits.memory: 1Gi", $"{Deployment("{}")}\n---\n{Limits("default: { memory: 64Mi }")}"), Is.Empty);
            Assert.That(
                Findings("app", "limits.memory: 100Mi", $"{Deployment("{}")}\n---\n{Limits("default: { memory: 64Mi }")}"),
                Is.EqualTo(new[] { "ResourceQuota app/it: spec.hard[limits.memory]: Deployment app/it needs 128Mi, but limits.memory allows 100Mi." }));
        }
    }

    [Test]
    public void A_container_above_the_limit_range() =>
        Assert.That(
            Findings("app", "pods: 9", $"{Deployment("{ limits: { memory: 1Gi } }")}\n---\n{Limits("max: { memory: 512Mi }")}"),
            Is.EqualTo(new[] { "Deployment app/it: spec.template.spec.containers[a].resources.limits.memory: The limit range of the namespace allows a container 512Mi, not 1Gi." }));

    private static NUnit.Framework.Constraints.IResolveConstraint Expected(string quota, string? message) =>
        message is null ? Is.Empty : Is.EqualTo(new[] { $"{quota}: {message}" });

    private static string Deployment(string resources, int replicas = 1, string strategy = "{}") => $$"""
        apiVersion: apps/v1
        kind: Deployment
        metadata: { name: it, namespace: app }
        spec: { replicas: {{replicas}}, strategy: {{strategy}}, template: { spec: { containers: [{ name: a, resources: {{resources}} }] } } }
        """;

    private static string Limits(string item) =>
        $"{{ apiVersion: v1, kind: LimitRange, metadata: {{ name: it, namespace: app }}, spec: {{ limits: [{{ type: Container, {item} }}] }} }}";

    private static IReadOnlyList<string> Findings(string space, string hard, string others) => new CheckFixture
    {
        Tree = $"{{ apiVersion: v1, kind: ResourceQuota, metadata: {{ name: it, namespace: {space} }}, spec: {{ hard: {{ {hard} }} }} }}\n---\n{others}",
    }.Findings(new QuotaRule());
}
