using System.Globalization;
using Oceanid.Tool.Text;

namespace Oceanid.Tool.Facts.Validity.Pods;

/// <summary>core/validation.go: ValidateTolerations, validateAffinity, validateTopologySpreadConstraints.</summary>
internal static class SchedulingRules
{
    private const string Required = "requiredDuringSchedulingIgnoredDuringExecution";

    private const string Preferred = "preferredDuringSchedulingIgnoredDuringExecution";

    public static IEnumerable<Fault> Of(Part spec) =>
    [
        .. spec.Objects("tolerations").SelectMany(Toleration),
        .. NodeTerms(spec["affinity"]["nodeAffinity"]).SelectMany(NodeTerm),
        .. PodTerms(spec["affinity"]["podAffinity"]).Concat(PodTerms(spec["affinity"]["podAntiAffinity"])).SelectMany(PodTerm),
        .. spec.Objects("topologySpreadConstraints").SelectMany(Spread),
    ];

    private static IEnumerable<Fault> Toleration(Part toleration)
    {
        var tolerator = toleration.Text("operator");
        if (!toleration.HasSome("key") && tolerator != "Exists")
            yield return toleration.Fault("operator", "Without a key the toleration is for all taints, and its operator Exists.", "Write operator: Exists, or a key.");
        if (tolerator == "Exists" && toleration.HasSome("value"))
            yield return toleration.Fault("value", $"Exists asks for no value, and here is '{toleration.Text("value")}'.", "Leave it out, or write operator: Equal.");
        if (toleration.Has("tolerationSeconds") && toleration.Text("effect") != "NoExecute")
            yield return toleration.Fault("tolerationSeconds", "Only a taint with the effect NoExecute ends a pod after a time.", "Write effect: NoExecute, or leave it out.");
    }

    private static IEnumerable<Part> NodeTerms(Part affinity) =>
        affinity[Required].Objects("nodeSelectorTerms").Concat(affinity.Objects(Preferred).Select(term => term["preference"]));

    // ValidateNodeSelectorRequirement, ValidateNodeFieldSelectorRequirement.
    private static IEnumerable<Fault> NodeTerm(Part term)
    {
        foreach (var requirement in term.Objects("matchExpressions"))
        {
            foreach (var fault in Selectors.Requirement(requirement))
                yield return fault;
            if (requirement.Text("operator") is not ("Gt" or "Lt"))
                continue;

            var values = requirement.Texts("values").ToArray();
            if (values.Length != 1)
                yield return requirement.Fault("values", $"{requirement.Text("operator")} compares with one number, and here are {values.Length}.", "Write one.");
            else if (!long.TryParse(values[0].Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _))
                yield return new Fault(values[0].Field, $"'{values[0].Text}' is not a whole number, so that no node matches.", "Write one.");
        }

        foreach (var field in term.Objects("matchFields"))
        {
            if (field.Text("key") is { } key and not "metadata.name")
                yield return field.Fault("key", $"A node is chosen by metadata.name, not by {key}.", "Write metadata.name, or matchExpressions for its labels.");
            else if (field.Text("operator") is not ("In" or "NotIn"))
                yield return field.Fault("operator", "A node's name is asked for with In or NotIn.", "Write In.");
            else if (field.Texts("values").Count() != 1)
                yield return field.Fault("values", "A node's name is compared with one value.", "Write one.");
        }
    }

    private static IEnumerable<Part> PodTerms(Part affinity) =>
        affinity.Objects(Required).Concat(affinity.Objects(Preferred).Select(term => term["podAffinityTerm"]));

    // validatePodAffinityTerm, validateMatchLabelKeysAndMismatchLabelKeys.
    private static IEnumerable<Fault> PodTerm(Part term)
    {
        foreach (var fault in Selectors.Of(term["labelSelector"]).Concat(Selectors.Of(term["namespaceSelector"])).Concat(LabelKeys(term, "matchLabelKeys")).Concat(LabelKeys(term, "mismatchLabelKeys")))
            yield return fault;

        var keys = term.Texts("matchLabelKeys").Select(key => key.Text).ToHashSet();
        foreach (var (key, field) in term.Texts("mismatchLabelKeys").Where(key => keys.Contains(key.Text)))
            yield return new Fault(field, $"{key} is in matchLabelKeys too.", "Keep it in one of them.");
    }

    private static IEnumerable<Fault> Spread(Part constraint)
    {
        foreach (var fault in Selectors.Of(constraint["labelSelector"]).Concat(LabelKeys(constraint, "matchLabelKeys")))
            yield return fault;
        if (constraint.Has("minDomains") && constraint.Text("whenUnsatisfiable") == "ScheduleAnyway")
            yield return constraint.Fault("minDomains", "It counts only with whenUnsatisfiable: DoNotSchedule.", "Leave it out.");
    }

    private static IEnumerable<Fault> LabelKeys(Part part, string keys)
    {
        if (part.HasSome(keys) && !part["labelSelector"].Exists)
            yield return part.Fault(keys, $"{keys} adds to a labelSelector, and there is none.", "Write the labelSelector.");
    }
}
