namespace Oceanid.Tool.Changes.Risks;

/// <summary>What is taken over from the cluster: the way back from a state that is lost, and for nothing else.</summary>
internal static class AdoptionRisk
{
    public static IEnumerable<Risk> Of(ObjectChange change)
    {
        if (change.After?.Resource is not { } resource)
            yield break;

        if (resource.Upserts && change.Before?.Resource?.Upserts != true)
            yield return Risk.Of(RiskKind.Adopts, change, "every object of the program that exists already is taken over: for a state that is empty, and for one run");
        if (resource.Options.ImportId is { } id && change.Before?.Resource?.Options.ImportId != id)
            yield return Risk.Of(RiskKind.Adopts, change, $"it is imported from {id}");
    }
}
