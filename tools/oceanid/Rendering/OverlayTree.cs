using Oceanid.Tool.Fleet;
using Spectre.Console;

namespace Oceanid.Tool.Rendering;

/// <summary>What Flux applies to a cluster: its Kustomizations, the objects of each, and where they are written.</summary>
internal static class OverlayTree
{
    /// <summary>The Kustomizations of a cluster.</summary>
    public static Tree Of(string cluster, IReadOnlyCollection<OverlayPreview> overlays)
    {
        var tree = new Tree($"[bold]Flux (clusters/{Markup.Escape(cluster)}): {overlays.Sum(overlay => overlay.Objects.Count)} objects[/]");
        foreach (var overlay in overlays)
            AddObjects(tree.AddNode(Markup.Escape($"Kustomization {overlay.Kustomization}: {Origin(overlay)}")), overlay);

        return tree;
    }

    /// <summary>The folder, and the account that Flux applies it with.</summary>
    public static string Origin(OverlayPreview overlay) => $"{overlay.Path}{(overlay.ServiceAccount is { } name ? $", applied as {name}" : "")}";

    /// <summary>The objects, each with its file.</summary>
    public static void AddObjects(IHasTreeNodes above, OverlayPreview overlay)
    {
        foreach (var (found, source) in overlay.Objects)
            above.AddNode($"{Markup.Escape(found.Label)}  [grey]{Markup.Escape(source.File)}[/]");
    }
}
