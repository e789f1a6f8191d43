namespace Oceanid.Tool.Text;

/// <summary>A preview cannot be made: every reason that was found, not only the first one.</summary>
internal sealed class PreviewException(IReadOnlyList<string> errors) : Exception(string.Join('\n', errors))
{
    public PreviewException(string error)
        : this([error])
    {
    }

    public IReadOnlyList<string> Errors { get; } = errors;
}
