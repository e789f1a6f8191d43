namespace Oceanid.Tool.Facts.Memory;

/// <summary>What a chart or an operator fills in where nothing is set.</summary>
internal sealed record DefaultResources(
    string? MemoryRequest = null,
    string? CpuRequest = null,
    string? MemoryLimit = null,
    string? CpuLimit = null)
{
    public static DefaultResources None { get; } = new();
}
