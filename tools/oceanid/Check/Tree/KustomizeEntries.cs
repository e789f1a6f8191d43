using System.Text.Json.Nodes;
using Oceanid.Infrastructure.Components.Settings;
using Oceanid.Tool.Fleet;
using Oceanid.Tool.Fleet.GitTree;
using Oceanid.Tool.Text;

namespace Oceanid.Tool.Check.Tree;

/// <summary>The entries of a Kustomization that change nothing, of which Kustomize says nothing.</summary>
internal sealed class KustomizeEntries(KustomizeFolders folders, ILookup<string, OverlayPreview> overlays, TextFile file)
{
    private const string OtherTarget = "Write a target that the folder builds, by kind and name; what another Kustomization builds is patched there.";

    // A Kustomization with nothing but these leaves its objects as they are written.
    private static readonly HashSet<string> LeavesAlone =
        ["apiVersion", "kind", "metadata", "resources", "bases", "namespace", "configMapGenerator", "secretGenerator", "generatorOptions"];

    private readonly string _folder = KustomizeFolders.Of(file);

    /// <summary>All of them.</summary>
    public IEnumerable<Finding> Find()
    {
        var content = folders.Content(file);
        var patches = KustomizePatch.Of(folders, file).ToList();
        if (patches.Count == 0 && content["images"] is null && content["replacements"] is null)
            return [];

        var sources = folders.Sources(_folder);
        return [.. Operations(patches), .. Targets(patches, content, sources), .. sources is null ? [] : Idle(patches, sources).Concat(Images(content, patches, sources))];
    }

    private static IEnumerable<Finding> Operations(List<KustomizePatch> patches) =>
        from patch in patches
        from operation in (patch.Content as JsonArray ?? []).OfType<JsonObject>()
        let wrong = JsonPatch.Wrong(operation)
        where wrong is not null
        select patch.File.Finding(wrong.Value.Message, patch.Entry.Field, wrong.Value.Remedy) with { Line = patch.File.LineWith(operation.Text("path"), patch.Line) ?? patch.Line };

    private IEnumerable<Finding> Targets(List<KustomizePatch> patches, JsonObject content, IReadOnlyList<KubernetesObject>? sources)
    {
        // All that any Kustomization builds with this file, and what that started from; null where none does.
        IReadOnlyList<KubernetesObject>? built = overlays.Contains(_folder) ? [.. overlays[_folder].SelectMany(overlay => overlay.Objects).Select(item => item.Object), .. sources ?? []] : null;
        foreach (var patch in patches)
        {
            if (patch.Entry.Target is { Count: > 0 } target)
            {
                if (OfNothing(target) is { } nothing)
                    yield return Entry(nothing, patch.Entry.Field, patch.Entry.Line, OtherTarget);
            }
            // Kustomize refuses one that is for nothing; in clusters/ a reader has to see what it is for.
            else if (file.Path.StartsWith("clusters/", StringComparison.Ordinal))
            {
                yield return Entry("The patch has no target: what it is for stands in the patch alone.", patch.Entry.Field, patch.Entry.Line, "Write a target with kind and name.");
            }
        }

        foreach (var (replacement, index) in content.Objects("replacements").Select((item, index) => (item, index)))
        {
            foreach (var nothing in replacement.Objects("targets").Select(target => target.At("select")).Select(OfNothing).OfType<string>())
                yield return Entry(nothing, $"replacements[{index}]", file.LineOf(folders, "replacements", index), OtherTarget);
        }

        string? OfNothing(JsonObject? target) => built is null ? null : KustomizeTarget.OfNothing(target, built);
    }

    private IEnumerable<Finding> Idle(List<KustomizePatch> patches, IReadOnlyList<KubernetesObject> sources)
    {
        if (folders.Below(_folder).Any(below => !folders.Content(below).All(field => LeavesAlone.Contains(field.Key))))
            yield break;

        for (var index = 0; index < patches.Count; index++)
        {
            var patch = patches[index];
            var meant = sources.Where(item => IsFor(patch, item)).ToList();
            // What an earlier one has changed is not what is written.
            if (meant.Count == 0 || patches.Take(index).Any(earlier => meant.Exists(item => IsFor(earlier, item))))
                continue;

            var label = string.Join(", ", meant.Select(item => item.Label));
            if (patch.Content is JsonArray operations)
            {
                foreach (var operation in operations.OfType<JsonObject>().Where(operation => meant.TrueForAll(item => PatchEffect.IsSet(operation, item.Content))))
                    yield return Content(patch, $"{operation.Text("op")} {operation.Text("path")} sets what stands there already in {label}, so it changes nothing.", operation.Text("path"));
            }
            else if (patch.Content is JsonObject content && Said(content) is { Count: > 0 } said && meant.TrueForAll(item => PatchEffect.IsThere(said, item.Content)))
            {
                yield return Content(patch, $"All that it says stands already in {label}, so it changes nothing.", null);
            }
        }
    }

    private IEnumerable<Finding> Images(JsonObject content, List<KustomizePatch> patches, IReadOnlyList<KubernetesObject> sources)
    {
        var below = folders.Below(_folder).ToList();
        var known = sources.Select(item => (JsonNode?)item.Content)
            .Concat(patches.Concat(below.SelectMany(inner => KustomizePatch.Of(folders, inner))).Select(patch => patch.Content))
            .SelectMany(Images)
            .Concat(below.SelectMany(inner => folders.Content(inner).Objects("images")).Select(image => image.Text("newName")).OfType<string>().Select(NameOf))
            .ToHashSet(StringComparer.Ordinal);
        foreach (var (image, index) in content.Objects("images").Select((item, index) => (item, index)))
        {
            if (image.Text("name") is not { Length: > 0 } name || known.Any(used => KustomizeTarget.Matches(name, used)))
                continue;
            var meant = Suggestion.For(name, known);
            yield return Entry($"No container that the folder builds has the image {name}, so it changes nothing.{(meant is null ? "" : $" Did you mean {meant}?")}", $"images[{index}].name", file.LineOf(folders, "images", index), "Write the name as a container has it, without the tag; or remove the entry.");
        }
    }

    /// <summary>The images of containers and those that an operation sets, without tag and digest.</summary>
    public static IEnumerable<string> Images(JsonNode? node) => node switch
    {
        JsonObject operation when operation.Text("path")?.EndsWith("/image", StringComparison.Ordinal) == true => [NameOf(operation.Text("value") ?? "")],
        JsonObject mapping => mapping.SelectMany(member => member is { Key: "image", Value: JsonValue value } ? [NameOf(value.ToString())] : Images(member.Value)),
        JsonArray items => items.SelectMany(Images),
        _ => [],
    };

    private static string NameOf(string image)
    {
        var name = image.Split('@')[0];
        return name.LastIndexOf(':') is var colon && colon > name.LastIndexOf('/') ? name[..colon] : name;
    }

    private static bool IsFor(KustomizePatch patch, KubernetesObject item) => patch.Entry.Target is { Count: > 0 } target
        ? KustomizeTarget.Fits(target, item)
        : patch.Content is JsonObject content && content.Text("kind") == item.Kind && content.At("metadata").Text("name") == item.Name;

    // Without what tells which object it is for.
    private static JsonObject Said(JsonObject patch)
    {
        var said = (JsonObject)patch.DeepClone();
        said.Remove("apiVersion");
        said.Remove("kind");
        if (said["metadata"] is JsonObject metadata)
        {
            metadata.Remove("name");
            metadata.Remove("namespace");
            if (metadata.Count == 0)
                said.Remove("metadata");
        }

        return said;
    }

    private Finding Entry(string message, string field, int? line, string? remedy = null) => file.Finding(message, field, remedy) with { Line = line };

    private Finding Content(KustomizePatch patch, string message, string? words) =>
        patch.File.Finding(message, patch.File == file ? patch.Entry.Field : null, "Remove it, or write another value.") with { Line = patch.File.LineWith(words, patch.Line) ?? patch.Line };
}
