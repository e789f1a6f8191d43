using Oceanid.Tool.Fleet;
using Oceanid.Tool.Text;
using Spectre.Console;

namespace Oceanid.Tool.Rendering;

/// <summary>What runs on which K3s node, in which order, and the files that it gets; a step that has nothing to do changes nothing.</summary>
internal static class NodePlan
{
    private const string NodeType = "oceanid:k3s:K3sNode";

    /// <summary>Null for a cluster whose nodes are not the programs'.</summary>
    public static Tree? TryOf(ClusterPreview cluster)
    {
        var program = cluster.Programs.FirstOrDefault(program => program.Resources.Any(resource => resource.Type == NodeType));
        if (program is null)
            return null;

        var nodes = program.Resources.Where(resource => resource.Type == NodeType).ToDictionary(node => node.Key);
        var addresses = nodes.Values.ToDictionary(node => node.Inputs.Text("address") ?? "", node => node.Name);
        var resources = new ResourceTree(program);
        var version = nodes.Values.First().Inputs.Text("version");
        var tree = new Tree($"[bold]{Markup.Escape($"Nodes: {nodes.Count}, one after another, with K3s {version}")}[/]");
        var parent = nodes.Values.First().Options.Parent;
        foreach (var resource in resources.Children(parent))
        {
            if (!nodes.ContainsKey(resource.Key))
            {
                tree.AddNode(Step(resource));
                continue;
            }

            var node = tree.AddNode(Markup.Escape($"{resource.Name}: {resource.Inputs.Text("role")}, {resource.Inputs.Text("address")}"));
            foreach (var command in resources.Children(resource.Key))
                AddFiles(node.AddNode(Step(command)), command.Inputs.Text("stdin") ?? "");
        }

        return tree;

        string Step(ResourcePreview command)
        {
            var connection = command.Inputs.At("connection");
            var address = $"{connection.Text("user")}@{connection.Text("host")}:{connection?["port"]}";
            return Markup.Escape($"on {addresses.GetValueOrDefault(address, address)}: {command.Name.Split('-')[^1]}");
        }
    }

    // They stand in what the node runs, in a here-document: a file is a line "MODE PATH", and then its lines after one space each. The comments
    // in them say nothing about this node.
    private static void AddFiles(TreeNode step, string input)
    {
        TreeNode? file = null;
        var isScript = false;
        var lines = input.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        foreach (var line in lines.SkipWhile(line => line != "cat <<'FILES'").Skip(1).TakeWhile(line => line != "FILES"))
        {
            if (line[0] != ' ')
            {
                var path = line.Split(' ', 2)[^1];
                isScript = path.EndsWith(".sh", StringComparison.Ordinal);
                file = step.AddNode(Markup.Escape(path));
            }
            else if (!isScript && line[1..] is { Length: > 0 } text && text[0] != '#')
            {
                file?.AddNode(Markup.Escape(text));
            }
        }
    }
}
