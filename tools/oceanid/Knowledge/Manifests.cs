using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Oceanid.Tool.Text;

namespace Oceanid.Tool.Knowledge;

/// <summary>What K3s and the charts bring into a cluster, as tools/knowledge has it: manifests with conditions.</summary>
internal static class Manifests
{
    private static readonly ConcurrentDictionary<string, IReadOnlyList<JsonObject>> Read = new(StringComparer.Ordinal);

    /// <summary>The manifests of a thing in one version: of that version, or else of the last one that is known; none of a thing that nobody knows.</summary>
    /// <param name="folder">The folder of the knowledge.</param>
    /// <param name="thing">The folder and the beginning of the file, such as <c>charts/flux2-</c>.</param>
    /// <param name="version">The version.</param>
    public static IReadOnlyList<JsonObject> Of(string folder, string thing, string? version)
    {
        var file = Path.Combine(folder, thing);
        var known = Directory.Exists(Path.GetDirectoryName(file))
            ? Directory.GetFiles(Path.GetDirectoryName(file)!, $"{Path.GetFileName(file)}*.yaml").Order(StringComparer.Ordinal).ToList()
            : [];
        var exact = $"{file}{version}.yaml";
        return known.Count == 0 ? [] : Read.GetOrAdd(known.Contains(exact) ? exact : known[^1], path => [.. YamlDocuments.Read(File.ReadAllText(path), Path.GetFileName(path)).Select(document => document.Content)]);
    }
}
