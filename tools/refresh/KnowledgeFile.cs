using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Oceanid.Refresh;

/// <summary>A file of <c>tools/knowledge</c>: what a component serves. One kind and one definition a line, so that a diff can be read.</summary>
/// <param name="Path">Where, below <c>tools/knowledge</c>.</param>
/// <param name="Header">What stands above the kinds, in its order.</param>
/// <param name="Kinds">Kinds as group/version/kind (version/kind in the core group), each with the name of its definition.</param>
/// <param name="Definitions">The schemas by name.</param>
internal sealed record KnowledgeFile(string Path, JsonObject Header, IReadOnlyDictionary<string, string> Kinds, IReadOnlyDictionary<string, JsonObject> Definitions)
{
    private static readonly JsonSerializerOptions OneLine = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The text: the same for the same content.</summary>
    public string Text()
    {
        var text = new StringBuilder("{\n");
        foreach (var (name, value) in Header)
            text.Append($"{Json(name)}: {Json(value)},\n");
        text.Append($"\"kinds\": {Lines(Kinds.Select(kind => (kind.Key, Json(kind.Value))))},\n");
        text.Append($"\"definitions\": {Lines(Definitions.Select(definition => (definition.Key, Json(definition.Value))))}\n}}\n");
        return text.ToString();
    }

    private static string Lines(IEnumerable<(string Name, string Value)> members) =>
        "{\n" + string.Join(",\n", members.OrderBy(member => member.Name, StringComparer.Ordinal).Select(member => $"{Json(member.Name)}: {member.Value}")) + "\n}";

    private static string Json(JsonNode? value) => value?.ToJsonString(OneLine) ?? "null";
}
