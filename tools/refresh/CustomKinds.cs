using System.Text.Json.Nodes;

namespace Oceanid.Refresh;

/// <summary>The kinds of CustomResourceDefinitions: one file each.</summary>
internal static class CustomKinds
{
    /// <summary>The file of one CRD, with what a header says of its component.</summary>
    public static KnowledgeFile File(JsonNode? crd, JsonObject header)
    {
        if (crd?["kind"]?.ToString() != "CustomResourceDefinition")
            throw new RefreshException("It is no CustomResourceDefinition.");
        var group = Text(crd["spec"], "group");
        var kind = Text(crd["spec"]?["names"], "kind");
        var kinds = new Dictionary<string, string>(StringComparer.Ordinal);
        var definitions = new Dictionary<string, JsonObject>(StringComparer.Ordinal);
        foreach (var version in (crd["spec"]?["versions"] as JsonArray ?? []).Where(version => version?["served"]?.ToString() == "true"))
        {
            var name = $"{group}.{Text(version, "name")}.{kind}";
            kinds[$"{group}/{Text(version, "name")}/{kind}"] = name;
            var schema = version!["schema"]?["openAPIV3Schema"] ?? throw new RefreshException($"Its version {version["name"]} has no schema.");
            definitions[name] = Schemas.Kind(schema, reference => throw new RefreshException($"It refers to {reference}."));
        }

        if (kinds.Count == 0)
            throw new RefreshException("It serves no version.");
        header["scope"] = Text(crd["spec"], "scope");
        return new KnowledgeFile($"crds/{group}.{kind}.json", header, kinds, RepeatedSchemas.Name($"{group}.{kind}", definitions));
    }

    /// <summary>The file of a kind of which only the names of its versions are known.</summary>
    public static KnowledgeFile File(IEnumerable<string> kinds, string scope, JsonObject header)
    {
        var names = kinds.ToDictionary(kind => kind, kind => kind.Replace('/', '.'), StringComparer.Ordinal);
        var parts = names.Keys.First().Split('/');
        header["scope"] = scope;
        return new KnowledgeFile($"crds/{parts[0]}.{parts[^1]}.json", header, names, names.Values.ToDictionary(name => name, _ => Open(), StringComparer.Ordinal));
    }

    private static JsonObject Open() => new()
    {
        ["type"] = "object",
        ["x-kubernetes-preserve-unknown-fields"] = true,
        ["properties"] = new JsonObject { ["metadata"] = new JsonObject { ["$ref"] = Schemas.ObjectMeta } },
    };

    private static string Text(JsonNode? node, string field) =>
        node?[field] is JsonValue value ? value.ToString() : throw new RefreshException($"It has no {field}.");
}
