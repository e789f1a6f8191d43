using Oceanid.Tool.Text;

namespace Oceanid.Tool.Fleet.GitTree;

/// <summary>The files of the Git tree that Flux applies: below clusters/ and apps/.</summary>
internal static class TreeFiles
{
    private const long LargestBytes = 1024 * 1024;

    private static readonly string[] Roots = ["clusters", "apps"];

    /// <summary>The YAML files, relative to the root and in order; what is no manifest, or cannot be one, is reported.</summary>
    public static IReadOnlyList<string> Find(Repository repository, Problems problems)
    {
        var found = new List<string>();
        foreach (var root in Roots.Where(root => Directory.Exists(repository.FullPath(root))))
            Visit(new DirectoryInfo(repository.FullPath(root)));
        found.Sort(StringComparer.Ordinal);
        return found;

        void Visit(DirectoryInfo folder)
        {
            foreach (var entry in folder.EnumerateFileSystemInfos())
            {
                var path = Path.GetRelativePath(repository.Root, entry.FullName).Replace('\\', '/');
                if (entry.LinkTarget is not null && !StaysInside(repository, entry))
                    problems.Add($"{path}: a symbolic link out of the repository. Put the file itself here.");
                else if (entry is DirectoryInfo below)
                    VisitUnlessLink(below);
                else if (entry is FileInfo { Length: > LargestBytes })
                    problems.Add($"{path}: larger than 1 MB, so no manifest that a cluster could keep. Remove it from the tree.");
                else if (entry.Extension is ".yaml" or ".yml")
                    found.Add(path);
            }
        }

        void VisitUnlessLink(DirectoryInfo folder)
        {
            // A link within the tree leads to what is visited anyway, or round in a circle.
            if (folder.LinkTarget is null)
                Visit(folder);
        }
    }

    private static bool StaysInside(Repository repository, FileSystemInfo link) =>
        link.ResolveLinkTarget(returnFinalTarget: true)?.FullName is { } target
        && target.StartsWith($"{repository.Root.TrimEnd(Path.DirectorySeparatorChar)}{Path.DirectorySeparatorChar}", StringComparison.Ordinal);
}
