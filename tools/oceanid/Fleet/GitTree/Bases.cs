using System.Text.Json.Nodes;
using Oceanid.Tool.Text;

namespace Oceanid.Tool.Fleet.GitTree;

/// <summary>What a Kustomization builds on.</summary>
internal static class Bases
{
    private static readonly string[] Fields = ["resources", "components", "bases"];

    /// <summary>The names that the file of a Kustomization can have.</summary>
    public static IReadOnlyList<string> FileNames { get; } = ["kustomization.yaml", "kustomization.yml", "Kustomization"];

    /// <summary>What a Kustomization names to build on: files, folders, and what is elsewhere.</summary>
    public static IEnumerable<string> Of(JsonObject? content) => Fields.SelectMany(field => Texts(content, field));

    /// <summary>What a path in a folder names, from the root of the repository.</summary>
    public static string Resolve(string folder, string path) => Path.GetFullPath(path, $"/{folder}")[1..].TrimEnd('/');

    /// <summary>A folder and all that it builds on, from the root of the repository: folders and files.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="kustomizations">What the Kustomizations of a folder say.</param>
    public static IReadOnlySet<string> Reach(string folder, Func<string, IEnumerable<JsonObject>> kustomizations)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        List<string> next = [folder];
        while (next.Count > 0)
            next = [.. next.Where(found.Add).SelectMany(inner => kustomizations(inner).SelectMany(Of).Select(path => Resolve(inner, path)))];
        return found;
    }

    private static IEnumerable<string> Texts(JsonObject? content, string field) => content.Texts(field).Where(text => !text.Contains('\0', StringComparison.Ordinal));

    /// <summary>The bases that leave the repository: kubectl builds them, and Flux, which has nothing else, refuses them.</summary>
    public static IEnumerable<Finding> Outside(Repository repository, SourceLocation location, JsonObject content)
    {
        if (Path.GetFileNameWithoutExtension(location.File) is not "kustomization")
            yield break;

        var folder = repository.FullPath(Path.GetDirectoryName(location.File)!);
        foreach (var field in Fields)
        {
            foreach (var text in Texts(content, field))
            {
                if (!repository.IsBelow(Path.GetFullPath(text, folder)))
                    yield return new Finding($"'{text}' leaves the repository.") { File = location.File, Line = repository.LineOf(location.File, text), Field = field, Remedy = "Name a folder of it." };
            }
        }
    }
}
