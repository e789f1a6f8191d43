using System.Globalization;
using System.Text;
using Oceanid.Tool.Changes;

namespace Oceanid.Tool.Rendering;

/// <summary>The changes as one comment on a pull request: a table, what to think about, a diagram, and the details folded.</summary>
internal static class ChangeMarkdown
{
    /// <summary>The first line, by which the comment is found again.</summary>
    public const string Marker = "<!-- oceanid-preview -->";

    /// <summary>GitHub takes 65,536 characters; the rest is for what the workflows add to the comment.</summary>
    public const int Limit = 50_000;

    private const int MostRisks = 60;
    private const int LongestValue = 200;
    private const int LongestRefusal = 600;

    public static string Render(FleetChange fleet)
    {
        if (fleet.Clusters.Count == 0)
            return $"{Marker}\nNo change: every cluster gets what it gets at {MarkdownText.Code(fleet.Against)}.\n";

        var text = new StringBuilder($"{Marker}\n## What changes against {MarkdownText.Code(fleet.Against)}\n\n");
        text.Append(Refusals(fleet)).Append(Table(fleet)).Append(Secrets(fleet)).Append(Risks(fleet)).Append(TouchDiagram.Of(fleet)).Append('\n');

        // As many details as there is room for; a part is shown whole or not at all.
        var left = 0;
        foreach (var part in fleet.Clusters.SelectMany(Details))
        {
            if (left == 0 && text.Length + part.Text.Length <= Limit)
                text.Append(part.Text);
            else
                left += part.Changes;
        }

        if (left > 0)
            text.Append(CultureInfo.InvariantCulture, $"\n**{left} more changes do not fit into a comment.** The artifact `preview` of the run has all of them.\n");
        return text.ToString();
    }

    private static string Table(FleetChange fleet)
    {
        var table = new StringBuilder("| cluster | program | + | ~ | − | to think about | memory |\n|---|---|--:|--:|--:|---|---|\n");
        foreach (var cluster in fleet.Clusters)
        {
            if (cluster.After is null || cluster.Objects.Count == 0)
            {
                table.Append(CultureInfo.InvariantCulture, $"| {MarkdownText.Cell(cluster.Name)} | {(cluster.After is null ? "leaves the repository; what it has stays, and nobody owns it" : "")} | | | | | |\n");
                continue;
            }

            var name = $"{MarkdownText.Cell(cluster.Name)}{(cluster.Before is null ? " (new)" : "")}";
            var memory = MemoryText.Of(cluster);
            foreach (var owner in cluster.Objects.GroupBy(change => change.Owner))
            {
                var counts = ChangeCounts.Of(owner);
                var risks = cluster.Risks.Where(risk => risk.Owner == owner.Key).CountBy(risk => risk.Title).Select(risk => $"{risk.Value} × {risk.Key}");
                table.Append(CultureInfo.InvariantCulture, $"| {name} | {MarkdownText.Cell(owner.Key)} | {counts.Added} | {counts.Changed} | {counts.Removed} | {string.Join(", ", risks)} | {memory} |\n");
                (name, memory) = ("", "");
            }
        }

        return table.Append('\n').ToString();
    }

    private static string Refusals(FleetChange fleet)
    {
        var lines = fleet.Refusals
            .Select(refusal => $"- {MarkdownText.Code(refusal.File)} {MarkdownText.Code(refusal.Field!)} ({MarkdownText.Code(refusal.Object!)}): {MarkdownText.Code($"{refusal.Message} {refusal.Remedy}", LongestRefusal)}\n")
            .ToList();
        var more = lines.Count > MostRisks ? $"- and {lines.Count - MostRisks} more\n" : "";
        return lines.Count == 0 ? "" : $"### Refused\n\n{string.Concat(lines.Take(MostRisks))}{more}\n";
    }

    private static string Secrets(FleetChange fleet)
    {
        var lines = fleet.Clusters.SelectMany(cluster =>
            cluster.NewSecrets.Select(secret => $"- {MarkdownText.Code(cluster.Name)} uses the secret {MarkdownText.Code(secret)} for the first time: set it before the merge\n")
                .Concat(cluster.LostSecrets.Select(secret => $"- {MarkdownText.Code(cluster.Name)} no longer uses the secret {MarkdownText.Code(secret)}\n"))).ToList();
        return lines.Count == 0 ? "" : $"{string.Concat(lines.Take(MostRisks))}\n";
    }

    private static string Risks(FleetChange fleet)
    {
        // What is changed in a base is the same risk in every cluster.
        var lines = fleet.Clusters
            .SelectMany(cluster => cluster.Risks.Select(risk => (Risk: risk, Cluster: cluster.Name)))
            .GroupBy(item => item.Risk, item => MarkdownText.Code(item.Cluster))
            .OrderBy(group => group.Key.Kind)
            .Select(group => $"- **{group.Key.Title}** {MarkdownText.Code(group.Key.Object)} ({string.Join(", ", group)}; {MarkdownText.Code(group.Key.Owner)}): {MarkdownText.Code(group.Key.Reason)}\n")
            .ToList();
        if (lines.Count == 0)
            return "Nothing of it replaces, deletes, widens or weakens anything.\n\n";

        var more = lines.Count > MostRisks ? $"- and {lines.Count - MostRisks} more\n" : "";
        return $"### To think about\n\n{string.Concat(lines.Take(MostRisks))}{more}\n";
    }

    private static IEnumerable<(string Text, int Changes)> Details(ClusterChange cluster)
    {
        foreach (var owner in cluster.Objects.GroupBy(change => change.Owner))
        {
            var changes = owner.ToList();
            var text = new StringBuilder();
            text.Append(CultureInfo.InvariantCulture, $"<details><summary>{MarkdownText.Html(cluster.Name)} {MarkdownText.Html(owner.Key)}: {ChangeCounts.Of(changes)}</summary>\n\n");
            foreach (var change in changes)
                text.Append(Object(change));
            yield return (text.Append("\n</details>\n\n").ToString(), changes.Count);
        }
    }

    private static string Object(ObjectChange change)
    {
        var text = new StringBuilder($"- **{change.Kind.ToString().ToLowerInvariant()}** {MarkdownText.Code(change.Label)}");
        if (change.Formerly is { } formerly)
            text.Append(CultureInfo.InvariantCulture, $" ({MarkdownText.Code(formerly)})");
        if (change.Object.Source is { } source)
            text.Append(CultureInfo.InvariantCulture, $" in {MarkdownText.Code(source)}");
        text.Append('\n');
        foreach (var field in change.Fields)
        {
            if (FieldText.Lines(field) is { } lines)
                text.Append(CultureInfo.InvariantCulture, $"  - {MarkdownText.Code(field.Path)}\n\n{MarkdownText.Block("diff", lines, "    ")}\n");
            else
                text.Append(CultureInfo.InvariantCulture, $"  - {MarkdownText.Code(field.Path)}: {Value(field.Before)} → {Value(field.After)}\n");
        }

        return text.ToString();
    }

    private static string Value(System.Text.Json.Nodes.JsonNode? value) => MarkdownText.Code(FieldText.Of(value, LongestValue));
}
