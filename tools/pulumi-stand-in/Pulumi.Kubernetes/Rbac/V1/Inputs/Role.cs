using Pulumi.Kubernetes.Types.Inputs.Meta.V1;

namespace Pulumi.Kubernetes.Types.Inputs.Rbac.V1;

public class AggregationRuleArgs : ResourceArgs
{
    [Input("clusterRoleSelectors")] private InputList<LabelSelectorArgs>? _clusterRoleSelectors;
    public InputList<LabelSelectorArgs> ClusterRoleSelectors
    {
        get => _clusterRoleSelectors ??= new();
        set => _clusterRoleSelectors = value;
    }

    public static new AggregationRuleArgs Empty => new();
}

public class ClusterRoleArgs : ResourceArgs
{
    [Input("aggregationRule")] public Input<AggregationRuleArgs>? AggregationRule { get; set; }
    [Input("apiVersion")] public Input<string>? ApiVersion { get; set; }
    [Input("kind")] public Input<string>? Kind { get; set; }
    [Input("metadata")] public Input<ObjectMetaArgs>? Metadata { get; set; }
    [Input("rules")] private InputList<PolicyRuleArgs>? _rules;
    public InputList<PolicyRuleArgs> Rules { get => _rules ??= new(); set => _rules = value; }

    public static new ClusterRoleArgs Empty => new();
}

public class PolicyRuleArgs : ResourceArgs
{
    [Input("apiGroups")] private InputList<string>? _apiGroups;
    public InputList<string> ApiGroups { get => _apiGroups ??= new(); set => _apiGroups = value; }
    [Input("nonResourceURLs")] private InputList<string>? _nonResourceURLs;
    public InputList<string> NonResourceURLs { get => _nonResourceURLs ??= new(); set => _nonResourceURLs = value; }
    [Input("resourceNames")] private InputList<string>? _resourceNames;
    public InputList<string> ResourceNames { get => _resourceNames ??= new(); set => _resourceNames = value; }
    [Input("resources")] private InputList<string>? _resources;
    public InputList<string> Resources { get => _resources ??= new(); set => _resources = value; }
    [Input("verbs", required: true)] private InputList<string>? _verbs;
    public InputList<string> Verbs { get => _verbs ??= new(); set => _verbs = value; }

    public static new PolicyRuleArgs Empty => new();
}

public class RoleArgs : ResourceArgs
{
    [Input("apiVersion")] public Input<string>? ApiVersion { get; set; }
    [Input("kind")] public Input<string>? Kind { get; set; }
    [Input("metadata")] public Input<ObjectMetaArgs>? Metadata { get; set; }
    [Input("rules")] private InputList<PolicyRuleArgs>? _rules;
    public InputList<PolicyRuleArgs> Rules { get => _rules ??= new(); set => _rules = value; }

    public static new RoleArgs Empty => new();
}
