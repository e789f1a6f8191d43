using Oceanid.Tool.Text;

namespace Oceanid.Tool.Facts.Validity.Workloads;

/// <summary>apps/validation: ValidateDeploymentSpec, ValidateDeploymentStrategy, ValidateRollingUpdateDeployment.</summary>
internal static class DeploymentRules
{
    public static IEnumerable<Fault> Of(Part it)
    {
        var spec = it["spec"];
        foreach (var fault in Selectors.OfWorkload(spec).Concat(Strategy(spec["strategy"])))
            yield return fault;

        // 600 is what the server fills in (SetDefaults_Deployment).
        var (ready, deadline) = (spec.Number("minReadySeconds") ?? 0, spec.Number("progressDeadlineSeconds") ?? 600);
        if (ready > 0 && ready >= deadline)
        {
            yield return spec.Fault(
                spec.Has("progressDeadlineSeconds") ? "progressDeadlineSeconds" : "minReadySeconds",
                $"A pod is ready after {ready} seconds, and the roll-out has failed after {deadline}.",
                $"Write progressDeadlineSeconds: {ready + 1} or more.");
        }
    }

    private static IEnumerable<Fault> Strategy(Part strategy)
    {
        var update = strategy["rollingUpdate"];
        if (strategy.Text("type") == "Recreate" && update.Exists)
        {
            yield return strategy.Fault("rollingUpdate", "Recreate stops all pods first, and excludes this.", "Leave it out, or write type: RollingUpdate.");
            yield break;
        }

        if (Rollouts.IsZero(update, "maxSurge", absent: false) && Rollouts.IsZero(update, "maxUnavailable", absent: false))
            yield return update.Fault("maxUnavailable", "maxSurge is 0 too, so that no pod could ever be replaced.", "Write 1 in one of them.");
        foreach (var fault in Rollouts.OverAll(update))
            yield return fault;
    }
}
