using System.Text.Json.Nodes;
using Oceanid.Infrastructure.Tests.Testing;
using Oceanid.Tool.Check;
using Oceanid.Tool.Fleet.Configuration;
using Oceanid.Tool.Tests.Fixtures;
using Oceanid.Tool.Text;

namespace Oceanid.Tool.Tests.Check;

/// <summary>
/// The cases in <c>tests/fixtures/cases/RULE.yaml</c> and <c>RULE.SOMETHING.yaml</c>: what Flux applies (<c>objects</c>, after those that the file gives to all of its cases), what
/// the program of the cluster declares (<c>program</c>, and <c>releases</c> in the place of Flux and the operator) and is run with
/// (<c>configuration</c>), <c>files</c> and <c>settings</c> go in, and exactly what a case <c>finds</c> comes out.
/// </summary>
public sealed class CaseTests
{
    private static readonly string[] Keys = ["case", "objects", "program", "releases", "files", "settings", "configuration", "finds"];

    internal static IEnumerable<TestCaseData> Cases() =>
        from file in Directory.EnumerateFiles(FixtureFleet.PathOf("cases")).Order(StringComparer.Ordinal)
        let document = YamlDocuments.Read(File.ReadAllText(file), file).Single().Content
        from test in document.Objects("cases")
        let rule = Path.GetFileName(file).Split('.')[0]
        select new TestCaseData(rule, document, test).SetArgDisplayNames(rule, test.Text("case")!);

    [TestCaseSource(nameof(Cases))]
    public void A_rule_finds_exactly_this(string rule, JsonObject file, JsonObject test)
    {
        Assert.That(test.Select(entry => entry.Key), Is.SubsetOf(Keys).And.Contains("finds"));
        using var repository = new TemporaryRepository();
        Assert.That(Cluster(file, test, repository).Findings(AllRules.List.Single(known => known.Id == rule)), Is.EqualTo(test.Texts("finds")));
    }

    [Test]
    public void No_two_cases_of_a_rule_are_called_the_same() =>
        Assert.That(Cases().Select(test => (test.Arguments[0], ((JsonObject)test.Arguments[2]!).Text("case"))), Is.Unique);

    /// <summary>The cluster of a case.</summary>
    internal static CheckFixture Cluster(JsonObject file, JsonObject test, TemporaryRepository repository)
    {
        foreach (var (path, text) in test.At("files") ?? [])
            repository.Write(path, text!.ToString());
        return new CheckFixture
        {
            Tree = string.Join("\n---\n", file.Objects("given").Concat(test.Objects("objects")).Select(item => item.ToJsonString())),
            Program = [.. test.Objects("program").Select(item => CheckFixture.Declared(item.ToJsonString()))],
            Installed = test["releases"] is null ? CheckFixture.FluxAndOperator : [.. test.Objects("releases").Select(CheckFixture.Release)],
            Files = [.. (test.At("files") ?? []).Select(file => new TextFile(file.Key, file.Value!.ToString().Split('\n')))],
            Settings = Settings(test.At("settings")),
            Configuration = (test.At("configuration") ?? []).ToDictionary(entry => entry.Key, entry => entry.Value is JsonArray or JsonObject ? entry.Value.ToJsonString() : $"{entry.Value}"),
            Repository = test["files"] is null ? FixtureFleet.Repository : repository.Repository,
        };
    }

    private static CheckSettings Settings(JsonObject? settings)
    {
        if (settings is null)
            return new CheckSettings();

        using var repository = new TemporaryRepository();
        var whole = (JsonObject)settings.DeepClone();
        whole["apiVersion"] = "oceanid/v1";
        whole["kind"] = "CheckConfiguration";
        repository.Write(CheckSettingsReader.File, whole.ToJsonString());
        return CheckSettingsReader.Read(repository.Repository);
    }
}
