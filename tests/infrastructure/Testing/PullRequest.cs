using System.Diagnostics;
using Oceanid.Tool.Fleet;
using Oceanid.Tool.Fleet.Programs;

namespace Oceanid.Infrastructure.Tests.Testing;

/// <summary>A scratch repository with the files of another as its first commit, and whatever a test changes as its second.</summary>
internal sealed class PullRequest : IDisposable
{
    // With what .flux.yaml accepts a finding in.
    private static readonly string[] Folders = ["infrastructure", "clusters", "apps", "tools", "tests/fixtures/cases", "tests/fixtures/validity"];

    private readonly IReadOnlyList<ProgramDefinition> _programs;

    /// <param name="source">Whose files it has.</param>
    /// <param name="programs">Its programs.</param>
    public PullRequest(Repository source, IReadOnlyList<ProgramDefinition> programs)
    {
        _programs = programs;
        foreach (var folder in Folders.Where(folder => Directory.Exists(source.FullPath(folder))))
            Copy(source.FullPath(folder), Path(folder));
        // In a linked worktree .git is a file, and with it the scratch repository would be the worktree.
        foreach (var file in Directory.EnumerateFiles(source.Root).Where(file => System.IO.Path.GetFileName(file) != ".git"))
            File.Copy(file, Path(System.IO.Path.GetFileName(file)));
        Git("init", "--quiet", "--initial-branch=main");
    }

    /// <param name="other">What it is a copy of, with its commits.</param>
    public PullRequest(PullRequest other)
    {
        _programs = other._programs;
        Copy(other.Root, Root);
    }

    public string Root { get; } = Directory.CreateTempSubdirectory("oceanid-pull-request-").FullName;

    public string Path(string file) => System.IO.Path.Combine(Root, file);

    public string Read(string file) => File.ReadAllText(Path(file));

    public void Write(string file, string text)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path(file))!);
        File.WriteAllText(Path(file), text);
    }

    /// <summary>Replaces a text that the file must have.</summary>
    public void Edit(string file, string old, string current)
    {
        var text = Read(file);
        Assert.That(text, Does.Contain(old), file);
        Write(file, text.Replace(old, current, StringComparison.Ordinal));
    }

    /// <summary>Commits what there is.</summary>
    public void Commit(string message = "A change")
    {
        Git("add", "--all");
        Git("-c", "user.name=Somebody", "-c", "user.email=somebody@example.com", "-c", "commit.gpgsign=false", "commit", "--quiet", "--message", message);
    }

    /// <summary>Commits the files as they are, makes a change, commits that, and asks what it does.</summary>
    public Task<CommandRun> ChangeAsync(Action change, params string[] arguments)
    {
        Commit("The base");
        change();
        Commit();
        return AgainstAsync("HEAD~1", arguments);
    }

    public Task<CommandRun> AgainstAsync(string reference, params string[] arguments) =>
        CommandRun.RunAsync(_programs, ["preview", "--against", reference, "--repository", Root, .. arguments]);

    public string Git(params string[] arguments)
    {
        using var git = Process.Start(new ProcessStartInfo("git", ["-C", Root, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var output = git.StandardOutput.ReadToEnd();
        var error = git.StandardError.ReadToEnd();
        git.WaitForExit();
        return git.ExitCode == 0 ? output : throw new AssertionException($"git {string.Join(' ', arguments)}: {error}");
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = System.IO.Path.Combine(to, System.IO.Path.GetRelativePath(from, file));
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
