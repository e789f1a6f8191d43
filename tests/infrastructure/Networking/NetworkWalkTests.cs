using System.Net;
using Oceanid.Infrastructure.Tests.Testing;
using Oceanid.Tool.Facts;
using Oceanid.Tool.Facts.Flows;
using Oceanid.Tool.Facts.Memory;
using Oceanid.Tool.Fleet;
using Oceanid.Tool.Text;

namespace Oceanid.Infrastructure.Tests.Networking;

/// <summary>Walks the policies that the program declares: what is needed is allowed, and nothing else is.</summary>
public sealed class NetworkWalkTests
{
    private static readonly Endpoint App = new(
        "shop",
        new Dictionary<string, string> { ["app"] = "shop" },
        new Dictionary<string, int> { ["http"] = 8080, ["metrics"] = 9090 },
        IPAddress.Parse("10.42.0.20"));

    private NetworkPolicies _policies = null!;
    private Endpoint _tunnel = null!;

    [OneTimeSetUp]
    public async Task Declare()
    {
        ProgramPreview[] programs =
        [
            await Deploy.AppsAsync(("apps", """[{ "name": "shop", "ingress": "http" }, { "name": "other", "ingress": "http" }]""")),
            await Deploy.NetworkingAsync(
                ("tunnelHosts", """["shop.example.com"]"""),
                ("tunnelToken", Deploy.Secret("tunnelToken"))),
        ];
        var view = new ClusterView(new ClusterPreview("tethys", programs, [], MemoryBudget.Of("tethys", programs, [], new Problems())));
        _policies = new NetworkPolicies(view);
        _tunnel = Endpoint.Of(PodSpec.Of(view.Objects).Single(pod => pod.Item.Object.Namespace == "cloudflared"));
    }

    [Test]
    public void An_app_resolves_names_and_answers_the_ingress()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(_policies.Allow(App, Endpoint.Dns, 53, "UDP"), Is.True);
            Assert.That(_policies.Allow(App, Endpoint.Dns, 53), Is.True);
            Assert.That(_policies.Allow(Endpoint.Traefik, App, 8080), Is.True);
            Assert.That(_policies.Allow(Endpoint.Traefik, App, 9090), Is.False);
        }
    }

    [Test]
    public void An_app_reaches_neither_another_app_nor_the_api_server_nor_the_internet()
    {
        var other = App with { Namespace = "other" };
        using (Assert.EnterMultipleScope())
        {
            Assert.That(_policies.Allow(App, other, 8080), Is.False);
            Assert.That(_policies.Allow(other, App, 8080), Is.False);
            Assert.That(_policies.Allow(App, App, 8080), Is.False);
            Assert.That(_policies.Allow(App, Endpoint.Traefik, 8000), Is.False);
            Assert.That(_policies.Allow(App, Endpoint.Node, 6443), Is.False);
            Assert.That(_policies.Allow(App, Endpoint.Internet, 443), Is.False);
            Assert.That(_policies.Allow(Endpoint.Internet, App, 8080), Is.False);
        }
    }

    [Test]
    public void The_tunnel_connects_cloudflare_with_traefik_and_with_nothing_else()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(_policies.Allow(_tunnel, Endpoint.Internet, 7844, "UDP"), Is.True);
            Assert.That(_policies.Allow(_tunnel, Endpoint.Internet, 7844), Is.True);
            Assert.That(_policies.Allow(_tunnel, Endpoint.Traefik, 8000), Is.True);
            Assert.That(_policies.Allow(_tunnel, Endpoint.Dns, 53, "UDP"), Is.True);
            Assert.That(_policies.Allow(_tunnel, Endpoint.Internet, 22), Is.False);
            Assert.That(_policies.Allow(_tunnel, Endpoint.Node, 6443), Is.False);
            Assert.That(_policies.Allow(_tunnel, App, 8080), Is.False);
            Assert.That(_policies.Allow(Endpoint.Traefik, _tunnel, 2000), Is.False);
        }
    }
}
