using Moq;
using Oceanid.Tool.Check;
using Oceanid.Tool.Fleet.Configuration;
using Oceanid.Tool.Rendering;
using Oceanid.Tool.Text;

namespace Oceanid.Tool.Tests.Check;

public sealed class CheckRunnerTests
{
    private const string ThreeMaps = """
        { apiVersion: v1, kind: ConfigMap, metadata: { name: a, namespace: app } }
        ---
        { apiVersion: v1, kind: ConfigMap, metadata: { name: b, namespace: app } }
        ---
        { apiVersion: v1, kind: ConfigMap, metadata: { name: c, namespace: app } }
        """;

    [Test]
    public void A_rule_that_crashes_on_an_object_still_finds_what_is_wrong_with_the_others_and_names_the_object()
    {
        var rule = Rule("broken");
        rule.Setup(broken => broken.Cases(It.IsAny<CheckContext>())).Returns((CheckContext context) =>
            context.Views.SelectMany(view => view.Objects).Each(item => item.Object.Name == "b" ? throw new InvalidCastException("no number\nat all.") : [item.Finding("It is wrong.")]));

        // Not even a suppression of all that the rule finds hides what it could not look at.
        var settings = new CheckSettings { Suppressions = [new Suppression("broken", "ConfigMap app/b", null, "because")] };
        var report = CheckRunner.Run(new CheckFixture { Tree = ThreeMaps, Settings = settings }.Context() with { IsWhole = false }, [rule.Object]);

        Assert.That(
            FindingText.Render(report),
            Is.EqualTo("""
                clusters/atlas/it.yaml:1 (atlas): ConfigMap app/a: It is wrong. Mend it. [broken]
                clusters/atlas/it.yaml:3 (atlas): ConfigMap app/b: The rule failed with InvalidCastException: no number↵at all. This is a fault of the check; what it looks at may be wrong as well. [broken]
                clusters/atlas/it.yaml:5 (atlas): ConfigMap app/c: It is wrong. Mend it. [broken]
                3 findings from 1 rules.

                """));
    }

    [Test]
    public void A_file_that_a_rule_cannot_read_is_what_it_finds()
    {
        var rule = Rule("reader");
        rule.Setup(reader => reader.Cases(It.IsAny<CheckContext>())).Returns((CheckContext context) =>
            context.Views.SelectMany(view => view.Objects).Each(_ => throw new FindingsException(new Finding("not UTF-8.") { File = "it.yaml", Remedy = "Save it as UTF-8." })));

        Assert.That(
            FindingText.Render(CheckRunner.Run(new CheckFixture { Tree = ThreeMaps }.Context(), [rule.Object])),
            Is.EqualTo("it.yaml: not UTF-8. Save it as UTF-8. [reader]\n1 finding from 1 rules.\n"));
    }

    [Test]
    public void A_rule_that_does_not_even_say_what_it_looks_at_is_a_finding_and_not_a_pass()
    {
        var rule = Rule("broken");
        rule.Setup(broken => broken.Cases(It.IsAny<CheckContext>())).Throws(new InvalidCastException("no number."));

        Assert.That(
            FindingText.Render(CheckRunner.Run(new CheckFixture().Context(), [rule.Object])),
            Does.StartWith(".flux.yaml: The rule failed with InvalidCastException: no number."));
    }

    [Test]
    public void The_same_finding_in_several_clusters_is_shown_once()
    {
        var report = CheckRunner.Run(new CheckFixture().Context(), [Finding("a", Found("atlas"), Found("pan")).Object]);

        Assert.That(
            FindingText.Render(report),
            Is.EqualTo("clusters/base/it.yaml:3 (atlas, pan): Stack a/b: spec.stack: It is wrong. Mend it. [a]\n1 finding from 1 rules.\n"));
    }

    [Test]
    public void A_suppression_takes_its_finding_away_and_is_counted()
    {
        var context = Suppressing(new Suppression("a", "Stack a/b", null, "because"));

        var report = CheckRunner.Run(context, [Finding("a", Found("atlas")).Object]);

        Assert.That(FindingText.Render(report), Is.EqualTo("No findings from 1 rules, 1 suppressed in .flux.yaml.\n"));
    }

    [TestCase("b", null, null)]
    [TestCase("a", "Stack a/c", null)]
    [TestCase("a", null, "elsewhere.yaml")]
    public void A_suppression_that_matches_nothing_is_a_finding(string rule, string? suppressed, string? file)
    {
        var context = Suppressing(new Suppression(rule, suppressed, file, "because"));

        var report = CheckRunner.Run(context, [Finding("a", Found("atlas")).Object]);

        Assert.That(report.Findings.Select(reported => reported.RuleId), Is.EquivalentTo(new[] { "a", "stale-suppression" }));
    }

    [Test]
    public void With_some_of_the_clusters_only_no_suppression_is_called_stale()
    {
        var context = Suppressing(new Suppression("a", "Stack a/c", null, "because")) with { IsWhole = false };

        Assert.That(CheckRunner.Run(context, []).Findings, Is.Empty);
    }

    [Test]
    public void Tools_get_every_part_of_a_finding()
    {
        var report = CheckRunner.Run(new CheckFixture().Context(), [Finding("a", Found("atlas")).Object]);

        var json = FindingJson.Render(report);

        foreach (var part in new[] { "\"rule\": \"a\"", "\"atlas\"", "\"file\": \"clusters/base/it.yaml\"", "\"line\": 3", "\"object\": \"Stack a/b\"", "\"field\": \"spec.stack\"", "\"message\": \"It is wrong.\"", "\"remedy\": \"Mend it.\"" })
            Assert.That(json, Does.Contain(part));
    }

    [Test]
    public void Code_review_gets_the_rule_and_the_line()
    {
        var rule = Finding("a", Found("atlas")).Object;

        var sarif = System.Text.Json.Nodes.JsonNode.Parse(FindingSarif.Render(CheckRunner.Run(new CheckFixture().Context(), [rule]), [new RuleText("a", "Title.", "Rationale.", "Mend it.")]))!;

        var result = sarif["runs"]![0]!["results"]![0]!;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(sarif["version"]!.ToString(), Is.EqualTo("2.1.0"));
            Assert.That(sarif["runs"]![0]!["tool"]!["driver"]!["rules"]![0]!["id"]!.ToString(), Is.EqualTo("a"));
            Assert.That(result["ruleId"]!.ToString(), Is.EqualTo("a"));
            Assert.That(result["message"]!["text"]!.ToString(), Is.EqualTo("Stack a/b: spec.stack: It is wrong. Mend it."));
            Assert.That(result["locations"]![0]!["physicalLocation"]!["artifactLocation"]!["uri"]!.ToString(), Is.EqualTo("clusters/base/it.yaml"));
            Assert.That(result["locations"]![0]!["physicalLocation"]!["region"]!["startLine"]!.ToString(), Is.EqualTo("3"));
        }
    }

    private static CheckContext Suppressing(Suppression suppression) =>
        new CheckFixture { Settings = new CheckSettings { Suppressions = [suppression] } }.Context();

    private static Finding Found(string cluster) => new("It is wrong.")
    {
        Cluster = cluster,
        File = "clusters/base/it.yaml",
        Line = 3,
        Object = "Stack a/b",
        Field = "spec.stack",
    };

    private static Mock<IRule> Finding(string id, params Finding[] findings)
    {
        var rule = Rule(id);
        rule.Setup(found => found.Cases(It.IsAny<CheckContext>())).Returns((CheckContext context) => [new Case(context, () => findings)]);
        return rule;
    }

    private static Mock<IRule> Rule(string id)
    {
        var rule = new Mock<IRule>();
        rule.Setup(described => described.Id).Returns(id);
        rule.Setup(described => described.Title).Returns("Title.");
        rule.Setup(described => described.Rationale).Returns("Rationale.");
        rule.Setup(described => described.Remedy).Returns("Mend it.");
        return rule;
    }
}
