using System.Collections.Immutable;
using Pulumi.Kubernetes.Types.Inputs.Rbac.V1;
using Pulumi.Kubernetes.Types.Outputs.Meta.V1;
using Pulumi.Kubernetes.Types.Outputs.Rbac.V1;

namespace Pulumi.Kubernetes.Rbac.V1;

[KubernetesResourceType("kubernetes:rbac.authorization.k8s.io/v1:ClusterRole")]
public partial class ClusterRole : KubernetesResource
{
    [Output("aggregationRule")] public Output<AggregationRule> AggregationRule { get; private set; } = null!;
    [Output("apiVersion")] public Output<string> ApiVersion { get; private set; } = null!;
    [Output("kind")] public Output<string> Kind { get; private set; } = null!;
    [Output("metadata")] public Output<ObjectMeta> Metadata { get; private set; } = null!;
    [Output("rules")] public Output<ImmutableArray<PolicyRule>> Rules { get; private set; } = null!;

    public ClusterRole(string name, ClusterRoleArgs? args = null, CustomResourceOptions? options = null)
        : base("kubernetes:rbac.authorization.k8s.io/v1:ClusterRole", name, MakeArgs(args), MakeOptions(options, ""))
    {
    }

    private ClusterRole(string name, Input<string> id, CustomResourceOptions? options)
        : base("kubernetes:rbac.authorization.k8s.io/v1:ClusterRole", name, null, MakeOptions(options, id))
    {
    }

    public static ClusterRole Get(string name, Input<string> id, CustomResourceOptions? options = null) =>
        new(name, id, options);

    private static ClusterRoleArgs MakeArgs(ClusterRoleArgs? args)
    {
        args ??= new();
        args.ApiVersion = "rbac.authorization.k8s.io/v1";
        args.Kind = "ClusterRole";
        return args;
    }

    private static CustomResourceOptions MakeOptions(CustomResourceOptions? options, Input<string> id) =>
        Defaults(options, id, aliases:
        [
            "kubernetes:rbac.authorization.k8s.io/v1alpha1:ClusterRole",
            "kubernetes:rbac.authorization.k8s.io/v1beta1:ClusterRole",
        ]);
}
