using Oceanid.Tool.Facts.Memory;
using Oceanid.Tool.Facts.Secrets;

namespace Oceanid.Tool.Fleet;

/// <summary>What one cluster would get, and the memory it costs.</summary>
internal sealed record ClusterPreview(
    string Name,
    IReadOnlyList<ProgramPreview> Programs,
    IReadOnlyList<OverlayPreview> Overlays,
    MemoryBudget Budget)
{
    /// <summary>The secrets that it uses, and what each of them reaches.</summary>
    public IReadOnlyList<SecretUse> Secrets { get; } = SecretFlow.Of(Programs, Overlays);
}
