using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Kubernetes.Types.Outputs.Core.V1;
using Pulumi.Kubernetes.Types.Outputs.Meta.V1;

namespace Pulumi.Kubernetes.Core.V1;

[KubernetesResourceType("kubernetes:core/v1:NamespacePatch")]
public partial class NamespacePatch : KubernetesResource
{
    [Output("apiVersion")] public Output<string> ApiVersion { get; private set; } = null!;
    [Output("kind")] public Output<string> Kind { get; private set; } = null!;
    [Output("metadata")] public Output<ObjectMetaPatch> Metadata { get; private set; } = null!;
    [Output("spec")] public Output<NamespaceSpecPatch> Spec { get; private set; } = null!;

    public NamespacePatch(string name, NamespacePatchArgs? args = null, CustomResourceOptions? options = null)
        : base("kubernetes:core/v1:NamespacePatch", name, MakeArgs(args), Defaults(options, ""))
    {
    }

    private NamespacePatch(string name, Input<string> id, CustomResourceOptions? options)
        : base("kubernetes:core/v1:NamespacePatch", name, null, Defaults(options, id))
    {
    }

    public static NamespacePatch Get(string name, Input<string> id, CustomResourceOptions? options = null) =>
        new(name, id, options);

    private static NamespacePatchArgs MakeArgs(NamespacePatchArgs? args)
    {
        args ??= new();
        args.ApiVersion = "v1";
        args.Kind = "Namespace";
        return args;
    }
}
