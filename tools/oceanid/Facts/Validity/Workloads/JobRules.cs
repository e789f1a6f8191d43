using System.Globalization;
using System.Text.Json.Nodes;
using Oceanid.Tool.Text;

namespace Oceanid.Tool.Facts.Validity.Workloads;

/// <summary>batch/validation: ValidateJob, validateJobSpec, ValidateCronJob, ValidateJobTemplateSpec.</summary>
internal static class JobRules
{
    private static readonly string[] IndexedOnly = ["backoffLimitPerIndex", "maxFailedIndexes", "successPolicy"];

    public static IEnumerable<Fault> Of(Part it)
    {
        var (spec, metadata) = (it["spec"], it["metadata"]);
        // The pods carry the name in the label batch.kubernetes.io/job-name (validateGeneratedSelector), and with the index as host name.
        var suffix = spec.Text("completionMode") == "Indexed" && spec.Number("completions") is { } completions and > 0
            ? 1 + string.Create(CultureInfo.InvariantCulture, $"{completions - 1}").Length
            : 0;
        if (metadata.Text("name") is { } name && name.Length + suffix > 63)
            yield return metadata.Fault("name", $"It has {name.Length} characters, and its pods carry it in a label{(suffix > 0 ? " and with their index as host name" : "")}, of 63 at most.", $"Write {63 - suffix} at most.");

        if (spec.Flag("manualSelector") == true)
        {
            foreach (var fault in Selectors.OfWorkload(spec))
                yield return fault;
        }
        else if (spec.Has("selector"))
        {
            yield return spec.Fault("selector", "A Job makes its own selector.", "Leave it out.");
        }

        foreach (var fault in Spec(spec))
            yield return fault;
    }

    public static IEnumerable<Fault> OfCronJob(Part it)
    {
        // ValidateCronJobCreate: a Job is called NAME-TIME, with 11 characters more.
        if (it["metadata"].Text("name") is { Length: > 52 } name)
            yield return it["metadata"].Fault("name", $"It has {name.Length} characters: with the time of a run the names of its Jobs would have more than 63.", "Write 52 at most.");

        var spec = it["spec"]["jobTemplate"]["spec"];
        if (spec.Has("selector"))
            yield return spec.Fault("selector", "A Job makes its own selector.", "Leave it out.");
        if (spec.Flag("manualSelector") == true)
            yield return spec.Fault("manualSelector", "Each Job of a CronJob makes its own selector.", "Leave it out.");
        foreach (var fault in Spec(spec))
            yield return fault;
    }

    private static IEnumerable<Fault> Spec(Part spec)
    {
        if (spec.Text("completionMode") == "Indexed")
        {
            if (!spec.Has("completions"))
                yield return spec.Fault("completions", "An Indexed Job needs a number of completions.", "Write it.");
            if (spec.Number("maxFailedIndexes") is { } most && spec.Number("completions") is { } completions && most > completions)
                yield return spec.Fault("maxFailedIndexes", $"{most} is more than the {completions} completions.", $"Write {completions} or less.");
            if (spec.Number("parallelism") > 100_000)
                yield return spec.Fault("parallelism", "An Indexed Job runs 100000 pods at once at most.", "Write less.");
            if (spec.Has("maxFailedIndexes") && !spec.Has("backoffLimitPerIndex"))
                yield return spec.Fault("maxFailedIndexes", "It counts only with a backoffLimitPerIndex.", "Write that too.");
        }
        else
        {
            foreach (var member in IndexedOnly.Where(spec.Has))
                yield return spec.Fault(member, "Only a Job with completionMode: Indexed has it.", "Write that, or leave it out.");
        }

        var policy = spec["podFailurePolicy"];
        if (!policy.Exists)
            yield break;

        if (spec["template"]["spec"].Text("restartPolicy") == "OnFailure")
            yield return spec["template"]["spec"].Fault("restartPolicy", "With a podFailurePolicy pods are not restarted.", "Write Never.");
        if (spec.Text("podReplacementPolicy") == "TerminatingOrFailed")
            yield return spec.Fault("podReplacementPolicy", "With a podFailurePolicy it is Failed.", "Leave it out.");
        foreach (var fault in policy.Objects("rules").SelectMany(rule => FailureRule(rule, spec)))
            yield return fault;
    }

    // validatePodFailurePolicyRule.
    private static IEnumerable<Fault> FailureRule(Part rule, Part spec)
    {
        foreach (var fault in rule.ExactlyOne("condition", ["onExitCodes", "onPodConditions"], "action"))
            yield return fault;
        if (rule.Text("action") == "FailIndex" && !spec.Has("backoffLimitPerIndex"))
            yield return rule.Fault("action", "FailIndex counts the failures of an index.", "Write backoffLimitPerIndex too.");

        var codes = rule["onExitCodes"];
        var pod = spec["template"]["spec"];
        var names = pod.Objects("containers").Concat(pod.Objects("initContainers")).Select(container => container.Text("name"));
        if (codes.Text("containerName") is { } name && !names.Contains(name))
            yield return codes.Fault("containerName", $"The pod has no container {name}.", "Write the name of one.");
        if (codes.Text("operator") == "In" && (codes.Content!["values"] as JsonArray)?.Any(value => value?.ToString() == "0") == true)
            yield return codes.Fault("values", "0 is no failure.", "Leave it out.");
    }
}
