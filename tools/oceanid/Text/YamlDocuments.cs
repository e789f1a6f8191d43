using System.Text.Json.Nodes;
using YamlDotNet.RepresentationModel;

namespace Oceanid.Tool.Text;

/// <summary>The documents of a YAML text, with the line at which each begins.</summary>
internal static class YamlDocuments
{
    /// <summary>Reads the documents that are mappings; empty ones are left out.</summary>
    /// <exception cref="FindingsException">The text is no YAML, or a document is something else.</exception>
    public static IReadOnlyList<(JsonObject Content, int Line)> Read(string text, string file)
    {
        return [.. YamlReader.Read(text, file).Where(node => !IsEmpty(node)).Select(Document)];

        (JsonObject Content, int Line) Document(YamlNode node) =>
            YamlValue.Read(node) is JsonObject content
                ? (content, (int)node.Start.Line)
                : throw new FindingsException(new Finding("not a Kubernetes object.") { File = file, Line = (int)node.Start.Line, Remedy = "Write `apiVersion:` and `kind:`." });
    }

    private static bool IsEmpty(YamlNode node) => node is YamlScalarNode { Value: null or "" };
}
