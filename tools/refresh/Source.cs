using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Oceanid.Refresh;

/// <summary>Reads the files of upstream: each from its origin, or all from a folder.</summary>
internal sealed class Source(HttpClient http, string? folder)
{
    /// <summary>Reads one file.</summary>
    /// <param name="file">Its name in a folder.</param>
    /// <param name="origin">Where it is otherwise.</param>
    /// <exception cref="RefreshException">It is not there.</exception>
    public async Task<string> ReadAsync(string file, string origin)
    {
        try
        {
            return folder is null ? await http.GetStringAsync(new Uri(origin)) : await File.ReadAllTextAsync(Path.Combine(folder, file));
        }
        catch (Exception problem) when (problem is HttpRequestException or TaskCanceledException or IOException or UnauthorizedAccessException)
        {
            throw new RefreshException($"{Name(file, origin)} cannot be read: {problem.Message}", problem);
        }
    }

    /// <summary>What errors call the file.</summary>
    public string Name(string file, string origin) => folder is null ? origin : Path.Combine(folder, file);

    /// <summary>Reads JSON.</summary>
    /// <exception cref="RefreshException">It is none.</exception>
    public static JsonNode Json(string text)
    {
        try
        {
            return JsonNode.Parse(text) ?? throw new RefreshException("It is empty.");
        }
        catch (JsonException problem)
        {
            throw new RefreshException($"It is no JSON: {problem.Message}", problem);
        }
    }

    /// <summary>Reads one YAML document.</summary>
    /// <exception cref="RefreshException">It is none, or has more documents.</exception>
    public static JsonNode? Yaml(string text)
    {
        var stream = new YamlStream();
        try
        {
            stream.Load(new StringReader(text));
        }
        catch (YamlException problem)
        {
            throw new RefreshException($"It is no YAML: {problem.Message}", problem);
        }

        return stream.Documents.Count == 1 ? Node(stream.Documents[0].RootNode) : throw new RefreshException($"It has {stream.Documents.Count} documents, not one.");
    }

    private static JsonNode? Node(YamlNode node) => node switch
    {
        YamlMappingNode mapping => new JsonObject(mapping.Select(member => KeyValuePair.Create(member.Key.ToString(), Node(member.Value)))),
        YamlSequenceNode items => new JsonArray([.. items.Select(Node)]),
        YamlScalarNode { Style: ScalarStyle.Plain, Value: var text } => text switch
        {
            null or "" or "~" or "null" => null,
            "true" => JsonValue.Create(true),
            "false" => JsonValue.Create(false),
            _ when long.TryParse(text, CultureInfo.InvariantCulture, out var number) => JsonValue.Create(number),
            _ => JsonValue.Create(text),
        },
        _ => JsonValue.Create(((YamlScalarNode)node).Value),
    };
}
