using System.Text;
using Oceanid.Tool.Check;
using Oceanid.Tool.Fleet.Configuration;

namespace Oceanid.Tool.Rendering;

/// <summary>Findings for people: one line each, as compilers print them.</summary>
internal static class FindingText
{
    public static string Render(Report report)
    {
        var text = new StringBuilder();
        foreach (var reported in report.Findings)
            text.Append(Line(reported)).Append('\n');

        var found = report.Findings.Count switch
        {
            0 => "No findings",
            1 => "1 finding",
            var count => $"{count} findings",
        };
        var suppressed = report.Suppressed > 0 ? $", {report.Suppressed} suppressed in {CheckSettingsReader.File}" : "";
        return text.Append(found).Append($" from {report.Rules} rules{suppressed}.\n").ToString();
    }

    public static string Rules(IReadOnlyList<RuleText> rules)
    {
        var text = new StringBuilder();
        foreach (var rule in rules)
            text.Append($"{rule.Id}: {rule.Title}\n  Why: {rule.Rationale}\n  Remedy: {rule.Remedy}\n");
        return text.ToString();
    }

    private static string Line(Reported reported)
    {
        var finding = reported.Finding;
        var place = finding.Line is { } line ? $"{finding.File}:{line}" : finding.File;
        var clusters = reported.Clusters.Count > 0 ? $"({string.Join(", ", reported.Clusters)})" : null;
        var where = string.Join(' ', new[] { place, clusters }.OfType<string>());
        var parts = new[] { where.Length > 0 ? where : null, finding.Object, finding.Field, finding.Message }.OfType<string>();
        var remedy = reported.Remedy.Length > 0 ? $" {reported.Remedy}" : "";
        return $"{string.Join(": ", parts)}{remedy} [{reported.RuleId}]";
    }
}
