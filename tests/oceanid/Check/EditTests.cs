using System.Text.Json.Nodes;
using Oceanid.Tool.Check;
using Oceanid.Tool.Tests.Fixtures;
using Oceanid.Tool.Text;

namespace Oceanid.Tool.Tests.Check;

/// <summary>
/// The edits of the Git tree in <c>tests/fixtures/edits</c>. A wrong one is found, and a finding names the file that has to be edited (<c>file</c>; else the one that was, <c>in</c>
/// or the first of <c>write</c>). What is not yet so says why: <c>missed</c>, or <c>unnamed</c> where another file is named. Of a right one nothing is found, or only the fault of
/// the check that <c>today</c> tells of. <c>field</c> is for those who read. Each is judged as a new cluster would take it, where nothing is immutable yet. A file of edits begins
/// with what all of its edits are <c>given</c>, right by itself, and with its <c>clusters</c>, where one of them has all that the others have.
/// </summary>
[Parallelizable(ParallelScope.All)]
public sealed class EditTests
{
    private static readonly string[] Keys = ["edit", "in", "replace", "with", "also", "write", "remove"];

    private static readonly string[] KeysOfWrong = [.. Keys, "field", "file", "missed", "unnamed"];

    private static readonly IReadOnlyList<Edit> All = [.. Read("wrong"), .. Read("right")];

    [TestCaseSource(nameof(Wrong))]
    public async Task A_wrong_edit_is_found_in_the_file_that_has_to_be_edited(string area, string name)
    {
        var edit = All.First(edit => edit.IsWrong && edit.Area == area && edit.Name == name);
        var findings = await edit.Findings.Value;
        var said = string.Join('\n', findings.Select(Said));
        if (edit.Missed is { } reason)
        {
            Assert.That(said, Is.Empty, $"It is found: this is no longer true: {reason}");
            return;
        }

        Assert.That(said, Is.Not.Empty, "Nothing is found.");
        Assert.That(edit.IsNamed(findings), Is.EqualTo(edit.Unnamed is null), $"{edit.Unnamed ?? edit.File} in:\n{said}");
    }

    [TestCaseSource(nameof(Right))]
    public async Task A_right_edit_is_not_refused(string area, string name)
    {
        var edit = All.First(edit => !edit.IsWrong && edit.Area == area && edit.Name == name);

        Assert.That(string.Join('\n', (await edit.Findings.Value).Select(Said)), edit.Content.Text("today") is { } today ? Does.Contain(today) : Is.Empty);
    }

    [TestCaseSource(nameof(Givens))]
    public async Task What_is_given_to_the_edits_of_a_file_is_right_by_itself(string kind, string area)
    {
        using var fleet = new EditedFleet();
        foreach (var (file, text) in All.First(edit => edit.Kind == kind && edit.Area == area).Given)
            fleet.Write(file, text!.ToString());

        Assert.That(string.Join('\n', (await fleet.CheckAsync(EditedFleet.Clusters)).Select(Said)), Is.Empty);
    }

    [Test]
    public void No_two_edits_have_one_name() => Assert.That(All.Select(edit => edit.Name), Is.Unique);

    [Test]
    public void An_edit_says_only_what_is_read() => Assert.That(
        from edit in All
        from entry in edit.Content
        where !(edit.IsWrong ? KeysOfWrong : [.. Keys, "today"]).Contains(entry.Key)
        select $"{edit.Name}: {entry.Key}",
        Is.Empty);

    [Test]
    public void A_text_that_does_not_stand_in_the_file_exactly_once_is_not_replaced([Values("replicas: 7", "name: shop")] string replace)
    {
        var edit = new Edit("wrong", "it", [], EditedFleet.Clusters, new JsonObject { ["edit"] = "it", ["in"] = "apps/base/shop/deployment.yaml", ["replace"] = replace, ["with"] = "" });

        Assert.That(() => edit.Findings.Value, Throws.TypeOf<AssertionException>().With.Message.Contains(replace));
    }

    [Test]
    public async Task An_edit_that_changes_nothing_finds_nothing_and_names_nothing()
    {
        var edit = new Edit("wrong", "it", [], EditedFleet.Clusters, new JsonObject { ["edit"] = "it", ["in"] = "apps/base/shop/deployment.yaml", ["replace"] = "replicas: 1", ["with"] = "replicas: 1" });

        Assert.That(await edit.Findings.Value, Is.Empty);
        Assert.That(edit.IsNamed([]), Is.False);
    }

    [Test]
    public async Task How_many_wrong_edits_are_found_and_named()
    {
        await Parallel.ForEachAsync(All, async (edit, _) => await edit.Findings.Value);
        TestContext.Out.WriteLine($"{"area",-20} {"edits",6} {"found",6} {"named",6}");
        foreach (var area in All.Where(edit => edit.IsWrong).GroupBy(edit => edit.Area).Append<IEnumerable<Edit>>(All.Where(edit => edit.IsWrong)))
        {
            var findings = await Task.WhenAll(area.Select(async edit => (Edit: edit, Findings: await edit.Findings.Value)));
            var name = area is IGrouping<string, Edit> group ? group.Key : "all";
            TestContext.Out.WriteLine($"{name,-20} {findings.Length,6} {findings.Count(item => item.Findings.Count > 0),6} {findings.Count(item => item.Edit.IsNamed(item.Findings)),6}");
        }

        var right = await Task.WhenAll(All.Where(edit => !edit.IsWrong).Select(edit => edit.Findings.Value));
        TestContext.Out.WriteLine($"Of {right.Length} right edits {right.Count(findings => findings.Count > 0)} are refused.");
        Assert.That(right, Is.Not.Empty);
    }

    private static IEnumerable<TestCaseData> Wrong() => All.Where(edit => edit.IsWrong).Select(edit => new TestCaseData(edit.Area, edit.Name));

    private static IEnumerable<TestCaseData> Right() => All.Where(edit => !edit.IsWrong).Select(edit => new TestCaseData(edit.Area, edit.Name));

    private static IEnumerable<TestCaseData> Givens() => All.Where(edit => edit.Given.Count > 0).Select(edit => (edit.Kind, edit.Area)).Distinct().Select(file => new TestCaseData(file.Kind, file.Area));

    private static string Said(Reported reported) => $"{reported.Finding} [{reported.RuleId}]";

    private static IEnumerable<Edit> Read(string kind) =>
        from file in Directory.EnumerateFiles(FixtureFleet.PathOf($"edits/{kind}")).Order(StringComparer.Ordinal)
        let document = YamlDocuments.Read(File.ReadAllText(file), file).Single().Content
        from edit in document.Objects("edits")
        select new Edit(kind, Path.GetFileNameWithoutExtension(file), document.At("given") ?? [], document["clusters"] is null ? EditedFleet.Clusters : [.. document.Texts("clusters")], edit);

    private sealed record Edit(string Kind, string Area, JsonObject Given, IReadOnlyList<string> Clusters, JsonObject Content)
    {
        public Lazy<Task<IReadOnlyList<Reported>>> Findings => field ??= new(FindingsAsync);

        public bool IsWrong => Kind == "wrong";

        public string Name => Content.Text("edit")!;

        public string File => Content.Text("file") ?? Content.Text("in") ?? Content.At("write")!.First().Key;

        public string? Missed => Content.Text("missed");

        public string? Unnamed => Content.Text("unnamed");

        public bool IsNamed(IReadOnlyList<Reported> findings) => findings.Any(reported => reported.Finding.File == File);

        private async Task<IReadOnlyList<Reported>> FindingsAsync()
        {
            using var fleet = new EditedFleet();
            foreach (var (file, text) in Given.Concat(Content.At("write") ?? []))
                fleet.Write(file, text!.ToString());
            foreach (var file in Content.Texts("remove"))
                fleet.Remove(file);
            foreach (var replacement in Content.Objects("also").Concat(Content["in"] is null ? [] : [Content]))
                Replace(fleet, replacement.Text("in")!, replacement.Text("replace")!, replacement.Text("with")!);
            return await fleet.CheckAsync(Clusters);
        }

        private void Replace(EditedFleet fleet, string file, string old, string current)
        {
            var parts = fleet.Read(file).Split(old);
            if (parts.Length != 2)
                throw new AssertionException($"{Name}: '{old}' stands in {file} {parts.Length - 1} times.");
            fleet.Write(file, string.Join(current, parts));
        }
    }
}
