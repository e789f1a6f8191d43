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

    /// <summary>The namespace to put every object into.</summary>
    [Input("targetNamespace")]
    public Input<string>? TargetNamespace { get; set; }

    /// <summary>A prefix for every name.</summary>
    [Input("namePrefix")]
    public Input<string>? NamePrefix { get; set; }

    /// <summary>A suffix for every name.</summary>
    [Input("nameSuffix")]
    public Input<string>? NameSuffix { get; set; }

    /// <summary>Labels and annotations for every object.</summary>
    [Input("commonMetadata")]
    public Input<KustomizationCommonMetadataArgs>? CommonMetadata { get; set; }

    /// <summary>Patches, applied last.</summary>
    [Input("patches")]
    public InputList<KustomizationPatchArgs>? Patches { get; set; }

    /// <summary>Image names, tags and digests to replace.</summary>
    [Input("images")]
    public InputList<KustomizationImageArgs>? Images { get; set; }

    /// <summary>Kustomize components to include.</summary>
    [Input("components")]
    public InputList<string>? Components { get; set; }

    /// <summary>Whether a missing component is ignored. Default false.</summary>
    [Input("ignoreMissingComponents")]
    public Input<bool>? IgnoreMissingComponents { get; set; }

    /// <summary>Variables to substitute after the build.</summary>
    [Input("postBuild")]
    public Input<KustomizationPostBuildArgs>? PostBuild { get; set; }

    /// <summary>How to decrypt Secrets.</summary>
    [Input("decryption")]
    public Input<KustomizationDecryptionArgs>? Decryption { get; set; }

    /// <summary>The cluster to apply to. Default: this one.</summary>
    [Input("kubeConfig")]
    public Input<KustomizationKubeConfigArgs>? KubeConfig { get; set; }

    /// <summary>Whether to recreate an object whose immutable field changed. Default false; leave it.</summary>
    [Input("force")]
    public Input<bool>? Force { get; set; }

    /// <summary>Whether to stop applying. Default false.</summary>
    [Input("suspend")]
    public Input<bool>? Suspend { get; set; }
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

    /// <summary>
    /// The namespace. Default: that of the Kustomization; another one is refused with <c>--no-cross-namespace-refs</c>.
    /// </summary>
    [Input("namespace")]
    public Input<string>? Namespace { get; set; }

    /// <summary>The API version. Default: that of the kind.</summary>
    [Input("apiVersion")]
    public Input<string>? ApiVersion { get; set; }
}

/// <summary>A Kustomization that must be ready first.</summary>
public sealed class KustomizationDependencyArgs : ResourceArgs
{
    /// <summary>The name.</summary>
    [Input("name", required: true)]
    public required Input<string> Name { get; set; }

    /// <summary>The namespace. Default: that of the Kustomization.</summary>
    [Input("namespace")]
    public Input<string>? Namespace { get; set; }

    /// <summary>
    /// A CEL expression that replaces the built-in check of readiness; variables <c>dep</c> and <c>self</c>.
    /// </summary>
    [Input("readyExpr")]
    public Input<string>? ReadyExpr { get; set; }
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

/// <summary>Labels and annotations for every object.</summary>
public sealed class KustomizationCommonMetadataArgs : ResourceArgs
{
    /// <summary>Labels.</summary>
    [Input("labels")]
    public InputMap<string>? Labels { get; set; }

    /// <summary>Annotations.</summary>
    [Input("annotations")]
    public InputMap<string>? Annotations { get; set; }
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
    /// <summary>The API group.</summary>
    [Input("group")]
    public Input<string>? Group { get; set; }

    /// <summary>The API version.</summary>
    [Input("version")]
    public Input<string>? Version { get; set; }

    /// <summary>The kind.</summary>
    [Input("kind")]
    public Input<string>? Kind { get; set; }

    /// <summary>The name.</summary>
    [Input("name")]
    public Input<string>? Name { get; set; }

    /// <summary>The namespace.</summary>
    [Input("namespace")]
    public Input<string>? Namespace { get; set; }

    /// <summary>A label selector.</summary>
    [Input("labelSelector")]
    public Input<string>? LabelSelector { get; set; }

    /// <summary>An annotation selector.</summary>
    [Input("annotationSelector")]
    public Input<string>? AnnotationSelector { get; set; }
}

/// <summary>An image to replace.</summary>
public sealed class KustomizationImageArgs : ResourceArgs
{
    /// <summary>The name to find.</summary>
    [Input("name", required: true)]
    public required Input<string> Name { get; set; }

    /// <summary>The new name.</summary>
    [Input("newName")]
    public Input<string>? NewName { get; set; }

    /// <summary>The new tag.</summary>
    [Input("newTag")]
    public Input<string>? NewTag { get; set; }

    /// <summary>The new digest.</summary>
    [Input("digest")]
    public Input<string>? Digest { get; set; }
}

/// <summary>Variables to substitute after the build.</summary>
public sealed class KustomizationPostBuildArgs : ResourceArgs
{
    /// <summary>Variables and their values.</summary>
    [Input("substitute")]
    public InputMap<string>? Substitute { get; set; }

    /// <summary>ConfigMaps and Secrets to take variables from.</summary>
    [Input("substituteFrom")]
    public InputList<KustomizationSubstituteFromArgs>? SubstituteFrom { get; set; }
}

/// <summary>A ConfigMap or Secret to take variables from.</summary>
public sealed class KustomizationSubstituteFromArgs : ResourceArgs
{
    /// <summary><c>ConfigMap</c> or <c>Secret</c>.</summary>
    [Input("kind", required: true)]
    public required Input<string> Kind { get; set; }

    /// <summary>The name.</summary>
    [Input("name", required: true)]
    public required Input<string> Name { get; set; }

    /// <summary>Whether it may be missing. Default false.</summary>
    [Input("optional")]
    public Input<bool>? Optional { get; set; }
}

/// <summary>How to decrypt Secrets.</summary>
public sealed class KustomizationDecryptionArgs : ResourceArgs
{
    /// <summary><c>sops</c>.</summary>
    [Input("provider", required: true)]
    public required Input<string> Provider { get; set; }

    /// <summary>The Secret with the keys.</summary>
    [Input("secretRef")]
    public Input<LocalReferenceArgs>? SecretRef { get; set; }

    /// <summary>The service account for workload identity.</summary>
    [Input("serviceAccountName")]
    public Input<string>? ServiceAccountName { get; set; }
}

/// <summary>The cluster to apply to.</summary>
public sealed class KustomizationKubeConfigArgs : ResourceArgs
{
    /// <summary>The Secret with a kubeconfig.</summary>
    [Input("secretRef")]
    public Input<KustomizationKubeConfigSecretArgs>? SecretRef { get; set; }

    /// <summary>The ConfigMap with the settings of a secret-less access.</summary>
    [Input("configMapRef")]
    public Input<LocalReferenceArgs>? ConfigMapRef { get; set; }
}

/// <summary>The Secret with a kubeconfig.</summary>
public sealed class KustomizationKubeConfigSecretArgs : ResourceArgs
{
    /// <summary>The name.</summary>
    [Input("name", required: true)]
    public required Input<string> Name { get; set; }

    /// <summary>The key. Default: <c>value</c>, else <c>value.yaml</c>.</summary>
    [Input("key")]
    public Input<string>? Key { get; set; }
}
