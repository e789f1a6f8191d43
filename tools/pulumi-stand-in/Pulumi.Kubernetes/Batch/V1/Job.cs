using Pulumi.Kubernetes.Types.Inputs.Batch.V1;
using Pulumi.Kubernetes.Types.Outputs.Meta.V1;

namespace Pulumi.Kubernetes.Batch.V1;

[KubernetesResourceType("kubernetes:batch/v1:Job")]
public partial class Job : KubernetesResource
{
    [Output("apiVersion")] public Output<string> ApiVersion { get; private set; } = null!;
    [Output("kind")] public Output<string> Kind { get; private set; } = null!;
    [Output("metadata")] public Output<ObjectMeta> Metadata { get; private set; } = null!;

    public Job(string name, JobArgs? args = null, CustomResourceOptions? options = null)
        : base("kubernetes:batch/v1:Job", name, MakeArgs(args), Defaults(options, ""))
    {
    }

    private Job(string name, Input<string> id, CustomResourceOptions? options)
        : base("kubernetes:batch/v1:Job", name, null, Defaults(options, id))
    {
    }

    public static Job Get(string name, Input<string> id, CustomResourceOptions? options = null) =>
        new(name, id, options);

    private static JobArgs MakeArgs(JobArgs? args)
    {
        args ??= new();
        args.ApiVersion = "batch/v1";
        args.Kind = "Job";
        return args;
    }
}
