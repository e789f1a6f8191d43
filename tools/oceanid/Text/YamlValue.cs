using System.Globalization;
using System.Text.Json.Nodes;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Oceanid.Tool.Text;

/// <summary>YAML as plain values, typed like Pulumi types them (YAML 1.2 core schema: `yes` is a string).</summary>
internal static class YamlValue
{
    /// <summary>Converts a node.</summary>
    public static JsonNode? Read(YamlNode node) => Read(node, "", (_, _) => null);

    /// <summary>Converts a node; where <paramref name="secret"/> says so, a marker takes its place.</summary>
    public static JsonNode? Read(YamlNode node, string path, Func<YamlNode, string, string?> secret)
    {
        if (secret(node, path) is { } marker)
            return marker;

        return node switch
        {
            YamlMappingNode mapping => new JsonObject(mapping.Children.Select(child =>
                KeyValuePair.Create(child.Key.ToString(), Read(child.Value, $"{path}.{child.Key}", secret)))),
            YamlSequenceNode sequence => new JsonArray(
                [.. sequence.Select((item, index) => Read(item, $"{path}[{index}]", secret))]),
            _ => Scalar((YamlScalarNode)node),
        };
    }

    public static JsonValue? Scalar(YamlScalarNode scalar)
    {
        var text = scalar.Value ?? "";
        if (scalar.Style != ScalarStyle.Plain || !scalar.Tag.IsEmpty)
            return JsonValue.Create(text);

        return text switch
        {
            "" or "~" or "null" or "Null" or "NULL" => null,
            "true" or "True" or "TRUE" => JsonValue.Create(true),
            "false" or "False" or "FALSE" => JsonValue.Create(false),
            _ => Number(text) ?? JsonValue.Create(text),
        };
    }

    private static JsonValue? Number(string text)
    {
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var integer))
            return JsonValue.Create(integer);

        // An unquoted 1.30 is the number 1.3 to Pulumi as well: better seen in the preview than in the cluster.
        const NumberStyles Decimal =
            NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        return double.TryParse(text, Decimal, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? JsonValue.Create(number)
            : null;
    }
}
