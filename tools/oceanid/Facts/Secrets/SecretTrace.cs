using System.Text.Json;
using System.Text.Json.Nodes;
using Oceanid.Tool.Fleet;

namespace Oceanid.Tool.Facts.Secrets;

/// <summary>A place that has a secret, or something that is made of one.</summary>
/// <param name="Resource">The resource; null for an output.</param>
/// <param name="Output">What an output belongs to; null for a resource.</param>
/// <param name="Path">The path in the inputs or outputs, such as <c>data.token</c>, below <c>options</c> for an option; empty for the resource as a whole.</param>
/// <param name="Value">The value; null where there is none for the one secret or the other.</param>
/// <param name="Marker">The secret; null where the place is only known to be another one for another secret.</param>
internal sealed record SecretTrace(ResourcePreview? Resource, string? Output, string Path, JsonNode? Value, string? Marker = null)
{
    /// <summary>
    /// All that a program leaves: the markers, and, where it has run with other secrets too, whatever is not the same then. That is made of one,
    /// by whatever means.
    /// </summary>
    public static IEnumerable<SecretTrace> Of(ProgramPreview program)
    {
        var none = new JsonObject();
        var same = program.WithOtherSecrets ?? program;
        var others = same.Resources.ToDictionary(resource => resource.Key);
        foreach (var resource in program.Resources)
        {
            var found = others.Remove(resource.Key, out var other)
                ? Of(resource, resource.Inputs, other.Inputs).Concat(Of(resource, Options(resource), Options(other)))
                : [new SecretTrace(resource, null, "", null)];
            foreach (var trace in found)
                yield return trace;
        }

        foreach (var added in others.Values)
            yield return new SecretTrace(added, null, "", null);
        foreach (var trace in Of(null, program.Outputs, same.Outputs, "stack output"))
            yield return trace;
        foreach (var (urn, outputs) in program.ComponentOutputs)
        {
            foreach (var trace in Of(null, outputs, same.ComponentOutputs.GetValueOrDefault(urn, none), Label(urn)))
                yield return trace;
        }
    }

    private static IEnumerable<SecretTrace> Of(ResourcePreview? resource, JsonObject value, JsonObject other, string? output = null)
    {
        var places = SecretPlace.Of(value).ToList();
        return places.Select(place => new SecretTrace(resource, output, place.Path, null, place.Marker))
            .Concat(Differences(value, other, "")
                .Where(difference => !places.Exists(place => place.Path == difference.Path))
                .Select(difference => new SecretTrace(resource, output, difference.Path, difference.Value)));
    }

    private static JsonObject Options(ResourcePreview resource) => new() { ["options"] = JsonSerializer.SerializeToNode(resource.Options, JsonSerializerOptions.Web) };

    // Where the names of the members differ, it is the object.
    private static IEnumerable<(string Path, JsonNode? Value)> Differences(JsonNode? value, JsonNode? other, string path) => (value, other) switch
    {
        _ when JsonNode.DeepEquals(value, other) => [],
        (JsonObject members, JsonObject others) when members.Select(member => member.Key).ToHashSet().SetEquals(others.Select(member => member.Key)) =>
            members.SelectMany(member => Differences(member.Value, others[member.Key], path.Length == 0 ? member.Key : $"{path}.{member.Key}")),
        (JsonArray items, JsonArray others) when items.Count == others.Count =>
            items.SelectMany((item, index) => Differences(item, others[index], $"{path}[{index}]")),
        _ => [(path, value)],
    };

    // `urn:pulumi:stack::project::types::name`.
    private static string Label(string urn)
    {
        var known = ResourceUrn.Parse(urn);
        return ResourceLabel.Of(new ResourceKey(known.Types.Split('$')[^1], known.Name));
    }
}
