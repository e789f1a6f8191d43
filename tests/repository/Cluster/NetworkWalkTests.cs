using System.Net;
using Oceanid.Infrastructure.Tests.Testing;
using Oceanid.Tool.Commands;
using Oceanid.Tool.Facts.Flows;
using Oceanid.Tool.Fleet;
using Oceanid.Tool.Fleet.GitTree;

namespace Oceanid.RepositoryTests.Cluster;

/// <summary>Walks the policies that stand in the Git tree: operator and workspaces have what they need (the check holds that), and nobody else has.</summary>
public sealed class NetworkWalkTests
{
    private const string Operator = "pulumi-system";

    private static readonly Endpoint SomePod = new("elsewhere", new Dictionary<string, string>(), new Dictionary<string, int>(), IPAddress.Parse("10.42.0.20"));

    private IReadOnlyList<NetworkPolicies> _clusters = null!;

    [OneTimeSetUp]
    public async Task Preview() =>
        _clusters = [.. (await new FleetPreviewer(RepositoryRoot.Repository, AllPrograms.List, new KustomizeOnce()).PreviewAsync([], _ => { })).Select(preview => new NetworkPolicies(new ClusterView(preview)))];

    [Test]
    public void A_workspace_fetches_its_program_and_nobody_else_does()
    {
        using (Assert.EnterMultipleScope())
        {
            foreach (var policies in _clusters)
            {
                Assert.That(policies.Allow(Endpoint.Workspace(Operator), Endpoint.SourceController, 9090), Is.True);
                Assert.That(policies.Allow(Endpoint.Workspace(Operator), Endpoint.SourceController, 8080), Is.False);
                Assert.That(policies.Allow(Endpoint.Operator(Operator), Endpoint.SourceController, 9090), Is.False);
                Assert.That(policies.Allow(SomePod, Endpoint.SourceController, 9090), Is.False);
            }
        }
    }

    [Test]
    public void The_operator_reaches_the_agents_and_nothing_else_does()
    {
        using (Assert.EnterMultipleScope())
        {
            foreach (var policies in _clusters)
            {
                Assert.That(policies.Allow(Endpoint.Operator(Operator), Endpoint.Workspace(Operator), 50051), Is.True);
                Assert.That(policies.Allow(Endpoint.Workspace(Operator), Endpoint.Operator(Operator), 8080), Is.False);
                Assert.That(policies.Allow(SomePod, Endpoint.Workspace(Operator), 50051), Is.False);
                Assert.That(policies.Allow(Endpoint.Traefik, Endpoint.Workspace(Operator), 50051), Is.False);
            }
        }
    }
}
