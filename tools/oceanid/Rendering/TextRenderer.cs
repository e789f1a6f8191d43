using System.Text.Json.Nodes;
using Oceanid.Tool.Fleet;
using Oceanid.Tool.Text;
using Spectre.Console;

namespace Oceanid.Tool.Rendering;

/// <summary>The preview for people: a tree for each program, the plan of the nodes, what Flux applies, where the secrets go, and the memory budget.</summary>
internal static class TextRenderer
{
    public static void Write(CommandConsole console, IReadOnlyList<ClusterPreview> previews) =>
        PlainConsole.Write(console, output => Write(output, previews));

    private static void Write(IAnsiConsole console, IReadOnlyList<ClusterPreview> previews)
    {
        foreach (var cluster in previews)
        {
            console.MarkupLine($"[bold underline]{Markup.Escape($"Cluster {cluster.Name}")}[/]");
            console.WriteLine();
            foreach (var program in cluster.Programs)
            {
                console.Write(Tree(program, cluster.WorkloadsOf(program).DistinctBy(applied => applied.Key).ToDictionary()));
                console.WriteLine();
            }

            if (NodePlan.TryOf(cluster) is { } nodes)
            {
                console.Write(nodes);
                console.WriteLine();
            }

            var others = cluster.Overlays.Except(cluster.Programs.SelectMany(cluster.WorkloadsOf).Select(applied => applied.Value)).ToList();
            if (others.Count > 0)
            {
                console.Write(OverlayTree.Of(cluster.Name, others));
                console.WriteLine();
            }

            if (cluster.Secrets.Count > 0)
            {
                console.Write(SecretTree.Of(cluster.Secrets));
                console.WriteLine();
            }

            BudgetTable.Write(console, cluster.Budget);
            console.WriteLine();
        }
    }

    private static Tree Tree(ProgramPreview program, IReadOnlyDictionary<ResourceKey, OverlayPreview> workloads)
    {
        var folder = Repository.ProgramFolder(program.Folder);
        var title = $"{program.Project} ({folder}): {program.Resources.Count} resources";
        var tree = new Tree($"[bold]{Markup.Escape(title)}[/]");
        AddChildren(tree, new ResourceTree(program), parent: null, workloads);
        if (program.Outputs.Count > 0)
        {
            var outputs = tree.AddNode("[bold]outputs[/]");
            foreach (var (name, value) in program.Outputs)
                outputs.AddNode(Markup.Escape($"{name}: {OutputText(value)}"));
        }

        return tree;
    }

    private static void AddChildren(IHasTreeNodes above, ResourceTree tree, ResourceKey? parent, IReadOnlyDictionary<ResourceKey, OverlayPreview> workloads)
    {
        foreach (var resource in tree.Children(parent))
        {
            var applied = workloads.GetValueOrDefault(resource.Key);
            var node = above.AddNode(Line(resource, applied));
            if (KubernetesObject.TryRead(resource, out var found))
            {
                foreach (var entry in SecretEntries.Of(found))
                    node.AddNode($"[purple]{Markup.Escape(entry)}[/]");
            }

            if (applied is not null)
                OverlayTree.AddObjects(node, applied);
            AddChildren(node, tree, resource.Key, workloads);
        }
    }

    private static string Line(ResourcePreview resource, OverlayPreview? applied)
    {
        var label = Markup.Escape($"{ResourceLabel.Of(resource)}{(applied is null ? "" : $": {OverlayTree.Origin(applied)}")}");
        var marks = string.Join("; ", ResourceLabel.Marks(resource));
        return marks.Length == 0 ? label : $"{label}  [grey]{Markup.Escape($"[{marks}]")}[/]";
    }

    private static string OutputText(JsonNode? value) =>
        value is JsonValue scalar ? scalar.ToString() : JsonText.Compact(value);
}
