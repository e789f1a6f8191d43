using System.Text.Json.Nodes;
using Oceanid.Tool.Text;

namespace Oceanid.Tool.Knowledge;

/// <summary>A kind in one of its versions, as an API server with it would judge an object.</summary>
/// <param name="ApiVersion">The group and version, such as <c>apps/v1</c>.</param>
/// <param name="Name">The kind.</param>
/// <param name="Schema">What an object may have.</param>
/// <param name="IsNamespaced">Whether an object of it lives in a namespace; null where that is not known.</param>
/// <param name="NameFormat">The form of its names: see <see cref="Formats"/>.</param>
/// <param name="Immutable">The fields that cannot be changed.</param>
/// <param name="ServedBy">Who brings it; null for Kubernetes itself.</param>
internal sealed record Kind(
    string ApiVersion,
    string Name,
    Schema Schema,
    bool? IsNamespaced,
    string NameFormat,
    IReadOnlyList<string> Immutable,
    ServedBy? ServedBy)
{
    /// <summary>The name in a path of the server, as the field's own tools form it; a kind that is given by a definition may have another one.</summary>
    public string Resource => Name.ToLowerInvariant() switch
    {
        "endpoints" => "endpoints",
        var name when name.EndsWith('s') || name.EndsWith('x') || name.EndsWith("ch", StringComparison.Ordinal) || name.EndsWith("sh", StringComparison.Ordinal) => $"{name}es",
        [.. var stem, not ('a' or 'e' or 'i' or 'o' or 'u') and var before, 'y'] => $"{stem}{before}ies",
        var name => $"{name}s",
    };

    /// <summary>What does not fit the schema.</summary>
    public IEnumerable<Fault> Check(JsonObject content) => Schema.Check(content, "");
}

/// <summary>Who brings a kind: K3s, or a chart.</summary>
/// <param name="Chart">The reference of the chart; null for K3s.</param>
/// <param name="Version">Its version that the knowledge is of.</param>
/// <param name="Value">The value of the chart that switches on what acts on the kind; null where nothing does.</param>
/// <param name="IsDefault">What that is where nobody sets it.</param>
internal sealed record ServedBy(string? Chart, string? Version, string? Value, bool IsDefault);
