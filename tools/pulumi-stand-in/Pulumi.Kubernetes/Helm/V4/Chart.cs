using System.Collections.Immutable;
using Pulumi.Kubernetes.Types.Inputs.Helm.V4;

namespace Pulumi.Kubernetes.Helm.V4;

[KubernetesResourceType("kubernetes:helm.sh/v4:Chart")]
public partial class Chart : ComponentResource
{
    [Output("resources")] public Output<ImmutableArray<object>> Resources { get; private set; } = null!;

    public Chart(string name, ChartArgs? args = null, ComponentResourceOptions? options = null)
        : base("kubernetes:helm.sh/v4:Chart", name, args ?? new(), RemoteComponent.Options(options), true)
    {
    }
}
