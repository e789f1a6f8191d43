using System.Text.Json.Nodes;
using Oceanid.Tool.Fleet;
using Oceanid.Tool.Text;

namespace Oceanid.Tool.Facts.Secrets;

/// <summary>A Secret or a ConfigMap that an object refers to, in its own namespace.</summary>
/// <param name="Kind"><c>Secret</c> or <c>ConfigMap</c>.</param>
/// <param name="Name">The name.</param>
/// <param name="Key">The key; null for all of them.</param>
/// <param name="Path">Where the reference stands.</param>
/// <param name="IsOptional">Whether the object does without it.</param>
internal sealed record ObjectReference(string Kind, string Name, string? Key, string Path, bool IsOptional)
{
    /// <summary>Every reference of an object: environment, volumes, registries, sources, Stacks.</summary>
    public static IEnumerable<ObjectReference> Of(KubernetesObject found) =>
        found.Content.SelectMany(member => member.Key == "metadata" ? [] : In(member.Value, member.Key, member.Key));

    // The names of the fields are the same wherever Kubernetes, Flux and the operator refer to one of the two.
    private static IEnumerable<ObjectReference> In(JsonNode? node, string field, string path) => node switch
    {
        JsonObject content => Read(content, field, path).Concat(content.SelectMany(member => In(member.Value, member.Key, $"{path}.{member.Key}"))),
        JsonArray items when field == "imagePullSecrets" =>
            items.OfType<JsonObject>().Select((item, index) => new ObjectReference("Secret", item.Text("name") ?? "", null, $"{path}[{index}]", false)),
        JsonArray items => items.SelectMany((item, index) => In(item, "", $"{path}[{index}]")),
        _ => [],
    };

    private static IEnumerable<ObjectReference> Read(JsonObject content, string field, string path)
    {
        (string Kind, string? Name)? reference = field switch
        {
            "secretRef" or "secretKeyRef" => ("Secret", content.Text("name")),
            "configMapRef" or "configMapKeyRef" => ("ConfigMap", content.Text("name")),
            // A volume says secretName, an item of a projected volume and a Stack say name.
            "secret" => ("Secret", content.Text("secretName") ?? content.Text("name")),
            "configMap" => ("ConfigMap", content.Text("name")),
            _ => null,
        };
        if (reference is { Name: { } name, Kind: var kind })
            yield return new ObjectReference(kind, name, content.Text("key"), path, content["optional"]?.ToString() == "true");
    }
}
