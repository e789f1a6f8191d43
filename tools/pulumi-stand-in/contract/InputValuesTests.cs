using NUnit.Framework;
using Pulumi;
using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using Pulumi.Testing;
using Pulumi.Utilities;

namespace Oceanid.Contract.Tests;

/// <summary>What a mock receives for unknown, empty and secret inputs.</summary>
public sealed class InputValuesTests
{
    [Test]
    public async Task An_unknown_drops_its_whole_top_level_key()
    {
        var unknown = OutputUtilities.CreateUnknown("");

        Assert.That(await ReceivedAsync(new ConfigMapArgs
        {
            Data = { ["a"] = "b", ["u"] = unknown },
            Metadata = new ObjectMetaArgs { Name = unknown, Namespace = "ns" },
        }), Is.EqualTo("""{"apiVersion": "v1", "kind": "ConfigMap"}"""));
    }

    [Test]
    public async Task A_touched_list_or_map_is_empty_and_an_untouched_one_absent()
    {
        var metadata = new ObjectMetaArgs { Name = "x" };
        _ = (metadata.Finalizers, metadata.Labels);
        var args = new ConfigMapArgs { Metadata = metadata };
        _ = args.Data;

        Assert.That(await ReceivedAsync(args), Is.EqualTo(
            KubernetesInputs.OneLine("""
                {"apiVersion": "v1", "data": {}, "kind": "ConfigMap", "metadata": {"finalizers": [], "labels": {},
                "name": "x"}}
                """)));
    }

    [Test]
    public async Task A_null_value_is_absent_and_an_empty_text_kept()
    {
        string? nothing = null;

        Assert.That(await ReceivedAsync(new ConfigMapArgs
        {
            Data = { ["k"] = nothing! },
            Metadata = new ObjectMetaArgs { Name = "" },
        }), Is.EqualTo("""{"apiVersion": "v1", "data": {}, "kind": "ConfigMap", "metadata": {"name": ""}}"""));
    }

    [Test]
    public async Task An_empty_object_is_kept() =>
        Assert.That(
            await ReceivedAsync(new ConfigMapArgs { Metadata = new ObjectMetaArgs() }),
            Is.EqualTo("""{"apiVersion": "v1", "kind": "ConfigMap", "metadata": {}}"""));

    [Test]
    public async Task An_assigned_map_of_a_Secret_is_secret_and_an_initialized_one_only_with_a_secret_value()
    {
        var initialized = new SecretArgs { StringData = { ["k"] = "v" } };
        var assigned = new SecretArgs { StringData = new InputMap<string> { ["k"] = "v" } };
        var assignedData = new SecretArgs { Data = new Dictionary<string, string> { ["k"] = "dg==" } };
        var secretValue = new SecretArgs { StringData = { ["k"] = Output.CreateSecret("v") } };

        Assert.Multiple(async () =>
        {
            Assert.That(await Output.IsSecretAsync(initialized.StringData.ToOutput()), Is.False);
            Assert.That(await Output.IsSecretAsync(assigned.StringData.ToOutput()), Is.True);
            Assert.That(await Output.IsSecretAsync(assignedData.Data.ToOutput()), Is.True);
            Assert.That(await Output.IsSecretAsync(secretValue.StringData.ToOutput()), Is.True);
        });
    }

    private static async Task<string> ReceivedAsync(ConfigMapArgs args)
    {
        var mocks = new RecordingMocks();
        await Deployment.TestAsync(mocks, new TestOptions(), () => { _ = new ConfigMap("map", args); });
        return KubernetesInputs.Json(mocks.Resources.Single().Inputs);
    }
}
