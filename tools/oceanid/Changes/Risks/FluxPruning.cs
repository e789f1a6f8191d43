using System.Text.Json.Nodes;
using Oceanid.Tool.Fleet;
using Oceanid.Tool.Fleet.GitTree;
using Oceanid.Tool.Text;

namespace Oceanid.Tool.Changes.Risks;

/// <summary>What a Flux Kustomization does with objects that it no longer has, or cannot change.</summary>
internal static class FluxPruning
{
    /// <summary><c>spec.prune</c> of a Kustomization.</summary>
    public static bool IsOn(ClusterPreview? cluster, string kustomization) => Spec(cluster, kustomization)?["prune"]?.ToString() == "true";

    /// <summary><c>spec.force</c> of a Kustomization.</summary>
    public static bool IsForced(ClusterPreview? cluster, string kustomization) => Spec(cluster, kustomization)?["force"]?.ToString() == "true";

    private static JsonObject? Spec(ClusterPreview? cluster, string kustomization) => cluster is null
        ? null
        : OwnedObject.Of(cluster)
            .Select(item => item.Object)
            .FirstOrDefault(found => FluxKustomization.Is(found) && found.Name == kustomization)
            ?.Content.At("spec");
}
