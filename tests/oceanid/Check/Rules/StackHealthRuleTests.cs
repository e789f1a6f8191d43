using Oceanid.Tool.Check.Rules;

namespace Oceanid.Tool.Tests.Check.Rules;

public sealed class StackHealthRuleTests
{
    private const string Healthy =
        "wait: true, timeout: 30m, deletionPolicy: Orphan, "
        + "healthCheckExprs: [{ kind: Stack, current: \"status.conditions.exists(c, c.type == 'Ready')\" }]";

    [Test]
    public void What_the_tree_does() => Assert.That(Findings(Healthy), Is.Empty);

    [Test]
    public void Waiting_without_expressions() =>
        Assert.That(
            Findings("wait: true, timeout: 30m, deletionPolicy: Orphan"),
            Is.EqualTo(new[] { "Kustomization flux-system/stacks: spec.healthCheckExprs: It waits for Stacks but has no healthCheckExprs for them." }));

    [Test]
    public void An_expression_that_is_true_of_nothing() =>
        Assert.That(
            Findings(Healthy.Replace(".exists(", ".all(", StringComparison.Ordinal)),
            Is.EqualTo(new[] { "Kustomization flux-system/stacks: spec.healthCheckExprs.current: 'current' uses all(), which is true when there is no such condition." }));

    [TestCase("5m")]
    [TestCase("19m59s")]
    public void A_timeout_that_an_update_outlasts(string timeout) =>
        Assert.That(
            Findings(Healthy.Replace("30m", timeout, StringComparison.Ordinal)),
            Is.EqualTo(new[] { "Kustomization flux-system/stacks: spec.timeout: Its timeout is shorter than a `pulumi up` may take (20 minutes)." }));

    [TestCase("20m")]
    [TestCase("1h")]
    [TestCase("1200s")]
    public void A_timeout_that_is_long_enough(string timeout) =>
        Assert.That(Findings(Healthy.Replace("30m", timeout, StringComparison.Ordinal)), Is.Empty);

    [Test]
    public void A_stack_that_can_be_pruned() =>
        Assert.That(
            Findings(Healthy.Replace("deletionPolicy: Orphan,", "", StringComparison.Ordinal)),
            Is.EqualTo(new[] { "Kustomization flux-system/stacks: spec.deletionPolicy: Stack pulumi-system/it can be pruned, and what it manages with it." }));

    [Test]
    public void A_stack_that_protects_itself() =>
        Assert.That(
            Findings(Healthy.Replace("deletionPolicy: Orphan,", "", StringComparison.Ordinal), ", annotations: { kustomize.toolkit.fluxcd.io/prune: disabled }"),
            Is.Empty);

    private static IReadOnlyList<string> Findings(string spec, string metadata = "") => new CheckFixture
    {
        Tree = $$"""
            apiVersion: kustomize.toolkit.fluxcd.io/v1
            kind: Kustomization
            metadata: { name: stacks, namespace: flux-system }
            spec: { path: ./clusters/atlas, {{spec}} }
            ---
            apiVersion: pulumi.com/v1
            kind: Stack
            metadata: { name: it, namespace: pulumi-system{{metadata}} }
            """,
    }.Findings(new StackHealthRule());
}
