using Oceanid.Tool.Text;

namespace Oceanid.Tool.Changes.Risks;

/// <summary>What stops.</summary>
internal static class SuspensionRisk
{
    public static IEnumerable<Risk> Of(ObjectChange change)
    {
        if (change.After is not { } after)
            yield break;

        if (after.Spec?["suspend"]?.ToString() == "true" && change.Before?.Spec?["suspend"]?.ToString() != "true")
            yield return Risk.Of(RiskKind.Suspends, change, "spec.suspend: it does nothing until that is gone");
        if (after.Spec?["replicas"]?.ToString() == "0" && change.Before?.Spec?["replicas"]?.ToString() != "0")
            yield return Risk.Of(RiskKind.Suspends, change, "spec.replicas is 0: no pod runs");
        if (after.Content.At("metadata", "annotations").Text("kustomize.toolkit.fluxcd.io/reconcile") == "disabled" && change.Before is not null
            && change.Before.Content.At("metadata", "annotations").Text("kustomize.toolkit.fluxcd.io/reconcile") != "disabled")
        {
            yield return Risk.Of(RiskKind.Suspends, change, "Flux no longer looks at it (kustomize.toolkit.fluxcd.io/reconcile: disabled)");
        }
    }
}
