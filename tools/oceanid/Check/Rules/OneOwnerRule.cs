using Oceanid.Tool.Fleet;
using Oceanid.Tool.Text;

namespace Oceanid.Tool.Check.Rules;

/// <summary>Every object has one owner.</summary>
internal sealed class OneOwnerRule : IRule
{
    private static readonly string[] OfFlux = ["source-controller", "kustomize-controller"];

    public string Id => "one-owner";

    public string Title => "Every object of a cluster has exactly one owner.";

    public string Rationale =>
        "Flux applies with force-ownership at every interval, so an object that a program declares as well flaps between "
        + "the two. A tree that holds Flux's own install lets Flux prune itself (flux bootstrap's trap).";

    public string Remedy => "Remove it from all owners but one: programs own what Flux and the operator need, Secrets and namespaces; the tree the rest.";

    public IEnumerable<Case> Cases(CheckContext context) => context.Views.SelectMany(view =>
    {
        var owners = view.Objects.ToLookup(Key);
        return view.Objects.Each(item => Check(item, [.. owners[Key(item)]]));
    });

    private static (string Group, string Kind, string? Namespace, string? Name) Key(OwnedObject item) =>
        (item.Group, item.Object.Kind, item.Object.Namespace, item.Object.Name);

    private static IEnumerable<Finding> Check(OwnedObject item, IReadOnlyList<OwnedObject> same)
    {
        if (same.Count > 1 && ReferenceEquals(item, same[^1]))
            yield return item.Finding($"It has {same.Count} owners: {string.Join(" and ", same.Select(owned => owned.Source.File))}.");
        if (item.IsInGit && IsFluxItself(item))
            yield return item.Finding("It is part of Flux's own install, which infrastructure/cluster owns.");
    }

    private static bool IsFluxItself(OwnedObject item) => item.Object switch
    {
        { Kind: "CustomResourceDefinition", Name: { } name } => name.EndsWith(".toolkit.fluxcd.io", StringComparison.Ordinal),
        { Kind: "Deployment", Name: { } name } => OfFlux.Contains(name),
        _ => false,
    };
}
