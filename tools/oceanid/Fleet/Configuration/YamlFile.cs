using Oceanid.Tool.Text;
using YamlDotNet.RepresentationModel;

namespace Oceanid.Tool.Fleet.Configuration;

/// <summary>A YAML file of the repository whose problems are reported with file, line and key.</summary>
internal sealed class YamlFile
{
    private const string Merge = "<<";

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
        try
        {
            var file = new YamlFile(path, Mapping(YamlReader.Read(repository.ReadText(path), path), path), problems);
            // Pulumi merges, and nothing here does: without a word the values would be missing.
            foreach (var merge in YamlReader.Mappings(file.Root).SelectMany(mapping => mapping.Children.Keys).Where(key => key is YamlScalarNode { Value: Merge }))
                file.Report(merge, Merge, "merges another mapping, which is not read here", "Write its keys themselves.");
            return file;
        }
        catch (FindingsException failure)
        {
            problems.Add(failure);
            return null;
        }
    }

    private static YamlMappingNode Mapping(IReadOnlyList<YamlNode> documents, string path) => documents switch
    {
        [] => new YamlMappingNode(),
        [YamlMappingNode root] => root,
        [var other] => throw new FindingsException(new Finding("the file is not a mapping.") { File = path, Line = (int)other.Start.Line, Remedy = "Write `key: value` lines." }),
        [_, var second, ..] => throw new FindingsException(new Finding("a second YAML document.") { File = path, Line = (int)second.Start.Line, Remedy = "Keep one, without `---` between." }),
    };

    /// <summary>Where a node stands.</summary>
    public ConfigurationSource Source(YamlNode at) => new(Path, (int)at.Start.Line);

    public void Report(YamlNode at, string key, string problem, string remedy) =>
        _problems.Add(new Finding($"{problem}.") { File = Path, Line = (int)at.Start.Line, Field = key, Remedy = remedy });

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
