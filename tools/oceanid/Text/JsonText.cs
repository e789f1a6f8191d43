using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Oceanid.Tool.Text;

/// <summary>JSON for people and tools: markers stay readable, the text never ends up in HTML.</summary>
internal static class JsonText
{
    private static readonly JsonSerializerOptions OneLine =
        new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly JsonSerializerOptions Lines = new(OneLine) { WriteIndented = true, NewLine = "\n" };

    public static string Compact(JsonNode? node) => node?.ToJsonString(OneLine) ?? "null";

    public static string Indented(JsonNode node) => node.ToJsonString(Lines) + "\n";
}
