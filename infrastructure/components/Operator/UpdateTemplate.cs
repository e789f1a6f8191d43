using Pulumi;

namespace Oceanid.Infrastructure.Components.Operator;

/// <summary>A patch of each update of a Stack: <c>auto.pulumi.com/v1alpha1</c> Update.</summary>
public sealed class UpdateTemplateArgs : ResourceArgs
{
    /// <summary>Labels and annotations of the Update object.</summary>
    [Input("metadata")]
    public Input<TemplateMetadataArgs>? Metadata { get; set; }

    /// <summary>The spec.</summary>
    [Input("spec")]
    public Input<UpdateTemplateSpecArgs>? Spec { get; set; }
}

/// <summary>The spec of an update. Left out: workspaceName, stackName and type, which the operator writes itself.</summary>
public sealed class UpdateTemplateSpecArgs : ResourceArgs
{
    /// <summary>How many resources at once. Default: unbounded.</summary>
    [Input("parallel")]
    public Input<int>? Parallel { get; set; }

    /// <summary>How long a finished Update object and its Secret of outputs stay, a Go duration as Go prints it, such as <c>1h0m0s</c>. Default 24h.</summary>
    [Input("ttlAfterCompleted")]
    public Input<string>? TtlAfterCompleted { get; set; }

    /// <summary>Whether to go on after a failed resource.</summary>
    [Input("continueOnError")]
    public Input<bool>? ContinueOnError { get; set; }

    /// <summary>Whether a change is an error.</summary>
    [Input("expectNoChanges")]
    public Input<bool>? ExpectNoChanges { get; set; }

    /// <summary>The message of the update.</summary>
    [Input("message")]
    public Input<string>? Message { get; set; }

    /// <summary>Whether to refresh first.</summary>
    [Input("refresh")]
    public Input<bool>? Refresh { get; set; }

    /// <summary>URNs to replace.</summary>
    [Input("replace")]
    public InputList<string>? Replace { get; set; }

    /// <summary>URNs to which the update is limited.</summary>
    [Input("target")]
    public InputList<string>? Target { get; set; }

    /// <summary>Whether the dependents of the targets are included.</summary>
    [Input("targetDependents")]
    public Input<bool>? TargetDependents { get; set; }

    /// <summary>Whether a destroy also removes the stack.</summary>
    [Input("remove")]
    public Input<bool>? Remove { get; set; }

    /// <summary>Whether a destroy runs the program.</summary>
    [Input("runProgram")]
    public Input<bool>? RunProgram { get; set; }
}
