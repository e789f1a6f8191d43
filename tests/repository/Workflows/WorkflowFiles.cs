using System.Text.RegularExpressions;
using Oceanid.Infrastructure.Tests.Testing;
using YamlDotNet.RepresentationModel;

namespace Oceanid.RepositoryTests.Workflows;

/// <summary>An action that a workflow uses.</summary>
internal sealed record Use(string File, string Action, string Commit, string Tag);

/// <summary>The workflows, read as YAML and as text.</summary>
internal static partial class WorkflowFiles
{
    public static IEnumerable<string> Names() =>
        Directory.EnumerateFiles(RepositoryRoot.Repository.FullPath(".github/workflows")).Select(file => $".github/workflows/{Path.GetFileName(file)}").Order(StringComparer.Ordinal);

    public static YamlMappingNode Read(string file)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(RepositoryRoot.ReadText(file)));
        return (YamlMappingNode)stream.Documents[0].RootNode;
    }

    public static IEnumerable<(string Name, YamlMappingNode Job)> Jobs(YamlMappingNode workflow) =>
        ((YamlMappingNode)workflow["jobs"]).Select(job => (job.Key.ToString(), (YamlMappingNode)job.Value));

    public static IEnumerable<YamlMappingNode> Steps(YamlMappingNode job) => ((YamlSequenceNode)job["steps"]).Cast<YamlMappingNode>();

    public static string? Text(YamlMappingNode node, string key) => node.Children.TryGetValue(key, out var value) ? value.ToString() : null;

    public static IEnumerable<Use> Uses() => Names().SelectMany(file => Pinned().Matches(RepositoryRoot.ReadText(file)).Select(match =>
        new Use(file, match.Groups[1].Value, match.Groups[2].Value, match.Groups[3].Value)));

    [GeneratedRegex(@"uses: ([A-Za-z0-9_./-]+)@([0-9a-f]{40}) # (v\d+\.\d+\.\d+)\n")]
    private static partial Regex Pinned();
}
