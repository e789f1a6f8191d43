using NUnit.Framework;
using Pulumi;
using Pulumi.Testing;
using Pulumi.Utilities;

namespace Oceanid.Contract.Tests;

/// <summary>Custom resources in the hand-written style.</summary>
public sealed class KubernetesCustomResourceTests
{
    [Test]
    public async Task The_type_is_the_api_version_and_the_kind()
    {
        var (received, resource) = await CreateAsync(options: null);

        Assert.Multiple(() =>
        {
            Assert.That(received.Type, Is.EqualTo("kubernetes:example.com/v1:MyCr"));
            Assert.That(resource.GetResourceType(), Is.EqualTo("kubernetes:example.com/v1:MyCr"));
            Assert.That(KubernetesInputs.Json(received.Inputs), Is.EqualTo(
                """{"apiVersion": "example.com/v1", "kind": "MyCr", "spec": {"interval": "5m", "replicas": 3}}"""));
        });
    }

    [Test]
    public async Task The_typed_outputs_are_filled()
    {
        var (_, resource) = await CreateAsync(options: null);
        var spec = await OutputUtilities.GetValueAsync(resource.Spec);

        Assert.Multiple(async () =>
        {
            Assert.That(spec.Interval, Is.EqualTo("5m"));
            Assert.That(spec.Replicas, Is.EqualTo(3));
            Assert.That(spec.Items.IsDefault, Is.True);
            Assert.That(await OutputUtilities.GetValueAsync(resource.Kind), Is.EqualTo("MyCr"));
        });
    }

    [Test]
    public async Task The_options_are_passed_on_as_they_are()
    {
        CustomResourceOptions options = new() { Id = "some-id" };
        ResourceOptions? seen = null;
        options.ResourceTransformations.Add(args =>
        {
            seen = args.Options;
            return null;
        });
        var (received, _) = await CreateAsync(options);

        Assert.Multiple(() =>
        {
            Assert.That(received.Id, Is.EqualTo("some-id"));
            Assert.That(seen!.Version, Is.Null);
        });
    }

    [Test]
    public void A_missing_required_member_of_the_spec_is_named() =>
        Assert.That(
            () => Deployment.TestAsync(new RecordingMocks(), new TestOptions(), () =>
            {
                _ = new MyCr("x", new MyCrArgs { Spec = new MyCrSpecArgs() });
            }),
            Throws.Exception.With.Message.Contains("error serializing property \"spec\"")
                .And.Message.Contains("MyCrSpecArgs.Interval is required but was not given a value"));

    [Test]
    public async Task A_patch_has_a_type_of_its_own()
    {
        var mocks = new RecordingMocks();
        await Deployment.TestAsync(
            mocks, new TestOptions(), () => { _ = new MyCrPatch("x", new MyCrPatchArgs()); });

        Assert.Multiple(() =>
        {
            Assert.That(mocks.Resources.Single().Type, Is.EqualTo("kubernetes:example.com/v1:MyCrPatch"));
            Assert.That(KubernetesInputs.Json(mocks.Resources.Single().Inputs), Is.EqualTo(
                """{"apiVersion": "example.com/v1", "kind": "MyCr"}"""));
        });
    }

    private static async Task<(MockResourceArgs Received, MyCr Resource)> CreateAsync(CustomResourceOptions? options)
    {
        var mocks = new RecordingMocks();
        MyCr? resource = null;
        await Deployment.TestAsync(mocks, new TestOptions { IsPreview = false }, () =>
        {
            resource = new MyCr(
                "x", new MyCrArgs { Spec = new MyCrSpecArgs { Interval = "5m", Replicas = 3 } }, options);
        });
        return (mocks.Resources.Single(), resource!);
    }
}
