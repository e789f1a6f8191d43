using Pulumi.Kubernetes.Types.Inputs.Apps.V1;
using Pulumi.Kubernetes.Types.Outputs.Apps.V1;
using Pulumi.Kubernetes.Types.Outputs.Meta.V1;

namespace Pulumi.Kubernetes.Apps.V1;

[KubernetesResourceType("kubernetes:apps/v1:Deployment")]
public partial class Deployment : KubernetesResource
{
    [Output("apiVersion")] public Output<string> ApiVersion { get; private set; } = null!;
    [Output("kind")] public Output<string> Kind { get; private set; } = null!;
    [Output("metadata")] public Output<ObjectMeta> Metadata { get; private set; } = null!;
    [Output("spec")] public Output<DeploymentSpec> Spec { get; private set; } = null!;

    public Deployment(string name, DeploymentArgs? args = null, CustomResourceOptions? options = null)
        : base("kubernetes:apps/v1:Deployment", name, MakeArgs(args), MakeOptions(options, ""))
    {
    }

    private Deployment(string name, Input<string> id, CustomResourceOptions? options)
        : base("kubernetes:apps/v1:Deployment", name, null, MakeOptions(options, id))
    {
    }

    public static Deployment Get(string name, Input<string> id, CustomResourceOptions? options = null) =>
        new(name, id, options);

    private static DeploymentArgs MakeArgs(DeploymentArgs? args)
    {
        args ??= new();
        args.ApiVersion = "apps/v1";
        args.Kind = "Deployment";
        return args;
    }

    private static CustomResourceOptions MakeOptions(CustomResourceOptions? options, Input<string> id) =>
        Defaults(options, id, aliases:
        [
            "kubernetes:apps/v1beta1:Deployment",
            "kubernetes:apps/v1beta2:Deployment",
            "kubernetes:extensions/v1beta1:Deployment",
        ]);
}
