using Oceanid.Tool.Text;

namespace Oceanid.Tool.Fleet.GitTree;

/// <summary>The files of the Git tree that Flux applies: below clusters/ and apps/.</summary>
internal static class TreeFiles
{
    private static readonly string[] Roots = ["clusters", "apps"];

    /// <summary>The YAML files, relative to the root and in order; what is no manifest, or cannot be one, is reported.</summary>
    public static IReadOnlyList<string> Find(Repository repository, Problems problems)
    {
        var found = new List<string>();
        Visit(Roots.Select(root => new DirectoryInfo(repository.FullPath(root))).Where(root => root.Exists));
        found.Sort(StringComparer.Ordinal);
        return found;

        void Visit(IEnumerable<FileSystemInfo> entries)
        {
            foreach (var entry in entries.OrderBy(entry => entry.Name, StringComparer.Ordinal))
            {
                if (repository.Fault(entry) is { } fault)
                    problems.Add(fault);
                else if (entry is DirectoryInfo below)
                    VisitUnlessLink(below);
                else if (entry.Extension is ".yaml" or ".yml")
                    found.Add(repository.RelativePath(entry.FullName));
            }
        }

        void VisitUnlessLink(DirectoryInfo folder)
        {
            // A link within the tree leads to what is visited anyway, or round in a circle.
            if (folder.LinkTarget is null)
                Visit(folder.EnumerateFileSystemInfos());
        }
    }
}
