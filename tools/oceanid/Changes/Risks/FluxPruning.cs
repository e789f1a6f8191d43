using System.Text.Json.Nodes;
using Oceanid.Tool.Fleet;
using Oceanid.Tool.Fleet.GitTree;
using Oceanid.Tool.Text;

namespace Oceanid.Tool.Changes.Risks;

/// <summary>What a Flux Kustomization does with objects that it no longer has, or cannot change.</summary>
internal static class FluxPruning
{
    /// <summary>Whether a Kustomization deletes what it no longer has; for one that goes itself, what its <c>spec.deletionPolicy</c> says.</summary>
    public static bool IsOn(ClusterChange cluster, string kustomization)
    {
        if (Spec(cluster.After, kustomization) is { } stays)
            return Prunes(stays);

        // https://fluxcd.io/flux/components/kustomize/kustomizations/#deletion-policy; by default as `prune` says.
        var goes = Spec(cluster.Before, kustomization);
        return goes.Text("deletionPolicy") switch
        {
            "Orphan" => false,
            "Delete" or "WaitForTermination" => true,
            _ => Prunes(goes),
        };
    }

    /// <summary>Whether an object says that no Kustomization may delete it.</summary>
    public static bool IsOff(DeclaredObject item) => item.Content.At("metadata", "annotations").Text("kustomize.toolkit.fluxcd.io/prune") == "disabled";

    /// <summary><c>spec.force</c> of a Kustomization.</summary>
    public static bool IsForced(ClusterPreview? cluster, string kustomization) => Spec(cluster, kustomization)?["force"]?.ToString() == "true";

    private static bool Prunes(JsonObject? spec) => spec?["prune"]?.ToString() == "true";

    private static JsonObject? Spec(ClusterPreview? cluster, string kustomization) => cluster is null
        ? null
        : OwnedObject.Of(cluster)
            .Select(item => item.Object)
            .FirstOrDefault(found => FluxKustomization.Is(found) && found.Name == kustomization)
            ?.Content.At("spec");
}
