using Oceanid.Preview.Budget;
using Oceanid.Preview.Configuration;
using Oceanid.Preview.Engine;
using Oceanid.Preview.Model;

namespace Oceanid.Preview;

/// <summary>Runs every program of every chosen cluster; reports all that is wrong in all of them together.</summary>
internal sealed class FleetPreviewer(Repository repository, IReadOnlyList<ProgramDefinition> programs)
{
    public async Task<IReadOnlyList<ClusterPreview>> PreviewAsync(
        IReadOnlyCollection<string> named,
        Action<string> report)
    {
        var existing = programs.SelectMany(program => repository.Clusters(program.Folder));
        var clusters = ClusterSelection.Choose(named, existing);

        var problems = new Problems();
        var previews = new List<ClusterPreview>();
        foreach (var cluster in clusters)
            previews.Add(await PreviewAsync(cluster, problems, report));
        problems.ThrowIfAny();
        return previews;
    }

    private async Task<ClusterPreview> PreviewAsync(string cluster, Problems problems, Action<string> report)
    {
        var configurations = new StackConfigurationReader(repository, [.. programs.Select(p => p.Folder)], problems);
        var previews = new List<ProgramPreview>();
        foreach (var program in programs.Where(p => repository.Has(Repository.StackFile(p.Folder, cluster))))
        {
            report($"{cluster}: {Repository.ProgramFolder(program.Folder)}");
            if (configurations.Read(program.Folder, cluster) is not { } configuration)
                continue;

            try
            {
                var folder = repository.FullPath(Repository.ProgramFolder(program.Folder));
                previews.Add(await PreviewEngine.RunAsync(program, configuration, folder));
            }
            catch (PreviewException failure)
            {
                foreach (var error in failure.Errors)
                    Report(error, Repository.ProgramFolder(program.Folder), cluster, problems);
            }
        }

        return new ClusterPreview(cluster, previews, MemoryBudget.Of(cluster, previews, problems));
    }

    private static void Report(string error, string folder, string cluster, Problems problems)
    {
        // Settings report one problem a line, each with its file: that says where it is.
        var lines = error.Split('\n');
        if (lines.All(line => line.StartsWith($"{folder}/", StringComparison.Ordinal)))
            Array.ForEach(lines, problems.Add);
        else
            problems.Add($"{folder} ({cluster}): {error}");
    }
}
