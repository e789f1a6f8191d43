using System.Text.Json.Nodes;
using Oceanid.Tool.Fleet.Configuration;

namespace Oceanid.Tool.Facts.Secrets;

/// <summary>A place where the marker of a secret turns up.</summary>
/// <param name="Path">The path, such as <c>stringData.TOKEN</c>.</param>
/// <param name="Marker">The marker.</param>
internal sealed record SecretPlace(string Path, string Marker)
{
    /// <summary>Every marker in a value; the names of its members can leak as well as their values.</summary>
    public static IEnumerable<SecretPlace> Of(JsonNode? node, string path = "") => node switch
    {
        JsonObject members => members.SelectMany(member => In(member.Key, path).Concat(Of(member.Value, path.Length == 0 ? member.Key : $"{path}.{member.Key}"))),
        JsonArray items => items.SelectMany((item, index) => Of(item, $"{path}[{index}]")),
        JsonValue value when value.TryGetValue<string>(out var text) => In(text, path),
        _ => [],
    };

    private static IEnumerable<SecretPlace> In(string text, string path) =>
        SecretMarker.AllIn(text).Select(marker => new SecretPlace(path, marker));
}
