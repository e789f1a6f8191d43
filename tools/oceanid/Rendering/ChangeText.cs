using Oceanid.Tool.Changes;
using Spectre.Console;

namespace Oceanid.Tool.Rendering;

/// <summary>The changes for people at a terminal: the risks first, then each object with its fields.</summary>
internal static class ChangeText
{
    private const int LongestValue = 300;

    public static void Write(CommandConsole console, FleetChange fleet) => PlainConsole.Write(console, output => Write(output, fleet));

    private static void Write(IAnsiConsole console, FleetChange fleet)
    {
        if (fleet.Clusters.Count == 0)
        {
            console.WriteLine($"No change against {fleet.Against}.");
            return;
        }

        console.MarkupLine($"[bold]Changes against {Markup.Escape(fleet.Against)}[/]");
        foreach (var cluster in fleet.Clusters)
        {
            console.WriteLine();
            console.MarkupLine($"[bold underline]{Markup.Escape($"Cluster {cluster.Name}")}[/]{Markup.Escape(Note(cluster))}");
            if (cluster.After is null)
                continue;

            console.MarkupLine(Markup.Escape($"{ChangeCounts.Of(cluster.Objects)}; memory: {MemoryText.Of(cluster)}"));
            Secrets(console, "uses for the first time", cluster.NewSecrets);
            Secrets(console, "no longer uses", cluster.LostSecrets);
            console.WriteLine();
            if (cluster.Risks.Count > 0)
            {
                console.Write(Risks(cluster));
                console.WriteLine();
            }

            foreach (var owner in cluster.Objects.GroupBy(change => change.Owner))
                console.Write(Objects(owner.Key, [.. owner]));
        }
    }

    private static string Note(ClusterChange cluster) => cluster switch
    {
        { Before: null } => " is new",
        { After: null } => " leaves the repository: what it has stays as it is, and nobody owns it",
        _ => "",
    };

    private static void Secrets(IAnsiConsole console, string what, IReadOnlyList<string> secrets)
    {
        if (secrets.Count > 0)
            console.MarkupLine($"{what}: [purple]{Markup.Escape(string.Join(", ", secrets))}[/]");
    }

    private static Tree Risks(ClusterChange cluster)
    {
        var tree = new Tree($"[bold red]{cluster.Risks.Count} to think about[/]");
        foreach (var risk in cluster.Risks)
            tree.AddNode($"[red]{risk.Title}[/] {Markup.Escape($"{risk.Object} ({risk.Owner}): {risk.Reason}")}");
        return tree;
    }

    private static Tree Objects(string owner, IReadOnlyList<ObjectChange> changes)
    {
        var tree = new Tree($"[bold]{Markup.Escape($"{owner}: {ChangeCounts.Of(changes)}")}[/]");
        foreach (var change in changes)
        {
            var formerly = change.Formerly is { } text ? $" ({text})" : "";
            var source = change.Object.Source is { } file ? $"  {file}" : "";
            var node = tree.AddNode(Markup.Escape($"{change.Sign} {change.Label}{formerly}{source}"));
            foreach (var field in change.Fields)
                AddField(node, field);
        }

        return tree;
    }

    private static void AddField(TreeNode node, FieldChange field)
    {
        if (FieldText.Lines(field) is not { } lines)
        {
            var (before, after) = FieldText.Of(field, LongestValue);
            node.AddNode(Markup.Escape($"{field.Path}: {before} → {after}"));
            return;
        }

        var text = node.AddNode(Markup.Escape(field.Path));
        foreach (var line in lines)
            text.AddNode(Markup.Escape(line));
    }
}
