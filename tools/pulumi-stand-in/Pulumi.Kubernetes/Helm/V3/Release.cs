using Pulumi.Kubernetes.Types.Inputs.Helm.V3;
using Pulumi.Kubernetes.Types.Outputs.Helm.V3;

namespace Pulumi.Kubernetes.Helm.V3;

// By hand, because it is no object of the API server: no apiVersion, no kind, but a mark of its own.
[KubernetesResourceType("kubernetes:helm.sh/v3:Release")]
public partial class Release : KubernetesResource
{
    [Output("name")] public Output<string> Name { get; private set; } = null!;
    [Output("status")] public Output<ReleaseStatus> Status { get; private set; } = null!;

    public Release(string name, ReleaseArgs? args = null, CustomResourceOptions? options = null)
        : base("kubernetes:helm.sh/v3:Release", name, MakeArgs(args), Defaults(options, ""))
    {
    }

    private static ReleaseArgs MakeArgs(ReleaseArgs? args)
    {
        args ??= new();
        args.Compat = "true";
        return args;
    }
}
