using Oceanid.Tool.Check.Rules;

namespace Oceanid.Tool.Tests.Check.Rules;

public sealed class OneOwnerRuleTests
{
    private const string Quota = "{ apiVersion: v1, kind: ResourceQuota, metadata: { name: it, namespace: app } }";

    [Test]
    public void An_object_of_the_program_that_flux_applies_too() =>
        Assert.That(
            new CheckFixture { Tree = Quota, Program = [CheckFixture.Declared(Quota)] }.Findings(new OneOwnerRule()),
            Is.EqualTo(new[] { "ResourceQuota app/it: It has 2 owners: infrastructure/cluster and clusters/atlas/it.yaml." }));

    [Test]
    public void The_same_name_in_another_namespace_or_of_another_kind() =>
        Assert.That(
            new CheckFixture
            {
                Tree = """
                    { apiVersion: v1, kind: ResourceQuota, metadata: { name: it, namespace: other } }
                    ---
                    { apiVersion: v1, kind: LimitRange, metadata: { name: it, namespace: app } }
                    """,
                Program = [CheckFixture.Declared(Quota)],
            }.Findings(new OneOwnerRule()),
            Is.Empty);

    [TestCase("apiVersion: apps/v1, kind: Deployment, metadata: { name: source-controller, namespace: flux-system }")]
    [TestCase("apiVersion: apiextensions.k8s.io/v1, kind: CustomResourceDefinition, metadata: { name: buckets.source.toolkit.fluxcd.io }")]
    public void Flux_itself_in_the_tree_that_flux_prunes(string flux) =>
        Assert.That(
            new CheckFixture { Tree = $"{{ {flux} }}" }.Findings(new OneOwnerRule()).Single(),
            Does.EndWith("It is part of Flux's own install, which infrastructure/cluster owns."));
}
