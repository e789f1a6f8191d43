using System.Text.Json.Nodes;
using Oceanid.Tool.Check;
using Oceanid.Tool.Text;

namespace Oceanid.Tool.Rendering;

/// <summary>Findings as SARIF 2.1.0, which code review shows beside the lines.</summary>
internal static class FindingSarif
{
    public static string Render(Report report, IReadOnlyList<RuleText> rules) => JsonText.Indented(new JsonObject
    {
        ["$schema"] = "https://json.schemastore.org/sarif-2.1.0.json",
        ["version"] = "2.1.0",
        ["runs"] = new JsonArray(new JsonObject
        {
            ["tool"] = new JsonObject
            {
                ["driver"] = new JsonObject
                {
                    ["name"] = "oceanid check",
                    ["rules"] = new JsonArray([.. rules.Select(Rule)]),
                },
            },
            ["results"] = new JsonArray([.. report.Findings.Select(Result)]),
            ["properties"] = new JsonObject { ["notJudged"] = new JsonArray([.. report.NotJudged.Select(sentence => JsonValue.Create(sentence))]) },
        }),
    });

    private static JsonObject Rule(RuleText rule) => new()
    {
        ["id"] = rule.Id,
        ["shortDescription"] = Text(rule.Title),
        ["fullDescription"] = Text(rule.Rationale),
        ["help"] = Text(rule.Remedy),
    };

    private static JsonObject Result(Reported reported)
    {
        var finding = reported.Finding;
        var parts = new[] { finding.Object, finding.Field, finding.Message }.OfType<string>();
        return new JsonObject
        {
            ["ruleId"] = reported.RuleId,
            ["level"] = "error",
            ["message"] = Text($"{string.Join(": ", parts)} {reported.Remedy}".TrimEnd()),
            ["locations"] = new JsonArray(new JsonObject
            {
                ["physicalLocation"] = new JsonObject
                {
                    ["artifactLocation"] = new JsonObject { ["uri"] = string.Join('/', finding.File.Split('/').Select(Uri.EscapeDataString)) },
                    ["region"] = new JsonObject { ["startLine"] = finding.Line ?? 1 },
                },
            }),
        };
    }

    private static JsonObject Text(string text) => new() { ["text"] = text };
}
