using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Kubernetes.Types.Outputs.Core.V1;
using Pulumi.Kubernetes.Types.Outputs.Meta.V1;

namespace Pulumi.Kubernetes.Core.V1;

[KubernetesResourceType("kubernetes:core/v1:ResourceQuota")]
public partial class ResourceQuota : KubernetesResource
{
    [Output("apiVersion")] public Output<string> ApiVersion { get; private set; } = null!;
    [Output("kind")] public Output<string> Kind { get; private set; } = null!;
    [Output("metadata")] public Output<ObjectMeta> Metadata { get; private set; } = null!;
    [Output("spec")] public Output<ResourceQuotaSpec> Spec { get; private set; } = null!;
    [Output("status")] public Output<ResourceQuotaStatus> Status { get; private set; } = null!;

    public ResourceQuota(string name, ResourceQuotaArgs? args = null, CustomResourceOptions? options = null)
        : base("kubernetes:core/v1:ResourceQuota", name, MakeArgs(args), Defaults(options, ""))
    {
    }

    private ResourceQuota(string name, Input<string> id, CustomResourceOptions? options)
        : base("kubernetes:core/v1:ResourceQuota", name, null, Defaults(options, id))
    {
    }

    public static ResourceQuota Get(string name, Input<string> id, CustomResourceOptions? options = null) =>
        new(name, id, options);

    private static ResourceQuotaArgs MakeArgs(ResourceQuotaArgs? args)
    {
        args ??= new();
        args.ApiVersion = "v1";
        args.Kind = "ResourceQuota";
        return args;
    }
}
