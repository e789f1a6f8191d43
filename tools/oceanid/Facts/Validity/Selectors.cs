using Oceanid.Tool.Text;

namespace Oceanid.Tool.Facts.Validity;

/// <summary>apimachinery/pkg/apis/meta/v1/validation: ValidateLabelSelector; labels that a selector must match.</summary>
internal static class Selectors
{
    public static IEnumerable<Fault> Of(Part selector) => selector.Objects("matchExpressions").SelectMany(Requirement);

    /// <summary>A requirement has values where its operator compares with some.</summary>
    public static IEnumerable<Fault> Requirement(Part requirement)
    {
        var operation = requirement.Text("operator");
        if (operation is "In" or "NotIn" && !requirement.HasSome("values"))
            yield return requirement.Fault("values", $"{operation} compares with values, and there is none.", "Write them, or operator: Exists.");
        else if (operation is "Exists" or "DoesNotExist" && requirement.HasSome("values"))
            yield return requirement.Fault("values", $"{operation} compares with no values.", "Leave them out, or write operator: In.");
    }

    public static bool IsEmpty(Part selector) => !selector.HasSome("matchLabels") && !selector.HasSome("matchExpressions");

    /// <summary>apps/validation: the selector of a workload is not empty, and its own pods match it.</summary>
    public static IEnumerable<Fault> OfWorkload(Part spec)
    {
        var (selector, labels) = (spec["selector"], spec["template"]["metadata"]["labels"]);
        if (!selector.Exists)
            yield break;
        if (IsEmpty(selector))
        {
            yield return spec.Fault("selector", "An empty selector would be for all pods.", "Write matchLabels: those of the template.");
            yield break;
        }

        foreach (var fault in Of(selector))
            yield return fault;

        foreach (var key in selector["matchLabels"].Keys)
        {
            if (selector["matchLabels"].Text(key) is { } wanted && labels.Text(key) != wanted)
                yield return labels.Fault(key, $"The selector asks for {key}: {wanted}, and the pods have {Given(labels, key)}.", "Write the same in both.");
        }

        foreach (var requirement in selector.Objects("matchExpressions"))
        {
            if (!Matches(requirement, labels))
                yield return requirement.Whole($"The pods of the template do not match it: they have {Given(labels, requirement.Text("key")!)}.", "Write in template.metadata.labels what it asks for.");
        }
    }

    private static string Given(Part labels, string key) => labels.Text(key) is { } given ? $"{key}: {given}" : $"no label {key}";

    private static bool Matches(Part requirement, Part labels)
    {
        var given = requirement.Text("key") is { } key ? labels.Text(key) : null;
        var values = requirement.Texts("values").Select(value => value.Text);
        return requirement.Text("key") is null || requirement.Text("operator") switch
        {
            "In" => !requirement.HasSome("values") || values.Contains(given),
            "NotIn" => given is null || !values.Contains(given),
            "Exists" => given is not null,
            "DoesNotExist" => given is null,
            _ => true,
        };
    }
}
