using Oceanid.Tool.Text;
using YamlDotNet.RepresentationModel;

namespace Oceanid.Tool.Fleet.Configuration;

/// <summary>Puts the configuration of a stack together: ESC environments in their order, then the stack file.</summary>
internal sealed class StackConfigurationReader(
    Repository repository,
    IReadOnlyList<string> programs,
    Problems problems)
{
    // All that Pulumi reads there: a misspelt `enviroment:` would otherwise drop every secret without a word.
    private static readonly string[] StackKeys =
        ["config", "encryptedkey", "encryptionsalt", "environment", "secretsprovider"];

    private readonly EscDefinitions _environments = new(repository, programs, problems);

    /// <summary>Null when anything is wrong; the reasons are then among the problems.</summary>
    public StackConfiguration? Read(string program, string cluster)
    {
        var before = problems.Reports;
        var project = ReadProject(program);
        if (YamlFile.Read(repository, Repository.StackFile(program, cluster), problems) is not { } stack)
            return null;

        CheckKeys(stack);
        // Without a project the rest is still checked, so that everything is reported at once.
        var values = new ConfigurationValues();
        ReadEnvironment(stack, new EscDefinitions.Scope(program, project ?? "", []), values);
        values.Merge(ReadConfig(stack, project ?? ""));
        return problems.Reports == before && project is not null
            ? new StackConfiguration(project, cluster, values.ToTexts())
            : null;
    }

    private string? ReadProject(string program)
    {
        var path = $"{Repository.ProgramFolder(program)}/Pulumi.yaml";
        if (!Path.Exists(repository.FullPath(path)))
        {
            problems.Add(new Finding("the file does not exist.") { File = path, Remedy = "Write `name:` and `runtime: dotnet` there." });
            return null;
        }

        if (YamlFile.Read(repository, path, problems) is not { } file)
            return null;
        if (YamlFile.Find(file.Root, "name") is YamlScalarNode { Value: { Length: > 0 } name })
            return name;
        file.Report(file.Root, "name", "missing", "Write the name of the project.");
        return null;
    }

    private static void CheckKeys(YamlFile stack)
    {
        foreach (var key in stack.Root.Children.Keys.Where(key => !StackKeys.Contains(key.ToString())))
            stack.Report(key, key.ToString(), "not a key of a stack file", $"Known: {string.Join(", ", StackKeys)}.");
    }

    private void ReadEnvironment(YamlFile stack, EscDefinitions.Scope scope, ConfigurationValues into)
    {
        const string Key = "environment";
        switch (YamlFile.Find(stack.Root, Key))
        {
            case null:
                break;
            case YamlMappingNode inline:
                if (YamlFile.Find(inline, "imports") is { } imports)
                    _environments.Import(stack, imports, "imports", scope, into);
                EscDefinitions.Read(stack, inline, stack.Path, scope.Project, into);
                break;
            case var names:
                _environments.Import(stack, names, Key, scope, into);
                break;
        }
    }

    private static ConfigurationValues ReadConfig(YamlFile stack, string project)
    {
        var values = new ConfigurationValues();
        if (stack.Mapping(stack.Root, "config") is not { } config)
            return values;

        foreach (var (keyNode, value) in config.Children)
        {
            var key = keyNode.ToString();
            if (ConfigurationKey.Qualify(key, project) is not { } qualified)
                stack.Report(keyNode, key, "not a configuration key", ConfigurationKey.Remedy);
            else if (values.Has(qualified))
                stack.Report(keyNode, key, $"a second value for {qualified}", "Keep one of them.");
            else if (value is YamlScalarNode scalar && YamlValue.Scalar(scalar) is null)
                stack.Report(value, key, "no value", "Give it one, or remove the key.");
            else
                values.Merge(qualified, YamlValue.Read(value, key, (node, path) => Marker(node, stack.Path, path)));
        }

        return values;
    }

    /// <summary>`secure: ciphertext` can only be read with the key of the stack.</summary>
    private static string? Marker(YamlNode node, string source, string path) =>
        node is YamlMappingNode { Children.Count: 1 } mapping && YamlFile.Find(mapping, "secure") is YamlScalarNode
            ? SecretMarker.For(source, path)
            : null;
}
