using Oceanid.Tool.Text;
using YamlDotNet.RepresentationModel;

namespace Oceanid.Tool.Check.Esc;

/// <summary>The names in the definition of an ESC environment, here or in Pulumi Cloud.</summary>
internal static class EscDefinition
{
    private const string Secret = "fn::secret";

    /// <summary>Reads the names; of a value only whether it is a secret.</summary>
    public static EscAnswer Parse(string yaml)
    {
        YamlMappingNode? root;
        try
        {
            root = YamlReader.Read(yaml, "") is [YamlMappingNode mapping, ..] ? mapping : null;
        }
        catch (FindingsException)
        {
            return new EscAnswer.Unreadable("its definition is no YAML", "Correct it: `esc env edit`.");
        }

        var paths = Child(root, "values") is YamlMappingNode values ? Leaves(values, "").ToList() : [];
        var imports = (Child(root, "imports") as YamlSequenceNode ?? []).Select(Name);
        return new EscAnswer.Found(
            [.. paths.Where(path => path.IsSecret).Select(path => path.Path)],
            [.. paths.Where(path => !path.IsSecret).Select(path => path.Path)],
            [.. imports]);
    }

    private static IEnumerable<(string Path, bool IsSecret)> Leaves(YamlMappingNode mapping, string path)
    {
        foreach (var (key, value) in mapping.Children)
        {
            var below = path.Length == 0 ? key.ToString() : $"{path}.{key}";
            if (value is not YamlMappingNode inner || inner.Children.Keys.Any(name => name.ToString().StartsWith("fn::", StringComparison.Ordinal)))
            {
                yield return (below, Child(value as YamlMappingNode, Secret) is not null);
            }
            else
            {
                foreach (var leaf in Leaves(inner, below))
                    yield return leaf;
            }
        }
    }

    // `- name`, or `- name: { merge: false }`; `@version` picks one of its revisions.
    private static string Name(YamlNode import) =>
        (import is YamlMappingNode { Children: [{ Key: var name }] } ? name : import).ToString().Split('@')[0];

    private static YamlNode? Child(YamlMappingNode? mapping, string key) =>
        mapping is not null && mapping.Children.TryGetValue(new YamlScalarNode(key), out var value) ? value : null;
}
