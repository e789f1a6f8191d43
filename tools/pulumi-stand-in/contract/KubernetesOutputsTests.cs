using NUnit.Framework;
using Pulumi;
using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Helm.V3;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Helm.V3;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using Pulumi.Testing;
using Pulumi.Utilities;
using Kubernetes = Pulumi.Kubernetes;

namespace Oceanid.Contract.Tests;

/// <summary>What the state that a mock returns becomes.</summary>
public sealed class KubernetesOutputsTests
{
    private static readonly TestOptions Update = new() { IsPreview = false };

    [Test]
    public async Task Metadata_and_status_come_from_the_state()
    {
        var mocks = Stating("status", new Dictionary<string, object> { ["phase"] = "Active" });
        Namespace? resource = null;
        await Deployment.TestAsync(mocks, Update, () =>
        {
            resource = new Namespace("x", new NamespaceArgs
            {
                Metadata = new ObjectMetaArgs { Name = "team-a", Labels = { ["a"] = "b" } },
            });
        });
        var metadata = await OutputUtilities.GetValueAsync(resource!.Metadata);
        var status = await OutputUtilities.GetValueAsync(resource.Status);

        Assert.Multiple(async () =>
        {
            Assert.That(metadata.Name, Is.EqualTo("team-a"));
            Assert.That(metadata.Labels["a"], Is.EqualTo("b"));
            Assert.That(metadata.Namespace, Is.Null);
            Assert.That(metadata.Finalizers.IsDefault, Is.True);
            Assert.That(metadata.Generation, Is.Zero);
            Assert.That(status.Phase, Is.EqualTo("Active"));
            Assert.That(await OutputUtilities.GetValueAsync(resource.ApiVersion), Is.EqualTo("v1"));
            Assert.That(await OutputUtilities.GetValueAsync(resource.Id), Is.EqualTo("id"));
        });
    }

    [Test]
    public async Task A_release_has_a_status()
    {
        var mocks = Stating("status", new Dictionary<string, object>
        {
            ["name"] = "flux",
            ["namespace"] = "flux-system",
            ["revision"] = 3,
            ["status"] = "deployed",
        });
        Release? release = null;
        await Deployment.TestAsync(mocks, Update, () =>
        {
            release = new Release("x", new ReleaseArgs { Chart = "c" });
        });
        var status = await OutputUtilities.GetValueAsync(release!.Status);

        Assert.Multiple(async () =>
        {
            Assert.That(status.Name, Is.EqualTo("flux"));
            Assert.That(status.Namespace, Is.EqualTo("flux-system"));
            Assert.That(status.Revision, Is.EqualTo(3));
            Assert.That(status.Status, Is.EqualTo("deployed"));
            Assert.That(status.AppVersion, Is.Null);
            Assert.That(await OutputUtilities.GetValueAsync(release.Chart), Is.EqualTo("c"));
        });
    }

    [Test]
    public async Task A_remote_component_is_filled_from_the_state()
    {
        var mocks = Stating("resources", new List<object> { "r" });
        Kubernetes.Helm.V4.Chart? chart = null;
        await Deployment.TestAsync(mocks, Update, () => { chart = NewChart(); });

        Assert.That(await OutputUtilities.GetValueAsync(chart!.Resources), Is.EqualTo(new object[] { "r" }));
    }

    [Test]
    public async Task The_resources_of_a_remote_component_are_the_default_array_without_state()
    {
        Kubernetes.Helm.V4.Chart? chart = null;
        await Deployment.TestAsync(new RecordingMocks(), Update, () => { chart = NewChart(); });

        Assert.That((await OutputUtilities.GetValueAsync(chart!.Resources)).IsDefault, Is.True);
    }

    private static RecordingMocks Stating(string key, object value) =>
        new() { Answer = args => ("id", args.Inputs.SetItem(key, value)) };

    private static Kubernetes.Helm.V4.Chart NewChart() =>
        new("x", new Kubernetes.Types.Inputs.Helm.V4.ChartArgs { Chart = "c" });
}
