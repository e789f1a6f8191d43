using Oceanid.Tool.Check.Rules;

namespace Oceanid.Tool.Tests.Check.Rules;

public sealed class KindInstalledRuleTests
{
    private const string HelmRelease = """
        apiVersion: helm.toolkit.fluxcd.io/v2
        kind: HelmRelease
        metadata: { name: it, namespace: app }
        """;

    [Test]
    public void A_helm_release_without_helm_controller() =>
        Assert.That(
            new CheckFixture { Tree = HelmRelease }.Findings(new KindInstalledRule()),
            Is.EqualTo(new[] { "HelmRelease app/it: kind: Nothing acts on helm.toolkit.fluxcd.io/v2 HelmRelease: helmController of the flux2 chart is not installed." }));

    [Test]
    public void A_helm_release_with_helm_controller() =>
        Assert.That(
            new CheckFixture { Tree = HelmRelease, Installed = [CheckFixture.FluxRelease(helmController: "true")] }.Findings(new KindInstalledRule()),
            Is.Empty);

    [Test]
    public void A_stack_without_the_operator() =>
        Assert.That(
            new CheckFixture { Tree = "{ apiVersion: pulumi.com/v1, kind: Stack, metadata: { name: it } }", Installed = [CheckFixture.FluxRelease()] }.Findings(new KindInstalledRule()),
            Is.EqualTo(new[] { "Stack it: kind: Nothing serves pulumi.com/v1 Stack: no program installs the Pulumi operator." }));

    [Test]
    public void A_kind_that_nobody_knows() =>
        Assert.That(
            new CheckFixture { Tree = "{ apiVersion: example.com/v1, kind: Thing, metadata: { name: it } }" }.Findings(new KindInstalledRule()),
            Is.EqualTo(new[] { "Thing it: kind: Nothing that this repository installs serves example.com/v1 Thing." }));

    [Test]
    public void A_kind_whose_crd_the_tree_declares_and_the_kinds_of_k3s() =>
        Assert.That(
            new CheckFixture
            {
                Tree = """
                    apiVersion: apiextensions.k8s.io/v1
                    kind: CustomResourceDefinition
                    metadata: { name: things.example.com }
                    spec: { group: example.com, names: { kind: Thing } }
                    ---
                    { apiVersion: example.com/v1, kind: Thing, metadata: { name: it } }
                    ---
                    { apiVersion: helm.cattle.io/v1, kind: HelmChartConfig, metadata: { name: traefik } }
                    """,
            }.Findings(new KindInstalledRule()),
            Is.Empty);
}
