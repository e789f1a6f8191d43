using Oceanid.Tool.Fleet;
using Oceanid.Tool.Text;

namespace Oceanid.Tool.Check.Rules;

/// <summary>Data do not go with the item of an app in a stack file.</summary>
internal sealed class KeepDataRule : IRule
{
    public string Id => "keep-data";

    public string Title => "The namespace of an app that claims a volume is protected.";

    public string Rationale =>
        "Taking an app out of the stack file deletes its namespace with every claim in it, and local-path of K3s deletes the volume with its claim. "
        + "A program does not see the manifests, so it cannot know.";

    public string Remedy => "Set keepData: true for the app in oceanid-apps:apps.";

    public IEnumerable<Case> Cases(CheckContext context) => context.Views.Each(Check);

    private static IEnumerable<Finding> Check(ClusterView view)
    {
        var unprotected = view.Resources
            .Where(item => item.Resource is { Type: "kubernetes:core/v1:Namespace", Options: { Protect: false, RetainOnDelete: false } })
            .Select(item => item.Resource.Inputs.At("metadata").Text("name"))
            .ToHashSet();
        return view.Objects
            .Where(item => unprotected.Contains(item.Object.Namespace) && ClaimsData(item))
            .Select(item => item.Finding($"It claims a volume, and the namespace {item.Object.Namespace} is not protected."));
    }

    private static bool ClaimsData(OwnedObject item) =>
        item.Object.Kind == "PersistentVolumeClaim" || item.Object.Content.At("spec").Objects("volumeClaimTemplates").Any();
}
