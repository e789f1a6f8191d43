using Oceanid.Tool.Fleet;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Oceanid.Tool.Text;

/// <summary>A YAML file of the repository whose problems are reported with file, line and key.</summary>
internal sealed class YamlFile
{
    private readonly Problems _problems;

    private YamlFile(string path, YamlMappingNode root, Problems problems)
    {
        Path = path;
        Root = root;
        _problems = problems;
    }

    /// <summary>Relative to the root of the repository.</summary>
    public string Path { get; }

    public YamlMappingNode Root { get; }

    /// <summary>Null when the file cannot be used at all; the reason is then among the problems.</summary>
    public static YamlFile? Read(Repository repository, string path, Problems problems)
    {
        using var reader = File.OpenText(repository.FullPath(path));
        var scanner = new Scanner(reader);
        try
        {
            var stream = new YamlStream();
            stream.Load(new Parser(scanner));
            switch (stream.Documents)
            {
                case []:
                    return new YamlFile(path, new YamlMappingNode(), problems);
                case [{ RootNode: YamlMappingNode root }]:
                    return new YamlFile(path, root, problems);
                case [{ RootNode: var other }]:
                    problems.Add($"{path}:{other.Start.Line}: the file is not a mapping. Write `key: value` lines.");
                    return null;
                default:
                    var second = stream.Documents[1].RootNode.Start.Line;
                    problems.Add($"{path}:{second}: a second YAML document. Keep one, without `---` between.");
                    return null;
            }
        }
        catch (InvalidOperationException)
        {
            // YamlDotNet 16.3.0 throws this, without a position, for a list `[a, b` that is never closed.
            var line = scanner.CurrentPosition.Line;
            problems.Add($"{path}:{line}: invalid YAML. Look for a bracket that is not closed.");
            return null;
        }
        catch (YamlException problem)
        {
            var message = problem.Message.TrimEnd('.');
            problems.Add($"{path}:{problem.Start.Line}: invalid YAML: {message}. Correct the syntax.");
            return null;
        }
    }

    public void Report(YamlNode at, string key, string problem, string remedy) =>
        _problems.Add($"{Path}:{at.Start.Line}: {key}: {problem}. {remedy}");

    /// <summary>The mapping below a key; null when it is absent or, with a report, something else.</summary>
    public YamlMappingNode? Mapping(YamlMappingNode parent, string key)
    {
        switch (Find(parent, key))
        {
            case null:
                return null;
            case YamlMappingNode mapping:
                return mapping;
            case YamlScalarNode { Value: null or "" }:
                return null;
            case var other:
                Report(other, key, "not a mapping", "Write `key: value` lines below it.");
                return null;
        }
    }

    public static YamlNode? Find(YamlMappingNode parent, string key) =>
        parent.Children.TryGetValue(new YamlScalarNode(key), out var value) ? value : null;
}
