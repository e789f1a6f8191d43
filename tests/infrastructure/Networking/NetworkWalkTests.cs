using Oceanid.Infrastructure.Tests.Testing;
using Oceanid.Tool.Commands;
using Oceanid.Tool.Facts;
using Oceanid.Tool.Facts.Flows;
using Oceanid.Tool.Fleet;
using Oceanid.Tool.Fleet.GitTree;

namespace Oceanid.Infrastructure.Tests.Networking;

/// <summary>Walks the policies that programs and tree declare together: what is needed is allowed, and nothing else is.</summary>
public sealed class NetworkWalkTests
{
    private IReadOnlyList<ClusterView> _clusters = null!;

    [OneTimeSetUp]
    public async Task Preview() =>
        _clusters = [.. (await new FleetPreviewer(RepositoryRoot.Repository, AllPrograms.List, new KubectlKustomize()).PreviewAsync([], _ => { })).Select(preview => new ClusterView(preview))];

    [Test]
    public void A_workspace_fetches_its_program_and_nobody_else_does()
    {
        foreach (var view in _clusters)
        {
            var policies = new NetworkPolicies(view);
            using (Assert.EnterMultipleScope())
            {
                Assert.That(policies.Allow(Endpoint.Workspace("pulumi-system"), Endpoint.SourceController, 9090), Is.True);
                Assert.That(policies.Allow(Endpoint.Workspace("pulumi-system"), Endpoint.SourceController, 8080), Is.False);
                Assert.That(policies.Allow(Endpoint.Operator("pulumi-system"), Endpoint.SourceController, 9090), Is.False);
                Assert.That(policies.Allow(App(view), Endpoint.SourceController, 9090), Is.False);
            }
        }
    }

    [Test]
    public void The_operator_reaches_the_agents_and_nothing_else_does()
    {
        foreach (var view in _clusters)
        {
            var policies = new NetworkPolicies(view);
            using (Assert.EnterMultipleScope())
            {
                Assert.That(policies.Allow(Endpoint.Operator("pulumi-system"), Endpoint.Workspace("pulumi-system"), 50051), Is.True);
                Assert.That(policies.Allow(Endpoint.Workspace("pulumi-system"), Endpoint.Operator("pulumi-system"), 8080), Is.False);
                Assert.That(policies.Allow(App(view), Endpoint.Workspace("pulumi-system"), 50051), Is.False);
                Assert.That(policies.Allow(Endpoint.Traefik, Endpoint.Workspace("pulumi-system"), 50051), Is.False);
            }
        }
    }

    [Test]
    public void An_app_resolves_names_and_answers_the_ingress()
    {
        foreach (var view in _clusters)
        {
            var policies = new NetworkPolicies(view);
            using (Assert.EnterMultipleScope())
            {
                Assert.That(policies.Allow(App(view), Endpoint.Dns, 53, "UDP"), Is.True);
                Assert.That(policies.Allow(App(view), Endpoint.Dns, 53), Is.True);
                Assert.That(policies.Allow(Endpoint.Traefik, App(view), 9898), Is.True);
                Assert.That(policies.Allow(Endpoint.Traefik, App(view), 9797), Is.False);
            }
        }
    }

    [Test]
    public void An_app_reaches_neither_another_app_nor_the_api_server_nor_the_internet()
    {
        foreach (var view in _clusters)
        {
            var policies = new NetworkPolicies(view);
            var other = App(view) with { Namespace = "other" };
            using (Assert.EnterMultipleScope())
            {
                Assert.That(policies.Allow(App(view), other, 9898), Is.False);
                Assert.That(policies.Allow(other, App(view), 9898), Is.False);
                Assert.That(policies.Allow(App(view), App(view), 9898), Is.False);
                Assert.That(policies.Allow(App(view), Endpoint.Traefik, 8000), Is.False);
                Assert.That(policies.Allow(App(view), Endpoint.Node, 6443), Is.False);
                Assert.That(policies.Allow(App(view), Endpoint.Internet, 443), Is.False);
                Assert.That(policies.Allow(Endpoint.Internet, App(view), 9898), Is.False);
            }
        }
    }

    [Test]
    public void The_tunnel_connects_cloudflare_with_traefik_and_with_nothing_else()
    {
        var view = _clusters.Single(cluster => cluster.Name == "production");
        var policies = new NetworkPolicies(view);
        var tunnel = Pods(view, "cloudflared");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(policies.Allow(tunnel, Endpoint.Internet, 7844, "UDP"), Is.True);
            Assert.That(policies.Allow(tunnel, Endpoint.Internet, 7844), Is.True);
            Assert.That(policies.Allow(tunnel, Endpoint.Traefik, 8000), Is.True);
            Assert.That(policies.Allow(tunnel, Endpoint.Dns, 53, "UDP"), Is.True);
            Assert.That(policies.Allow(tunnel, Endpoint.Internet, 22), Is.False);
            Assert.That(policies.Allow(tunnel, Endpoint.Node, 6443), Is.False);
            Assert.That(policies.Allow(tunnel, App(view), 9898), Is.False);
            Assert.That(policies.Allow(Endpoint.Traefik, tunnel, 2000), Is.False);
        }
    }

    private static Endpoint App(ClusterView view) => Pods(view, "podinfo");

    private static Endpoint Pods(ClusterView view, string space) =>
        Endpoint.Of(PodSpec.Of(view.Objects).Single(pod => pod.Item.Object.Namespace == space));
}
