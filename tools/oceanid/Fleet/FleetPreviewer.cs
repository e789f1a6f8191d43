using System.Text.RegularExpressions;
using Oceanid.Tool.Facts.Memory;
using Oceanid.Tool.Fleet.Configuration;
using Oceanid.Tool.Fleet.GitTree;
using Oceanid.Tool.Fleet.Programs;
using Oceanid.Tool.Text;

namespace Oceanid.Tool.Fleet;

/// <summary>
/// Runs every program of every chosen cluster and builds what Flux applies to it; reports all that is wrong in all of them
/// together.
/// </summary>
internal sealed partial class FleetPreviewer(Repository repository, IReadOnlyList<ProgramDefinition> programs, IKustomize kustomize)
{
    public async Task<IReadOnlyList<ClusterPreview>> PreviewAsync(
        IReadOnlyCollection<string> named,
        Action<string> report)
    {
        var existing = programs.SelectMany(program => repository.Clusters(program.Folder));
        var clusters = ClusterSelection.Choose(named, existing);

        var idleLimit = CheckSettingsReader.Read(repository).IdleMemoryMi * Quantity.Mebibyte;
        var problems = new Problems();
        var tree = new GitTreeReader(repository, kustomize, SourceIndex.Read(repository, problems));
        var previews = new List<ClusterPreview>();
        foreach (var cluster in clusters)
        {
            if (!StackName().IsMatch(cluster))
            {
                problems.Add(WrongName(cluster));
                continue;
            }

            var declared = await RunProgramsAsync(cluster, problems, report);
            report($"{cluster}: clusters/{cluster}");
            var overlays = await tree.BuildAsync(cluster, declared, problems);
            previews.Add(new ClusterPreview(
                cluster, declared, overlays, MemoryBudget.Of(cluster, declared, overlays, problems) with { IdleLimit = idleLimit }));
        }

        problems.ThrowIfAny();
        return previews;
    }

    private Finding WrongName(string cluster) => new($"'{cluster}' is no name of a stack.")
    {
        File = Repository.StackFile(programs.First(program => repository.Clusters(program.Folder).Contains(cluster)).Folder, cluster),
        Remedy = "Use letters, digits, dots, - and _.",
    };

    private async Task<IReadOnlyList<ProgramPreview>> RunProgramsAsync(string cluster, Problems problems, Action<string> report)
    {
        var configurations = new StackConfigurationReader(repository, [.. programs.Select(p => p.Folder)], problems);
        var previews = new List<ProgramPreview>();
        string? organization = null;
        foreach (var program in programs.Where(p => repository.Clusters(p.Folder).Contains(cluster)))
        {
            report($"{cluster}: {Repository.ProgramFolder(program.Folder)}");
            if (configurations.Read(program.Folder, cluster) is not { } configuration)
                continue;

            // The stacks of a cluster are all in the organization that the cluster program names.
            organization ??= configuration.Organization;
            var file = repository.ProgramFile(program.Folder, cluster);
            try
            {
                var folder = repository.FullPath(Repository.ProgramFolder(program.Folder));
                var preview = await PreviewEngine.RunAsync(program, configuration with { Organization = organization }, folder);
                previews.Add(preview with { File = file });
            }
            catch (PreviewException failure)
            {
                foreach (var error in failure.Errors)
                    Report(error, file, Repository.StackFile(program.Folder, cluster), cluster, problems);
            }
        }

        return previews;
    }

    private static void Report(string error, string file, string stack, string cluster, Problems problems)
    {
        // Settings report one problem a line, each with the stack file: that says where it is.
        var prefix = $"{stack}: ";
        if (error.StartsWith(prefix, StringComparison.Ordinal))
            Array.ForEach(error[prefix.Length..].Split($"\n{prefix}"), line => problems.Add(new Finding(line) { File = stack }));
        else
            problems.Add(new Finding(error) { File = file, Cluster = cluster });
    }

    [GeneratedRegex(@"^[A-Za-z0-9_.-]{1,100}$", RegexOptions.NonBacktracking)]
    private static partial Regex StackName();
}
