using Oceanid.Tool.Text;
using YamlDotNet.RepresentationModel;

namespace Oceanid.Tool.Fleet.Configuration;

/// <summary>The definitions of the ESC environments in infrastructure/*/esc; they hold no secret values.</summary>
internal sealed class EscDefinitions(Repository repository, IReadOnlyList<string> programs, Problems problems)
{
    /// <summary>In the name of a definition: that of each cluster.</summary>
    public const string EachCluster = "CLUSTER";

    private const int DeepestImport = 20;

    // Each is opened once for a program, however many others import it.
    private readonly Dictionary<(string Program, string Project, string Name), ConfigurationValues> _opened = [];

    /// <summary>Merges the environments that a file imports, in order.</summary>
    public void Import(YamlFile file, YamlNode imports, string key, Scope scope, ConfigurationValues into)
    {
        if (imports is not YamlSequenceNode list)
        {
            file.Report(imports, key, "not a list", "Write one `- project/environment` line for each environment.");
            return;
        }

        foreach (var item in list)
        {
            switch (item)
            {
                case YamlScalarNode { Value: { Length: > 0 } name }:
                    Open(name, file, item, key, scope, into);
                    break;
                // `- name: { merge: false }` makes the values available to interpolations only.
                case YamlMappingNode { Children: [{ Key: YamlScalarNode { Value: { Length: > 0 } name } } options] }:
                    if (!IsForInterpolationOnly(options.Value))
                        Open(name, file, item, key, scope, into);
                    break;
                default:
                    file.Report(item, key, "not the name of an environment", "Write `- project/environment`.");
                    break;
            }
        }
    }

    /// <summary>Merges the `pulumiConfig` of a definition; a secret's marker names its source and key.</summary>
    public static void Read(
        YamlFile file,
        YamlMappingNode definition,
        string source,
        string project,
        ConfigurationValues into)
    {
        if (file.Mapping(definition, "values") is not { } values
            || file.Mapping(values, "pulumiConfig") is not { } config)
        {
            return;
        }

        foreach (var (keyNode, value) in config.Children)
        {
            var key = keyNode.ToString();
            if (ConfigurationKey.Qualify(key, project) is not { } qualified)
                file.Report(keyNode, key, "not a configuration key", ConfigurationKey.Remedy);
            else if (value is YamlScalarNode scalar && YamlValue.Scalar(scalar) is null)
                file.Report(value, key, "no value", "Give it one, `fn::secret: …` for a secret, or remove the key.");
            else
                into.Merge(qualified, YamlValue.Read(value, key, (node, path) => Marker(node, source, path)), file.Source(keyNode));
        }
    }

    /// <summary>
    /// Where the definition of an environment can be: in a file of its name, or in the one that all clusters have in common, in the folder of
    /// the program before those of the others.
    /// </summary>
    /// <param name="environment">The environment as <c>project/name</c>.</param>
    /// <param name="program">Who imports it.</param>
    /// <param name="programs">All programs.</param>
    /// <param name="cluster">For which cluster.</param>
    public static IEnumerable<string> FilesOf(string environment, string program, IEnumerable<string> programs, string cluster)
    {
        var name = environment.Split('@')[0].Split('/')[^1];
        string[] names = name.EndsWith($"-{cluster}", StringComparison.Ordinal) ? [name, $"{name[..^cluster.Length]}{EachCluster}"] : [name];
        return from folder in new[] { program }.Concat(programs.Where(other => other != program))
               from file in names
               select $"{Repository.ProgramFolder(folder)}/esc/{file}.yaml";
    }

    private static bool IsForInterpolationOnly(YamlNode options) =>
        options is YamlMappingNode how && YamlFile.Find(how, "merge") is YamlScalarNode { Value: "false" };

    private void Open(string reference, YamlFile from, YamlNode at, string key, Scope scope, ConfigurationValues into)
    {
        // `project/environment@version`: the repository has the one version that is checked out.
        var name = reference.Split('@')[0];
        if (scope.Opened.Contains(name))
        {
            var circle = string.Join(" → ", [.. scope.Opened, name]);
            from.Report(at, key, $"environments import each other: {circle}", "Remove one of the imports.");
            return;
        }

        if (scope.Opened.Count > DeepestImport)
        {
            from.Report(at, key, $"environments import each other over more than {DeepestImport} steps", "Import them directly.");
            return;
        }

        var paths = FilesOf(name, scope.Program, programs, scope.Cluster).ToList();
        if (paths.Find(repository.Has) is not { } path)
        {
            from.Report(at, key, $"ESC environment '{name}' has no definition", $"Write it in {string.Join(", or for all clusters in ", paths.Where(file => file.StartsWith($"{Repository.ProgramFolder(scope.Program)}/", StringComparison.Ordinal)))}.");
            return;
        }

        if (!_opened.TryGetValue((scope.Program, scope.Project, name), out var values))
        {
            _opened[(scope.Program, scope.Project, name)] = values = new ConfigurationValues();
            if (YamlFile.Read(repository, path, problems) is not { } file)
                return;
            if (YamlFile.Find(file.Root, "imports") is { } imports)
                Import(file, imports, "imports", scope with { Opened = [.. scope.Opened, name] }, values);
            Read(file, file.Root, name, scope.Project, values);
        }

        into.Merge(values);
    }

    /// <summary>What ESC only knows when it opens the environment: secrets, other functions, interpolations.</summary>
    private static string? Marker(YamlNode node, string source, string path) => node switch
    {
        YamlMappingNode mapping when mapping.Children.Any(IsFunction) => SecretMarker.For(source, path),
        YamlScalarNode { Value: { } text } when text.Contains("${", StringComparison.Ordinal) =>
            SecretMarker.For(source, path),
        _ => null,
    };

    private static bool IsFunction(KeyValuePair<YamlNode, YamlNode> child) =>
        child.Key is YamlScalarNode { Value: { } name } && name.StartsWith("fn::", StringComparison.Ordinal);

    /// <summary>For whom an environment is opened.</summary>
    internal sealed record Scope(string Program, string Project, string Cluster, IReadOnlyList<string> Opened);
}
