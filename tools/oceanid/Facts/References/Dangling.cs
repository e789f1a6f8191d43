namespace Oceanid.Tool.Facts.References;

/// <summary>A reference that leads to nothing.</summary>
/// <param name="Field">Where it stands.</param>
/// <param name="Message">What is not there, as one sentence.</param>
/// <param name="Remedy">What was probably meant, or what to do; null where nobody knows.</param>
internal sealed record Dangling(string Field, string Message, string? Remedy)
{
    /// <summary>Why only the cluster can tell whether it does; null where it does not.</summary>
    public string? NotJudged { get; init; }
}
