using Pulumi;
using Pulumi.Kubernetes.ApiExtensions;
using CustomResource = Pulumi.Kubernetes.ApiExtensions.CustomResource;

namespace Oceanid.Infrastructure.Components.Operator;

/// <summary>
/// A Pulumi stack that PKO runs: <c>pulumi.com/v1</c> Stack, as the CRD of PKO 2.9.0 serves it. Not called Stack,
/// because Pulumi.Stack is something else. Use <see cref="PulumiStack"/>, which adds what the object needs to work.
/// </summary>
public sealed class StackResource : CustomResource
{
    /// <summary>The API version that the pinned CRD serves.</summary>
    public const string ApiVersionName = "pulumi.com/v1";

    /// <summary>The kind.</summary>
    public const string KindName = "Stack";

    /// <summary>Declares the object.</summary>
    /// <param name="name">The logical name of the resource.</param>
    /// <param name="args">The metadata and the spec.</param>
    /// <param name="options">Resource options.</param>
    public StackResource(string name, StackResourceArgs args, CustomResourceOptions? options = null)
        : base(name, args, options)
    {
    }
}

/// <summary>The metadata and spec of a <see cref="StackResource"/>.</summary>
public sealed class StackResourceArgs : CustomResourceArgs
{
    /// <summary>Sets the API version and the kind.</summary>
    public StackResourceArgs()
        : base(StackResource.ApiVersionName, StackResource.KindName)
    {
    }

    /// <summary>The desired state.</summary>
    [Input("spec", required: true)]
    public required Input<StackResourceSpecArgs> Spec { get; set; }
}

/// <summary>
/// The spec of a Stack CR. The deprecated members of the CRD (accessTokenSecret, envs, envSecrets, gitAuthSecret,
/// secrets) and those that operator 2 ignores (retryOnUpdateConflict, expectNoRefreshChanges) are left out on purpose.
/// </summary>
public sealed class StackResourceSpecArgs : ResourceArgs
{
    /// <summary>
    /// The Pulumi stack, best as <c>organization/project/stack</c>: a bare name depends on the default organization of
    /// the token.
    /// </summary>
    [Input("stack", required: true)]
    public required Input<string> Stack { get; set; }

    /// <summary>A Flux source with the program.</summary>
    [Input("fluxSource")]
    public Input<StackFluxSourceArgs>? FluxSource { get; set; }

    /// <summary>
    /// Environment variables of the workspace, by name; Literal and Secret only (Env and FS end in
    /// Stalled/SpecInvalid).
    /// </summary>
    [Input("envRefs")]
    public InputMap<ResourceRefArgs>? EnvRefs { get; set; }

    /// <summary>The state backend. Default: that of the workspace.</summary>
    [Input("backend")]
    public Input<string>? Backend { get; set; }

    /// <summary>The secrets provider of a stack that is created.</summary>
    [Input("secretsProvider")]
    public Input<string>? SecretsProvider { get; set; }

    /// <summary>The service account of the workspace. Default <c>default</c>, which lacks system:auth-delegator.</summary>
    [Input("serviceAccountName")]
    public Input<string>? ServiceAccountName { get; set; }

    /// <summary>A patch of the workspace, applied last.</summary>
    [Input("workspaceTemplate")]
    public Input<WorkspaceTemplateArgs>? WorkspaceTemplate { get; set; }

    /// <summary><c>Retain</c> (default: the pod stays) or <c>Delete</c> (it goes after a successful update).</summary>
    [Input("workspaceReclaimPolicy")]
    public Input<string>? WorkspaceReclaimPolicy { get; set; }

    /// <summary>A patch of each update.</summary>
    [Input("updateTemplate")]
    public Input<UpdateTemplateArgs>? UpdateTemplate { get; set; }

    /// <summary>Stacks in the same namespace whose last run must have succeeded.</summary>
    [Input("prerequisites")]
    public InputList<StackPrerequisiteArgs>? Prerequisites { get; set; }

    /// <summary>Seconds between runs with an unchanged source; at least 60, default 60.</summary>
    [Input("resyncFrequencySeconds")]
    public Input<int>? ResyncFrequencySeconds { get; set; }

    /// <summary>Whether to run again although the source is unchanged: repairs drift. Default false.</summary>
    [Input("continueResyncOnCommitMatch")]
    public Input<bool>? ContinueResyncOnCommitMatch { get; set; }

    /// <summary>Whether to refresh the state before each run; without it drift is not seen. Default false.</summary>
    [Input("refresh")]
    public Input<bool>? Refresh { get; set; }
}

/// <summary>A Flux source with the program.</summary>
public sealed class StackFluxSourceArgs : ResourceArgs
{
    /// <summary>The source.</summary>
    [Input("sourceRef", required: true)]
    public required Input<StackSourceRefArgs> SourceRef { get; set; }

    /// <summary>The folder of Pulumi.yaml. Default: the root.</summary>
    [Input("dir")]
    public Input<string>? Dir { get; set; }
}

/// <summary>A Flux source. It has no namespace: the source must be in that of the Stack.</summary>
public sealed class StackSourceRefArgs : ResourceArgs
{
    /// <summary>The API version.</summary>
    [Input("apiVersion", required: true)]
    public required Input<string> ApiVersion { get; set; }

    /// <summary>The kind.</summary>
    [Input("kind", required: true)]
    public required Input<string> Kind { get; set; }

    /// <summary>The name.</summary>
    [Input("name", required: true)]
    public required Input<string> Name { get; set; }
}

/// <summary>A Stack that must have succeeded.</summary>
public sealed class StackPrerequisiteArgs : ResourceArgs
{
    /// <summary>The name of the Stack CR.</summary>
    [Input("name", required: true)]
    public required Input<string> Name { get; set; }
}

/// <summary>A value, either literal or from a Secret in the namespace of the Stack.</summary>
public sealed class ResourceRefArgs : ResourceArgs
{
    /// <summary><c>Literal</c> or <c>Secret</c>.</summary>
    [Input("type", required: true)]
    public required Input<string> Type { get; set; }

    /// <summary>The Secret.</summary>
    [Input("secret")]
    public Input<ResourceRefSecretArgs>? Secret { get; set; }
}

/// <summary>A key of a Secret in the namespace of the Stack.</summary>
public sealed class ResourceRefSecretArgs : ResourceArgs
{
    /// <summary>The name of the Secret.</summary>
    [Input("name", required: true)]
    public required Input<string> Name { get; set; }

    /// <summary>The key.</summary>
    [Input("key", required: true)]
    public required Input<string> Key { get; set; }
}
