using Pulumi;

namespace Oceanid.Infrastructure.Components.Operator;

/// <summary>A patch of each update of a Stack: <c>auto.pulumi.com/v1alpha1</c> Update.</summary>
public sealed class UpdateTemplateArgs : ResourceArgs
{
    /// <summary>The spec.</summary>
    [Input("spec")]
    public Input<UpdateTemplateSpecArgs>? Spec { get; set; }
}

/// <summary>The spec of an update. Left out: workspaceName, stackName and type, which the operator writes itself.</summary>
public sealed class UpdateTemplateSpecArgs : ResourceArgs
{
    /// <summary>How long a finished Update object and its Secret of outputs stay, a Go duration as Go prints it, such as <c>1h0m0s</c>. Default 24h.</summary>
    [Input("ttlAfterCompleted")]
    public Input<string>? TtlAfterCompleted { get; set; }

    /// <summary>Whether to go on after a failed resource.</summary>
    [Input("continueOnError")]
    public Input<bool>? ContinueOnError { get; set; }
}
