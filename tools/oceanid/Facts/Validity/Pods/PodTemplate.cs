using Oceanid.Tool.Fleet;
using Oceanid.Tool.Knowledge;

namespace Oceanid.Tool.Facts.Validity.Pods;

/// <summary>A pod that an object makes, where it stands in it.</summary>
/// <param name="Kind">The kind of the object.</param>
/// <param name="Whole">What holds the pod's metadata and spec.</param>
internal sealed record PodTemplate(string Kind, Part Whole)
{
    public Part Spec => Whole["spec"];

    /// <summary>The pod of an object; null for one that makes none.</summary>
    public static PodTemplate? Of(KubernetesObject found)
    {
        // A Stack's is merged into what the operator writes.
        var isStack = (found.Group, found.Kind) == (ApiGroups.Pulumi, "Stack");
        var path = isStack ? ["spec", "workspaceTemplate", "spec", "podTemplate", "spec"] : PodSpec.PathOf(found.Group, found.Kind);
        var whole = path?.SkipLast(1).Aggregate(new Part(found.Content, "", isStack), (part, key) => part[key]);
        return whole is { } part && part["spec"].Exists ? new PodTemplate(found.Kind, part) : null;
    }
}
