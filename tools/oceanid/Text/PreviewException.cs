namespace Oceanid.Tool.Text;

/// <summary>A preview cannot be made: every reason that was found, not only the first one.</summary>
internal class PreviewException(IReadOnlyList<string> errors, Exception? cause = null) : Exception(string.Join('\n', errors), cause)
{
    public PreviewException(string error)
        : this([error])
    {
    }

    public IReadOnlyList<string> Errors { get; } = errors;
}
