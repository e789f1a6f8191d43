using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Kubernetes.Types.Outputs.Core.V1;
using Pulumi.Kubernetes.Types.Outputs.Meta.V1;

namespace Pulumi.Kubernetes.Core.V1;

[KubernetesResourceType("kubernetes:core/v1:LimitRange")]
public partial class LimitRange : KubernetesResource
{
    [Output("apiVersion")] public Output<string> ApiVersion { get; private set; } = null!;
    [Output("kind")] public Output<string> Kind { get; private set; } = null!;
    [Output("metadata")] public Output<ObjectMeta> Metadata { get; private set; } = null!;
    [Output("spec")] public Output<LimitRangeSpec> Spec { get; private set; } = null!;

    public LimitRange(string name, LimitRangeArgs? args = null, CustomResourceOptions? options = null)
        : base("kubernetes:core/v1:LimitRange", name, MakeArgs(args), Defaults(options, ""))
    {
    }

    private LimitRange(string name, Input<string> id, CustomResourceOptions? options)
        : base("kubernetes:core/v1:LimitRange", name, null, Defaults(options, id))
    {
    }

    public static LimitRange Get(string name, Input<string> id, CustomResourceOptions? options = null) =>
        new(name, id, options);

    private static LimitRangeArgs MakeArgs(LimitRangeArgs? args)
    {
        args ??= new();
        args.ApiVersion = "v1";
        args.Kind = "LimitRange";
        return args;
    }
}
