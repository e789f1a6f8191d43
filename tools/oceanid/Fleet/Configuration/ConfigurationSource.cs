namespace Oceanid.Tool.Fleet.Configuration;

/// <summary>Where a value of a stack's configuration stands.</summary>
/// <param name="File">The file, relative to the root.</param>
/// <param name="Line">The line in it, from 1.</param>
internal sealed record ConfigurationSource(string File, int Line);
