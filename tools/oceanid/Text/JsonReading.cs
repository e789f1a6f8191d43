using System.Text.Json.Nodes;

namespace Oceanid.Tool.Text;

/// <summary>Reading of plain values where anything may be missing or of another type.</summary>
internal static class JsonReading
{
    public static string? Text(this JsonObject? node, string key) =>
        node?[key] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    public static int? Integer(this JsonObject? node, string key) =>
        node?[key] is JsonValue value && value.TryGetValue<long>(out var number) && number is >= int.MinValue and <= int.MaxValue ? (int)number : null;

    /// <summary>The object below the keys, or null where one is missing.</summary>
    public static JsonObject? At(this JsonObject? node, params ReadOnlySpan<string> keys)
    {
        foreach (var key in keys)
            node = node?[key] as JsonObject;
        return node;
    }

    /// <summary>The items of a list as texts; none where there is no list.</summary>
    public static IEnumerable<string> Texts(this JsonObject? node, string key) =>
        (node?[key] as JsonArray)?.Select(item => item?.ToString() ?? "") ?? [];

    public static IEnumerable<JsonObject> Objects(this JsonObject? node, string key) =>
        (node?[key] as JsonArray)?.OfType<JsonObject>() ?? [];
}
