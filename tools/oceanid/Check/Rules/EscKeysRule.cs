using Oceanid.Infrastructure.Components.Settings;
using Oceanid.Tool.Fleet.Configuration;
using Oceanid.Tool.Text;
using YamlDotNet.RepresentationModel;

namespace Oceanid.Tool.Check.Rules;

/// <summary>The ESC definitions hold no values, secrets that stay secret and that somebody uses, and no environment that nobody imports.</summary>
internal sealed class EscKeysRule : IRule
{
    /// <summary>What it says of a secret that nobody uses.</summary>
    internal const string Unused = "No program of any cluster uses the secret.";

    /// <summary>What it says of a definition that nobody imports.</summary>
    internal const string NotImported = "No stack file and no other environment imports this environment.";

    // What programs get; an environment can have other values.
    private const string Configuration = "values.pulumiConfig.";

    public string Id => "esc-keys";

    public string Title => "Each ESC definition is imported, and declares secrets that some program uses, as texts, with the placeholder in place of a value.";

    public string Rationale =>
        "Only texts keep their secrecy on the way from ESC into a program: a secret number or boolean becomes plain "
        + "configuration. And a definition is in Git, so it must not hold a value.";

    public string Remedy => $"Write `fn::secret: {SettingsReader.Placeholder}`, and set the value with `esc env set`.";

    public IEnumerable<Case> Cases(CheckContext context)
    {
        var imported = context.Files
            .Where(file => file.Path.Split('/') is ["infrastructure", _, "esc", _] or ["infrastructure", _, ['P', 'u', 'l', 'u', 'm', 'i', '.', ..]])
            .SelectMany(file => file.Lines)
            .Select(line => line.Trim().TrimStart('-').Trim())
            .ToHashSet(StringComparer.Ordinal);
        var used = context.Clusters.SelectMany(cluster => cluster.Secrets).Select(secret => (secret.Environment, secret.Key)).ToHashSet();
        return context.Files.Where(file => file.Path.Split('/') is ["infrastructure", _, "esc", _]).Each(file => Check(context, file, imported, used));
    }

    private static IEnumerable<Finding> Check(
        CheckContext context, TextFile file, HashSet<string> imported, HashSet<(string Environment, string Key)> used)
    {
        var name = Path.GetFileNameWithoutExtension(file.Path);
        // A definition of each cluster is that of the environment of any of them.
        List<string> names = name.EndsWith($"-{EscDefinitions.EachCluster}", StringComparison.Ordinal)
            ? [.. context.Clusters.Select(cluster => $"{name[..^EscDefinitions.EachCluster.Length]}{cluster.Name}")]
            : [name];
        if (context.IsWhole && !names.Exists(one => imported.Any(line => line == one || line.EndsWith($"/{one}", StringComparison.Ordinal))))
            yield return file.Finding(NotImported, remedy: "Import it, or remove the definition.") with { Line = 1 };

        // What cannot be read is a problem of the preview where it is imported, and else only this.
        var problems = new Problems();
        var root = YamlFile.Read(context.Repository, file.Path, problems)?.Root ?? new YamlMappingNode();
        foreach (var problem in problems.Findings)
            yield return problem;

        foreach (var (path, value) in Secrets(root, ""))
        {
            var finding = value switch
            {
                YamlScalarNode { Value: SettingsReader.Placeholder } => null,
                YamlScalarNode scalar when YamlValue.Scalar(scalar) is { } read && read.GetValueKind() != System.Text.Json.JsonValueKind.String =>
                    "The secret is not a text, so a program would get it as plain configuration.",
                YamlScalarNode => "The secret has a value in Git.",
                _ => "The secret is not a text, so a program would get it as plain configuration.",
            };
            if (finding is not null)
                yield return file.Finding(finding, path) with { Line = (int)value.Start.Line };
            else if (context.IsWhole && path.StartsWith(Configuration, StringComparison.Ordinal) && !names.Exists(one => used.Contains(($"default/{one}", path[Configuration.Length..]))))
                yield return file.Finding(Unused, path, "Remove it, or correct its name.") with { Line = (int)value.Start.Line };
        }
    }

    private static IEnumerable<(string Path, YamlNode Value)> Secrets(YamlNode node, string path) => node switch
    {
        YamlMappingNode mapping => mapping.Children.SelectMany(child => child.Key.ToString() == "fn::secret"
            ? [(path, child.Value)]
            : Secrets(child.Value, path.Length == 0 ? child.Key.ToString() : $"{path}.{child.Key}")),
        YamlSequenceNode items => items.SelectMany((item, index) => Secrets(item, $"{path}[{index}]")),
        _ => [],
    };
}
