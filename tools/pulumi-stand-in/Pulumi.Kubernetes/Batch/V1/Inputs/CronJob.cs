using Pulumi.Kubernetes.Types.Inputs.Meta.V1;

namespace Pulumi.Kubernetes.Types.Inputs.Batch.V1;

public class CronJobArgs : ResourceArgs
{
    [Input("apiVersion")] public Input<string>? ApiVersion { get; set; }
    [Input("kind")] public Input<string>? Kind { get; set; }
    [Input("metadata")] public Input<ObjectMetaArgs>? Metadata { get; set; }
    [Input("spec", required: true)] public Input<CronJobSpecArgs> Spec { get; set; } = null!;

    public static new CronJobArgs Empty => new();
}

public class CronJobSpecArgs : ResourceArgs
{
    [Input("concurrencyPolicy")] public Input<string>? ConcurrencyPolicy { get; set; }
    [Input("failedJobsHistoryLimit")] public Input<int>? FailedJobsHistoryLimit { get; set; }
    [Input("jobTemplate", required: true)] public Input<JobTemplateSpecArgs> JobTemplate { get; set; } = null!;
    [Input("schedule", required: true)] public Input<string> Schedule { get; set; } = null!;
    [Input("startingDeadlineSeconds")] public Input<int>? StartingDeadlineSeconds { get; set; }
    [Input("successfulJobsHistoryLimit")] public Input<int>? SuccessfulJobsHistoryLimit { get; set; }
    [Input("suspend")] public Input<bool>? Suspend { get; set; }
    [Input("timeZone")] public Input<string>? TimeZone { get; set; }

    public static new CronJobSpecArgs Empty => new();
}
