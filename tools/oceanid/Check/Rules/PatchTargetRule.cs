using System.Text.Json.Nodes;
using Oceanid.Tool.Fleet;
using Oceanid.Tool.Fleet.GitTree;
using Oceanid.Tool.Text;

namespace Oceanid.Tool.Check.Rules;

/// <summary>A patch of a cluster says what it changes, and that is there.</summary>
internal sealed class PatchTargetRule : IRule
{
    private static readonly string[] Lists = ["patches", "patchesJson6902", "patchesStrategicMerge"];

    public string Id => "patch-target";

    public string Title => "Each patch in clusters/ has a target, and changes something that its folder builds.";

    public string Rationale =>
        "A patch whose target is not there changes nothing, and Kustomize says nothing. So it is with a patch in the folder of a cluster for an object that "
        + "another Kustomization builds, such as a Stack: a setting looks as if it were in force.";

    public string Remedy => "Write a target that the folder builds, by kind and name; what another Kustomization builds is patched there.";

    public IEnumerable<Case> Cases(CheckContext context)
    {
        var folders = new KustomizeFolders(context.Files);
        return folders.Files.Where(file => file.Path.StartsWith("clusters/", StringComparison.Ordinal)).Each(file => Check(context, folders, file));
    }

    private static IEnumerable<Finding> Check(CheckContext context, KustomizeFolders folders, TextFile file)
    {
        // All that any Kustomization builds with this file; null where none does.
        var built = new Lazy<IReadOnlyList<KubernetesObject>?>(() =>
        {
            var overlays = context.Views.SelectMany(view => view.Preview.Overlays).Where(overlay => folders.Reach([overlay.Path]).Contains(KustomizeFolders.Of(file))).ToList();
            return overlays.Count == 0 ? null : [.. overlays.SelectMany(overlay => overlay.Objects).Select(item => item.Object)];
        });
        foreach (var (field, target) in Patches(Read(file)))
        {
            var message = target is not { Count: > 0 }
                ? "The patch has no target: what it is for stands in the patch alone."
                : built.Value?.Any(item => KustomizationFile.IsTarget(target, item)) == false
                    ? $"Nothing that the folder builds is its target ({string.Join(", ", target.Select(entry => $"{entry.Key} {entry.Value}"))}), so it changes nothing."
                    : null;
            if (message is not null)
                yield return file.Finding(message, field) with { Line = LineOf(file, field.Split('[')[0]) };
        }
    }

    private static IEnumerable<(string Field, JsonObject? Target)> Patches(JsonObject? kustomization) =>
        from list in Lists
        from patch in (kustomization?[list] as JsonArray ?? []).Select((item, index) => (Item: item, Field: $"{list}[{index}]"))
        select (patch.Field, (patch.Item as JsonObject).At("target"));

    private static int? LineOf(TextFile file, string key) =>
        file.Lines.Select((line, index) => (line, index)).Where(item => item.line.StartsWith(key, StringComparison.Ordinal)).Select(item => (int?)item.index + 1).FirstOrDefault();

    private static JsonObject? Read(TextFile file) => YamlDocuments.Read(string.Join('\n', file.Lines), file.Path).Select(document => document.Content).FirstOrDefault();
}
