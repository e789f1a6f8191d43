using Oceanid.Tool.Text;

namespace Oceanid.Tool.Check.Rules;

/// <summary>No two clusters have one machine.</summary>
internal sealed class NodeAddressRule : IRule
{
    private const string Nodes = "oceanid-cluster:nodes";

    public string Id => "node-address";

    public string Title => "Each machine is a node of one cluster.";

    public string Rationale =>
        "A cluster's program sees its own nodes only. A stack file that was copied with the address of another cluster's machine would install a second K3s over the first.";

    public string Remedy => "Give the node the address of its own machine.";

    public IEnumerable<Case> Cases(CheckContext context)
    {
        var nodes = context.Views
            .SelectMany(view => view.Configurations, (view, configuration) => (Cluster: view.Name, Configuration: configuration))
            .SelectMany(pair => pair.Configuration.Items(Nodes).Select((node, index) => (
                pair.Cluster, Index: index, Name: node.Text("name"), Host: node.Text("host"), Port: node["port"]?.ToString() ?? "22", Source: pair.Configuration.Sources[Nodes][0])))
            .Where(node => node.Host is not null)
            .ToList();
        return new[] { context }.Each(_ =>
            from node in nodes
            let other = nodes.First(first => (first.Host, first.Port) == (node.Host, node.Port))
            where other.Cluster != node.Cluster
            select new Finding($"{node.Name} has the address {node.Host} of {other.Name}, which is a node of {other.Cluster}.")
            {
                Cluster = node.Cluster,
                File = node.Source.File,
                Line = node.Source.Line,
                Field = $"{Nodes}[{node.Index}].host",
            });
    }
}
