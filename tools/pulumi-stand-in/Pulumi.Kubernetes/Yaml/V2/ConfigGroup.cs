using System.Collections.Immutable;
using Pulumi.Kubernetes.Types.Inputs.Yaml.V2;

namespace Pulumi.Kubernetes.Yaml.V2;

[KubernetesResourceType("kubernetes:yaml/v2:ConfigGroup")]
public partial class ConfigGroup : ComponentResource
{
    [Output("resources")] public Output<ImmutableArray<object>> Resources { get; private set; } = null!;

    public ConfigGroup(string name, ConfigGroupArgs? args = null, ComponentResourceOptions? options = null)
        : base("kubernetes:yaml/v2:ConfigGroup", name, args ?? new(), RemoteComponent.Options(options), true)
    {
    }
}
