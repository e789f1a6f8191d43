namespace Oceanid.Tool.Changes.Risks;

/// <summary>What bounds the programs beyond RBAC goes, or is not what it was.</summary>
internal static class AdmissionRisk
{
    public static IEnumerable<Risk> Of(ObjectChange change) => change.Object.Kind is "ValidatingAdmissionPolicy" or "ValidatingAdmissionPolicyBinding"
        ? Reasons(change).Select(reason => Risk.Of(RiskKind.WeakensAdmission, change, reason))
        : [];

    private static IEnumerable<string> Reasons(ObjectChange change)
    {
        if (change.Before is not { } before)
            yield break;

        if (change.Kind is ChangeKind.Removed or ChangeKind.Renamed)
            yield return $"without {before.Label} the API server admits what it refused";
        // What an expression lets through cannot be told, so no other one is taken for a stricter one.
        if (change.Fields.Any(field => field.IsBelow("spec")))
            yield return "it is another one: whether it refuses all that it did has to be tried on an API server";
        if (FluxPruning.IsOff(before) && change.After is { } after && !FluxPruning.IsOff(after))
            yield return "a path that goes wrong would prune it";
    }
}
