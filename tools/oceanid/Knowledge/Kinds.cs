using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Oceanid.Tool.Text;

namespace Oceanid.Tool.Knowledge;

/// <summary>The kinds that an API server serves: those of a version of Kubernetes, of K3s, and of the charts that this repository installs.</summary>
internal sealed class Kinds
{
    private const string Additions = "additions.json";
    private const string Metadata = "io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta";

    private static readonly ConcurrentDictionary<(string Folder, string File), Kinds> Read = new();

    private readonly Dictionary<string, JsonObject> _definitions = new(StringComparer.Ordinal);
    private readonly Dictionary<(string ApiVersion, string Kind), Lazy<Kind>> _kinds = [];
    private readonly Dictionary<string, string> _charts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Schema> _chartValues = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyList<string>> _resources;
    private readonly ConcurrentDictionary<string, Schema?> _schemas = new(StringComparer.Ordinal);

    private Kinds(string folder, string file)
    {
        var additions = Document(Path.Combine(folder, Additions));
        foreach (var path in Directory.EnumerateFiles(Path.Combine(folder, "crds"), "*.json").Order(StringComparer.Ordinal).Prepend(file))
            Add(Document(path), additions);
        Verbs = [.. additions.Texts("verbs")];
        Subresources = [.. additions.Texts("subresources")];
        _resources = (additions.At("resources") ?? []).ToDictionary(group => group.Key, group => (IReadOnlyList<string>)[.. additions.At("resources").Texts(group.Key)], StringComparer.Ordinal);
        foreach (var (name, addition) in additions.At("definitions") ?? [])
        {
            if (_definitions.TryGetValue(name, out var definition))
                Merge(definition, (JsonObject)addition!);
        }

        foreach (var (name, type) in additions.At("chartValues") ?? [])
        {
            var reference = new JsonObject { ["$ref"] = type!.ToString().Replace("[]", "", StringComparison.Ordinal) };
            _chartValues[name] = new Schema(type.ToString().StartsWith("[]", StringComparison.Ordinal) ? new JsonObject { ["type"] = "array", ["items"] = reference } : reference, Definition);
        }
    }

    /// <summary>The verbs of a role.</summary>
    public IReadOnlyList<string> Verbs { get; }

    /// <summary>What stands after the slash of a resource.</summary>
    public IReadOnlyList<string> Subresources { get; }

    /// <summary>The resources of a group that have no kind here, such as those that are only asked for, or that are no stable ones.</summary>
    public IReadOnlyList<string> OtherResources(string group) => _resources.GetValueOrDefault(group, []);

    /// <summary>The kinds of all versions and groups.</summary>
    public IEnumerable<(string ApiVersion, string Kind)> All => _kinds.Keys;

    /// <summary>The minor versions of Kubernetes, such as <c>1.35</c>, that a folder of knowledge has.</summary>
    public static IReadOnlyList<string> Versions(string folder) =>
        [.. Directory.EnumerateFiles(Path.Combine(folder, "kubernetes"), "v*.json").Select(file => Path.GetFileNameWithoutExtension(file)[1..]).OrderBy(Version.Parse)];

    /// <summary>The newest of the versions.</summary>
    public static string Newest(string folder) => Versions(folder)[^1];

    /// <summary>The charts that bring kinds, with the version that those are of.</summary>
    public IReadOnlyDictionary<string, string> Charts => _charts;

    /// <summary>The kinds of a version of Kubernetes; of the newest that the folder has, where it has not that one.</summary>
    /// <param name="folder">The folder of knowledge: <see cref="KnowledgeFolder"/>.</param>
    /// <param name="kubernetes">The minor version, such as <c>1.35</c>; null for the newest.</param>
    public static Kinds Of(string folder, string? kubernetes)
    {
        var version = Versions(folder).FirstOrDefault(version => version == kubernetes) ?? Newest(folder);
        return Read.GetOrAdd((folder, Path.Combine(folder, "kubernetes", $"v{version}.json")), key => new Kinds(key.Folder, key.File));
    }

    /// <summary>A kind; null where nobody serves it in that version.</summary>
    public Kind? Find(string apiVersion, string kind) => _kinds.GetValueOrDefault((apiVersion, kind))?.Value;

    /// <summary>The versions in which a kind is served.</summary>
    public IReadOnlyList<Kind> Versions(string group, string kind) =>
        [.. _kinds.Where(entry => entry.Key.Kind == kind && Group(entry.Key.ApiVersion) == group).Select(entry => entry.Value.Value)];

    /// <summary>What a value of a chart may be by its name, wherever it stands; null for one that does not end up in a pod as it is.</summary>
    public Schema? ChartValue(string name) => _chartValues.GetValueOrDefault(name);

    private Schema? Definition(string name) => _schemas.GetOrAdd(name, key => _definitions.TryGetValue(key, out var source) ? new Schema(source, Definition, name.StartsWith("io.k8s.", StringComparison.Ordinal)) : null);

    /// <summary>The kinds that a definition of custom kinds brings.</summary>
    public IEnumerable<Kind> OfDefinition(JsonObject definition)
    {
        var spec = definition.At("spec");
        foreach (var version in spec.Objects("versions").Where(version => version["served"]?.ToString() != "false"))
        {
            var schema = Complete((JsonObject?)version.At("schema", "openAPIV3Schema")?.DeepClone() ?? []);
            yield return new Kind($"{spec.Text("group")}/{version.Text("name")}", spec.At("names").Text("kind") ?? "", new Schema(schema, Definition), spec.Text("scope") == "Namespaced", "dns-subdomain", [], null);
        }
    }

    private void Add(JsonObject file, JsonObject additions)
    {
        foreach (var (name, definition) in file.At("definitions") ?? [])
            _definitions[name] = (JsonObject)definition!;
        var served = file.At("servedBy");
        var servedBy = served is null ? null : new ServedBy(served.Text("chart"), served.Text("version"), served.Text("value"), served["default"]?.ToString() != "false");
        if (servedBy is { Chart: { } chart, Version: { } version })
            _charts[chart] = version;
        foreach (var definition in (file.At("kinds") ?? []).Select(kind => _definitions[kind.Value!.ToString()]))
            Complete(definition);
        var clusterScoped = additions.Texts("clusterScoped").ToHashSet(StringComparer.Ordinal);
        foreach (var (key, definition) in file.At("kinds") ?? [])
        {
            var slash = key.LastIndexOf('/');
            var (apiVersion, kind) = (key[..slash], key[(slash + 1)..]);
            _kinds[(apiVersion, kind)] = new(() => new Kind(
                apiVersion,
                kind,
                Definition(definition!.ToString())!,
                file.Text("scope") is { } scope ? scope == "Namespaced" : !clusterScoped.Contains(key),
                additions.At("names").Text(key) ?? "dns-subdomain",
                [.. additions.At("immutable").Texts(key)],
                servedBy));
        }
    }

    // A definition of custom kinds need not say what each object has.
    private static JsonObject Complete(JsonObject schema)
    {
        var properties = schema.At("properties") ?? [];
        schema["properties"] = properties.Parent is null ? properties : schema["properties"];
        properties["apiVersion"] = new JsonObject { ["type"] = "string" };
        properties["kind"] = new JsonObject { ["type"] = "string" };
        properties["metadata"] = new JsonObject { ["$ref"] = Metadata };
        if (!schema.ContainsKey("type") && properties.Count == 3)
            schema["x-kubernetes-preserve-unknown-fields"] = true;
        return schema;
    }

    private static string Group(string apiVersion) => apiVersion.Split('/') is [var group, _] ? group : "";

    private static void Merge(JsonObject into, JsonObject other)
    {
        foreach (var (key, value) in other)
        {
            if (value is JsonObject below && into[key] is JsonObject existing)
                Merge(existing, below);
            else
                into[key] = value?.DeepClone();
        }
    }

    private static JsonObject Document(string path) => (JsonObject)JsonNode.Parse(File.ReadAllText(path))!;
}
