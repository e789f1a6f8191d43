namespace Oceanid.Tool.Text;

/// <summary>Something that is wrong in the repository: where, what, and what to do.</summary>
/// <param name="Message">What is wrong, as one sentence.</param>
internal sealed record Finding(string Message)
{
    /// <summary>The file that a person edits, relative to the root.</summary>
    public required string File { get; init; }

    /// <summary>The line in the file, from 1; null for the file as a whole.</summary>
    public int? Line { get; init; }

    /// <summary>The cluster; null when it concerns the repository as a whole.</summary>
    public string? Cluster { get; init; }

    /// <summary>The object, as <c>Kind namespace/name</c>.</summary>
    public string? Object { get; init; }

    /// <summary>The field, as a path such as <c>spec.stack</c>.</summary>
    public string? Field { get; init; }

    /// <summary>What to do about this very case; null where the rule's own remedy says it all.</summary>
    public string? Remedy { get; init; }

    /// <summary>The finding as one line, as compilers print it.</summary>
    public override string ToString() => Text(Cluster is null ? [] : [Cluster], Remedy);

    /// <summary>The finding as one line, for all the clusters that it concerns.</summary>
    public string Text(IReadOnlyList<string> clusters, string? remedy)
    {
        var place = Line is { } line ? $"{File}:{line}" : File;
        var where = clusters.Count > 0 ? $"{place} ({string.Join(", ", clusters)})" : place;
        var parts = new[] { where, Object, Field, Message }.OfType<string>();
        return VisibleText.Of($"{string.Join(": ", parts)} {remedy}".TrimEnd());
    }
}
