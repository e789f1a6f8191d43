using System.Text.Json.Nodes;
using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Oceanid.Tool.Changes;
using Oceanid.Tool.Facts.Memory;
using Oceanid.Tool.Fleet;
using Oceanid.Tool.Rendering;
using Oceanid.Tool.Tests.Fixtures;
using Oceanid.Tool.Tests.Preview;
using Oceanid.Tool.Text;

namespace Oceanid.Tool.Tests.Changes;

/// <summary>The comment on a pull request, read by a real Markdown parser with the extensions that GitHub has.</summary>
public sealed class MarkdownTests
{
    private static readonly MarkdownPipeline GitHub = new MarkdownPipelineBuilder()
        .UsePipeTables().UseAutoLinks().UseTaskLists().UseFootnotes().UseEmphasisExtras().UseEmojiAndSmiley().Build();

    private static readonly string[] Hostile =
    [
        "</details><script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "@everyone @goldfish-inc/admins",
        "[click](https://evil.example)",
        "![x](https://evil.example/pixel.png)",
        "https://evil.example www.evil.example evil@evil.example",
        "#1 GH-1 goldfish-inc/oceanid#1",
        "` `` ```",
        "```\n</details>\n# heading\n| a | b |",
        "| cell | break | \\| \\\\|",
        "\\`",
        "`",
        " ",
        "",
        "-->",
        "<!-- oceanid-preview -->",
        "&lt;b&gt; &#60;b&#62;",
        "a\u202Eb\u2066c\u0007d\u200Be\uFEFFf",
        "~~~\n<b>x</b>\n~~~",
        "[^1]: note",
        ":tada: *em* **strong** _u_ ~~s~~",
        "%%{init: {}}%% click n0 href \"https://evil.example\"",
    ];

    [TestCaseSource(nameof(Hostile))]
    public void A_hostile_text_is_only_ever_text(string text)
    {
        var comment = ChangeMarkdown.Render(Fleet(text));

        AssertHarmless(comment, text);
    }

    [Test]
    public void All_of_them_at_once() => AssertHarmless(ChangeMarkdown.Render(Fleet(string.Join('\n', Hostile))), "all");

    [Test]
    public void What_cannot_be_seen_is_shown() =>
        Assert.That(MarkdownText.Code("a\u202Eb\u200Bc\u0000"), Is.EqualTo("`a⟨U+202E⟩b⟨U+200B⟩c⟨U+0000⟩`"));

    [Test]
    public async Task A_pull_request_with_a_hostile_branch_file_and_value()
    {
        using var request = FixtureFleet.PullRequest();
        request.Commit();
        const string Branch = "x/@everyone-<img-src=x>-`$(id)`";
        request.Git("branch", "--", Branch);
        request.Write("apps/overlays/atlas/<b>@everyone</b> | `x`.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata: { name: hostile, namespace: shop }\ndata: { text: \"a\" }\n");
        request.Edit("apps/overlays/atlas/kustomization.yaml", "resources:\n", "resources:\n  - '<b>@everyone</b> | `x`.yaml'\n");
        request.Edit("infrastructure/apps/Pulumi.atlas.yaml", "Hello from atlas", "</details> @everyone [x](https://evil.example) | `` <script>");

        var run = await request.AgainstAsync(Branch, "--format", "markdown");

        Assert.That((run.ExitCode, run.Error), Is.EqualTo((0, "")));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.Output, Does.Contain("@everyone"));
            AssertHarmless(run.Output, "the whole comment");
        }
    }

    [Test]
    public void A_comment_is_never_longer_than_github_takes_and_says_where_the_rest_is()
    {
        var comment = ChangeMarkdown.Render(Fleet("value", objects: 5000));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(comment, Has.Length.LessThan(65_536));
            Assert.That(comment, Does.Match(@"\n\*\*9[0-9]{3} more changes do not fit into a comment\.\*\* The artifact `preview` of the run has all of them\.\n\z"));
            AssertHarmless(comment, "long");
        }
    }

    [Test]
    public void Two_long_values_differ_where_they_are_shown()
    {
        var same = new string('a', 250);

        var comment = ChangeMarkdown.Render(new FleetChange("main", [ClusterComparison.Of("it", Cluster("it", $"{same} old", 1), Cluster("it", $"{same} new", 1))]));

        Assert.That(comment, Does.Match("`data\\.key`: `…a+ old` → `…a+ new`"));
    }

    [Test]
    public void A_table_that_is_too_long_says_how_many_rows_are_left()
    {
        var clusters = Enumerable.Range(0, 500).Select(index => $"c{index}").ToList();

        var comment = ChangeMarkdown.Render(new FleetChange("main", [.. clusters.Select(name => ClusterComparison.Of(name, Cluster(name, "old", 1), Cluster(name, "new", 1)))]));

        Assert.That(comment, Has.Length.LessThan(65_536));
        Assert.That(comment, Does.Match(@"\n[0-9]+ more rows do not fit\.\n"));
    }

    [Test]
    public void The_table_has_a_row_for_each_cluster_and_program()
    {
        var table = Markdown.Parse(ChangeMarkdown.Render(Fleet("value")), GitHub).OfType<Table>().Single();

        Assert.That(table.OfType<TableRow>().Skip(1).Select(row => Text(row, 1)), Is.EqualTo(new[] { "value", "Flux value" }));
    }

    // Every place that takes a text from the repository has this one.
    private static FleetChange Fleet(string text, int objects = 1) =>
        new(text, [ClusterComparison.Of(text, Cluster(text, "before", objects), Cluster(text, text, objects))]);

    private static ClusterPreview Cluster(string text, string value, int objects)
    {
        var resources = Enumerable.Range(0, objects).Select(index => Samples.Resource("kubernetes:core/v1:ConfigMap", $"it{index}") with
        {
            Inputs = ConfigMap(text, $"it{index}", value),
        });
        var applied = Enumerable.Range(0, objects).Select(index => new OverlayObject(
            KubernetesObject.Of(ConfigMap(text, $"applied{index}", $"first\n{value}\nlast"))!, new SourceLocation($"apps/{text}.yaml", 1)));
        ProgramPreview[] programs = [new("apps", text, [.. resources], [])];
        OverlayPreview[] overlays = [new(text, $"apps/{text}", null, [.. applied])];
        return new ClusterPreview(text, programs, overlays, MemoryBudget.Of(text, programs, overlays, new Problems()));
    }

    private static JsonObject ConfigMap(string space, string name, string value) => new()
    {
        ["apiVersion"] = "v1",
        ["kind"] = "ConfigMap",
        ["metadata"] = new JsonObject { ["name"] = name, ["namespace"] = space },
        ["data"] = new JsonObject { ["key"] = value, [$"name {value}"] = "x" },
    };

    private static void AssertHarmless(string comment, string what)
    {
        var document = Markdown.Parse(comment, GitHub);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(comment.Split('\n')[0], Is.EqualTo(ChangeMarkdown.Marker), what);
            Assert.That(document.Descendants<LinkInline>().Concat<MarkdownObject>(document.Descendants<AutolinkInline>()), Is.Empty, what);
            Assert.That(document.Descendants<HtmlInline>(), Is.Empty, what);
            Assert.That(document.Descendants<HeadingBlock>().Select(heading => heading.Level), Is.SubsetOf(new[] { 2, 3 }), what);
            // Outside of code: the words of the renderer, and nothing that GitHub would make something of.
            Assert.That(string.Concat(document.Descendants<LiteralInline>().Select(literal => literal.Content.ToString())), Does.Not.Match("[@#<>|`]|evil"), what);
            var html = document.Descendants<HtmlBlock>().Select(block => block.Lines.ToString()).ToList();
            Assert.That(html, Is.All.Match("^(<!-- oceanid-preview -->|<details><summary><code>[^<>]*</code> <code>[^<>]*</code>: [0-9a-z ,]+</summary>|</details>)\\n?$"), what);
            Assert.That(html.Count(block => block.StartsWith("<details>", StringComparison.Ordinal)), Is.EqualTo(html.Count(block => block.StartsWith("</details>", StringComparison.Ordinal))), what);
            foreach (var row in document.Descendants<TableRow>())
                Assert.That(row, Has.Count.EqualTo(7), what);
            // GitHub ends a cell at a bar even in code; this parser does not.
            Assert.That(comment.Split('\n').Where(line => line.StartsWith("| ", StringComparison.Ordinal)).Select(line => line.Count(character => character == '|')), Is.All.EqualTo(8), what);
            var diagram = document.Descendants<FencedCodeBlock>().Single(block => block.Info == "mermaid");
            Assert.That(diagram.Lines.ToString().Split('\n').Skip(1), Is.All.Match("""^  n\d+\["[A-Za-z0-9 /._+~-]*"\] (-->|-\. read by \.->) n\d+\["[A-Za-z0-9 /._+~-]*"\]$"""), what);
        }
    }

    private static string Text(TableRow row, int column) =>
        string.Concat(((TableCell)row[column]).Descendants<CodeInline>().Select(code => code.Content));
}
