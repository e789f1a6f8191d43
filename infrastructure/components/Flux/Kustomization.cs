using Pulumi;
using Pulumi.Kubernetes.ApiExtensions;
using CustomResource = Pulumi.Kubernetes.ApiExtensions.CustomResource;

namespace Oceanid.Infrastructure.Components.Flux;

/// <summary>
/// A folder that kustomize-controller builds and applies: <c>kustomize.toolkit.fluxcd.io/v1</c> Kustomization, as the
/// CRD of kustomize-controller 1.8 serves it.
/// </summary>
public sealed class Kustomization : CustomResource
{
    /// <summary>The API version that the pinned CRD serves.</summary>
    public const string ApiVersionName = "kustomize.toolkit.fluxcd.io/v1";

    /// <summary>The kind.</summary>
    public const string KindName = "Kustomization";

    /// <summary>Declares the object.</summary>
    /// <param name="name">The logical name of the resource.</param>
    /// <param name="args">The metadata and the spec.</param>
    /// <param name="options">Resource options.</param>
    public Kustomization(string name, KustomizationArgs args, CustomResourceOptions? options = null)
        : base(name, args, options)
    {
    }
}

/// <summary>The metadata and spec of a <see cref="Kustomization"/>.</summary>
public sealed class KustomizationArgs : CustomResourceArgs
{
    /// <summary>Sets the API version and the kind.</summary>
    public KustomizationArgs()
        : base(Kustomization.ApiVersionName, Kustomization.KindName)
    {
    }

    /// <summary>The desired state.</summary>
    [Input("spec", required: true)]
    public required Input<KustomizationSpecArgs> Spec { get; set; }
}

/// <summary>The spec of a Kustomization.</summary>
public sealed class KustomizationSpecArgs : ResourceArgs
{
    /// <summary>How often to apply again: a Go duration such as <c>10m</c>. A new revision is applied at once.</summary>
    [Input("interval", required: true)]
    public required Input<string> Interval { get; set; }

    /// <summary>Whether an object that leaves the folder is deleted. The CRD has no default.</summary>
    [Input("prune", required: true)]
    public required Input<bool> Prune { get; set; }

    /// <summary>The source.</summary>
    [Input("sourceRef", required: true)]
    public required Input<KustomizationSourceRefArgs> SourceRef { get; set; }

    /// <summary>The folder in the source. Default: its root.</summary>
    [Input("path")]
    public Input<string>? Path { get; set; }

    /// <summary>How long to wait after a failure. Default: the interval.</summary>
    [Input("retryInterval")]
    public Input<string>? RetryInterval { get; set; }

    /// <summary>The time limit of building, applying and waiting. Default: the interval less 30s, at least 30s.</summary>
    [Input("timeout")]
    public Input<string>? Timeout { get; set; }

    /// <summary>
    /// Whether to wait for the health of all that was applied; healthChecks are then ignored. Default false.
    /// </summary>
    [Input("wait")]
    public Input<bool>? Wait { get; set; }

    /// <summary>Kustomizations that must be ready first.</summary>
    [Input("dependsOn")]
    public InputList<KustomizationDependencyArgs>? DependsOn { get; set; }

    /// <summary>Objects whose health to wait for.</summary>
    [Input("healthChecks")]
    public InputList<KustomizationHealthCheckArgs>? HealthChecks { get; set; }

    /// <summary>How to tell the health of kinds that have no standard status. One entry per kind.</summary>
    [Input("healthCheckExprs")]
    public InputList<KustomizationHealthCheckExprArgs>? HealthCheckExprs { get; set; }

    /// <summary>
    /// What happens to the applied objects when this one is deleted: <c>MirrorPrune</c> (default: as <c>prune</c>
    /// says), <c>Delete</c>, <c>WaitForTermination</c> or <c>Orphan</c>.
    /// </summary>
    [Input("deletionPolicy")]
    public Input<string>? DeletionPolicy { get; set; }

    /// <summary>The service account to apply with. Default: the controller's own.</summary>
    [Input("serviceAccountName")]
    public Input<string>? ServiceAccountName { get; set; }

    /// <summary>Patches, applied last.</summary>
    [Input("patches")]
    public InputList<KustomizationPatchArgs>? Patches { get; set; }

    /// <summary>Variables to substitute after the build.</summary>
    [Input("postBuild")]
    public Input<KustomizationPostBuildArgs>? PostBuild { get; set; }
}

/// <summary>The source of a Kustomization.</summary>
public sealed class KustomizationSourceRefArgs : ResourceArgs
{
    /// <summary><c>GitRepository</c>, <c>OCIRepository</c>, <c>Bucket</c> or <c>ExternalArtifact</c>.</summary>
    [Input("kind", required: true)]
    public required Input<string> Kind { get; set; }

    /// <summary>The name.</summary>
    [Input("name", required: true)]
    public required Input<string> Name { get; set; }
}

/// <summary>A Kustomization that must be ready first.</summary>
public sealed class KustomizationDependencyArgs : ResourceArgs
{
    /// <summary>The name.</summary>
    [Input("name", required: true)]
    public required Input<string> Name { get; set; }
}

/// <summary>An object whose health to wait for.</summary>
public sealed class KustomizationHealthCheckArgs : ResourceArgs
{
    /// <summary>The kind.</summary>
    [Input("kind", required: true)]
    public required Input<string> Kind { get; set; }

    /// <summary>The name.</summary>
    [Input("name", required: true)]
    public required Input<string> Name { get; set; }

    /// <summary>The API version.</summary>
    [Input("apiVersion")]
    public Input<string>? ApiVersion { get; set; }

    /// <summary>The namespace.</summary>
    [Input("namespace")]
    public Input<string>? Namespace { get; set; }
}

/// <summary>CEL expressions that tell the health of a kind.</summary>
public sealed class KustomizationHealthCheckExprArgs : ResourceArgs
{
    /// <summary>The API version.</summary>
    [Input("apiVersion", required: true)]
    public required Input<string> ApiVersion { get; set; }

    /// <summary>The kind.</summary>
    [Input("kind", required: true)]
    public required Input<string> Kind { get; set; }

    /// <summary>True when the object is healthy.</summary>
    [Input("current", required: true)]
    public required Input<string> Current { get; set; }

    /// <summary>True while it is on its way.</summary>
    [Input("inProgress")]
    public Input<string>? InProgress { get; set; }

    /// <summary>True when it has failed.</summary>
    [Input("failed")]
    public Input<string>? Failed { get; set; }
}

/// <summary>A patch.</summary>
public sealed class KustomizationPatchArgs : ResourceArgs
{
    /// <summary>A strategic merge patch or a JSON 6902 patch.</summary>
    [Input("patch", required: true)]
    public required Input<string> Patch { get; set; }

    /// <summary>What to patch.</summary>
    [Input("target")]
    public Input<KustomizationPatchTargetArgs>? Target { get; set; }
}

/// <summary>What to patch; kind and name are regular expressions.</summary>
public sealed class KustomizationPatchTargetArgs : ResourceArgs
{
    /// <summary>The kind.</summary>
    [Input("kind")]
    public Input<string>? Kind { get; set; }
}

/// <summary>Variables to substitute after the build.</summary>
public sealed class KustomizationPostBuildArgs : ResourceArgs
{
    /// <summary>Variables and their values.</summary>
    [Input("substitute")]
    public InputMap<string>? Substitute { get; set; }
}
