using System.Text.Json.Nodes;
using Oceanid.Tool.Text;

namespace Oceanid.Tool.Fleet.GitTree;

/// <summary>Where in the Git tree each object is written. Kustomize does not say, so objects are found by their names.</summary>
internal sealed class SourceIndex
{
    private readonly ILookup<(string Kind, string Name), (string? Namespace, SourceLocation Location)> _documents;

    private SourceIndex(IEnumerable<(JsonObject Content, SourceLocation Location)> documents) =>
        _documents = documents.ToLookup(
            document => (document.Content.Text("kind") ?? "", document.Content.At("metadata").Text("name") ?? ""),
            document => (document.Content.At("metadata").Text("namespace"), document.Location));

    /// <summary>Reads every file of the tree once; what is no YAML is reported.</summary>
    public static SourceIndex Read(Repository repository, Problems problems)
    {
        var documents = new List<(JsonObject, SourceLocation)>();
        foreach (var file in TreeFiles.Find(repository, problems))
        {
            try
            {
                documents.AddRange(YamlDocuments.Read(File.ReadAllText(repository.FullPath(file)), file)
                    .Select(document => (document.Content, new SourceLocation(file, document.Line))));
            }
            catch (PreviewException failure)
            {
                problems.Add(failure.Message);
            }
        }

        return new SourceIndex(documents);
    }

    /// <summary>The place of an object that an overlay builds, best in the overlay itself; null if it cannot be told.</summary>
    public SourceLocation? Find(KubernetesObject found, string overlay)
    {
        var candidates = _documents[(found.Kind, found.Name ?? "")]
            .Where(document => document.Namespace is null || document.Namespace == found.Namespace)
            .Select(document => document.Location)
            .ToList();
        return candidates.Find(location => location.File.StartsWith($"{overlay}/", StringComparison.Ordinal))
            ?? candidates.Find(location => location.File.Contains("/base/", StringComparison.Ordinal))
            ?? candidates.FirstOrDefault();
    }
}
