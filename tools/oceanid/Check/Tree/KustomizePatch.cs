using System.Text.Json.Nodes;
using Oceanid.Tool.Fleet.GitTree;
using Oceanid.Tool.Text;

namespace Oceanid.Tool.Check.Tree;

/// <summary>A patch of a Kustomization.</summary>
/// <param name="Field">Where it stands, such as <c>patches[1]</c>.</param>
/// <param name="Target">What it is for; null where that stands in the patch alone.</param>
/// <param name="File">The file with its content: the Kustomization, or one of its own.</param>
/// <param name="Line">The line at which it begins.</param>
/// <param name="Content">An object, or a list of operations; null where it is neither, or not there.</param>
internal sealed record KustomizePatch(string Field, JsonObject? Target, TextFile File, int? Line, JsonNode? Content)
{
    private static readonly string[] Lists = ["patches", "patchesJson6902", "patchesStrategicMerge"];

    /// <summary>The patches of a Kustomization.</summary>
    public static IEnumerable<KustomizePatch> Of(KustomizeFolders folders, TextFile file)
    {
        var content = folders.Content(file);
        foreach (var list in Lists)
        {
            var items = content[list] as JsonArray ?? [];
            for (var index = 0; index < items.Count; index++)
            {
                var item = items[index] as JsonObject;
                // An item of patchesStrategicMerge is a file, or the patch itself.
                var text = item is null ? items[index]?.ToString() : item.Text("patch");
                var path = item is null ? text : item.Text("path");
                var own = path is null || path.IndexOfAny(['\n', '\0']) >= 0 ? null : folders.Find(Bases.Resolve(KustomizeFolders.Of(file), path));
                var line = file.LineOf(folders, list, index);
                yield return new KustomizePatch(
                    $"{list}[{index}]", item.At("target"), own ?? file, own is null ? line : null, (own is null ? YamlReader.ReadOrNone(text ?? "") : folders.Documents(own)).Select(YamlValue.Read).FirstOrDefault());
            }
        }
    }
}
