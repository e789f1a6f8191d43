using System.Text.RegularExpressions;
using Oceanid.Infrastructure.Components.Settings;
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
    /// <summary>Whether each program runs once more, with other secrets: what differs then is made of one.</summary>
    public bool RunsWithOtherSecrets { get; init; }

    public async Task<IReadOnlyList<ClusterPreview>> PreviewAsync(
        IReadOnlyCollection<string> named,
        Action<string> report)
    {
        var existing = programs.SelectMany(program => repository.Clusters(program.Folder));
        var clusters = ClusterSelection.Choose(named, existing);

        var idleLimit = CheckSettingsReader.Read(repository).IdleMemoryMi * Quantity.Mebibyte;
        var problems = new Problems();
        var tree = new GitTreeReader(repository, kustomize, TreeSyntax.Read(repository, problems));
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
        foreach (var program in programs)
        {
            // A stack file is not needed where Pulumi.yaml says it all: a Stack is enough.
            if (!repository.Clusters(program.Folder).Contains(cluster) && !previews.SelectMany(Stacks).Any(stack => IsOf(stack, program)))
                continue;

            report($"{cluster}: {Repository.ProgramFolder(program.Folder)}");
            if (configurations.Read(program.Folder, cluster) is not { } configuration)
                continue;

            // The stacks of a cluster are all in the organization that the cluster program names.
            organization ??= configuration.Organization;
            var file = repository.ProgramFile(program.Folder, cluster);
            var folder = repository.FullPath(Repository.ProgramFolder(program.Folder));
            var given = configuration with { Organization = organization };
            try
            {
                var (preview, failures) = await PreviewEngine.AttemptAsync(program, given, folder);
                var (other, otherFailures) = RunsWithOtherSecrets ? await PreviewEngine.AttemptAsync(program, given.WithOtherSecrets(), folder) : (null, failures);
                foreach (var error in failures)
                    Report(error, file, program.Folder, configuration, problems);
                if (!failures.SequenceEqual(otherFailures))
                    problems.Add(TellsSecret(file, cluster));
                if (failures.Count == 0)
                    previews.Add(preview with { File = file, Configuration = configuration, WithOtherSecrets = other });
            }
            catch (PreviewException failure)
            {
                foreach (var error in failure.Errors)
                    Report(error, file, program.Folder, configuration, problems);
            }
        }

        return previews;
    }

    private static Finding TellsSecret(string file, string cluster) => new("The error depends on the value of a secret: with other secrets it is another one, or none.")
    {
        File = file,
        Cluster = cluster,
        Remedy = "Name the secret, never its value: an error is kept in a log.",
    };

    private static IEnumerable<KubernetesObject> Stacks(ProgramPreview program) => program.Resources
        .Select(resource => KubernetesObject.TryRead(resource, out var found) ? found : null)
        .OfType<KubernetesObject>()
        .Where(found => found.Kind == "Stack");

    private bool IsOf(KubernetesObject stack, ProgramDefinition program) =>
        repository.IsStackOf(stack.Content.At("spec", "fluxSource").Text("dir"), program.Folder);

    private void Report(string error, string file, string program, StackConfiguration configuration, Problems problems)
    {
        // Settings report one problem a line, each with the stack file; a program does not see where a value stands.
        var stack = Repository.StackFile(program, configuration.Cluster);
        var prefix = $"{stack}: ";
        if (error.StartsWith(prefix, StringComparison.Ordinal))
            Array.ForEach(error[prefix.Length..].Split($"\n{prefix}"), line => problems.Add(OfSetting(line, stack, program, configuration)));
        else
            problems.Add(new Finding(error) { File = file, Cluster = configuration.Cluster });
    }

    private Finding OfSetting(string error, string stack, string program, StackConfiguration configuration)
    {
        // Of a secret the name is all that is here: what lacks it is the definition.
        if (MissingSecret().Match(error) is { Success: true } missing)
        {
            var definitions = EscDefinitions.FilesOf(missing.Groups["environment"].Value, program, programs.Select(other => other.Folder), configuration.Cluster);
            if (definitions.FirstOrDefault(repository.Has) is { } definition)
            {
                return new Finding(missing.Groups["problem"].Value)
                {
                    File = definition,
                    Remedy = $"Declare it below pulumiConfig: `{missing.Groups["key"].Value}: {{fn::secret: {SettingsReader.Placeholder}}}`.",
                };
            }
        }

        var sources = configuration.Sources.GetValueOrDefault(SettingKey().Match(error).Value) ?? [];
        if (sources.Count == 0)
            return new Finding(error) { File = stack };
        var won = sources.Skip(1).Select(source => $"{source.File}:{source.Line}").ToList();
        return new Finding(won.Count == 0 ? error : $"{error} It wins over {string.Join(" and ", won)}.") { File = sources[0].File, Line = sources[0].Line };
    }

    // As SettingsReader says it: the full key, then what is wrong.
    [GeneratedRegex(@"^[A-Za-z0-9-]+:[A-Za-z0-9-]+", RegexOptions.NonBacktracking)]
    private static partial Regex SettingKey();

    [GeneratedRegex(@"^(?<problem>[A-Za-z0-9-]+:(?<key>[A-Za-z0-9-]+) is missing from the ESC environment (?<environment>[^ ]+)\.) Set it: ", RegexOptions.NonBacktracking)]
    private static partial Regex MissingSecret();

    [GeneratedRegex(@"^[A-Za-z0-9_.-]{1,100}$", RegexOptions.NonBacktracking)]
    private static partial Regex StackName();
}
