using Oceanid.Tool.Text;

namespace Oceanid.Tool.Facts.Validity.Workloads;

/// <summary>apps/validation: ValidateDaemonSetSpec, ValidateRollingUpdateDaemonSet. The server fills in maxUnavailable: 1 and maxSurge: 0.</summary>
internal static class DaemonSetRules
{
    public static IEnumerable<Fault> Of(Part it)
    {
        foreach (var fault in Selectors.OfWorkload(it["spec"]))
            yield return fault;

        var update = it["spec"]["updateStrategy"]["rollingUpdate"];
        if (it["spec"]["updateStrategy"].Text("type") == "OnDelete" || !update.Exists)
            yield break;

        var (none, noSurge) = (Rollouts.IsZero(update, "maxUnavailable", absent: false), Rollouts.IsZero(update, "maxSurge", absent: true));
        if (none && noSurge)
            yield return update.Fault("maxUnavailable", "maxSurge is 0 too, so that no pod could ever be replaced.", "Write 1 in one of them.");
        else if (!none && !noSurge)
            yield return update.Fault("maxSurge", $"A node has either one pod more for a time, or one less: maxUnavailable is {(update.Has("maxUnavailable") ? update.Written("maxUnavailable") : "1 by default")}.", "Write maxUnavailable: 0 too.");
        foreach (var fault in Rollouts.OverAll(update))
            yield return fault;
    }
}
