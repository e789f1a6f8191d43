using System.Text.Json.Nodes;

namespace Oceanid.Tool.Changes;

/// <summary>A field that has changed.</summary>
/// <param name="Path">Where it is, such as <c>spec.template.spec.containers[podinfo].image</c>.</param>
/// <param name="Before">The old value; null for a field that was not there.</param>
/// <param name="After">The new value; null for a field that is gone.</param>
internal sealed record FieldChange(string Path, JsonNode? Before, JsonNode? After)
{
    /// <summary>Whether it is this field, or below it.</summary>
    public bool IsBelow(string path) =>
        Path.StartsWith(path, StringComparison.Ordinal) && (Path.Length == path.Length || Path[path.Length] is '.' or '[');
}
