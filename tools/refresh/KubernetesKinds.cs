using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Oceanid.Refresh;

/// <summary>The kinds of Kubernetes itself, of its OpenAPI specification.</summary>
internal static partial class KubernetesKinds
{
    // What is asked of the API server, but is in no Git tree.
    private static readonly HashSet<string> Requests =
    [
        "APIGroup", "APIGroupList", "APIResourceList", "APIVersions", "Binding", "ComponentStatus", "DeleteOptions", "Eviction", "LocalSubjectAccessReview",
        "Scale", "SelfSubjectAccessReview", "SelfSubjectReview", "SelfSubjectRulesReview", "Status", "SubjectAccessReview", "TokenRequest", "TokenReview",
        "WatchEvent",
    ];

    // A person who writes these is wrong: the API server sets them, or refuses them in what is applied.
    private static readonly string[] ServersMetadata =
        ["deletionGracePeriodSeconds", "deletionTimestamp", "managedFields", "resourceVersion", "selfLink", "uid"];

    /// <summary>The version that a specification is of, such as <c>v1.35.4</c>.</summary>
    public static string VersionOf(JsonNode? specification) =>
        specification?["info"]?["version"]?.ToString() is { } version && Stable().IsMatch(version)
            ? version
            : throw new RefreshException("It says no version, such as v1.35.4, in info.version.");

    /// <summary>The file of a specification.</summary>
    public static KnowledgeFile File(JsonNode specification, string origin)
    {
        var version = VersionOf(specification);
        if (specification["definitions"] is not JsonObject source)
            throw new RefreshException("It has no definitions.");

        var kinds = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, schema) in source)
        {
            // DeleteOptions and WatchEvent are of every group; the rest of one.
            if (schema?["x-kubernetes-group-version-kind"] is JsonArray and [{ } kind] && IsApplied(kind))
                kinds[$"{kind["group"]}/{kind["version"]}/{kind["kind"]}".TrimStart('/')] = name;
        }

        if (!kinds.ContainsKey("v1/Pod") || !kinds.ContainsKey("apps/v1/Deployment"))
            throw new RefreshException("It has no Pod or Deployment: this is not the specification of Kubernetes.");

        var definitions = new Dictionary<string, JsonObject>(StringComparer.Ordinal);
        var open = new Queue<string>(kinds.Values.Append(Schemas.ObjectMeta));
        while (open.TryDequeue(out var name))
        {
            if (definitions.ContainsKey(name))
                continue;
            var from = source[name]?.DeepClone();
            if (name == Schemas.ObjectMeta && from?["properties"] is JsonObject metadata)
                Array.ForEach(ServersMetadata, field => metadata.Remove(field));
            definitions[name] = kinds.ContainsValue(name) ? Schemas.Kind(from, Refer) : Schemas.Pruned(from, Refer);
        }

        return new KnowledgeFile(
            $"kubernetes/{version[..version.LastIndexOf('.')]}.json",
            new JsonObject { ["version"] = version, ["origin"] = origin.Replace("{version}", version, StringComparison.Ordinal) },
            kinds,
            definitions);

        JsonObject Refer(string name)
        {
            var reference = Schemas.Referred(name, source[name]);
            if (reference.ContainsKey("$ref"))
                open.Enqueue(name);
            return reference;
        }
    }

    // K3s serves no alpha or beta versions by default.
    private static bool IsApplied(JsonNode kind) =>
        kind["kind"]!.ToString() is var name && !Requests.Contains(name) && !name.EndsWith("List", StringComparison.Ordinal) && StableApi().IsMatch(kind["version"]!.ToString());

    [GeneratedRegex(@"^v\d+\.\d+\.\d+$")]
    private static partial Regex Stable();

    [GeneratedRegex(@"^v\d+$")]
    private static partial Regex StableApi();
}
