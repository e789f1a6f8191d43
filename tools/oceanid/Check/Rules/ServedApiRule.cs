using Oceanid.Tool.Fleet;
using Oceanid.Tool.Knowledge;
using Oceanid.Tool.Text;

namespace Oceanid.Tool.Check.Rules;

/// <summary>Each object is of a version that is served, with fields that its kind has.</summary>
internal sealed class ServedApiRule : IRule
{
    public string Id => "served-api";

    public string Title => "Each object is of an API version that is served, and has only fields of its kind, of their types.";

    public string Rationale =>
        "Flux and Pulumi apply on the server, where an unknown field is an error (\"field not declared in schema\") that fails "
        + "the whole Kustomization. Flux 2.8 removed source.toolkit.fluxcd.io/v1beta2, which the guide uses; a Stack has no "
        + "spec.resources.";

    public string Remedy => "Write what the pinned version serves.";

    public IEnumerable<Case> Cases(CheckContext context) => context.Objects.Each(Check);

    private static IEnumerable<Finding> Check(OwnedObject item)
    {
        var versions = CoreKinds.Versions(item.Group, item.Object.Kind)
            .Concat(CustomKinds.Versions(item.Group, item.Object.Kind))
            .ToList();
        // A kind that nobody knows is for the rule kind-installed.
        if (versions.Count == 0)
            yield break;

        var version = item.Object.ApiVersion.Split('/')[^1];
        if (versions.Find(served => served.Version == version).Schema is not { } schema)
        {
            yield return item.Finding(
                $"{item.Object.ApiVersion} is not served.",
                "apiVersion",
                $"Write {string.Join(" or ", versions.Select(served => item.Group.Length > 0 ? $"{item.Group}/{served.Version}" : served.Version))}.");
            yield break;
        }

        foreach (var (path, problem) in schema.Check(item.Object.Content, ""))
            yield return item.Finding($"{path} {problem}", path);
    }
}
