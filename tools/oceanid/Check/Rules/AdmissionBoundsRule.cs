using Oceanid.Tool.Facts.Rights;
using Oceanid.Tool.Fleet;
using Oceanid.Tool.Text;

namespace Oceanid.Tool.Check.Rules;

/// <summary>What bounds the programs beyond RBAC is there, and is what somebody has judged.</summary>
internal sealed class AdmissionBoundsRule : IRule
{
    public string Id => "admission-bounds";

    public string Title => "Where programs make namespaces, the admission policies that bound them and the roles that they hand out are there, as they were judged.";

    public string Rationale =>
        "Who may write namespaces and role bindings, or a Kustomization in the namespace of Flux, can become cluster-admin; RBAC cannot say otherwise. The "
        + "policies can, and a validation that is missing or weaker is a way out that no other check sees.";

    public string Remedy =>
        "Put it back as it was; a change on purpose is tried on a real API server first, and its SHA-256 written into AdmissionPolicy.cs.";

    public IEnumerable<Case> Cases(CheckContext context) => context.Views.Where(HasPrograms).Each(Check);

    private static bool HasPrograms(ClusterView view) =>
        view.OfKind("", "Namespace").Any(space => space.Object.Content.At("metadata", "labels").Text("oceanid.dev/program") is not null);

    private static IEnumerable<Finding> Check(ClusterView view) =>
        AdmissionPolicy.Known.SelectMany(policy => policy.Objects).SelectMany(judged => Policy(view, judged))
            .Concat(AdmissionPolicy.Roles.SelectMany(judged => Role(view, judged)));

    private static IEnumerable<Finding> Policy(ClusterView view, JudgedObject judged)
    {
        if (judged.In(view) is not { } found)
            return [view.Finding($"There is no {judged.Kind} {judged.Name}: the programs are as strong as RBAC lets them be.")];

        return JudgedObject.IsKept(found)
            ? Object(judged, found, "spec")
            : Object(judged, found, "spec").Append(found.Finding("A path that goes wrong would prune it.", "metadata.annotations", "Annotate it with kustomize.toolkit.fluxcd.io/prune: disabled."));
    }

    private static IEnumerable<Finding> Role(ClusterView view, JudgedObject judged) => judged.In(view) is { } found
        ? Object(judged, found, "rules")
        : [view.Finding($"There is no ClusterRole {judged.Name}: what the programs hand out by this name cannot be told.")];

    private static IEnumerable<Finding> Object(JudgedObject judged, OwnedObject found, string field)
    {
        if (!judged.IsAsJudged(found))
            yield return found.Finding("It is not the one that was judged, so what it lets through cannot be told.", field);
        if (JudgedObject.NotApplied(found) is { } told)
            yield return found.Finding($"Flux would not keep it as it stands here ({told}).", "metadata", "Remove that.");
    }
}
