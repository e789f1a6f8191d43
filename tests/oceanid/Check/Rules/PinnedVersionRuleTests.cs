using Oceanid.Tool.Check;
using Oceanid.Tool.Check.Rules;
using Oceanid.Tool.Fleet.Configuration;

namespace Oceanid.Tool.Tests.Check.Rules;

public sealed class PinnedVersionRuleTests
{
    [TestCase("registry.example.com/acme/shop:6.9.0", null)]
    [TestCase("registry.example.com/acme/shop@sha256:abc", null)]
    [TestCase("localhost:5000/it:1", null)]
    [TestCase("registry.example.com/acme/shop", "The image registry.example.com/acme/shop is not pinned.")]
    [TestCase("localhost:5000/it", "The image localhost:5000/it is not pinned.")]
    [TestCase("pulumi/pulumi:latest-nonroot", "The image pulumi/pulumi:latest-nonroot is not pinned.")]
    public void An_image(string image, string? message) =>
        Assert.That(Findings(image), message is null ? Is.Empty : Is.EqualTo(new[] { $"Deployment app/it: spec.template.spec.containers[a].image: {message}" }));

    [TestCase("pulumi/pulumi:3", "docker.io/pulumi/", true)]
    [TestCase("nginx:1", "docker.io/library/", true)]
    [TestCase("ghcr.io/evil/pulumi:3", "docker.io/pulumi/", false)]
    public void An_image_from_an_allowed_registry(string image, string registry, bool allowed) =>
        Assert.That(
            Findings(image, new CheckSettings { ImageRegistries = [registry] }),
            allowed ? Is.Empty : Has.One.EndsWith($"The image {image} is not from an allowed registry."));

    [TestCase("2.9.0", true)]
    [TestCase("^2.9.0", false)]
    [TestCase("v2.9.0", false)]
    [TestCase("2.x", false)]
    public void A_chart(string version, bool pinned) =>
        Assert.That(
            new CheckFixture { Installed = [CheckFixture.OperatorRelease(version: version)] }.Findings(new PinnedVersionRule()),
            pinned ? Is.Empty : Is.EqualTo(new[] { $"Release pulumi-kubernetes-operator: version: The chart version '{version}' is not exact." }));

    [Test]
    public void A_chart_from_elsewhere() =>
        Assert.That(
            new CheckFixture { Installed = [CheckFixture.OperatorRelease()], Settings = new CheckSettings { ChartRegistries = ["oci://ghcr.io/fluxcd-community/"] } }
                .Findings(new PinnedVersionRule()).Single(),
            Does.EndWith("The chart oci://ghcr.io/pulumi/helm-charts/pulumi-kubernetes-operator is not from an allowed registry."));

    [Test]
    public void A_stack_without_an_image() =>
        Assert.That(
            new CheckFixture { Tree = "{ apiVersion: pulumi.com/v1, kind: Stack, metadata: { name: it } }" }.Findings(new PinnedVersionRule()),
            Is.EqualTo(new[] { "Stack it: spec.workspaceTemplate.spec.image: There is no image, so a floating default is used." }));

    [TestCase("Directory.Packages.props", "<PackageVersion Include=\"Pulumi\" Version=\"3.*\" />", "A package version floats.")]
    [TestCase("Directory.Packages.props", "<PackageVersion Include=\"Pulumi\" Version=\"3.112.1\" />", null)]
    [TestCase(".github/workflows/ci.yml", "      - uses: actions/checkout@v5", "An action is not pinned to a commit.")]
    [TestCase(".github/workflows/ci.yml", "      - uses: actions/checkout@0123456789012345678901234567890123456789 # v5", null)]
    [TestCase(".github/workflows/ci.yml", "      - uses: ./.github/actions/setup", null)]
    public void A_line_of_a_file(string path, string line, string? message) =>
        Assert.That(
            new CheckFixture { Files = [new TextFile(path, [line])] }.Findings(new PinnedVersionRule()),
            message is null ? Is.Empty : Is.EqualTo(new[] { message }));

    private static IReadOnlyList<string> Findings(string image, CheckSettings? settings = null) => new CheckFixture
    {
        Installed = [],
        Settings = settings ?? new CheckSettings(),
        Tree = $$"""
            apiVersion: apps/v1
            kind: Deployment
            metadata: { name: it, namespace: app }
            spec: { template: { spec: { containers: [{ name: a, image: "{{image}}" }] } } }
            """,
    }.Findings(new PinnedVersionRule());
}
