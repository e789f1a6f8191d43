using Oceanid.Preview.Budget;

namespace Oceanid.Preview.Model;

/// <summary>What one cluster would get, and the memory it costs.</summary>
internal sealed record ClusterPreview(
    string Name,
    IReadOnlyList<ProgramPreview> Programs,
    IReadOnlyList<OverlayPreview> Overlays,
    MemoryBudget Budget);
