using Oceanid.Tool.Fleet;
using Oceanid.Tool.Fleet.GitTree;
using Oceanid.Tool.Fleet.Programs;
using Oceanid.Tool.Text;

namespace Oceanid.Tool.Changes;

/// <summary>The two sides of a comparison.</summary>
/// <param name="Against">What the base is called: the reference, and its commit.</param>
/// <param name="Before">The clusters as they are at the base.</param>
/// <param name="After">The clusters of the working tree.</param>
internal sealed record Sides(string Against, IReadOnlyList<ClusterPreview> Before, IReadOnlyList<ClusterPreview> After);

/// <summary>
/// Previews the working tree and a base. What cannot differ is not previewed at all; where only data differs, the programs of the working tree
/// preview both; where the programs differ, those of the base are built once and their preview is kept by the hash of their files.
/// </summary>
internal sealed class BasePreview(Repository repository, IReadOnlyList<ProgramDefinition> programs, Action<string> report)
{
    private const string PackagesChoice = ".pulumi-packages.props";

    // Where the command is now, and where it was until November 2026: a branch may begin there.
    private static readonly string[] Projects = ["tools/oceanid", "infrastructure/preview"];

    private static readonly ExternalTool Dotnet = new("dotnet", "builds the programs of the base. Install the .NET SDK.");
    private static readonly TimeSpan LongestKept = TimeSpan.FromDays(30);

    private readonly IKustomize _kustomize = new KustomizeOnce();

    /// <param name="reference">A commit, a branch, a tag, or a preview in JSON.</param>
    /// <param name="named">The clusters to compare; all when there is none.</param>
    /// <exception cref="PreviewException">One of the sides cannot be previewed.</exception>
    public async Task<Sides> ReadAsync(string reference, IReadOnlyCollection<string> named)
    {
        if (File.Exists(reference))
        {
            var file = await ReadFileAsync(reference);
            var known = ClusterSelection.Choose(named, file.Select(cluster => cluster.Name).Concat(Clusters(repository)));
            return new Sides(NameOf(reference), Only(file, known), await PreviewAsync(repository, known));
        }

        var git = new GitHistory(repository.Root);
        var commit = await git.CommitAsync(reference);
        var against = commit.StartsWith(reference, StringComparison.Ordinal) ? commit[..12] : $"{reference} ({commit[..12]})";
        var changed = new ChangedFiles(await git.ChangedFilesAsync(commit));
        if (changed.None)
        {
            _ = ClusterSelection.Choose(named, Clusters(repository));
            return new Sides(against, [], []);
        }

        var scratch = Directory.CreateTempSubdirectory("oceanid-base-");
        try
        {
            return changed.IncludeCode
                ? await WithOwnProgramsAsync(git, commit, against, scratch.FullName, named)
                : await WithTheseProgramsAsync(git, commit, against, scratch.FullName, named, changed);
        }
        finally
        {
            scratch.Delete(recursive: true);
        }
    }

    /// <summary>Compares two previews in JSON; nothing of the working tree is read or run.</summary>
    /// <exception cref="PreviewException">One of them is no preview.</exception>
    public static async Task<Sides> ReadFilesAsync(string before, string after, IReadOnlyCollection<string> named)
    {
        var (old, current) = (await ReadFileAsync(before), await ReadFileAsync(after));
        var known = ClusterSelection.Choose(named, old.Concat(current).Select(cluster => cluster.Name));
        return new Sides(NameOf(before), Only(old, known), Only(current, known));
    }

    private static async Task<IReadOnlyList<ClusterPreview>> ReadFileAsync(string file) => new FileInfo(file) is { Exists: true } found
        ? found.Length <= PreviewBounds.Bytes
            ? PreviewReader.Read(file, await File.ReadAllTextAsync(file))
            : throw new PreviewException($"{file}: has more than {PreviewBounds.Bytes / 1024 / 1024} MB, which is no preview of a fleet.")
        : throw new PreviewException($"{file}: there is no such file. Make one with: oceanid preview --format json > {file}");

    private static string NameOf(string file) => Path.GetFileNameWithoutExtension(file);

    private async Task<Sides> WithTheseProgramsAsync(
        GitHistory git, string commit, string against, string folder, IReadOnlyCollection<string> named, ChangedFiles changed)
    {
        report($"{against}: files");
        await git.ExtractAsync(commit, folder);
        var before = new Repository(folder);
        var concerned = changed.Concern(ClusterSelection.Choose(named, Clusters(before).Concat(Clusters(repository))), repository);
        return new Sides(against, await AtBaseAsync(against, () => PreviewAsync(before, concerned)), await PreviewAsync(repository, concerned));
    }

    private async Task<Sides> WithOwnProgramsAsync(
        GitHistory git, string commit, string against, string folder, IReadOnlyCollection<string> named)
    {
        var choice = repository.Has(PackagesChoice) ? await File.ReadAllTextAsync(repository.FullPath(PackagesChoice)) : null;
        var kept = CacheFile($"{await git.TreeAsync(commit)}{(choice is null ? "" : "-chosen")}");
        if (!File.Exists(kept))
        {
            report($"{against}: programs");
            await git.ExtractAsync(commit, folder);
            if (choice is not null)
                await File.WriteAllTextAsync(Path.Combine(folder, PackagesChoice), choice);
            Keep(kept, await AtBaseAsync(against, () => RunOwnProgramsAsync(folder)));
        }

        var before = PreviewReader.Read(against, await File.ReadAllTextAsync(kept));
        var chosen = ClusterSelection.Choose(named, before.Select(cluster => cluster.Name).Concat(Clusters(repository)));
        return new Sides(against, Only(before, chosen), await PreviewAsync(repository, chosen));
    }

    private static async Task<string> RunOwnProgramsAsync(string folder)
    {
        var project = Projects.Select(path => Path.Combine(folder, path)).FirstOrDefault(Directory.Exists)
            ?? throw new PreviewException($"none of {string.Join(", ", Projects)} is there, so nothing can preview it. Compare with a later commit.");
        // It was judged when it was merged. A node of MSBuild that stays would keep the pipe open that is read here.
        await DotnetAsync(
            folder, "build", project, "--configuration", "Release", "--nologo", "--verbosity", "quiet", "-nodeReuse:false", "-p:RunAnalyzers=false", "-p:NuGetAudit=false");
        return await DotnetAsync(folder, "run", "--project", project, "--configuration", "Release", "--no-build", "--", "preview", "--format", "json");
    }

    private static async Task<string> DotnetAsync(string folder, params string[] arguments)
    {
        var (exitCode, output, error) = await Dotnet.RunAsync(arguments, start =>
        {
            start.WorkingDirectory = folder;
            // What the build of this very program has left there is not that of the base.
            foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToList())
                start.Environment.Remove(name);
        });
        if (exitCode == 0)
            return output;

        // A build reports to the output, the command to the error stream.
        var lines = $"{error}\n{output}".Split('\n').Where(line => line.Contains("error", StringComparison.Ordinal)).Distinct().Take(10).ToList();
        throw new PreviewException(lines.Count > 0 ? lines : [$"dotnet {arguments[0]} failed with exit code {exitCode}"]);
    }

    private static async Task<T> AtBaseAsync<T>(string against, Func<Task<T>> preview)
    {
        try
        {
            return await preview();
        }
        catch (PreviewException failure)
        {
            throw new PreviewException([.. failure.Errors.Select(error => $"--against {against}: it cannot be previewed itself: {error}")]);
        }
    }

    private async Task<IReadOnlyList<ClusterPreview>> PreviewAsync(Repository side, IReadOnlyList<string> clusters)
    {
        var present = clusters.Intersect(Clusters(side)).ToList();
        return present.Count == 0 ? [] : await new FleetPreviewer(side, programs, _kustomize).PreviewAsync(present, report);
    }

    private IEnumerable<string> Clusters(Repository side) => programs.SelectMany(program => side.Clusters(program.Folder)).Distinct();

    private static IReadOnlyList<ClusterPreview> Only(IReadOnlyList<ClusterPreview> previews, IReadOnlyList<string> clusters) =>
        [.. previews.Where(preview => clusters.Contains(preview.Name))];

    // Whole or not at all, since two runs may have the same base.
    private static void Keep(string file, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        var partial = $"{file}.{Environment.ProcessId}";
        File.WriteAllText(partial, text);
        File.Move(partial, file, overwrite: true);
        foreach (var old in Directory.EnumerateFiles(Path.GetDirectoryName(file)!).Where(other => File.GetLastWriteTimeUtc(other) < DateTime.UtcNow - LongestKept))
            File.Delete(old);
    }

    private static string CacheFile(string name)
    {
        var cache = Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } home
            ? home
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache");
        return Path.Combine(cache, "oceanid", "previews", $"{name}.json");
    }
}
