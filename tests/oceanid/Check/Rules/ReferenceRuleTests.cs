using Oceanid.Tool.Check;
using Oceanid.Tool.Check.Rules;
using Oceanid.Tool.Rendering;

namespace Oceanid.Tool.Tests.Check.Rules;

public sealed class ReferenceRuleTests
{
    private const string Namespaces = """
        { apiVersion: v1, kind: Namespace, metadata: { name: app } }
        ---
        { apiVersion: v1, kind: Namespace, metadata: { name: flux-system } }
        """;

    private const string Source = "{ apiVersion: source.toolkit.fluxcd.io/v1, kind: GitRepository, metadata: { name: it, namespace: flux-system }, spec: { ref: { branch: main } } }";

    private const string Claim = """
        apiVersion: v1
        kind: PersistentVolumeClaim
        metadata: { name: it, namespace: app }
        spec: { storageClassName: fast }
        """;

    [Test]
    public void As_many_ways_through_the_dependencies_as_there_can_be()
    {
        // Each waits for all before it: a walk of every way would take 2^40 steps.
        var all = Enumerable.Range(0, 40).Select(index =>
            Kustomization($"k{index}", $"dependsOn: [{string.Join(", ", Enumerable.Range(0, index).Select(before => $"{{ name: k{before} }}"))}]"));

        Assert.That(Cluster([Source, .. all]).Findings(new ReferenceRule()), Is.Empty);
    }

    [Test]
    public void What_a_cluster_that_exists_already_may_have_is_said_and_no_finding()
    {
        var report = CheckRunner.Run(Cluster(Claim).Context(), [new ReferenceRule()]);

        Assert.That(report.Findings, Is.Empty);
        Assert.That(FindingText.Render(report), Does.StartWith("not judged: StorageClass fast: no object of it here, and clusters that exist already may have it.\n"));
        Assert.That(FindingJson.Render(report), Does.Contain("StorageClass fast"));
        Assert.That(FindingSarif.Render(report, AllRules.Texts), Does.Contain("StorageClass fast"));
    }

    [Test]
    public void What_is_not_judged_in_several_clusters_is_said_once()
    {
        var one = Cluster(Claim).Context();

        Assert.That(CheckRunner.Run(one with { Clusters = [.. one.Clusters, .. one.Clusters] }, [new ReferenceRule()]).NotJudged, Has.Count.EqualTo(1));
    }

    [Test]
    public void Of_nodes_that_are_declared_here_all_is_known()
    {
        var cluster = new CheckFixture
        {
            Tree = $"{Namespaces}\n---\n{Claim}",
            Configuration = new Dictionary<string, string> { ["oceanid-cluster:nodes"] = """[{"name":"mimas","role":"server"}]""" },
        };

        Assert.That(cluster.Findings(new ReferenceRule()), Is.EqualTo(new[] { "PersistentVolumeClaim app/it: spec.storageClassName: There is no StorageClass fast." }));
    }

    private static string Kustomization(string name, string spec = "prune: true") => $$"""
        apiVersion: kustomize.toolkit.fluxcd.io/v1
        kind: Kustomization
        metadata: { name: {{name}}, namespace: flux-system }
        spec: { sourceRef: { kind: GitRepository, name: it }, {{spec}} }
        """;

    private static CheckFixture Cluster(params string[] documents) => new() { Tree = string.Join("\n---\n", [Namespaces, .. documents]) };
}
