using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Oceanid.Tool.Fleet.Configuration;

/// <summary>Configuration that is put together from several sources; what is merged later wins.</summary>
internal sealed class ConfigurationValues
{
    // Markers stay readable inside objects; the text never ends up in HTML.
    private static readonly JsonSerializerOptions Readable =
        new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly SortedDictionary<string, JsonNode?> _values = new(StringComparer.Ordinal);

    public void Merge(ConfigurationValues later)
    {
        foreach (var (key, value) in later._values)
            Merge(key, value);
    }

    public void Merge(string key, JsonNode? value) =>
        _values[key] = Merged(_values.GetValueOrDefault(key), value);

    public bool Has(string key) => _values.ContainsKey(key);

    public IReadOnlyDictionary<string, string> ToTexts()
    {
        var texts = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, value) in _values)
            texts.Add(key, Text(value));
        return texts;
    }

    private static JsonNode? Merged(JsonNode? earlier, JsonNode? later)
    {
        if (earlier is not JsonObject below || later is not JsonObject above)
            return later?.DeepClone();

        var both = (JsonObject)below.DeepClone();
        foreach (var (key, value) in above)
            both[key] = Merged(below[key], value);
        return both;
    }

    private static string Text(JsonNode? value) => value?.GetValueKind() switch
    {
        null => "",
        JsonValueKind.String => value.GetValue<string>(),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        JsonValueKind.Number => value.AsValue().TryGetValue<long>(out var integer)
            ? integer.ToString(CultureInfo.InvariantCulture)
            : value.GetValue<double>().ToString(CultureInfo.InvariantCulture),
        _ => value.ToJsonString(Readable),
    };
}
