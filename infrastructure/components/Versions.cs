namespace Oceanid.Infrastructure.Components;

/// <summary>
/// The pinned versions of every chart and image that the programs deploy. This is the only place that names them;
/// NuGet packages are pinned in <c>Directory.Packages.props</c>.
/// </summary>
public static class Versions
{
    /// <summary>The Helm chart that installs Flux; its app version is Flux 2.8.5.</summary>
    public const string FluxChart = "2.18.3";

    /// <summary>
    /// The image tag of source-controller. The chart's own, v1.8.2, lacks the fixes for CVE-2026-45022 (in v1.8.4) and
    /// CVE-2026-45570 and CVE-2026-45571 (in v1.8.5). The minor version stays that of the chart: its CRDs are of 1.8,
    /// and a field that they lack is an error under server-side apply.
    /// </summary>
    public const string SourceController = "v1.8.5";

    /// <summary>The image tag of kustomize-controller; moves together with <see cref="SourceController"/>.</summary>
    public const string KustomizeController = "v1.8.5";

    /// <summary>The image tag of notification-controller, where there are alerts: the last of the chart's minor version.</summary>
    public const string NotificationController = "v1.8.4";

    /// <summary>
    /// The oldest Kubernetes that this Flux runs on: <c>flux check --pre</c> of 2.8.5 asks for 1.33.0 or newer.
    /// </summary>
    public static readonly Version MinimumKubernetes = new(1, 33, 0);

    /// <summary>
    /// The oldest Kubernetes that still gets fixes, which K3s follows: 1.34 got its last on 2026-10-27. That of 1.35 is on 2027-02-28
    /// (https://kubernetes.io/releases/patch-releases/): raise this then.
    /// </summary>
    public static readonly Version MaintainedKubernetes = new(1, 35);

    /// <summary>The Helm chart of the Pulumi Kubernetes Operator, without a <c>v</c>; it installs operator v2.9.0.</summary>
    public const string PulumiOperatorChart = "2.9.0";

    /// <summary>
    /// The image of the workspaces. Pinned, because the operator's default is <c>latest</c> and pulled at every start;
    /// <c>nonroot</c>, because the namespace is restricted. It needs Pulumi CLI 3.202 or newer (configuration that is
    /// not a string) and the .NET 10 SDK (in this image since pulumi-docker-containers#764).
    /// </summary>
    public const string WorkspaceImage = "pulumi/pulumi:3.259.0-nonroot";

    /// <summary>
    /// The image of cloudflared. Pinned, because Cloudflare supports a release for a year and an older one keeps working: an
    /// upgrade is a change that somebody reads.
    /// </summary>
    public const string CloudflaredImage = "docker.io/cloudflare/cloudflared:2026.7.3";
}
