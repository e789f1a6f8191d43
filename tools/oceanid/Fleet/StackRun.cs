using Oceanid.Tool.Fleet.Configuration;
using Oceanid.Tool.Fleet.Programs;
using Oceanid.Tool.Text;

namespace Oceanid.Tool.Fleet;

/// <summary>A program, run with what a Stack CR of the Git tree gives it over its stack file: as the operator runs it.</summary>
/// <param name="Cluster">The cluster.</param>
/// <param name="Stack">The Stack CR.</param>
/// <param name="Given">The <c>config</c> of the Stack, with full keys.</param>
/// <param name="StackFile">What the program gets without it.</param>
/// <param name="Declared">What the program declares.</param>
/// <param name="Failures">Why it fails; none if it does not.</param>
internal sealed record StackRun(
    string Cluster,
    KubernetesObject Stack,
    IReadOnlyDictionary<string, string> Given,
    IReadOnlyDictionary<string, string> StackFile,
    ProgramPreview Declared,
    IReadOnlyList<string> Failures)
{
    /// <summary>A run for each Stack that gives its program anything; what has no program has none.</summary>
    public static async Task<IReadOnlyList<StackRun>> OfAsync(
        Repository repository, IReadOnlyList<ProgramDefinition> programs, IReadOnlyList<ClusterPreview> clusters)
    {
        var folders = programs.Select(program => program.Folder).ToList();
        var runs = new List<StackRun>();
        foreach (var (cluster, stack) in clusters.SelectMany(cluster => cluster.Overlays.SelectMany(overlay => overlay.Objects), (cluster, item) => (cluster.Name, item.Object)))
        {
            var spec = stack is { Kind: "Stack" } ? stack.Content.At("spec") : null;
            if (spec.At("config") is not { } config
                || programs.FirstOrDefault(program => repository.IsStackOf(spec.At("fluxSource").Text("dir"), program.Folder)) is not { } program
                || new StackConfigurationReader(repository, folders, new Problems()).Read(program.Folder, cluster) is not { } configuration)
            {
                continue;
            }

            // Of a key that is given with and without its project, the last one counts.
            var given = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var (key, value) in config)
                given[key.Contains(':', StringComparison.Ordinal) ? key : $"{configuration.Project}:{key}"] = value?.ToString() ?? "";
            var values = configuration.Values.Where(entry => !given.ContainsKey(entry.Key)).Concat(given).ToDictionary();
            var (declared, failures) = await PreviewEngine.AttemptAsync(
                program, configuration with { Values = values }, repository.FullPath(Repository.ProgramFolder(program.Folder)));
            runs.Add(new StackRun(cluster, stack, given, configuration.Values, declared, failures));
        }

        return runs;
    }
}
