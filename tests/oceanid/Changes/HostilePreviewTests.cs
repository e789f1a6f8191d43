using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Oceanid.Tool.Changes;
using Oceanid.Tool.Fleet;
using Oceanid.Tool.Rendering;
using Oceanid.Tool.Tests.Check;
using Oceanid.Tool.Text;

namespace Oceanid.Tool.Tests.Changes;

/// <summary>A preview in JSON that somebody has changed: it is refused, or compared.</summary>
public sealed partial class HostilePreviewTests
{
    private const string Tree = """
        { apiVersion: v1, kind: Namespace, metadata: { name: app, labels: { a: b } } }
        ---
        { apiVersion: v1, kind: Secret, metadata: { name: s, namespace: app }, data: { k: aGk= } }
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: { name: it, namespace: app }
        spec: { replicas: 2, template: { spec: { containers: [{ name: a, resources: { requests: { memory: 1Mi } }, securityContext: { privileged: true } }] } } }
        ---
        { apiVersion: rbac.authorization.k8s.io/v1, kind: Role, metadata: { name: it, namespace: app }, rules: [{ apiGroups: [""], resources: [secrets], verbs: [get] }] }
        ---
        { apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: { name: it, namespace: app }, spec: { podSelector: {}, ingress: [{ from: [{ ipBlock: { cidr: 10.0.0.0/8 } }] }] } }
        ---
        { apiVersion: kustomize.toolkit.fluxcd.io/v1, kind: Kustomization, metadata: { name: it, namespace: flux-system }, spec: { path: ./apps, prune: true, suspend: false } }
        ---
        { apiVersion: pulumi.com/v1, kind: Stack, metadata: { name: it, namespace: pulumi-system }, spec: { stack: a/b/c, config: { a: b } } }

        """;

    private static readonly string Json = JsonRenderer.Render(new CheckFixture { Tree = Tree }.Context().Clusters);

    [TestCase("null")]
    [TestCase("{}")]
    [TestCase("[null, {}, []]")]
    [TestCase("99999999999999999")]
    [TestCase("\"\"")]
    [TestCase("\"SURROGATE\"")]
    public void No_field_of_a_preview_breaks_the_comparison(string wrong)
    {
        var before = PreviewReader.Read("main", Json);
        var document = JsonNode.Parse(Json)!;
        Mutation.OfEveryField(document, wrong, field => Compare(before, document, field));
    }

    [Test]
    public void No_list_with_its_items_three_times_breaks_the_comparison()
    {
        var before = PreviewReader.Read("main", Json);
        var document = JsonNode.Parse(Json)!;
        foreach (var items in Lists(document).ToList())
        {
            var right = items.Select(item => item?.DeepClone()).ToList();
            foreach (var item in right.Concat(right))
                items.Add(item?.DeepClone());
            Compare(before, document, items.GetPath());
            while (items.Count > right.Count)
                items.RemoveAt(items.Count - 1);
        }
    }

    [TestCase(false)]
    [TestCase(true)]
    public void No_field_brings_a_control_to_a_terminal_or_a_log(bool isTerminal)
    {
        const string Control = "\u001b]0;it\u0007\u001b[2J\u009b31m\u202e";
        var before = PreviewReader.Read("main", Json);
        var document = JsonNode.Parse(Json)!;
        Mutation.OfEveryField(document, JsonValue.Create(Control).ToJsonString(), field =>
        {
            try
            {
                var after = PreviewReader.Read("head", document.ToJsonString());
                var output = new StringWriter();
                ChangeText.Write(new CommandConsole(output, TextWriter.Null, OutputIsTerminal: isTerminal), FleetChange.Of(new Sides(Control, before, after)));
                TextRenderer.Write(new CommandConsole(output, TextWriter.Null, OutputIsTerminal: isTerminal), after);
                // Colours are the command's own.
                Assert.That(Colours().Replace(output.ToString(), ""), Does.Not.Match("[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]"), field);
            }
            catch (PreviewException refused)
            {
                Assert.That(refused.Message, Does.StartWith("head: is no preview"), field);
            }
        });
    }

    [GeneratedRegex("\u001b\\[[0-9;]*m")]
    private static partial Regex Colours();

    private static void Compare(IReadOnlyList<ClusterPreview> before, JsonNode document, string field)
    {
        try
        {
            var fleet = FleetChange.Of(new Sides("main", before, PreviewReader.Read("head", document.ToJsonString().Replace("SURROGATE", "\\ud800", StringComparison.Ordinal))));
            ChangeText.Write(new CommandConsole(TextWriter.Null, TextWriter.Null), fleet);
            Assert.That(ChangeJson.Render(fleet) + ChangeMarkdown.Render(fleet), Is.Not.Empty, field);
        }
        catch (PreviewException refused)
        {
            Assert.That(refused.Message, Does.StartWith("head: is no preview"), field);
        }
    }

    private static IEnumerable<JsonArray> Lists(JsonNode? node) => node switch
    {
        JsonArray items => items.SelectMany(Lists).Prepend(items),
        JsonObject members => members.SelectMany(member => Lists(member.Value)),
        _ => [],
    };
}
