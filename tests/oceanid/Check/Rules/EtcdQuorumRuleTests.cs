using System.Text.Json.Nodes;
using Oceanid.Tool.Check;
using Oceanid.Tool.Check.Rules;
using Oceanid.Tool.Fleet;

namespace Oceanid.Tool.Tests.Check.Rules;

public sealed class EtcdQuorumRuleTests
{
    [TestCase(2)]
    [TestCase(4)]
    public void An_even_number_of_servers(int servers) =>
        Assert.That(Findings(servers, agents: 1), Is.EqualTo(new[] { $"oceanid-cluster:nodes: {servers} servers are an even number." }));

    [TestCase(0)]
    [TestCase(1)]
    [TestCase(3)]
    public void Agents_do_not_count(int servers) =>
        Assert.That(Findings(servers, agents: 3), Is.Empty);

    [Test]
    public void The_finding_is_in_the_stack_file_of_the_cluster() =>
        Assert.That(
            CheckRunner.Check(new EtcdQuorumRule(), new CheckFixture { Program = Nodes(2, 0) }.Context()).Findings.Select(finding => (finding.Cluster, finding.File)),
            Is.EqualTo(new[] { ("atlas", "infrastructure/cluster/Pulumi.atlas.yaml") }));

    private static IReadOnlyList<string> Findings(int servers, int agents) =>
        new CheckFixture { Program = Nodes(servers, agents) }.Findings(new EtcdQuorumRule());

    private static IReadOnlyList<ResourcePreview> Nodes(int servers, int agents) =>
        [.. Enumerable.Repeat("server", servers).Concat(Enumerable.Repeat("agent", agents)).Select((role, index) =>
            new ResourcePreview(new ResourceKey("oceanid:k3s:K3sNode", $"node-{index}"), new JsonObject { ["role"] = role }, new RecordedOptions()))];
}
