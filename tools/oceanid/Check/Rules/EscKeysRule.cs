using Oceanid.Infrastructure.Components.Settings;
using Oceanid.Tool.Text;
using YamlDotNet.RepresentationModel;

namespace Oceanid.Tool.Check.Rules;

/// <summary>The ESC definitions hold no values, secrets that stay secret and that somebody uses, and no environment that nobody imports.</summary>
internal sealed class EscKeysRule : IRule
{
    // What programs get; an environment can have other values.
    private const string Configuration = "values.pulumiConfig.";

    public string Id => "esc-keys";

    public string Title => "Each ESC definition is imported, and declares secrets that some program uses, as texts, with the placeholder in place of a value.";

    public string Rationale =>
        "Only texts keep their secrecy on the way from ESC into a program: a secret number or boolean becomes plain "
        + "configuration. And a definition is in Git, so it must not hold a value.";

    public string Remedy => $"Write `fn::secret: {SettingsReader.Placeholder}`, and set the value with `esc env set`.";

    public IEnumerable<Finding> Check(CheckContext context)
    {
        var imported = context.Files
            .Where(file => file.Path.Split('/') is ["infrastructure", _, "esc", _] or ["infrastructure", _, ['P', 'u', 'l', 'u', 'm', 'i', '.', ..]])
            .SelectMany(file => file.Lines)
            .Select(line => line.Trim().TrimStart('-').Trim())
            .ToHashSet(StringComparer.Ordinal);
        var used = context.Clusters.SelectMany(cluster => cluster.Secrets).Select(secret => (secret.Environment, secret.Key)).ToHashSet();
        foreach (var file in context.Files.Where(file => file.Path.Split('/') is ["infrastructure", _, "esc", _]))
        {
            var name = Path.GetFileNameWithoutExtension(file.Path);
            if (!imported.Any(line => line == name || line.EndsWith($"/{name}", StringComparison.Ordinal)))
                yield return new Finding("No stack file and no other environment imports this environment.") { File = file.Path, Line = 1, Remedy = "Import it, or remove the definition." };

            var source = $"default/{name}";
            if (YamlFile.Read(context.Repository, file.Path, new Problems())?.Root is not { } root)
                continue;
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
                    yield return new Finding(finding) { File = file.Path, Line = (int)value.Start.Line, Field = path };
                else if (context.IsWhole && path.StartsWith(Configuration, StringComparison.Ordinal) && !used.Contains((source, path[Configuration.Length..])))
                    yield return new Finding("No program of any cluster uses the secret.") { File = file.Path, Line = (int)value.Start.Line, Field = path, Remedy = "Remove it, or correct its name." };
            }
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
