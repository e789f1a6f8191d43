using System.Text.Json.Nodes;
using Oceanid.Infrastructure.Tests.Testing;
using Oceanid.Tool.Check;
using Oceanid.Tool.Check.Rules;
using Oceanid.Tool.Facts.References;
using Oceanid.Tool.Knowledge;
using Oceanid.Tool.Rendering;
using Oceanid.Tool.Text;

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

    [TestCase("{ apiVersion: v1, kind: Pod, metadata: { name: it, namespace: app }, spec: { containers: [{ name: a, envFrom: [{ secretRef: { name: shop-secret } }] }] } }", "Did you mean shop-secrets?")]
    [TestCase("{ apiVersion: v1, kind: Pod, metadata: { name: it, namespace: app }, spec: { containers: [{ name: a, envFrom: [{ secretRef: { name: elsewhere } }] }] } }", "There is one in the namespace flux-system.")]
    [TestCase("{ apiVersion: v1, kind: Pod, metadata: { name: it, namespace: app }, spec: { containers: [{ name: a, env: [{ valueFrom: { secretKeyRef: { name: shop-secrets, key: tokne } } }] }] } }", "Did you mean token?")]
    [TestCase("{ apiVersion: v1, kind: Service, metadata: { name: it, namespace: app }, spec: { selector: { app.kubernetes.io/name: shpo } } }", "Did you mean shop?")]
    [TestCase("{ apiVersion: v1, kind: Service, metadata: { name: it, namespace: app }, spec: { selector: { app.kubernetes.io/nam: shop } } }", "Did you mean app.kubernetes.io/name?")]
    [TestCase("{ apiVersion: v1, kind: Service, metadata: { name: it, namespace: app }, spec: { selector: { app.kubernetes.io/name: shop }, ports: [{ port: 80, targetPort: htpp }] } }", "Did you mean http?")]
    [TestCase("{ apiVersion: v1, kind: ConfigMap, metadata: { name: it, namespace: ap } }", "Did you mean app?")]
    [TestCase("{ apiVersion: v1, kind: Pod, metadata: { name: it, namespace: app }, spec: { serviceAccountName: nobody } }", null)]
    public void What_was_probably_meant(string wrong, string? remedy)
    {
        var cluster = Cluster(
            "{ apiVersion: v1, kind: Secret, metadata: { name: shop-secrets, namespace: app }, stringData: { token: <secret default/it token> } }",
            "{ apiVersion: v1, kind: Secret, metadata: { name: elsewhere, namespace: flux-system } }",
            "{ apiVersion: v1, kind: Pod, metadata: { name: shop, namespace: app, labels: { app.kubernetes.io/name: shop } }, spec: { containers: [{ name: a, ports: [{ name: http, containerPort: 80 }] }] } }",
            wrong);

        Assert.That(CheckRunner.Check(new ReferenceRule(), cluster.Context()).Findings.Select(finding => finding.Remedy), Is.EqualTo(new[] { remedy }));
    }

    [Test]
    public void No_field_of_any_case_makes_it_fail()
    {
        foreach (var (file, test) in CaseTests.Cases().Where(test => test.Arguments[0] is "reference").Select(test => ((JsonObject)test.Arguments[1]!, (JsonObject)test.Arguments[2]!)))
        {
            // What is wrong already differs from it in a word.
            if (test.Texts("finds").Any())
                continue;

            using var repository = new TemporaryRepository();
            var cluster = CaseTests.Cluster(file, test, repository);
            var documents = YamlDocuments.Read(cluster.Tree, "it");
            foreach (var (content, _) in documents.TakeLast(test.Objects("objects").Count()))
            {
                foreach (var wrong in new[] { "{}", "[null]", "\"\"", "99999999999999999" })
                    Mutation.OfEveryField(content, wrong, field => Assert.That(CheckRunner.Check(new ReferenceRule(), cluster.Context(documents)).Crashes.Select(crash => crash.ToString()), Is.Empty, field));
            }
        }
    }

    [Test]
    public void Every_row_of_the_table_has_a_case_that_is_right_and_one_that_is_wrong()
    {
        var rows = ReferenceTable.In(KnowledgeFolder.Own).Rows;
        var used = new HashSet<(ReferenceRow Row, bool IsRight)>();
        foreach (var test in CaseTests.Cases().Where(test => test.Arguments[0] is "reference"))
        {
            using var repository = new TemporaryRepository();
            foreach (var cluster in CaseTests.Cluster((JsonObject)test.Arguments[1]!, (JsonObject)test.Arguments[2]!, repository).Context().References)
            {
                foreach (var item in cluster.View.Objects)
                {
                    var wrong = cluster.Of(item).Where(dangling => dangling.NotJudged is null).Select(dangling => dangling.Field).ToList();
                    used.UnionWith(Reference.Of(item.Object, ReferenceTable.In(KnowledgeFolder.Own)).Select(reference => (reference.Row, !wrong.Exists(field => field.StartsWith(reference.Place.Path, StringComparison.Ordinal)))));
                }
            }
        }

        Assert.That(rows.Where(row => !used.Contains((row, true))).Select(Text), Is.Empty);
        Assert.That(rows.Where(row => row.Makes is null && !used.Contains((row, false))).Select(Text), Is.Empty);

        static string Text(ReferenceRow row) => $"{string.Join(", ", row.From)} → {row.To ?? row.Selects ?? row.Makes}: {row.Name}";
    }

    private static string Kustomization(string name, string spec = "prune: true") => $$"""
        apiVersion: kustomize.toolkit.fluxcd.io/v1
        kind: Kustomization
        metadata: { name: {{name}}, namespace: flux-system }
        spec: { sourceRef: { kind: GitRepository, name: it }, {{spec}} }
        """;

    private static CheckFixture Cluster(params string[] documents) => new() { Tree = string.Join("\n---\n", [Namespaces, .. documents]) };
}
