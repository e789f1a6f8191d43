namespace Oceanid.Refresh;

/// <summary>A source that is missing or is not what it should be: the message names it, and what to do.</summary>
internal sealed class RefreshException(string message, Exception? cause = null) : Exception(message, cause);
