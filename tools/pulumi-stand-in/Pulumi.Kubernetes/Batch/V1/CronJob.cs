using Pulumi.Kubernetes.Types.Inputs.Batch.V1;
using Pulumi.Kubernetes.Types.Outputs.Meta.V1;

namespace Pulumi.Kubernetes.Batch.V1;

[KubernetesResourceType("kubernetes:batch/v1:CronJob")]
public partial class CronJob : KubernetesResource
{
    [Output("apiVersion")] public Output<string> ApiVersion { get; private set; } = null!;
    [Output("kind")] public Output<string> Kind { get; private set; } = null!;
    [Output("metadata")] public Output<ObjectMeta> Metadata { get; private set; } = null!;

    public CronJob(string name, CronJobArgs? args = null, CustomResourceOptions? options = null)
        : base("kubernetes:batch/v1:CronJob", name, MakeArgs(args), MakeOptions(options, ""))
    {
    }

    private CronJob(string name, Input<string> id, CustomResourceOptions? options)
        : base("kubernetes:batch/v1:CronJob", name, null, MakeOptions(options, id))
    {
    }

    public static CronJob Get(string name, Input<string> id, CustomResourceOptions? options = null) =>
        new(name, id, options);

    private static CronJobArgs MakeArgs(CronJobArgs? args)
    {
        args ??= new();
        args.ApiVersion = "batch/v1";
        args.Kind = "CronJob";
        return args;
    }

    private static CustomResourceOptions MakeOptions(CustomResourceOptions? options, Input<string> id) =>
        Defaults(options, id, aliases:
        [
            "kubernetes:batch/v1beta1:CronJob",
            "kubernetes:batch/v2alpha1:CronJob",
        ]);
}
