using System.Text.Json.Nodes;
using Oceanid.Tool.Fleet.Configuration;
using Oceanid.Tool.Text;
using YamlDotNet.RepresentationModel;

namespace Oceanid.Tool.Fleet.GitTree;

/// <summary>An entry of the lists of patches of a Kustomization.</summary>
/// <param name="Field">Where it stands, such as <c>patches[1]</c>.</param>
/// <param name="Line">The line at which it begins.</param>
/// <param name="Target">What it is for; null where that stands in the patch alone.</param>
/// <param name="Path">The file with the patch, from the folder of the Kustomization; null where the patch is <paramref name="Inline"/>.</param>
/// <param name="Inline">The patch.</param>
internal sealed record PatchEntry(string Field, int Line, JsonObject? Target, string? Path, YamlScalarNode? Inline)
{
    // In the order in which Kustomize 5.5.0 applies them.
    private static readonly string[] Lists = ["patchesStrategicMerge", "patches", "patchesJson6902"];

    /// <summary>The entries in the order in which they are applied.</summary>
    public static IEnumerable<PatchEntry> Of(YamlMappingNode kustomization) =>
        from list in Lists
        from item in (YamlFile.Find(kustomization, list) as YamlSequenceNode ?? []).Select((node, index) => (Node: node, Field: $"{list}[{index}]"))
        let entry = item.Node as YamlMappingNode
        // An item of patchesStrategicMerge is a file, or the patch itself.
        let patch = (entry is null ? item.Node : YamlFile.Find(entry, "patch")) as YamlScalarNode
        let path = (entry is null ? item.Node : YamlFile.Find(entry, "path")) as YamlScalarNode
        let file = patch?.Value?.Contains(':', StringComparison.Ordinal) == true || path?.Value?.IndexOfAny(['\n', '\0']) >= 0 ? null : path?.Value
        let target = entry is null ? null : YamlFile.Find(entry, "target")
        select new PatchEntry(item.Field, (int)item.Node.Start.Line, target is null ? null : YamlValue.Read(target) as JsonObject, file, file is null ? patch : null);
}
