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
    private readonly Dictionary<string, List<ConfigurationSource>> _sources = new(StringComparer.Ordinal);

    /// <summary>Where each key is written, the place that wins first.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<ConfigurationSource>> Sources =>
        _sources.ToDictionary(entry => entry.Key, entry => (IReadOnlyList<ConfigurationSource>)entry.Value);

    /// <summary>The keys that have the same value here and there.</summary>
    public IReadOnlyList<string> Common(ConfigurationValues other) =>
        [.. _values.Where(entry => other.Has(entry.Key) && JsonNode.DeepEquals(entry.Value, other._values[entry.Key])).Select(entry => entry.Key)];

    public void Merge(ConfigurationValues later)
    {
        foreach (var (key, value) in later._values)
        {
            _values[key] = Merged(_values.GetValueOrDefault(key), value);
            // Once each, although an environment can be imported over many ways.
            _sources[key] = [.. later.SourcesOf(key).Union(SourcesOf(key))];
        }
    }

    /// <summary>
    /// Takes what is not there yet: a default of Pulumi.yaml is never merged into an object or a list (pulumi/pulumi#13176), it is replaced.
    /// </summary>
    public void Complete(ConfigurationValues defaults)
    {
        foreach (var (key, value) in defaults._values)
        {
            SourcesOf(key).AddRange(defaults.SourcesOf(key));
            _values.TryAdd(key, value);
        }
    }

    public void Merge(string key, JsonNode? value, ConfigurationSource source)
    {
        _values[key] = Merged(_values.GetValueOrDefault(key), value);
        SourcesOf(key).Insert(0, source);
    }

    public bool Has(string key) => _values.ContainsKey(key);

    private List<ConfigurationSource> SourcesOf(string key)
    {
        if (!_sources.TryGetValue(key, out var sources))
            _sources[key] = sources = [];
        return sources;
    }

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
