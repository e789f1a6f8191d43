using System.Text.Json.Nodes;
using Oceanid.Tool.Text;

namespace Oceanid.Tool.Fleet.GitTree;

/// <summary>What Kustomize makes of a folder.</summary>
/// <param name="Yaml">The objects, each with annotations that say where it comes from.</param>
/// <param name="Root">The full path of the folder that those are relative to.</param>
/// <param name="Folder">The full path of the folder that was built.</param>
internal sealed record KustomizeBuild(string Yaml, string Root, string Folder)
{
    private const string OriginKey = "config.kubernetes.io/origin";
    private const string ChangesKey = "alpha.config.kubernetes.io/transformations";

    /// <summary>Takes the annotations of Kustomize off an object, and reads them.</summary>
    /// <param name="content">The object.</param>
    /// <param name="repository">The repository that it is read for.</param>
    /// <param name="folder">The folder in that: one that is equal to the folder that was built.</param>
    /// <returns>The file that it comes from, and the files of the Kustomizations that have changed it, in that order; null for what is in no file.</returns>
    public (string? File, IReadOnlyList<string?> Changes) TakeOrigin(JsonObject content, Repository repository, string folder)
    {
        var metadata = content.At("metadata");
        var annotations = metadata.At("annotations");
        var origin = Take(OriginKey).Select(document => document.Text("path") ?? document.Text("configuredIn")).FirstOrDefault();
        var changes = Take(ChangesKey).Select(document => document.Text("configuredIn")).OfType<string>().Distinct().Select(FileOf).ToList();
        if (annotations is { Count: 0 })
            metadata!.Remove("annotations");
        return (FileOf(origin), changes);

        IEnumerable<JsonObject> Take(string key)
        {
            if (annotations.Text(key) is not { } text)
                return [];
            annotations!.Remove(key);
            // The one is a mapping, the other a list.
            return YamlReader.Read(text, key).Select(YamlValue.Read).SelectMany(node => node is JsonArray items ? items.OfType<JsonObject>() : [.. new[] { node }.OfType<JsonObject>()]);
        }

        string? FileOf(string? path)
        {
            if (path is null)
                return null;
            var file = repository.RelativePath(Path.GetFullPath(Path.GetRelativePath(Folder, Path.GetFullPath(path, Root)), repository.FullPath(folder)));
            return repository.Has(file) ? file : null;
        }
    }
}
