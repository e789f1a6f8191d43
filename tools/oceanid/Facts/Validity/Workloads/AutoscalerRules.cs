using Oceanid.Tool.Text;

namespace Oceanid.Tool.Facts.Validity.Workloads;

/// <summary>autoscaling/validation: validateHorizontalPodAutoscalerSpec, validateMetricSpec, validateBehavior.</summary>
internal static class AutoscalerRules
{
    private static readonly string[] Types = ["Resource", "ContainerResource", "Pods", "Object", "External"];

    private static readonly string[] Amounts = ["value", "averageValue"];

    private static readonly string[] Bounds = ["minAvailable", "maxUnavailable"];

    public static IEnumerable<Fault> Of(Part it)
    {
        var spec = it["spec"];
        if (spec.Number("minReplicas") is { } least && spec.Number("maxReplicas") is { } most && most < least)
            yield return spec.Fault("maxReplicas", $"{most} is below minReplicas {least}.", $"Write {least} or more.");
        foreach (var fault in spec.Objects("metrics").SelectMany(Metric))
            yield return fault;

        foreach (var rules in new[] { spec["behavior"]["scaleUp"], spec["behavior"]["scaleDown"] })
        {
            if (rules.Has("policies") && !rules.HasSome("policies"))
                yield return rules.Fault("policies", "Without a policy nothing is scaled.", "Write one, or leave the list out.");
        }
    }

    private static IEnumerable<Fault> Metric(Part metric)
    {
        if (metric.Text("type") is not { } type || !Types.Contains(type))
            yield break;

        var own = char.ToLowerInvariant(type[0]) + type[1..];
        var others = Types.Select(other => char.ToLowerInvariant(other[0]) + other[1..]).Where(other => other != own).ToArray();
        foreach (var fault in metric.None($"The type is {type}, and this is for another.", others))
            yield return fault;
        if (!metric.Has(own))
        {
            if (!others.Any(metric.Has) && !metric.Keys.Except(["type"]).Any())
                yield return metric.Fault(own, $"The type is {type}, and there is no {own}.", $"Write {own}.");
            yield break;
        }

        var target = metric[own]["target"];
        if (!target.Exists)
            yield break;

        // validateResourceSource, validateContainerResourceSource, validateObjectSource, validatePodsSource, validateExternalSource.
        string[] members = type switch
        {
            "Resource" or "ContainerResource" => ["averageUtilization", "averageValue"],
            "Pods" => ["averageValue"],
            _ => ["value", "averageValue"],
        };
        if (!members.Any(target.Has))
            yield return target.Whole("There is no target.", $"Write {Part.Listed(members, "or")}.");
        foreach (var fault in type == "Object" ? [] : target.AtMostOne("target", members))
            yield return fault;
        foreach (var member in Amounts.Where(member => target.Amount(member) <= 0))
            yield return target.Fault(member, $"{target.Written(member)} is not above zero.", "Write more.");
    }

    /// <summary>policy/validation: ValidatePodDisruptionBudgetSpec.</summary>
    public static IEnumerable<Fault> OfBudget(Part it)
    {
        var spec = it["spec"];
        foreach (var fault in spec.AtMostOne("bound", Bounds).Concat(Selectors.Of(spec["selector"])))
            yield return fault;
        foreach (var member in Bounds.Where(member => Rollouts.Percent(spec.Text(member)) > 100))
            yield return spec.Fault(member, $"{spec.Text(member)} is more than all pods.", "Write 100% or less.");
    }
}
