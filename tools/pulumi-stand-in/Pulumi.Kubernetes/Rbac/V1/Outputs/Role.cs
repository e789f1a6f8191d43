using System.Collections.Immutable;
using Pulumi.Kubernetes.Types.Outputs.Meta.V1;

namespace Pulumi.Kubernetes.Types.Outputs.Rbac.V1;

[OutputType]
public sealed class AggregationRule
{
    public readonly ImmutableArray<LabelSelector> ClusterRoleSelectors;

    [OutputConstructor]
    internal AggregationRule(ImmutableArray<LabelSelector> clusterRoleSelectors)
    {
        ClusterRoleSelectors = clusterRoleSelectors;
    }
}

[OutputType]
public sealed class PolicyRule
{
    public readonly ImmutableArray<string> ApiGroups;
    public readonly ImmutableArray<string> NonResourceURLs;
    public readonly ImmutableArray<string> ResourceNames;
    public readonly ImmutableArray<string> Resources;
    public readonly ImmutableArray<string> Verbs;

    [OutputConstructor]
    internal PolicyRule(
        ImmutableArray<string> apiGroups, ImmutableArray<string> nonResourceURLs,
        ImmutableArray<string> resourceNames, ImmutableArray<string> resources, ImmutableArray<string> verbs)
    {
        ApiGroups = apiGroups;
        NonResourceURLs = nonResourceURLs;
        ResourceNames = resourceNames;
        Resources = resources;
        Verbs = verbs;
    }
}
