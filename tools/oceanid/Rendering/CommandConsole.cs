namespace Oceanid.Tool.Rendering;

/// <summary>Where the command writes: results to the output, progress and errors to the error stream.</summary>
internal sealed record CommandConsole(
    TextWriter Output,
    TextWriter Error,
    bool OutputIsTerminal = false,
    bool ErrorIsTerminal = false)
{
    /// <summary>Where the answers of a person come from; null where there is nobody to ask.</summary>
    public TextReader? Answers { get; init; }
}
