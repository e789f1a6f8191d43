using System.Text.Json.Nodes;
using Oceanid.Tool.Check;
using Oceanid.Tool.Text;

namespace Oceanid.Tool.Rendering;

/// <summary>Findings for tools.</summary>
internal static class FindingJson
{
    public static string Render(Report report) => JsonText.Indented(new JsonObject
    {
        ["apiVersion"] = "oceanid/v1",
        ["kind"] = "CheckReport",
        ["findings"] = new JsonArray([.. report.Findings.Select(reported => new JsonObject
        {
            ["rule"] = reported.RuleId,
            ["clusters"] = new JsonArray([.. reported.Clusters.Select(cluster => JsonValue.Create(cluster))]),
            ["file"] = reported.Finding.File,
            ["line"] = reported.Finding.Line,
            ["object"] = reported.Finding.Object,
            ["field"] = reported.Finding.Field,
            ["message"] = reported.Finding.Message,
            ["remedy"] = reported.Remedy,
        })]),
        ["suppressed"] = report.Suppressed,
        ["notJudged"] = new JsonArray([.. report.NotJudged.Select(sentence => JsonValue.Create(sentence))]),
        ["notes"] = new JsonArray([.. report.Notes.Select(note => JsonValue.Create(note))]),
    });
}
