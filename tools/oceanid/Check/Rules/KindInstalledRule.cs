using Oceanid.Tool.Facts.Memory;
using Oceanid.Tool.Fleet;
using Oceanid.Tool.Knowledge;
using Oceanid.Tool.Text;

namespace Oceanid.Tool.Check.Rules;

/// <summary>No object of a kind that nobody serves.</summary>
internal sealed class KindInstalledRule : IRule
{
    // Which value of the flux2 chart installs which kinds.
    private static readonly (string Value, bool Default, string Group, string[] Kinds)[] Controllers =
    [
        ("sourceController", true, ApiGroups.Source, ["GitRepository", "OCIRepository", "Bucket", "ExternalArtifact"]),
        ("kustomizeController", true, ApiGroups.Kustomize, ["Kustomization"]),
        // Their CRDs come with source-controller, but only helm-controller uses them.
        ("helmController", true, ApiGroups.Source, ["HelmRepository", "HelmChart"]),
        ("helmController", true, "helm.toolkit.fluxcd.io", ["HelmRelease"]),
        ("notificationController", true, ApiGroups.Notification, ["Alert", "Provider", "Receiver"]),
        ("imageAutomationController", true, "image.toolkit.fluxcd.io", ["ImageUpdateAutomation"]),
        ("imageReflectionController", true, "image.toolkit.fluxcd.io", ["ImageRepository", "ImagePolicy"]),
        ("sourceWatcher", false, "source.extensions.fluxcd.io", ["ArtifactGenerator"]),
    ];

    // What Kubernetes and K3s serve on their own.
    private static readonly HashSet<string> BuiltIn = new(StringComparer.Ordinal)
    {
        "", "apps", "batch", "autoscaling", "policy", ApiGroups.Rbac, "networking.k8s.io", "storage.k8s.io",
        "scheduling.k8s.io", "coordination.k8s.io", "discovery.k8s.io", "node.k8s.io", "events.k8s.io",
        "admissionregistration.k8s.io", "apiextensions.k8s.io", "apiregistration.k8s.io", "certificates.k8s.io",
        "flowcontrol.apiserver.k8s.io", "helm.cattle.io", "k3s.cattle.io", "traefik.io", "hub.traefik.io",
    };

    public string Id => "kind-installed";

    public string Title => "Every object is of a kind that the cluster serves and some controller acts on.";

    public string Rationale =>
        "One object of an unknown kind fails the dry run of its whole Kustomization (\"no matches for kind\"): the guide's "
        + "HelmRelease does, because it installs no helm-controller.";

    public string Remedy => "Install what serves the kind, or use one that is served.";

    public IEnumerable<Case> Cases(CheckContext context) => context.Views.SelectMany(view =>
    {
        var declared = view.OfKind("apiextensions.k8s.io", "CustomResourceDefinition")
            .Select(crd => (crd.Object.Content.At("spec").Text("group"), crd.Object.Content.At("spec", "names").Text("kind")))
            .ToHashSet();
        return view.Objects
            .Where(item => !BuiltIn.Contains(item.Group) && !declared.Contains((item.Group, item.Object.Kind)))
            .Each(item => Check(view, item));
    });

    private static IEnumerable<Finding> Check(ClusterView view, OwnedObject item)
    {
        if (Missing(view, item) is { } missing)
            yield return item.Finding(missing, "kind");
    }

    private static string? Missing(ClusterView view, OwnedObject item)
    {
        var kind = $"{item.Object.ApiVersion} {item.Object.Kind}";
        if (item.Group is ApiGroups.Pulumi or "auto.pulumi.com")
        {
            return view.Releases(OperatorChart.Name).Any()
                ? null
                : $"Nothing serves {kind}: no program installs the Pulumi operator.";
        }

        var controllers = Controllers.Where(controller => controller.Group == item.Group && controller.Kinds.Contains(item.Object.Kind)).ToList();
        if (controllers.Count == 0)
            return $"Nothing that this repository installs serves {kind}.";

        var flux = view.Releases(FluxChart.Name).FirstOrDefault()?.Resource;
        return controllers.Exists(controller => flux is not null && IsOn(flux, controller.Value, controller.Default))
            ? null
            : $"Nothing acts on {kind}: {controllers[0].Value} of the flux2 chart is not installed.";
    }

    private static bool IsOn(ResourcePreview flux, string controller, bool whenMissing) =>
        flux.Inputs.At("values", controller)?["create"]?.ToString() is { } create ? create == "true" : whenMissing;
}
