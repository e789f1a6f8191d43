using Oceanid.Tool.Check;
using Oceanid.Tool.Fleet;
using Oceanid.Tool.Text;

namespace Oceanid.Tool.Commands.Edits;

/// <summary>Files to write and to remove, all or none of them.</summary>
internal sealed class TreeEdit(Repository repository)
{
    private const string New = ".oceanid-new";
    private const string Old = ".oceanid-old";

    private static readonly ExternalTool Git = new("git", "shows and guards what is changed. Install it.");

    // Null for a file that goes.
    private readonly SortedDictionary<string, string?> _files = new(StringComparer.Ordinal);

    /// <summary>The repository as it is.</summary>
    public Repository Repository => repository;

    /// <summary>What changes: <c>+</c> comes, <c>~</c> differs, <c>-</c> goes.</summary>
    public IReadOnlyList<(char Sign, string Path)> Changes =>
    [
        .. from file in _files
           let before = Before(file.Key)
           where before != file.Value
           select (before is null ? '+' : file.Value is null ? '-' : '~', file.Key),
    ];

    /// <summary>The text of a file, as it will be; null where it will not be.</summary>
    public string? Text(string path) => _files.TryGetValue(path, out var text) ? text : Before(path);

    public void Write(string path, string text) => _files[path] = text;

    /// <summary>Writes a file that is new; one that is there must be the same already, and another one is a problem.</summary>
    public void WriteNew(string path, string text, List<string> problems)
    {
        if (Text(path) is { } present && present != text)
            problems.Add($"{path} is there already, and is not what this would write. Edit it, or choose another name.");
        Write(path, text);
    }

    public void Remove(string path) => _files[path] = null;

    /// <summary>Removes what is in a folder.</summary>
    public void RemoveFolder(string folder)
    {
        if (!Directory.Exists(repository.FullPath(folder)))
            return;
        foreach (var file in Directory.EnumerateFiles(repository.FullPath(folder), "*", SearchOption.AllDirectories))
            Remove(repository.RelativePath(file));
    }

    /// <summary>Edits a YAML file as text.</summary>
    public void Edit(string path, Func<YamlText, YamlText> edit) => Write(path, edit(new YamlText(Text(path) ?? throw new PreviewException($"{path}: the file does not exist."), path)).ToString());

    /// <summary>The files among those that change whose present state is in no commit: <c>git checkout</c> could not bring them back.</summary>
    public async Task<IReadOnlyList<string>> UncommittedAsync()
    {
        var status = await Git.RunAsync(["-C", repository.Root, "status", "--porcelain", "-z", "--untracked-files=all", "--", .. Changes.Select(change => change.Path)]);
        // Without Git nothing is committed, and nobody expects it.
        return status.ExitCode == 0 ? [.. status.Output.Split('\0', StringSplitOptions.RemoveEmptyEntries).Select(line => line[3..])] : [];
    }

    /// <summary>The difference as <c>git diff</c> shows it.</summary>
    public async Task<string> DiffAsync()
    {
        var scratch = Directory.CreateTempSubdirectory("oceanid-edit-");
        try
        {
            foreach (var (_, path) in Changes)
            {
                Put(Path.Combine(scratch.FullName, "a", path), Before(path));
                Put(Path.Combine(scratch.FullName, "b", path), _files[path]);
            }

            Directory.CreateDirectory(Path.Combine(scratch.FullName, "a"));
            Directory.CreateDirectory(Path.Combine(scratch.FullName, "b"));
            return (await Git.RunAsync(["diff", "--no-index", "--no-color", "--no-ext-diff", "--no-prefix", "a", "b"], start => start.WorkingDirectory = scratch.FullName)).Output;
        }
        finally
        {
            scratch.Delete(recursive: true);
        }
    }

    /// <summary>Runs something on a copy of the repository in which the change is made.</summary>
    public async Task<T> InScratchAsync<T>(Func<Repository, Task<T>> run)
    {
        var scratch = Directory.CreateTempSubdirectory("oceanid-edit-");
        try
        {
            foreach (var name in RepositoryFiles.Names(repository.Root).Where(name => !_files.ContainsKey(name) && File.Exists(repository.FullPath(name))))
            {
                var target = Path.Combine(scratch.FullName, name);
                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                File.Copy(repository.FullPath(name), target);
            }

            foreach (var (path, text) in _files)
                Put(Path.Combine(scratch.FullName, path), text);
            return await run(new Repository(scratch.FullName));
        }
        finally
        {
            scratch.Delete(recursive: true);
        }
    }

    /// <summary>Makes the change. Until the last file is in place the originals are kept, and a failure puts them back.</summary>
    public void Apply()
    {
        var changes = Changes;
        var done = new List<(char Sign, string Path)>();
        try
        {
            foreach (var (sign, path) in changes.Where(change => change.Sign != '-'))
                Put(repository.FullPath(path) + New, _files[path]);
            foreach (var (sign, path) in changes)
            {
                var full = repository.FullPath(path);
                if (sign != '+')
                    File.Move(full, full + Old);
                done.Add((sign, path));
                if (sign != '-')
                    File.Move(full + New, full);
            }
        }
        catch
        {
            foreach (var (sign, path) in done)
            {
                var full = repository.FullPath(path);
                File.Delete(full);
                if (sign != '+')
                    File.Move(full + Old, full);
            }

            foreach (var (_, path) in changes)
                File.Delete(repository.FullPath(path) + New);
            throw;
        }

        foreach (var (sign, path) in changes)
        {
            File.Delete(repository.FullPath(path) + Old);
            if (sign == '-')
                RemoveEmptyFolders(Path.GetDirectoryName(repository.FullPath(path))!);
        }
    }

    private void RemoveEmptyFolders(string folder)
    {
        for (var current = new DirectoryInfo(folder); repository.IsBelow(current.FullName) && !current.EnumerateFileSystemInfos().Any(); current = current.Parent!)
            current.Delete();
    }

    private string? Before(string path) => repository.Has(path) ? repository.ReadText(path) : null;

    private static void Put(string path, string? text)
    {
        if (text is null)
            return;
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
