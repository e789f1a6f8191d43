using System.Text.Json.Nodes;
using Oceanid.Tool.Fleet.GitTree;
using Oceanid.Tool.Text;
using YamlDotNet.RepresentationModel;

namespace Oceanid.Tool.Check.Tree;

/// <summary>A patch of a Kustomization.</summary>
/// <param name="Entry">Where it stands, and what it is for.</param>
/// <param name="File">The file with its content: the Kustomization, or one of its own.</param>
/// <param name="Line">The line at which it begins; null in a file of its own.</param>
/// <param name="Content">An object, or a list of operations; null where it is neither, or not there.</param>
internal sealed record KustomizePatch(PatchEntry Entry, TextFile File, int? Line, JsonNode? Content)
{
    /// <summary>The patches of a Kustomization.</summary>
    public static IEnumerable<KustomizePatch> Of(KustomizeFolders folders, TextFile file) =>
        from entry in folders.Documents(file).OfType<YamlMappingNode>().Take(1).SelectMany(PatchEntry.Of)
        let own = entry.Path is null ? null : folders.Find(Bases.Resolve(KustomizeFolders.Of(file), entry.Path))
        let documents = own is null ? YamlReader.ReadOrNone(entry.Inline?.Value ?? "") : folders.Documents(own)
        select new KustomizePatch(entry, own ?? file, own is null ? entry.Line : null, documents.Select(YamlValue.Read).FirstOrDefault());
}
