using System.Text.Json.Nodes;
using Oceanid.Tool.Fleet;

namespace Oceanid.Infrastructure.Tests.Testing;

/// <summary>Reading what a program has declared, by the names that a person would use.</summary>
internal static class PreviewReading
{
    /// <summary>The resource whose type ends with a kind, such as <c>Namespace</c>, and that has the logical name.</summary>
    public static ResourcePreview Resource(this ProgramPreview program, string kind, string name) =>
        program.Resources.SingleOrDefault(resource => IsOfKind(resource, kind) && resource.Name == name)
        ?? throw new AssertionException(
            $"There is no {kind} '{name}' among: {string.Join(", ", program.Resources.Select(resource => resource.Key))}");

    public static IEnumerable<ResourcePreview> OfKind(this ProgramPreview program, string kind) =>
        program.Resources.Where(resource => IsOfKind(resource, kind));

    /// <summary>The text of the input at the end of the path, or null.</summary>
    public static string? Input(this ResourcePreview resource, params string[] path) =>
        Node(resource.Inputs, path)?.ToString();

    /// <summary>The input at the end of the path as JSON without white space, or null.</summary>
    public static string? Json(this ResourcePreview resource, params string[] path) =>
        Node(resource.Inputs, path)?.ToJsonString();

    /// <summary>The names of the resources that it depends on.</summary>
    public static IEnumerable<string> DependsOn(this ResourcePreview resource) =>
        resource.Options.DependsOn.Select(key => $"{key.Type.Split(':')[^1]} {key.Name}");

    private static JsonNode? Node(JsonNode? node, IEnumerable<string> path) =>
        path.Aggregate(node, (found, step) => int.TryParse(step, out var index) ? found?[index] : found?[step]);

    private static bool IsOfKind(ResourcePreview resource, string kind) =>
        resource.Type.EndsWith($":{kind}", StringComparison.Ordinal);
}
