using System.Security.Cryptography;
using System.Text;
using Oceanid.Tool.Text;

namespace Oceanid.Tool.Fleet.GitTree;

/// <summary>All that a Kustomize folder is built of: two with the same are built alike.</summary>
internal static class FolderContents
{
    private static readonly string[] Plugins = ["generators", "transformers", "validators", "configurations", "crds"];

    /// <summary>
    /// A hash of the files of a folder and of those that it builds on; null where that cannot be told. A folder is built of files in it (Kustomize
    /// loads none from outside) and of other folders.
    /// </summary>
    public static string? Of(Repository repository, string folder)
    {
        var root = Path.GetFullPath(repository.FullPath(folder));
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var next = new Queue<string>([root]);
        try
        {
            while (next.TryDequeue(out var current))
            {
                if (!seen.Add(current))
                    continue;
                if (!repository.IsBelow(current) || !Directory.Exists(current))
                    return null;
                foreach (var entry in new DirectoryInfo(current).EnumerateFileSystemInfos("*", SearchOption.AllDirectories).OrderBy(entry => entry.FullName, StringComparer.Ordinal))
                {
                    if (entry.LinkTarget is not null || (entry is FileInfo && !repository.TryReadText(repository.RelativePath(entry.FullName), out _)))
                        return null;
                    if (entry is not FileInfo file)
                        continue;
                    var text = repository.ReadText(repository.RelativePath(file.FullName));
                    // Named from the folder itself, which two equal ones do by different names.
                    Add($"{Path.GetRelativePath(root, file.FullName)}\0{text.Length}\0{text}");
                    // One that names itself by its name is equal to no other.
                    if (current == root && text.Contains(Path.GetFileName(root), StringComparison.Ordinal))
                        Add($"{Path.GetFileName(root)}\0");
                    if (Bases.FileNames.Contains(file.Name) && !Follow(file, text, next))
                        return null;
                }
            }
        }
        catch (Exception failure) when (failure is FindingsException or IOException or UnauthorizedAccessException)
        {
            // The build says what is wrong.
            return null;
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());

        void Add(string text) => hash.AppendData(Encoding.UTF8.GetBytes(text));
    }

    private static bool Follow(FileInfo file, string text, Queue<string> next)
    {
        foreach (var (content, _) in YamlDocuments.Read(text, file.Name))
        {
            if (Plugins.Any(field => content.Texts(field).Any(path => path.Contains("..", StringComparison.Ordinal))))
                return false;
            foreach (var path in Bases.Of(content))
            {
                var full = Path.GetFullPath(path, file.DirectoryName!);
                if (!File.Exists(full))
                    next.Enqueue(full);
            }
        }

        return true;
    }
}
