using System.Collections.Immutable;
using Pulumi.Kubernetes.Types.Inputs.Kustomize.V2;

namespace Pulumi.Kubernetes.Kustomize.V2;

[KubernetesResourceType("kubernetes:kustomize/v2:Directory")]
public partial class Directory : ComponentResource
{
    [Output("resources")] public Output<ImmutableArray<object>> Resources { get; private set; } = null!;

    public Directory(string name, DirectoryArgs? args = null, ComponentResourceOptions? options = null)
        : base("kubernetes:kustomize/v2:Directory", name, args ?? new(), RemoteComponent.Options(options), true)
    {
    }
}
