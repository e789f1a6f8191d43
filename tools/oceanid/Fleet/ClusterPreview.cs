using Oceanid.Tool.Facts.Memory;
using Oceanid.Tool.Facts.Secrets;
using Oceanid.Tool.Fleet.GitTree;

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

    /// <summary>The workloads that Flux applies by a Kustomization of a program, by its resource.</summary>
    public IEnumerable<KeyValuePair<ResourceKey, OverlayPreview>> WorkloadsOf(ProgramPreview program) =>
        from resource in program.Resources
        let found = KubernetesObject.TryRead(resource, out var read) && FluxKustomization.Is(read) ? read : null
        where found is not null
        from overlay in Overlays
        where overlay.IsWorkloads && overlay.Kustomization == found.Name
        select KeyValuePair.Create(resource.Key, overlay);
}
