using Oceanid.Infrastructure.Components.Settings;
using Oceanid.Tool.Knowledge;
using Oceanid.Tool.Text;

namespace Oceanid.Tool.Fleet.GitTree;

/// <summary>
/// The objects of a folder as they are written, before Kustomize changes them. Where it breaks off, what is wrong with them may be why: it says what it cannot change, and not that a
/// kind is misspelt or a list is none.
/// </summary>
internal static class WrittenObjects
{
    /// <summary>What is wrong with them already, whatever is added to them.</summary>
    /// <param name="repository">The repository.</param>
    /// <param name="syntax">Its files.</param>
    /// <param name="folder">The folder that cannot be built.</param>
    public static IEnumerable<Finding> Faults(Repository repository, TreeSyntax syntax, string folder)
    {
        var kinds = Kinds.Of(KnowledgeFolder.Of(repository.Root), null);
        var kustomizations = syntax.Documents.Where(document => Bases.FileNames.Contains(Path.GetFileName(document.Location.File))).ToLookup(document => FolderOf(document.Location.File), document => document.Content);
        var files = Bases.Reach(folder, inner => kustomizations[inner]);
        foreach (var (content, location) in syntax.Documents.Where(document => files.Contains(document.Location.File)))
        {
            if (KubernetesObject.Of(content) is not { } found)
                continue;
            var faults = kinds.Find(found.ApiVersion, found.Kind) is { } kind ? Faults(kind, found) : Kind(kinds, found);
            var origin = new ObjectOrigin(repository, found, location.File, [], null);
            foreach (var fault in faults)
            {
                var (file, line) = origin.Of(fault.Field);
                yield return new Finding(fault.Message) { File = file, Line = line ?? location.Line, Object = found.Label, Field = fault.Field, Remedy = fault.Remedy };
            }
        }
    }

    // What is missing may be added, and what a variable stands for is not known yet.
    private static IEnumerable<Fault> Faults(Kind kind, KubernetesObject found) =>
        from fault in kind.Check(found.Content)
        let path = FieldPath.Of(found.Content, fault.Field)
        where path.Existing == path.Length && path.Value?.ToString().Contains('$', StringComparison.Ordinal) == false
        select fault;

    private static IEnumerable<Fault> Kind(Kinds kinds, KubernetesObject found)
    {
        if (Suggestion.For(found.Kind, kinds.All.Where(known => known.ApiVersion == found.ApiVersion).Select(known => known.Kind)) is { } near)
            yield return new Fault("kind", $"There is no {found.Kind} in {found.ApiVersion}.", $"Did you mean {near}?");
    }

    private static string FolderOf(string file) => Path.GetDirectoryName(file)!.Replace('\\', '/');
}
