using System.Text.Json.Nodes;

namespace Oceanid.Refresh;

/// <summary>Gives a name to each object that a CRD has more than once, as that of a Stack has the parts of a Pod.</summary>
internal sealed class RepeatedSchemas
{
    // What is shorter, as text, is written again.
    private const int Worth = 200;

    private static readonly string[] Inner = ["items", "additionalProperties"];

    private readonly Dictionary<string, int> _count = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);
    private readonly Dictionary<string, JsonObject> _definitions = new(StringComparer.Ordinal);
    private readonly string _kind;

    private RepeatedSchemas(string kind) => _kind = kind;

    /// <summary>The definitions with those that they have in common, which are named after the kind and the field that is first.</summary>
    public static IReadOnlyDictionary<string, JsonObject> Name(string kind, IReadOnlyDictionary<string, JsonObject> definitions)
    {
        var repeated = new RepeatedSchemas(kind);
        foreach (var definition in definitions.Values)
            repeated.Count(definition);
        foreach (var (name, definition) in definitions)
            repeated._definitions[name] = repeated.Parts(definition, "");
        return repeated._definitions;
    }

    private void Count(JsonNode? schema)
    {
        if (schema is not JsonObject content)
            return;
        if (content["properties"] is JsonObject properties)
        {
            var text = content.ToJsonString();
            _count[text] = _count.GetValueOrDefault(text) + 1;
            foreach (var (_, property) in properties)
                Count(property);
        }

        foreach (var inner in Inner)
            Count(content[inner]);
    }

    private JsonObject Replaced(JsonNode schema, string field)
    {
        var text = schema.ToJsonString();
        if (_count.GetValueOrDefault(text) < 2 || text.Length < Worth)
            return Parts((JsonObject)schema, field);
        if (!_names.TryGetValue(text, out var name))
        {
            for (var number = 1; name is null || _names.ContainsValue(name); number++)
                name = $"{_kind}.{field}{(number == 1 ? "" : number)}";
            _names[text] = name;
            _definitions[name] = Parts((JsonObject)schema, field);
        }

        return new JsonObject { ["$ref"] = name };
    }

    // The order of its members stays.
    private JsonObject Parts(JsonObject schema, string field)
    {
        var copy = (JsonObject)schema.DeepClone();
        if (schema["properties"] is JsonObject properties)
            copy["properties"] = new JsonObject(properties.Select(property => KeyValuePair.Create(property.Key, (JsonNode?)Replaced(property.Value!, property.Key))));
        foreach (var inner in Inner.Where(schema.ContainsKey))
            copy[inner] = Replaced(schema[inner]!, field);
        return copy;
    }
}
