using Oceanid.Tool.Fleet.GitTree;
using Oceanid.Tool.Text;

namespace Oceanid.Tool.Check;

/// <summary>The folders of the Git tree that have a Kustomization, and which of them the build of one reads.</summary>
internal sealed class KustomizeFolders
{
    private readonly ILookup<string, TextFile> _files;

    public KustomizeFolders(IEnumerable<TextFile> files) => _files = files
        .Where(file => file.Path.Split('/') is ["clusters" or "apps", .., var name] && Bases.FileNames.Contains(name))
        .ToLookup(Of, StringComparer.Ordinal);

    /// <summary>The files of the Kustomizations.</summary>
    public IEnumerable<TextFile> Files => _files.SelectMany(files => files);

    /// <summary>The folder that a file is in.</summary>
    public static string Of(TextFile file) => Path.GetDirectoryName(file.Path)!.Replace('\\', '/');

    /// <summary>The folders that the build of some reads: those themselves, and what they build on.</summary>
    public IReadOnlySet<string> Reach(IEnumerable<string> folders)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        var next = folders.ToList();
        while (next.Count > 0)
            next = [.. next.Where(found.Add).SelectMany(folder => _files[folder].SelectMany(file => BuildsOn(folder, file)))];
        return found;
    }

    private static IEnumerable<string> BuildsOn(string folder, TextFile file) =>
        from document in YamlDocuments.Read(string.Join('\n', file.Lines), file.Path)
        from path in Bases.Of(document.Content)
        select Path.GetFullPath(path, $"/{folder}")[1..].TrimEnd('/');
}
