namespace Oceanid.Tool.Text;

/// <summary>The command was called the wrong way; the message says what to write instead.</summary>
internal sealed class UsageException(string message) : Exception(message);
