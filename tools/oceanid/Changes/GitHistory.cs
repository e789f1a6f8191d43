using System.Diagnostics;
using System.Formats.Tar;
using Oceanid.Tool.Text;

namespace Oceanid.Tool.Changes;

/// <summary>Reads the history of the checkout; nothing here writes to its working tree, its index or its references.</summary>
internal sealed class GitHistory(string root)
{
    private static readonly ExternalTool Git = new("git", "--against reads the history. Install it.");

    /// <summary>The commit that a reference names.</summary>
    /// <exception cref="PreviewException">There is none; the message says what to fetch.</exception>
    public async Task<string> CommitAsync(string reference)
    {
        var (exitCode, output, error) = await RunAsync("rev-parse", "--verify", "--quiet", "--end-of-options", $"{reference}^{{commit}}");
        if (exitCode == 0)
            return output.Trim();
        if (error.Contains("not a git repository", StringComparison.Ordinal))
            throw new PreviewException($"--against {reference}: '{root}' is not a Git checkout. Give a preview file instead: oceanid preview --format json > base.json");

        var isShallow = (await RunAsync("rev-parse", "--is-shallow-repository")).Output.Trim() == "true";
        throw new PreviewException(isShallow
            ? $"--against {reference}: this clone is shallow and does not have it. {Fetch(reference)}"
            : $"--against {reference}: there is no such commit, branch, tag or file. Fetch it, or correct the name.");
    }

    // Only a name can be fetched by itself; what is counted from a commit needs the history in between.
    private static string Fetch(string reference)
    {
        const string Remote = "origin/";
        var name = reference.StartsWith(Remote, StringComparison.Ordinal) ? reference[Remote.Length..] : reference;
        return name.AsSpan().IndexOfAny("^~@:") >= 0 || name.StartsWith("HEAD", StringComparison.Ordinal)
            ? "Fetch the history up to it: git fetch --unshallow, or git fetch --deepen=50"
            : $"Fetch it: git fetch --depth=1 origin {name}, and then --against FETCH_HEAD";
    }

    /// <summary>Whether there is any tag; true where that cannot be told.</summary>
    public async Task<bool> HasTagAsync() => await RunAsync("for-each-ref", "--count=1", "refs/tags") is not { ExitCode: 0, Output: "" };

    /// <summary>The hash of everything in a commit: two commits with the same files have the same.</summary>
    public async Task<string> TreeAsync(string commit) => (await ReadAsync("rev-parse", $"{commit}^{{tree}}")).Trim();

    /// <summary>The files that differ between a commit and the working tree, new ones included, ignored ones not.</summary>
    public async Task<IReadOnlyList<string>> ChangedFilesAsync(string commit)
    {
        var changed = await ReadAsync("diff", "--name-only", "--no-renames", "-z", commit, "--");
        var added = await ReadAsync("ls-files", "--others", "--exclude-standard", "-z");
        return [.. (changed + added).Split('\0', StringSplitOptions.RemoveEmptyEntries).Distinct().Order(StringComparer.Ordinal)];
    }

    /// <summary>Writes the files of a commit into a folder.</summary>
    public async Task ExtractAsync(string commit, string folder)
    {
        using var git = Git.Start(["-C", root, "archive", "--format=tar", commit], Prepare);
        var error = git.StandardError.ReadToEndAsync();
        await TarFile.ExtractToDirectoryAsync(git.StandardOutput.BaseStream, folder, overwriteFiles: false);
        await git.WaitForExitAsync();
        if (git.ExitCode != 0)
            throw new PreviewException($"git archive {commit}: {(await error).Trim()}");
    }

    private async Task<string> ReadAsync(params string[] arguments)
    {
        var (exitCode, output, error) = await RunAsync(arguments);
        return exitCode == 0 ? output : throw new PreviewException($"git {arguments[0]}: {error.Trim()}");
    }

    private Task<ToolResult> RunAsync(params string[] arguments) => Git.RunAsync(["-C", root, .. arguments], Prepare);

    // A diff would otherwise refresh the index; and the message that is looked for is English.
    private static void Prepare(ProcessStartInfo start)
    {
        start.Environment["GIT_OPTIONAL_LOCKS"] = "0";
        start.Environment["LC_ALL"] = "C";
    }
}
