using System.Text.Json.Nodes;
using Oceanid.Tool.Text;

namespace Oceanid.Tool.Fleet.GitTree;

/// <summary>What a Kustomization builds on.</summary>
internal static class Bases
{
    private static readonly string[] Fields = ["resources", "components", "bases"];

    /// <summary>The bases that leave the repository: kubectl builds them, and Flux, which has nothing else, refuses them.</summary>
    public static IEnumerable<Finding> Outside(Repository repository, SourceLocation location, JsonObject content)
    {
        if (Path.GetFileNameWithoutExtension(location.File) is not "kustomization")
            yield break;

        var folder = repository.FullPath(Path.GetDirectoryName(location.File)!);
        foreach (var field in Fields)
        {
            foreach (var text in content.Texts(field).Where(text => !text.Contains('\0', StringComparison.Ordinal)))
            {
                if (!repository.IsBelow(Path.GetFullPath(text, folder)))
                    yield return new Finding($"'{text}' leaves the repository.") { File = location.File, Line = repository.LineOf(location.File, text), Field = field, Remedy = "Name a folder of it." };
            }
        }
    }
}
