using Oceanid.Infrastructure.Components.Kubernetes;
using Oceanid.Infrastructure.Tests.Testing;
using Pulumi;
using Pulumi.Kubernetes;

namespace Oceanid.Infrastructure.Tests.Components;

public sealed class ClusterProviderTests
{
    [Test]
    public async Task The_cluster_is_known_by_its_name_not_by_the_address_of_its_api_server()
    {
        var program = await Deploy.ComponentsAsync(() => _ = ClusterProvider.Create("tethys", Output.Create("kubeconfig")));

        var provider = program.Resource("kubernetes", "tethys");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(provider.Input("clusterIdentifier"), Is.EqualTo("tethys"));
            Assert.That(provider.Input("kubeconfig"), Is.EqualTo("kubeconfig"));
            Assert.That(provider.Input("enableServerSideApply"), Is.EqualTo("true"));
        }
    }

    [Test]
    public async Task A_rotated_secret_is_changed_in_place()
    {
        var program = await Deploy.ComponentsAsync(() => _ = ClusterProvider.Create("tethys", null));

        var provider = program.Resource("kubernetes", "tethys");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(provider.Input("enableSecretMutable"), Is.EqualTo("true"));
            Assert.That(provider.Input("enableConfigMapMutable"), Is.EqualTo("true"));
        }
    }

    [Test]
    public async Task In_the_cluster_there_is_no_kubeconfig()
    {
        var program = await Deploy.ComponentsAsync(() => _ = ClusterProvider.Create("tethys", null));

        Assert.That(program.Resource("kubernetes", "tethys").Inputs.ContainsKey("kubeconfig"), Is.False);
    }

    [Test]
    public async Task A_kubeconfig_reaches_the_engine_as_a_secret()
    {
        var args = await RegisteredArgs.OfAsync<ProviderArgs>(() => _ = ClusterProvider.Create("tethys", Output.Create("plain")));

        Assert.That(await Output.IsSecretAsync(args.KubeConfig.ToOutput()), Is.True);
    }
}
