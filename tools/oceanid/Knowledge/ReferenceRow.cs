using System.Text.Json.Nodes;
using Oceanid.Tool.Text;

namespace Oceanid.Tool.Knowledge;

/// <summary>A row of the table; its fields are explained at the top of the file.</summary>
internal sealed record ReferenceRow
{
    /// <summary>As <see cref="From"/>: the spec of each pod.</summary>
    public const string Pod = "pod";

    /// <summary>As <see cref="From"/>: each container of a pod.</summary>
    public const string Container = "container";

    /// <summary>As <see cref="From"/>: each object.</summary>
    public const string Any = "any";

    /// <summary>As <see cref="To"/>: the object itself.</summary>
    public const string Here = "here";

    /// <summary>As <see cref="Selects"/>: the pod that says so.</summary>
    public const string Itself = "itself";

    /// <summary>As <see cref="Selects"/>: nodes.</summary>
    public const string Nodes = "nodes";

    /// <summary>Everything: a name of all, a kind or a group that the place says.</summary>
    public const string All = "*";

    private static readonly string[] Known =
    [
        "from", "at", "to", "name", "namespace", "foreign", "acyclic", "selects", "by", "as", "spaces", "lists", "has", "each", "what", "keys", "when", "mayExist", "remedy", "makes", "called",
    ];

    public required IReadOnlyList<string> From { get; init; }

    public required IReadOnlyList<FieldPattern> At { get; init; }

    public string? To { get; init; }

    public required string Name { get; init; }

    public string? Namespace { get; init; }

    public string? Foreign { get; init; }

    public bool Acyclic { get; init; }

    public string? Selects { get; init; }

    public string? By { get; init; }

    public required string As { get; init; }

    public string? Spaces { get; init; }

    public string? Lists { get; init; }

    /// <summary>What must be among what.</summary>
    public required IReadOnlyList<(string Value, ScopedPath Path, IReadOnlyList<ScopedPath> Among)> Has { get; init; }

    public bool Each { get; init; }

    public required string What { get; init; }

    public required IReadOnlyList<IReadOnlyList<string>> Keys { get; init; }

    public required IReadOnlyList<(ScopedPath Path, string Pattern)> When { get; init; }

    public bool MayExist { get; init; }

    public string? Remedy { get; init; }

    public string? Makes { get; init; }

    public string? Called { get; init; }

    /// <summary>Reads a row.</summary>
    /// <exception cref="InvalidDataException">It has a field that no row has.</exception>
    public static ReferenceRow Read(JsonObject row)
    {
        if (row.Select(field => field.Key).Except(Known).FirstOrDefault() is { } unknown)
            throw new InvalidDataException($"{unknown} is no field of a reference: {row.ToJsonString()}");

        return new ReferenceRow
        {
            From = Texts(row["from"]),
            At = [.. Texts(row["at"]).Select(FieldPattern.Parse)],
            To = row.Text("to"),
            Name = row.Text("name") ?? "name",
            Namespace = row.Text("namespace"),
            Foreign = row.Text("foreign"),
            Acyclic = IsTrue("acyclic"),
            Selects = row.Text("selects"),
            By = row.Text("by"),
            As = row.Text("as") ?? "labels",
            Spaces = row.Text("spaces"),
            Lists = row.Text("lists"),
            Has = [.. (row.At("has") ?? []).Select(entry => (entry.Key, ScopedPath.Parse(entry.Key), (IReadOnlyList<ScopedPath>)[.. Texts(entry.Value).Select(ScopedPath.Parse)]))],
            Each = IsTrue("each"),
            What = row.Text("what") ?? "key",
            Keys = [.. (row["keys"] as JsonArray ?? []).Select(Texts)],
            When = [.. (row.At("when") ?? []).Select(entry => (ScopedPath.Parse(entry.Key), $"{entry.Value}"))],
            MayExist = IsTrue("mayExist"),
            Remedy = row.Text("remedy"),
            Makes = row.Text("makes"),
            Called = row.Text("called"),
        };

        bool IsTrue(string field) => row[field]?.ToString() == "true";
    }

    private static IReadOnlyList<string> Texts(JsonNode? node) => node is JsonArray items ? [.. items.Select(item => $"{item}")] : [$"{node}"];
}

/// <summary>A path that may begin at the pod or at the object that a place is in, or at the place itself, and not where its row does.</summary>
/// <param name="Scope"><c>pod</c>, <c>object</c>, <c>place</c>, or empty.</param>
/// <param name="Path">The path from there.</param>
internal sealed record ScopedPath(string Scope, FieldPattern Path)
{
    /// <summary>As <see cref="Scope"/>: the place itself.</summary>
    public const string Place = "place";

    public static ScopedPath Parse(string text) => text.Split(':', 2) is ["pod" or "object" or Place, var path]
        ? new ScopedPath(text[..text.IndexOf(':', StringComparison.Ordinal)], FieldPattern.Parse(path))
        : new ScopedPath("", FieldPattern.Parse(text));
}
