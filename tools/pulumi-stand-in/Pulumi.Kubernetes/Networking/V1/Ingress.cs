using Pulumi.Kubernetes.Types.Inputs.Networking.V1;
using Pulumi.Kubernetes.Types.Outputs.Meta.V1;
using Pulumi.Kubernetes.Types.Outputs.Networking.V1;

namespace Pulumi.Kubernetes.Networking.V1;

[KubernetesResourceType("kubernetes:networking.k8s.io/v1:Ingress")]
public partial class Ingress : KubernetesResource
{
    [Output("apiVersion")] public Output<string> ApiVersion { get; private set; } = null!;
    [Output("kind")] public Output<string> Kind { get; private set; } = null!;
    [Output("metadata")] public Output<ObjectMeta> Metadata { get; private set; } = null!;
    [Output("spec")] public Output<IngressSpec> Spec { get; private set; } = null!;

    public Ingress(string name, IngressArgs? args = null, CustomResourceOptions? options = null)
        : base("kubernetes:networking.k8s.io/v1:Ingress", name, MakeArgs(args), MakeOptions(options, ""))
    {
    }

    private Ingress(string name, Input<string> id, CustomResourceOptions? options)
        : base("kubernetes:networking.k8s.io/v1:Ingress", name, null, MakeOptions(options, id))
    {
    }

    public static Ingress Get(string name, Input<string> id, CustomResourceOptions? options = null) =>
        new(name, id, options);

    private static IngressArgs MakeArgs(IngressArgs? args)
    {
        args ??= new();
        args.ApiVersion = "networking.k8s.io/v1";
        args.Kind = "Ingress";
        return args;
    }

    private static CustomResourceOptions MakeOptions(CustomResourceOptions? options, Input<string> id) =>
        Defaults(options, id, aliases:
        [
            "kubernetes:extensions/v1beta1:Ingress",
            "kubernetes:networking.k8s.io/v1beta1:Ingress",
        ]);
}
