using System.Collections.Immutable;
using Pulumi.Kubernetes.Types.Inputs.Rbac.V1;
using Pulumi.Kubernetes.Types.Outputs.Meta.V1;
using Pulumi.Kubernetes.Types.Outputs.Rbac.V1;

namespace Pulumi.Kubernetes.Rbac.V1;

[KubernetesResourceType("kubernetes:rbac.authorization.k8s.io/v1:ClusterRoleBinding")]
public partial class ClusterRoleBinding : KubernetesResource
{
    [Output("apiVersion")] public Output<string> ApiVersion { get; private set; } = null!;
    [Output("kind")] public Output<string> Kind { get; private set; } = null!;
    [Output("metadata")] public Output<ObjectMeta> Metadata { get; private set; } = null!;
    [Output("roleRef")] public Output<RoleRef> RoleRef { get; private set; } = null!;
    [Output("subjects")] public Output<ImmutableArray<Subject>> Subjects { get; private set; } = null!;

    public ClusterRoleBinding(string name, ClusterRoleBindingArgs? args = null, CustomResourceOptions? options = null)
        : base("kubernetes:rbac.authorization.k8s.io/v1:ClusterRoleBinding", name, MakeArgs(args),
            MakeOptions(options, ""))
    {
    }

    private ClusterRoleBinding(string name, Input<string> id, CustomResourceOptions? options)
        : base("kubernetes:rbac.authorization.k8s.io/v1:ClusterRoleBinding", name, null, MakeOptions(options, id))
    {
    }

    public static ClusterRoleBinding Get(string name, Input<string> id, CustomResourceOptions? options = null) =>
        new(name, id, options);

    private static ClusterRoleBindingArgs MakeArgs(ClusterRoleBindingArgs? args)
    {
        args ??= new();
        args.ApiVersion = "rbac.authorization.k8s.io/v1";
        args.Kind = "ClusterRoleBinding";
        return args;
    }

    private static CustomResourceOptions MakeOptions(CustomResourceOptions? options, Input<string> id) =>
        Defaults(options, id, aliases:
        [
            "kubernetes:rbac.authorization.k8s.io/v1alpha1:ClusterRoleBinding",
            "kubernetes:rbac.authorization.k8s.io/v1beta1:ClusterRoleBinding",
        ]);
}
