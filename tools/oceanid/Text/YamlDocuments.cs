using System.Text.Json.Nodes;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Oceanid.Tool.Text;

/// <summary>The documents of a YAML text, with the line at which each begins.</summary>
internal static class YamlDocuments
{
    /// <summary>Reads the documents that are mappings; empty ones are left out.</summary>
    /// <exception cref="PreviewException">The text is no YAML, or a document is something else.</exception>
    public static IReadOnlyList<(JsonObject Content, int Line)> Read(string text, string file)
    {
        var scanner = new Scanner(new StringReader(text));
        try
        {
            var stream = new YamlStream();
            stream.Load(new Parser(scanner));
            return [.. stream.Documents.Select(document => document.RootNode).Where(node => !IsEmpty(node)).Select(Document)];
        }
        catch (InvalidOperationException)
        {
            // YamlDotNet throws this, without a position, for a list `[a, b` that is never closed.
            throw new PreviewException($"{file}:{scanner.CurrentPosition.Line}: invalid YAML. Look for a bracket that is not closed.");
        }
        catch (YamlException problem)
        {
            throw new PreviewException($"{file}:{problem.Start.Line}: invalid YAML: {problem.Message.TrimEnd('.')}. Correct the syntax.");
        }

        (JsonObject Content, int Line) Document(YamlNode node) =>
            YamlValue.Read(node, "", (_, _) => null) is JsonObject content
                ? (content, (int)node.Start.Line)
                : throw new PreviewException($"{file}:{node.Start.Line}: not a Kubernetes object. Write `apiVersion:` and `kind:`.");
    }

    private static bool IsEmpty(YamlNode node) => node is YamlScalarNode { Value: null or "" };
}
