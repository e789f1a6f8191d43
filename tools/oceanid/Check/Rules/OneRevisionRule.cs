using Oceanid.Tool.Fleet;
using Oceanid.Tool.Knowledge;
using Oceanid.Tool.Text;

namespace Oceanid.Tool.Check.Rules;

/// <summary>The sources of a cluster that have one repository follow one reference in it.</summary>
internal sealed class OneRevisionRule : IRule
{
    public string Id => "one-revision";

    public string Title => "All that a cluster takes from one repository is of one branch or range of tags.";

    public string Rationale =>
        "Programs and manifests belong together: with a source that follows a branch and one that follows tags the operator would run programs of tomorrow over the manifests of "
        + "the last release.";

    public string Remedy => "Give both the same `ref`.";

    public IEnumerable<Case> Cases(CheckContext context) => context.Views.SelectMany(view => view.OfKind(ApiGroups.Source, "GitRepository")
        .GroupBy(source => source.Object.Content.At("spec").Text("url"))
        .SelectMany(sources => sources.Each(source => Check(sources.First(), source))));

    private static IEnumerable<Finding> Check(OwnedObject first, OwnedObject source)
    {
        if (source.Object.Content.At("spec", "ref") is not { Count: > 0 })
            yield return source.Finding("It has no ref, so Flux takes the branch master.", "spec.ref", "Name a branch, a tag or a commit.");
        else if (Reference(source) != Reference(first))
            yield return source.Finding($"It follows {Reference(source)}, and {first.Object.Label} {Reference(first)}.", "spec.ref");
    }

    private static string Reference(OwnedObject source) => source.Object.Content.At("spec", "ref") is { Count: > 0 } reference
        ? string.Join(", ", reference.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => $"the {entry.Key} {entry.Value}"))
        : "the default branch";
}
