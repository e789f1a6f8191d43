using System.Text;
using Oceanid.Tool.Check;
using Oceanid.Tool.Fleet.Configuration;
using Oceanid.Tool.Text;

namespace Oceanid.Tool.Rendering;

/// <summary>Findings for people: one line each, as compilers print them.</summary>
internal static class FindingText
{
    public static string Render(Report report)
    {
        var text = new StringBuilder();
        foreach (var reported in report.Findings)
            text.Append(Line(reported)).Append('\n');

        foreach (var note in report.Notes)
            text.Append($"note: {VisibleText.Of(note)}\n");

        foreach (var sentence in report.NotJudged)
            text.Append($"not judged: {VisibleText.Of(sentence)}\n");

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

    private static string Line(Reported reported) =>
        $"{reported.Finding.Text(reported.Clusters, reported.Remedy)} [{reported.RuleId}]";
}
