using Pulumi;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;

namespace Oceanid.Infrastructure.Components.Operator;

/// <summary>A patch of the workspace of a Stack: <c>auto.pulumi.com/v1alpha1</c> Workspace.</summary>
public sealed class WorkspaceTemplateArgs : ResourceArgs
{
    /// <summary>The spec.</summary>
    [Input("spec")]
    public Input<WorkspaceTemplateSpecArgs>? Spec { get; set; }
}

/// <summary>
/// The spec of a workspace. Left out: git, flux, projectInfo and stacks, which the operator writes itself.
/// </summary>
public sealed class WorkspaceTemplateSpecArgs : ResourceArgs
{
    /// <summary>The image. Default <c>pulumi/pulumi:latest-nonroot</c>, unpinned and pulled at each start.</summary>
    [Input("image")]
    public Input<string>? Image { get; set; }

    /// <summary>When to pull the image. Default: as Kubernetes does.</summary>
    [Input("imagePullPolicy")]
    public Input<string>? ImagePullPolicy { get; set; }

    /// <summary><c>restricted</c> or <c>baseline</c>: the security contexts that the operator sets.</summary>
    [Input("securityProfile")]
    public Input<string>? SecurityProfile { get; set; }

    /// <summary>Requests and limits. Default: 64Mi and 100m requested, no limits.</summary>
    [Input("resources")]
    public Input<ResourceRequirementsArgs>? Resources { get; set; }

    /// <summary>Environment variables, merged by name.</summary>
    [Input("env")]
    public InputList<EnvVarArgs>? Env { get; set; }

    /// <summary>A strategic merge patch of the pod; its container is called <c>pulumi</c>.</summary>
    [Input("podTemplate")]
    public Input<PodTemplateSpecArgs>? PodTemplate { get; set; }
}
