using System.Collections;
using System.Text.Json.Nodes;
using Pulumi;

namespace Oceanid.Tool.Fleet.Programs;

/// <summary>What the SDK hands to the engine, as JSON: sorted, and whole numbers without a fraction.</summary>
internal static class PlainValue
{
    // Above this a double no longer tells two whole numbers apart.
    private const double LargestExact = 1L << 53;

    public static JsonObject FromObject(IEnumerable<KeyValuePair<string, object>> members) =>
        new(members.OrderBy(member => member.Key, StringComparer.Ordinal)
            .Select(member => KeyValuePair.Create(member.Key, From(member.Value))));

    public static JsonNode? From(object? value) => value switch
    {
        null => null,
        string text => JsonValue.Create(text),
        bool flag => JsonValue.Create(flag),
        double number when Math.Abs(number) < LargestExact && number == Math.Truncate(number) =>
            JsonValue.Create((long)number),
        double number => JsonValue.Create(number),
        IEnumerable<KeyValuePair<string, object>> members => FromObject(members),
        IEnumerable items => new JsonArray([.. items.Cast<object?>().Select(From)]),
        Resource resource => JsonValue.Create(resource.GetResourceName()),
        AssetOrArchive => JsonValue.Create("[asset]"),
        _ => JsonValue.Create(value.ToString()),
    };
}
