using Oceanid.Infrastructure.Components.Kubernetes;
using Pulumi;
using Pulumi.Kubernetes.Helm.V3;
using Pulumi.Kubernetes.Types.Inputs.Helm.V3;

namespace Oceanid.Infrastructure.Components.Flux;

/// <summary>The settings of <see cref="FluxControllers"/>.</summary>
public sealed class FluxControllersArgs
{
    /// <summary>The namespace to install into.</summary>
    public required Input<string> Namespace { get; init; }

    /// <summary>
    /// The id of the Helm release, <c>namespace/name</c>, where it exists already and the state has it not; null (default) to install it.
    /// </summary>
    public string? ImportId { get; init; }

    /// <summary>The resources of source-controller. The chart sets no limits.</summary>
    public ContainerResources SourceController { get; init; } = new("50m", 64, "1000m", 256);

    /// <summary>The resources of kustomize-controller. The chart sets no limits.</summary>
    public ContainerResources KustomizeController { get; init; } = new("100m", 64, "1000m", 256);

    /// <summary>Whether there is a notification-controller, which <see cref="FluxAlerts"/> needs. Default: none, for it costs memory.</summary>
    public bool Notifications { get; init; }

    /// <summary>The resources of notification-controller. The chart sets no limits.</summary>
    public ContainerResources NotificationController { get; init; } = new("50m", 32, "500m", 128);
}

/// <summary>
/// Flux with source-controller and kustomize-controller, and for alerts notification-controller, on the control plane, from the <c>flux2</c> chart.
/// There is no helm-controller: a HelmRelease in the Git tree would fail its whole Kustomization.
/// </summary>
public sealed class FluxControllers : ComponentResource
{
    /// <summary>Declares the Helm release.</summary>
    /// <param name="name">The logical name, and the name of the release.</param>
    /// <param name="args">The settings.</param>
    /// <param name="options">Resource options.</param>
    public FluxControllers(string name, FluxControllersArgs args, ComponentResourceOptions? options = null)
        : base("oceanid:flux:FluxControllers", name, options)
    {
        ArgumentNullException.ThrowIfNull(args);
        _ = new Release(
            name,
            new ReleaseArgs
            {
                Name = name,
                Namespace = args.Namespace,
                Chart = "oci://ghcr.io/fluxcd-community/charts/flux2",
                Version = Versions.FluxChart,
                Values = Values(args),
                Timeout = 300,
                // Each revision is a Secret that the Pulumi operator caches within its 128Mi.
                MaxHistory = 2,
            },
            new CustomResourceOptions { Parent = this, ImportId = args.ImportId });
        RegisterOutputs();
    }

    private static Dictionary<string, object> Values(FluxControllersArgs args) => new()
    {
        // The chart templates its CRDs, so an uninstall would delete them, and with them every source and Kustomization.
        ["crds"] = new Dictionary<string, object>
        {
            ["annotations"] = new Dictionary<string, string> { ["helm.sh/resource-policy"] = "keep" },
        },
        ["helmController"] = Off,
        // With it the chart has the other controllers send it their events.
        ["notificationController"] = args.Notifications ? Controller(Versions.NotificationController, args.NotificationController, []) : Off,
        ["imageAutomationController"] = Off,
        // The chart's spelling: not imageReflectorController, which it would ignore.
        ["imageReflectionController"] = Off,
        ["sourceController"] = Controller(Versions.SourceController, args.SourceController, []),
        ["kustomizeController"] = Controller(Versions.KustomizeController, args.KustomizeController,
        [
            // A build must not fetch what no revision of the source pins.
            "--no-remote-bases=true",
            // A Kustomization must not use the source of another namespace. multitenancy.enabled would set this too, but
            // also asks every Kustomization for a service account.
            "--no-cross-namespace-refs=true",
            // Each app has a Kustomization, and one that waits for health occupies its worker.
            "--concurrent=4",
            // A fix is applied at once, although the health check of the broken revision is still waiting; a variable that nobody has set is
            // an error, not an empty text.
            "--feature-gates=CancelHealthCheckOnNewRevision=true,StrictPostBuildSubstitutions=true",
        ]),
        // The pod of the chart's `flux check --pre` job: without these it stays pending on a tainted control plane, and
        // with it the release.
        ["cli"] = new Dictionary<string, object>
        {
            ["nodeSelector"] = ControlPlane.NodeSelector,
            ["tolerations"] = ControlPlane.Tolerations,
        },
    };

    private static Dictionary<string, object> Off => new() { ["create"] = false };

    private static Dictionary<string, object> Controller(string tag, ContainerResources resources, string[] arguments) => new()
    {
        ["tag"] = tag,
        ["resources"] = resources.ToArgs(),
        ["nodeSelector"] = ControlPlane.NodeSelector,
        ["tolerations"] = ControlPlane.Tolerations,
        ["container"] = new Dictionary<string, object> { ["additionalArgs"] = arguments },
        // The upstream manifests set GOMEMLIMIT, the chart does not (fluxcd-community/helm-charts#258).
        ["extraEnv"] = new object[]
        {
            new Dictionary<string, object> { ["name"] = "GOMEMLIMIT", ["value"] = resources.GoMemoryLimit },
        },
    };
}
