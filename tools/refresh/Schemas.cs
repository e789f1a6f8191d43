using System.Text.Json.Nodes;

namespace Oceanid.Refresh;

/// <summary>Takes from an OpenAPI schema what says which values are right, and nothing else.</summary>
internal static class Schemas
{
    /// <summary>The definition of the metadata of every object.</summary>
    public const string ObjectMeta = "io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta";

    private const string IntOrString = "x-kubernetes-int-or-string";
    private const string ListType = "x-kubernetes-list-type";
    private const string MapKeys = "x-kubernetes-list-map-keys";

    // What is copied as it stands, in the order in which it is written.
    private static readonly string[] Facts =
    [
        "type", "format", "enum", "pattern", "minimum", "maximum", "minLength", "maxLength", "minItems", "maxItems", "minProperties", "maxProperties",
        "required", IntOrString, "x-kubernetes-preserve-unknown-fields", ListType, MapKeys,
    ];

    // additionalProperties can be a boolean, which says nothing here.
    private static readonly string[] Inner = ["items", "additionalProperties"];

    // What the specification of Kubernetes writes as plain types.
    private static readonly Dictionary<string, Func<JsonObject>> Known = new(StringComparer.Ordinal)
    {
        ["io.k8s.apimachinery.pkg.api.resource.Quantity"] = Quantity,
        ["io.k8s.apimachinery.pkg.util.intstr.IntOrString"] = () => new() { [IntOrString] = true },
        ["io.k8s.apimachinery.pkg.apis.meta.v1.Time"] = Time,
        ["io.k8s.apimachinery.pkg.apis.meta.v1.MicroTime"] = Time,
    };

    /// <summary>Any value.</summary>
    public static JsonObject Anything => new() { ["x-kubernetes-preserve-unknown-fields"] = true };

    /// <summary>The schema of a value.</summary>
    /// <param name="source">As upstream has it.</param>
    /// <param name="definition">What a reference becomes, by its name.</param>
    /// <param name="keys">By which fields a list knows the value: only there a default matters.</param>
    public static JsonObject Pruned(JsonNode? source, Func<string, JsonObject> definition, IReadOnlyCollection<string>? keys = null)
    {
        if (source is not JsonObject from)
            throw new RefreshException($"A schema is not a mapping: {source?.ToJsonString() ?? "null"}.");
        if (from["$ref"] is { } reference)
            return definition(reference.ToString().Split('/')[^1]);
        if (from[IntOrString] is not null && from["pattern"] is not null)
            return Quantity();

        var schema = new JsonObject();
        foreach (var fact in Facts.Where(from.ContainsKey))
            schema[fact] = from[fact]!.DeepClone();
        // Go's word for base64.
        if (schema["format"]?.ToString() == "byte")
            schema["format"] = "base64";
        // An atomic list has no duplicates to look for.
        if (schema[ListType]?.ToString() is not ("map" or "set"))
            schema.Remove(ListType);

        foreach (var inner in Inner.Where(inner => from[inner] is JsonObject))
            schema[inner] = Pruned(from[inner], definition, (schema[MapKeys] as JsonArray)?.Select(key => key!.ToString()).ToList());
        if (from["properties"] is JsonObject properties)
        {
            schema["properties"] = new JsonObject(properties.OrderBy(property => property.Key, StringComparer.Ordinal).Select(property =>
            {
                var value = Pruned(property.Value, definition);
                if (keys?.Contains(property.Key) == true && property.Value!["default"] is { } whenMissing)
                    value["default"] = whenMissing.DeepClone();
                return KeyValuePair.Create(property.Key, (JsonNode?)value);
            }));
        }

        if (from["x-kubernetes-validations"] is JsonArray rules)
        {
            schema["x-kubernetes-validations"] = new JsonArray(
                [.. rules.Select(rule => new JsonObject { ["rule"] = rule!["rule"]!.ToString(), ["message"] = rule["message"]?.ToString() })]);
        }

        return schema;
    }

    /// <summary>The schema of a reference within a specification: what stands for any JSON is open, the rest keeps its name.</summary>
    public static JsonObject Referred(string name, JsonNode? definition)
    {
        if (Known.TryGetValue(name, out var known))
            return known();
        return definition is not JsonObject { } schema ? throw new RefreshException($"There is no definition {name}, which is referred to.")
            : schema.ContainsKey("properties") ? new JsonObject { ["$ref"] = name }
            : schema["type"] is null || OpenTypes.Contains(name.Split('.')[^1]) ? Anything
            : Pruned(schema, _ => Anything);
    }

    /// <summary>The schema of an object of a kind: its metadata is that of all kinds, its status is the server's.</summary>
    public static JsonObject Kind(JsonNode? source, Func<string, JsonObject> definition)
    {
        var from = source?.DeepClone() as JsonObject;
        if (from?["properties"] is not JsonObject properties)
            throw new RefreshException("A kind has no properties.");
        if (properties.ContainsKey("status"))
            properties["status"] = Anything;
        properties["metadata"] = new JsonObject { ["type"] = "object" };
        var schema = Pruned(from, definition);
        schema["properties"]!["metadata"] = new JsonObject { ["$ref"] = ObjectMeta };
        return schema;
    }

    // Objects without members are open only where they stand for any.
    private static readonly HashSet<string> OpenTypes = ["RawExtension", "FieldsV1"];

    private static JsonObject Quantity() => new() { ["type"] = "string", ["format"] = "quantity", [IntOrString] = true };

    private static JsonObject Time() => new() { ["type"] = "string", ["format"] = "date-time" };
}
