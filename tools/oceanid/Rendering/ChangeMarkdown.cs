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

    // What each part may have of it; the details get what is left.
    private const int LimitOfPart = 7_000;
    private const int LongestValue = 200;
    private const int LongestRefusal = 600;
    private const int MostFields = 100;

    /// <summary>What to say in the place of a comparison that cannot be made.</summary>
    public static string Failure(IEnumerable<string> errors) =>
        $"{Marker}\n## Not compared\n\nWhat this changes cannot be told, so nothing here says that it is harmless:\n\n{Lines(errors.Select(error => $"- {MarkdownText.Code(error, LongestRefusal)}\n"))}";

    public static string Render(FleetChange fleet)
    {
        if (fleet.Clusters.Count == 0)
            return $"{Marker}\nNo change: every cluster gets what it gets at {MarkdownText.Code(fleet.Against)}.\n";

        var text = new StringBuilder($"{Marker}\n## What changes against {MarkdownText.Code(fleet.Against)}\n\n");
        text.Append(Refusals(fleet)).Append(Table(fleet)).Append(Secrets(fleet)).Append(Risks(fleet)).Append(TouchDiagram.Of(fleet)).Append('\n');

        // As many details as there is room for; an object is shown whole or not at all.
        var left = fleet.Clusters.SelectMany(cluster => cluster.Objects.GroupBy(change => change.Owner).Select(owner => (cluster, owner)))
            .Sum(part => AddDetails(text, part.cluster, part.owner.Key, [.. part.owner]));

        if (left > 0)
            text.Append(CultureInfo.InvariantCulture, $"\n**{left} more changes do not fit into a comment.** The artifact `preview` of the run has all of them.\n");
        return text.ToString();
    }

    private static string Table(FleetChange fleet)
    {
        var rows = new List<string>();
        foreach (var cluster in fleet.Clusters)
        {
            if (cluster.After is null || cluster.Objects.Count == 0)
            {
                rows.Add(string.Create(CultureInfo.InvariantCulture, $"| {MarkdownText.Cell(cluster.Name)} | {(cluster.After is null ? "leaves the repository; what it has stays, and nobody owns it" : "")} | | | | | |\n"));
                continue;
            }

            var name = $"{MarkdownText.Cell(cluster.Name)}{(cluster.Before is null ? " (new)" : "")}";
            var memory = MemoryText.Of(cluster);
            var byOwner = cluster.Risks.ToLookup(risk => risk.Owner);
            foreach (var owner in cluster.Objects.GroupBy(change => change.Owner))
            {
                var counts = ChangeCounts.Of(owner);
                var risks = byOwner[owner.Key].CountBy(risk => risk.Title).Select(risk => $"{risk.Value} × {risk.Key}");
                rows.Add(string.Create(CultureInfo.InvariantCulture, $"| {name} | {MarkdownText.Cell(owner.Key)} | {counts.Added} | {counts.Changed} | {counts.Removed} | {string.Join(", ", risks)} | {memory} |\n"));
                (name, memory) = ("", "");
            }
        }

        return $"| cluster | program | + | ~ | − | to think about | memory |\n|---|---|--:|--:|--:|---|---|\n{Lines(rows, more => $"\n{more} more rows do not fit.\n")}\n";
    }

    private static string Refusals(FleetChange fleet)
    {
        var lines = fleet.Refusals
            .Select(refusal => $"- {MarkdownText.Code(refusal.File)} {MarkdownText.Code(refusal.Field!)} ({MarkdownText.Code(refusal.Object!)}): {MarkdownText.Code($"{refusal.Message} {refusal.Remedy}", LongestRefusal)}\n")
            .ToList();
        return lines.Count == 0 ? "" : $"### Refused\n\n{Lines(lines)}\n";
    }

    private static string Secrets(FleetChange fleet)
    {
        var lines = fleet.Clusters.SelectMany(cluster =>
            cluster.NewSecrets.Select(secret => $"- {MarkdownText.Code(cluster.Name)} uses the secret {MarkdownText.Code(secret)} for the first time: set it before the merge\n")
                .Concat(cluster.LostSecrets.Select(secret => $"- {MarkdownText.Code(cluster.Name)} no longer uses the secret {MarkdownText.Code(secret)}\n"))).ToList();
        return lines.Count == 0 ? "" : $"{Lines(lines)}\n";
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

        return $"### To think about\n\n{Lines(lines)}\n";
    }

    // As many as a part may have.
    private static string Lines(IEnumerable<string> lines, Func<int, string>? rest = null)
    {
        var (text, left) = (new StringBuilder(), 0);
        foreach (var line in lines)
        {
            if (left == 0 && text.Length + line.Length <= LimitOfPart)
                text.Append(line);
            else
                left++;
        }

        return left == 0 ? text.ToString() : text.Append(rest?.Invoke(left) ?? $"- and {left} more\n").ToString();
    }

    // How many of the changes are left out.
    private static int AddDetails(StringBuilder text, ClusterChange cluster, string owner, IReadOnlyList<ObjectChange> changes)
    {
        const string End = "\n</details>\n\n";
        var start = $"<details><summary>{MarkdownText.Html(cluster.Name)} {MarkdownText.Html(owner)}: {ChangeCounts.Of(changes)}</summary>\n\n";
        var (shown, room) = (new StringBuilder(), Limit - text.Length - start.Length - End.Length);
        var left = 0;
        foreach (var change in changes)
        {
            // What is not even made takes no time.
            var part = shown.Length < room ? Object(change) : "";
            if (part.Length > 0 && shown.Length + part.Length <= room)
                shown.Append(part);
            else
                left++;
        }

        if (shown.Length > 0)
            text.Append(start).Append(shown).Append(End);
        return left;
    }

    private static string Object(ObjectChange change)
    {
        var text = new StringBuilder($"- **{change.Kind.ToString().ToLowerInvariant()}** {MarkdownText.Code(change.Label)}");
        if (change.Formerly is { } formerly)
            text.Append(CultureInfo.InvariantCulture, $" ({MarkdownText.Code(formerly)})");
        if (change.Object.Source is { } source)
            text.Append(CultureInfo.InvariantCulture, $" in {MarkdownText.Code(source)}");
        text.Append('\n');
        foreach (var field in change.Fields.Take(MostFields))
        {
            var (before, after) = FieldText.Of(field, LongestValue);
            if (FieldText.Lines(field) is { } lines)
                text.Append(CultureInfo.InvariantCulture, $"  - {MarkdownText.Code(field.Path)}\n\n{MarkdownText.Block("diff", lines, "    ")}\n");
            else
                text.Append(CultureInfo.InvariantCulture, $"  - {MarkdownText.Code(field.Path)}: {MarkdownText.Code(before)} → {MarkdownText.Code(after)}\n");
        }

        if (change.Fields.Count > MostFields)
            text.Append(CultureInfo.InvariantCulture, $"  - and {change.Fields.Count - MostFields} more fields\n");
        return text.ToString();
    }
}
