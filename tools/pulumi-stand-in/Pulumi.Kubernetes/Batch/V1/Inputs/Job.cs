using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;

namespace Pulumi.Kubernetes.Types.Inputs.Batch.V1;

public class JobArgs : ResourceArgs
{
    [Input("apiVersion")] public Input<string>? ApiVersion { get; set; }
    [Input("kind")] public Input<string>? Kind { get; set; }
    [Input("metadata")] public Input<ObjectMetaArgs>? Metadata { get; set; }
    [Input("spec")] public Input<JobSpecArgs>? Spec { get; set; }

    public static new JobArgs Empty => new();
}

public class JobSpecArgs : ResourceArgs
{
    [Input("activeDeadlineSeconds")] public Input<int>? ActiveDeadlineSeconds { get; set; }
    [Input("backoffLimit")] public Input<int>? BackoffLimit { get; set; }
    [Input("completionMode")] public Input<string>? CompletionMode { get; set; }
    [Input("completions")] public Input<int>? Completions { get; set; }
    [Input("parallelism")] public Input<int>? Parallelism { get; set; }
    [Input("suspend")] public Input<bool>? Suspend { get; set; }
    [Input("template", required: true)] public Input<PodTemplateSpecArgs> Template { get; set; } = null!;
    [Input("ttlSecondsAfterFinished")] public Input<int>? TtlSecondsAfterFinished { get; set; }

    public static new JobSpecArgs Empty => new();
}

public class JobTemplateSpecArgs : ResourceArgs
{
    [Input("metadata")] public Input<ObjectMetaArgs>? Metadata { get; set; }
    [Input("spec")] public Input<JobSpecArgs>? Spec { get; set; }

    public static new JobTemplateSpecArgs Empty => new();
}
