using System.Collections.Concurrent;
using Oceanid.Tool.Check;
using Oceanid.Tool.Facts.Memory;
using Oceanid.Tool.Fleet;
using Oceanid.Tool.Fleet.Configuration;
using Oceanid.Tool.Fleet.GitTree;
using Oceanid.Tool.Tests.Fixtures;
using Oceanid.Tool.Text;

namespace Oceanid.Tool.Tests.Check;

/// <summary>A copy of the fleet of the fixtures whose Git tree a test edits. The programs are those of the fixtures, and run once for all copies.</summary>
internal sealed class EditedFleet : IDisposable
{
    /// <summary>The clusters of the fixtures.</summary>
    public static readonly IReadOnlyList<string> Clusters = ["atlas", "pan"];

    // An edit leaves most folders as they are, and most Stacks.
    private static readonly KustomizeOnce Kustomize = new();

    private static readonly ConcurrentDictionary<string, Lazy<Task<IReadOnlyList<StackRun>>>> StackRuns = new(StringComparer.Ordinal);

    private static readonly IReadOnlyList<(string File, string Text)> Original =
    [
        .. Directory.EnumerateFiles(FixtureFleet.Repository.Root, "*", SearchOption.AllDirectories)
            .Select(file => (FixtureFleet.Repository.RelativePath(file), File.ReadAllText(file))),
    ];

    private readonly Repository _repository = new(Directory.CreateTempSubdirectory("oceanid-edit-").FullName);

    public EditedFleet()
    {
        foreach (var (file, text) in Original)
            Write(file, text);
    }

    public string Read(string file) => File.ReadAllText(_repository.FullPath(file));

    public void Write(string file, string text)
    {
        var path = _repository.FullPath(file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    public void Remove(string file) => File.Delete(_repository.FullPath(file));

    /// <summary>The files of the Git tree, in a fixed order.</summary>
    public IReadOnlyList<string> Tree =>
    [
        .. new[] { "apps", "clusters" }
            .SelectMany(folder => Directory.EnumerateFiles(_repository.FullPath(folder), "*", SearchOption.AllDirectories))
            .Select(_repository.RelativePath)
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>What each of the clusters gets.</summary>
    /// <exception cref="FindingsException">A folder cannot be built.</exception>
    public async Task<IReadOnlyList<ClusterPreview>> PreviewAsync(IReadOnlyList<string> clusters)
    {
        var problems = new Problems();
        var tree = new GitTreeReader(_repository, Kustomize, TreeSyntax.Read(_repository, problems));
        var previews = new List<ClusterPreview>();
        foreach (var (cluster, programs) in clusters.Select(cluster => (cluster, FixtureFleet.Preview(cluster).Programs)))
            previews.Add(Preview(cluster, programs, await tree.BuildAsync(cluster, programs, problems), problems));

        problems.ThrowIfAny();
        return previews;
    }

    /// <summary>A cluster with other objects in its tree.</summary>
    public static ClusterPreview Preview(string cluster, IReadOnlyList<ProgramPreview> programs, IReadOnlyList<OverlayPreview> overlays, Problems problems) => new(
        cluster,
        programs,
        overlays,
        MemoryBudget.Of(cluster, programs, overlays, problems) with { IdleLimit = CheckSettingsReader.Read(FixtureFleet.Repository).IdleMemoryMi * Quantity.Mebibyte });

    /// <summary>What the check of these clusters finds.</summary>
    public async Task<IReadOnlyList<Reported>> CheckAsync(IReadOnlyList<string> clusters)
    {
        try
        {
            return await CheckAsync(await PreviewAsync(clusters));
        }
        catch (FindingsException failure)
        {
            return CheckRunner.NotPreviewed(failure.Findings, AllRules.List.Count).Findings;
        }
    }

    /// <summary>What the rules find where the clusters get this.</summary>
    public async Task<IReadOnlyList<Reported>> CheckAsync(IReadOnlyList<ClusterPreview> previews)
    {
        var settings = CheckSettingsReader.Read(_repository, [.. AllRules.List.Select(rule => rule.Id)]);
        var stacks = string.Concat(previews.SelectMany(preview => preview.Overlays).SelectMany(overlay => overlay.Objects)
            .Where(item => item.Object.Kind == "Stack")
            .Select(item => item.Object.Content.ToJsonString()));
        var runs = StackRuns.GetOrAdd(stacks, _ => new(() => StackRun.OfAsync(FixtureFleet.Repository, FixturePrograms.List, previews)));
        // As RepositoryFiles reads them, but without asking Git each time.
        var files = Directory.EnumerateFiles(_repository.Root, "*", SearchOption.AllDirectories)
            .Select(file => new TextFile(_repository.RelativePath(file), File.ReadAllText(file).Split('\n')))
            .OrderBy(file => file.Path, StringComparer.Ordinal);
        var context = new CheckContext(_repository, settings, previews, [.. files]) { IsWhole = previews.Count == Clusters.Count, StackRuns = await runs.Value };
        return CheckRunner.Run(context, AllRules.List).Findings;
    }

    public void Dispose() => Directory.Delete(_repository.Root, recursive: true);
}
