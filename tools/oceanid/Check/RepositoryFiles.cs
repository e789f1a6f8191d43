using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using Oceanid.Tool.Fleet;

namespace Oceanid.Tool.Check;

/// <summary>The text files of the repository: those that Git tracks, or would if they were added.</summary>
internal static class RepositoryFiles
{
    public static IReadOnlyList<TextFile> Read(Repository repository) =>
    [
        .. Names(repository.Root)
            .Order(StringComparer.Ordinal)
            .Select(name => (Name: name, Info: new FileInfo(repository.FullPath(name))))
            // What has no length may be a pipe, which has no end.
            .Where(file => file.Info is { Exists: true, LinkTarget: null, Length: > 0 })
            .Select(file => (file.Name, Text: File.ReadAllText(file.Info.FullName, Encoding.UTF8)))
            // A file with a NUL is no text.
            .Where(file => !file.Text.Contains('\0', StringComparison.Ordinal))
            .Select(file => new TextFile(file.Name, file.Text.Split('\n'))),
    ];

    /// <summary>Their names, and those of other files that Git does not ignore.</summary>
    public static IEnumerable<string> Names(string root)
    {
        try
        {
            var start = new ProcessStartInfo("git", ["-C", root, "ls-files", "-z", "--cached", "--others", "--exclude-standard"])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };
            using var process = Process.Start(start)!;
            _ = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            if (process.ExitCode == 0)
                return output.Split('\0', StringSplitOptions.RemoveEmptyEntries).Distinct();
        }
        catch (Win32Exception)
        {
            // No Git: an exported tree is checked as it lies there.
        }

        return Directory.EnumerateFiles(root, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint })
            .Select(file => Path.GetRelativePath(root, file).Replace('\\', '/'))
            .Where(file => !file.StartsWith(".git/", StringComparison.Ordinal) && !file.StartsWith("artifacts/", StringComparison.Ordinal));
    }
}
