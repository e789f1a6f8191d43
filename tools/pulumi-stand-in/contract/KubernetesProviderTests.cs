using NUnit.Framework;
using Pulumi.Kubernetes;
using Pulumi.Testing;

namespace Oceanid.Contract.Tests;

/// <summary>The explicit provider, and what it takes from the machine's environment.</summary>
[NonParallelizable]
public sealed class KubernetesProviderTests
{
    [Test]
    public async Task A_provider_without_args_has_no_inputs()
    {
        using var environment = new KubernetesEnvironment();

        Assert.That(await ReceivedAsync(() => null), Is.EqualTo("{}"));
    }

    [Test]
    public async Task The_environment_is_the_default()
    {
        using var environment = new KubernetesEnvironment();
        environment.Set("KUBECONFIG", "/home/me/.kube/config");
        environment.Set("PULUMI_K8S_ENABLE_SERVER_SIDE_APPLY", "false");

        Assert.That(await ReceivedAsync(() => new ProviderArgs { ClusterIdentifier = "tethys" }), Is.EqualTo(
            KubernetesInputs.OneLine("""
                {"clusterIdentifier": "tethys", "enableServerSideApply": "false",
                "kubeconfig": "/home/me/.kube/config"}
                """)));
    }

    [Test]
    public async Task An_argument_wins_over_the_environment()
    {
        using var environment = new KubernetesEnvironment();
        environment.Set("KUBECONFIG", "/home/me/.kube/config");

        Assert.That(
            await ReceivedAsync(() => new ProviderArgs { KubeConfig = "kc" }), Is.EqualTo("""{"kubeconfig": "kc"}"""));
    }

    // The args are made inside the run, with the environment that the test has set.
    private static async Task<string> ReceivedAsync(Func<ProviderArgs?> args)
    {
        var mocks = new RecordingMocks();
        await Pulumi.Deployment.TestAsync(mocks, new TestOptions(), () => { _ = new Provider("k8s", args()); });
        return KubernetesInputs.Json(mocks.Resources.Single().Inputs);
    }
}
