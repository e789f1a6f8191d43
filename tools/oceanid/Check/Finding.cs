namespace Oceanid.Tool.Check;

/// <summary>Something that is wrong: where, what, and what to do.</summary>
/// <param name="Message">What is wrong, as one sentence.</param>
internal sealed record Finding(string Message)
{
    /// <summary>The cluster; null when it concerns the repository as a whole.</summary>
    public string? Cluster { get; init; }

    /// <summary>The file, relative to the root, if there is one.</summary>
    public string? File { get; init; }

    /// <summary>The line in the file, from 1.</summary>
    public int? Line { get; init; }

    /// <summary>The object, as <c>Kind namespace/name</c>.</summary>
    public string? Object { get; init; }

    /// <summary>The field, as a path such as <c>spec.stack</c>.</summary>
    public string? Field { get; init; }

    /// <summary>What to do about this very case; null where the rule's own remedy says it all.</summary>
    public string? Remedy { get; init; }
}
