using Oceanid.Tool.Facts.Rights;
using Oceanid.Tool.Fleet;
using Oceanid.Tool.Text;

namespace Oceanid.Tool.Check.Rules;

/// <summary>The account that Flux applies a folder with may apply all of it.</summary>
internal sealed class AppliedObjectsRule : IRule
{
    // Server-side apply, and pruning.
    private static readonly string[] Verbs = ["get", "create", "patch", "delete"];

    public string Id => "applied-objects";

    public string Title => "The account of each Flux Kustomization may apply every object of its folder, and delete it again.";

    public string Rationale =>
        "Flux applies a folder as a whole, with a dry run of everything first: one object that the account may not apply, of another kind or in another "
        + "namespace, stops the app at the next merge.";

    public string Remedy => "Leave it to the program that owns such objects, or give app-deployer the right in clusters/base/flux-system.";

    public IEnumerable<Case> Cases(CheckContext context) => context.Views.Each(view =>
        from overlay in view.Preview.Overlays
        where overlay.ServiceAccount is not null
        from kustomization in view.Kustomizations
        where kustomization.Object.Name == overlay.Kustomization
        let rights = new AccountRights(view, kustomization.Object.Namespace, overlay.ServiceAccount!)
        from item in overlay.Objects
        let missing = Missing(rights, item.Object)
        where missing.Count > 0
        select new Finding($"{kustomization.Object.Namespace}/{overlay.ServiceAccount}, with which Flux applies it, may not {string.Join(", ", missing)} it there.")
        {
            Cluster = view.Name,
            File = item.Source.File,
            Line = item.Source.Line,
            Object = item.Object.Label,
        });

    private static IReadOnlyList<string> Missing(AccountRights rights, KubernetesObject found)
    {
        var group = found.ApiVersion.Split('/') is [var name, _] ? name : "";
        return [.. Verbs.Where(verb => !rights.Has(new Right(verb, group, Right.ResourceOf(found.Kind), verb == "create" ? "*" : found.Name ?? "*"), found.Namespace))];
    }
}
