using Oceanid.Tool.Fleet;
using Spectre.Console;

namespace Oceanid.Tool.Rendering;

/// <summary>What Flux applies to a cluster: its Kustomizations, the objects of each, and where they are written.</summary>
internal static class OverlayTree
{
    public static Tree Of(ClusterPreview cluster)
    {
        var count = cluster.Overlays.Sum(overlay => overlay.Objects.Count);
        var tree = new Tree($"[bold]Flux (clusters/{Markup.Escape(cluster.Name)}): {count} objects[/]");
        foreach (var overlay in cluster.Overlays)
        {
            var account = overlay.ServiceAccount is { } name ? $", applied as {name}" : "";
            var node = tree.AddNode(Markup.Escape($"Kustomization {overlay.Kustomization}: {overlay.Path}{account}"));
            foreach (var (found, source) in overlay.Objects)
                node.AddNode($"{Markup.Escape(found.Label)}  [grey]{Markup.Escape(source.File)}[/]");
        }

        return tree;
    }
}
