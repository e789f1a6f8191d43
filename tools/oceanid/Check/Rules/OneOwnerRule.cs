using Oceanid.Tool.Fleet;

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

    public IEnumerable<Finding> Check(CheckContext context)
    {
        foreach (var view in context.Views)
        {
            var owners = view.Objects.GroupBy(item => (item.Group, item.Object.Kind, item.Object.Namespace, item.Object.Name));
            foreach (var item in owners.Where(group => group.Count() > 1))
            {
                yield return item.Last().Finding(
                    $"It has {item.Count()} owners: {string.Join(" and ", item.Select(owned => owned.Source?.File ?? owned.Owner))}.");
            }

            foreach (var item in view.Objects.Where(item => item.Source is not null && IsFluxItself(item)))
                yield return item.Finding("It is part of Flux's own install, which infrastructure/cluster owns.");
        }
    }

    private static bool IsFluxItself(OwnedObject item) => item.Object switch
    {
        { Kind: "CustomResourceDefinition", Name: { } name } => name.EndsWith(".toolkit.fluxcd.io", StringComparison.Ordinal),
        { Kind: "Deployment", Name: { } name } => OfFlux.Contains(name),
        _ => false,
    };
}
