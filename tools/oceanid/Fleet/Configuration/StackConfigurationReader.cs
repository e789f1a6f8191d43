using Oceanid.Tool.Text;
using YamlDotNet.RepresentationModel;

namespace Oceanid.Tool.Fleet.Configuration;

/// <summary>
/// Puts the configuration of a stack together, as Pulumi does (pkg/workspace/config.go): ESC environments in their order, the stack file over
/// them, and of Pulumi.yaml the keys that are in neither.
/// </summary>
internal sealed class StackConfigurationReader(
    Repository repository,
    IReadOnlyList<string> programs,
    Problems problems)
{
    // All that Pulumi reads there: a misspelt `enviroment:` would otherwise drop every secret without a word.
    private static readonly string[] StackKeys =
        ["config", "encryptedkey", "encryptionsalt", "environment", "secretsprovider"];

    private readonly EscDefinitions _environments = new(repository, programs, problems);

    /// <summary>Null when anything is wrong; the reasons are then among the problems. A stack without a stack file has what Pulumi.yaml says.</summary>
    public StackConfiguration? Read(string program, string cluster)
    {
        var before = problems.Reports;
        var (project, defaults) = ReadProject(program);
        // Without a project the rest is still checked, so that everything is reported at once.
        var (values, own) = (new ConfigurationValues(), new ConfigurationValues());
        var path = Repository.StackFile(program, cluster);
        if (Path.Exists(repository.FullPath(path)))
        {
            if (YamlFile.Read(repository, path, problems) is not { } stack)
                return null;
            CheckKeys(stack);
            ReadEnvironment(stack, new EscDefinitions.Scope(program, project ?? "", cluster, []), values);
            own = ReadConfig(stack, project ?? "");
            values.Merge(own);
        }

        values.Complete(defaults);
        return problems.Reports == before && project is not null
            ? new StackConfiguration(project, cluster, values.ToTexts()) { Sources = values.Sources, Repeated = own.Common(defaults) }
            : null;
    }

    private (string? Name, ConfigurationValues Defaults) ReadProject(string program)
    {
        var path = repository.ProjectFile(program);
        var defaults = new ConfigurationValues();
        if (!Path.Exists(repository.FullPath(path)))
        {
            problems.Add(new Finding("the file does not exist.") { File = path, Remedy = "Write `name:` and `runtime: dotnet` there." });
            return (null, defaults);
        }

        if (YamlFile.Read(repository, path, problems) is not { } file)
            return (null, defaults);
        if (YamlFile.Find(file.Root, "environment") is { } environment)
            file.Report(environment, "environment", "Pulumi reads no environment here (pulumi/pulumi#14499)", "Write it into the stack file of each cluster.");
        var name = YamlFile.Find(file.Root, "name") is YamlScalarNode { Value: { Length: > 0 } text } ? text : null;
        if (name is null)
            file.Report(file.Root, "name", "missing", "Write the name of the project.");
        ReadDefaults(file, name ?? "", defaults);
        return (name, defaults);
    }

    // A text or a list is a default; an object has to stand in `value`, or it would be the declaration of a type. Nothing of another project
    // has a type or a default (sdk/go/common/workspace/project.go).
    private static void ReadDefaults(YamlFile file, string project, ConfigurationValues defaults)
    {
        if (file.Mapping(file.Root, "config") is not { } config)
            return;

        foreach (var (keyNode, declared) in config.Children)
        {
            var key = keyNode.ToString();
            var value = declared is YamlMappingNode mapping ? YamlFile.Find(mapping, "value") ?? YamlFile.Find(mapping, "default") : declared;
            if (ConfigurationKey.Qualify(key, project) is not { } qualified)
                file.Report(keyNode, key, "not a configuration key", ConfigurationKey.Remedy);
            else if (defaults.Has(qualified))
                file.Report(keyNode, key, $"a second value for {qualified}", "Keep one of them.");
            else if (value is null)
                file.Report(declared, key, "an object without `value`, which Pulumi takes for the type of a setting", "Write the value below `value:`.");
            else if (value is YamlScalarNode scalar && YamlValue.Scalar(scalar) is null)
                file.Report(value, key, "no value, which makes it required: Pulumi stops there before anything else is checked", "Give it one, or remove the key.");
            else if (declared is not YamlMappingNode && !qualified.StartsWith($"{project}:", StringComparison.Ordinal))
                file.Report(declared, key, "a default of another project, of which Pulumi takes only a `value`", "Write it below `value:`.");
            else
                defaults.Merge(qualified, YamlValue.Read(value), file.Source(keyNode));
        }
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
                values.Merge(qualified, YamlValue.Read(value, key, (node, path) => Marker(node, stack.Path, path)), stack.Source(keyNode));
        }

        return values;
    }

    /// <summary>`secure: ciphertext` can only be read with the key of the stack.</summary>
    private static string? Marker(YamlNode node, string source, string path) =>
        node is YamlMappingNode { Children.Count: 1 } mapping && YamlFile.Find(mapping, "secure") is YamlScalarNode
            ? SecretMarker.For(source, path)
            : null;
}
