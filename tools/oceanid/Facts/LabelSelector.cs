using System.Globalization;
using System.Text.Json.Nodes;
using Oceanid.Tool.Text;

namespace Oceanid.Tool.Facts;

/// <summary>What labels must be, as Kubernetes asks for it; without a requirement any are.</summary>
/// <param name="Requirements">All of them must hold.</param>
internal sealed record LabelSelector(IReadOnlyList<LabelRequirement> Requirements)
{
    /// <summary>Reads <c>matchLabels</c> and <c>matchExpressions</c>, and of a term for nodes <c>matchFields</c>.</summary>
    public static LabelSelector Of(JsonObject? selector) => new(
    [
        .. OfLabels(selector.At("matchLabels")).Requirements,
        .. selector.Objects("matchExpressions").Concat(selector.Objects("matchFields"))
            .Select(expression => new LabelRequirement(expression.Text("key") ?? "", expression.Text("operator") ?? "", [.. expression.Texts("values")])),
    ]);

    /// <summary>Reads a mapping of names to values.</summary>
    public static LabelSelector OfLabels(JsonObject? labels) =>
        new([.. (labels ?? []).Select(label => new LabelRequirement(label.Key, LabelRequirement.In, [label.Value?.ToString() ?? ""]))]);

    /// <summary>Whether it selects what has these labels.</summary>
    public bool Selects(IReadOnlyDictionary<string, string> labels) => Requirements.All(requirement => requirement.Holds(labels));

    /// <inheritdoc/>
    public override string ToString() => string.Join(", ", Requirements);
}

/// <summary>One thing that a selector asks for; an operator that there is not selects nothing.</summary>
internal sealed record LabelRequirement(string Key, string Operator, IReadOnlyList<string> Values)
{
    public const string In = "In";

    public bool Holds(IReadOnlyDictionary<string, string> labels)
    {
        var has = labels.TryGetValue(Key, out var value);
        return Operator switch
        {
            In => has && Values.Contains(value),
            "NotIn" => !has || !Values.Contains(value),
            "Exists" => has,
            "DoesNotExist" => !has,
            "Gt" => Compare(value) > 0,
            "Lt" => Compare(value) < 0,
            _ => false,
        };
    }

    private int? Compare(string? value) =>
        Values is [var bound] && long.TryParse(value, CultureInfo.InvariantCulture, out var left) && long.TryParse(bound, CultureInfo.InvariantCulture, out var right) ? left.CompareTo(right) : null;

    /// <inheritdoc/>
    public override string ToString() => (Operator, Values) switch
    {
        (In, [var value]) => $"{Key}={value}",
        (_, []) => $"{Key} ({Operator})",
        _ => $"{Key} {Operator} {string.Join(", ", Values)}",
    };
}
