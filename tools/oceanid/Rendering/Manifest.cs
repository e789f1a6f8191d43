using System.Text.RegularExpressions;
using Oceanid.Tool.Fleet;
using Oceanid.Tool.Text;

namespace Oceanid.Tool.Rendering;

/// <summary>A file to write, its path relative to the output folder.</summary>
internal sealed partial record Manifest(string Path, string Text)
{
    /// <summary>The manifests of all objects; every object that cannot be written is reported.</summary>
    public static IReadOnlyList<Manifest> Of(IReadOnlyList<ClusterPreview> previews)
    {
        var problems = new Problems();
        var manifests = new SortedDictionary<string, Manifest>(StringComparer.Ordinal);
        foreach (var cluster in previews)
        {
            foreach (var program in cluster.Programs)
            {
                foreach (var resource in program.Resources)
                {
                    if (!KubernetesObject.TryRead(resource, out var found))
                        continue;
                    if (found.Name is null)
                    {
                        Report(cluster, program.File, $"{resource.Key}", "no metadata.name.", "Give the object a name of its own.");
                        continue;
                    }

                    var path = $"{cluster.Name}/{program.Folder}/{FileName(found)}";
                    if (!manifests.TryAdd(path, new Manifest(path, ManifestYaml.Write(found))))
                        Report(cluster, program.File, $"{resource.Key}", $"also writes {path}.", "Declare an object once.");
                }
            }
        }

        foreach (var cluster in previews)
        {
            foreach (var overlay in cluster.Overlays)
            {
                foreach (var (found, source) in overlay.Objects)
                {
                    var path = $"{cluster.Name}/{overlay.Category}/{FileName(found)}";
                    if (!manifests.TryAdd(path, new Manifest(path, ManifestYaml.Write(found))))
                        Report(cluster, source.File, found.Label, $"also writes {path}.", "Apply an object once.");
                }
            }
        }

        problems.ThrowIfAny();
        return [.. manifests.Values];

        void Report(ClusterPreview cluster, string file, string what, string message, string remedy) =>
            problems.Add(new Finding(message) { Cluster = cluster.Name, File = file, Object = what, Remedy = remedy });
    }

    private static string FileName(KubernetesObject found)
    {
        var parts = new[] { found.Kind, found.Namespace, found.Name }.OfType<string>();
#pragma warning disable CA1308 // Lower case is the form of the file names, not a way to compare.
        var name = string.Join('-', parts).ToLowerInvariant();
#pragma warning restore CA1308
        return $"{NotForFiles().Replace(name, "-")}.yaml";
    }

    // RBAC names hold colons, which not every file system allows.
    [GeneratedRegex("[^a-z0-9.-]")]
    private static partial Regex NotForFiles();
}
