using YamlDotNet.Core;

namespace Oceanid.Tool.Text;

/// <summary>A YAML text is well-formed, but of a shape that nothing here walks.</summary>
/// <param name="at">Where.</param>
/// <param name="message">What is wrong, without a full stop.</param>
/// <param name="remedy">What to do, as a sentence.</param>
internal sealed class YamlBoundsException(Mark at, string message, string remedy) : Exception(message)
{
    public long Line { get; } = at.Line;

    public string Remedy { get; } = remedy;
}
