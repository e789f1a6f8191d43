using Pulumi.Kubernetes.Types.Inputs.Policy.V1;
using Pulumi.Kubernetes.Types.Outputs.Meta.V1;
using Pulumi.Kubernetes.Types.Outputs.Policy.V1;

namespace Pulumi.Kubernetes.Policy.V1;

[KubernetesResourceType("kubernetes:policy/v1:PodDisruptionBudget")]
public partial class PodDisruptionBudget : KubernetesResource
{
    [Output("apiVersion")] public Output<string> ApiVersion { get; private set; } = null!;
    [Output("kind")] public Output<string> Kind { get; private set; } = null!;
    [Output("metadata")] public Output<ObjectMeta> Metadata { get; private set; } = null!;
    [Output("spec")] public Output<PodDisruptionBudgetSpec> Spec { get; private set; } = null!;

    public PodDisruptionBudget(string name, PodDisruptionBudgetArgs? args = null, CustomResourceOptions? options = null)
        : base("kubernetes:policy/v1:PodDisruptionBudget", name, MakeArgs(args), MakeOptions(options, ""))
    {
    }

    private PodDisruptionBudget(string name, Input<string> id, CustomResourceOptions? options)
        : base("kubernetes:policy/v1:PodDisruptionBudget", name, null, MakeOptions(options, id))
    {
    }

    public static PodDisruptionBudget Get(string name, Input<string> id, CustomResourceOptions? options = null) =>
        new(name, id, options);

    private static PodDisruptionBudgetArgs MakeArgs(PodDisruptionBudgetArgs? args)
    {
        args ??= new();
        args.ApiVersion = "policy/v1";
        args.Kind = "PodDisruptionBudget";
        return args;
    }

    private static CustomResourceOptions MakeOptions(CustomResourceOptions? options, Input<string> id) =>
        Defaults(options, id, aliases: ["kubernetes:policy/v1beta1:PodDisruptionBudget"]);
}
