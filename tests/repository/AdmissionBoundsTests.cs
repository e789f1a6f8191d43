using System.Text.Json.Nodes;
using Oceanid.Infrastructure.Tests.Testing;
using Oceanid.Tool.Check;
using Oceanid.Tool.Check.Rules;
using Oceanid.Tool.Facts.Memory;
using Oceanid.Tool.Fleet;
using Oceanid.Tool.Fleet.Configuration;
using Oceanid.Tool.Text;

namespace Oceanid.RepositoryTests;

/// <summary>The admission policies of this repository are those that the check has judged, and no part of them can be loosened unseen.</summary>
public sealed class AdmissionBoundsTests
{
    private static readonly string[] Files = ["clusters/base/pulumi-system/bounds.yaml", "clusters/base/flux-system/app-deployer.yaml"];

    private static IEnumerable<JsonObject> Objects() =>
        Files.SelectMany(file => YamlDocuments.Read(RepositoryRoot.ReadText(file), file)).Select(document => document.Content);

    [Test]
    public void As_they_are_they_bound_the_programs() => Assert.That(Findings(Objects()), Is.Empty);

    [Test]
    public void Without_one_of_them_the_programs_are_not_bounded()
    {
        foreach (var gone in Objects().Where(IsPolicy))
            Assert.That(Findings(Objects().Where(item => !JsonNode.DeepEquals(item, gone))), Has.Count.EqualTo(1).And.All.Contains("as strong as RBAC lets them be"));
    }

    [Test]
    public void Whatever_is_changed_in_a_spec_is_found()
    {
        foreach (var path in Objects().Where(IsPolicy).SelectMany((item, index) => Paths(item["spec"], []).Select(path => (index, path))))
        {
            var objects = Objects().ToList();
            var policy = objects.Where(IsPolicy).ElementAt(path.index);
            Loosen(policy["spec"]!, path.path);

            Assert.That(Findings(objects), Is.EqualTo(new[] { "It is not the one that was judged, so what it lets through cannot be told." }), $"{policy["metadata"]!["name"]} {string.Join('.', path.path)}");
        }
    }

    [Test]
    public void None_of_them_is_pruned()
    {
        foreach (var index in Enumerable.Range(0, Objects().Count(IsPolicy)))
        {
            var objects = Objects().ToList();
            ((JsonObject)objects.Where(IsPolicy).ElementAt(index)["metadata"]!).Remove("annotations");

            Assert.That(Findings(objects), Is.EqualTo(new[] { "A path that goes wrong would prune it." }));
        }
    }

    [Test]
    public void Where_no_program_makes_namespaces_nothing_is_asked_for() => Assert.That(Findings([], "{}"), Is.Empty);

    private static bool IsPolicy(JsonObject item) => item.Text("kind")!.StartsWith("Validating", StringComparison.Ordinal);

    // Every value, every member and every item.
    private static IEnumerable<object[]> Paths(JsonNode? node, object[] above) => (node switch
    {
        JsonObject members => members.SelectMany(member => Paths(member.Value, [.. above, member.Key])),
        JsonArray items => items.SelectMany((item, index) => Paths(item, [.. above, index])),
        _ => [],
    }).Concat(above.Length == 0 ? [] : [above]);

    private static void Loosen(JsonNode spec, object[] path)
    {
        var parent = path[..^1].Aggregate(spec, (node, step) => step is string name ? node[name]! : node[(int)step]!);
        if (path[^1] is string member)
            ((JsonObject)parent).Remove(member);
        else
            ((JsonArray)parent).RemoveAt((int)path[^1]);
    }

    private static IReadOnlyList<string> Findings(IEnumerable<JsonObject> objects, string labels = "{ oceanid.dev/program: oceanid-apps }")
    {
        var space = YamlDocuments.Read($"{{ apiVersion: v1, kind: Namespace, metadata: {{ name: app, labels: {labels} }} }}", "it").Single().Content;
        var applied = objects.Append(space).Select(item => new OverlayObject(KubernetesObject.Of(item)!, new SourceLocation(Files[0]))).ToList();
        OverlayPreview[] overlays = [new("flux-system", "clusters/base", null, applied)];
        var cluster = new ClusterPreview("it", [], overlays, MemoryBudget.Of("it", [], overlays, new Problems()));
        var context = new CheckContext(RepositoryRoot.Repository, new CheckSettings(), [cluster], []);
        return [.. new AdmissionBoundsRule().Cases(context).SelectMany(item => item.Find()).Select(finding => finding.Message)];
    }
}
