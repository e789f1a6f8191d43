using Pulumi.Kubernetes.Types.Inputs.Meta.V1;

namespace Pulumi.Kubernetes.Types.Inputs.Core.V1;

public class AffinityArgs : ResourceArgs
{
    [Input("nodeAffinity")] public Input<NodeAffinityArgs>? NodeAffinity { get; set; }
    [Input("podAffinity")] public Input<PodAffinityArgs>? PodAffinity { get; set; }
    [Input("podAntiAffinity")] public Input<PodAntiAffinityArgs>? PodAntiAffinity { get; set; }

    public static new AffinityArgs Empty => new();
}

public class NodeAffinityArgs : ResourceArgs
{
    [Input("preferredDuringSchedulingIgnoredDuringExecution")]
    private InputList<PreferredSchedulingTermArgs>? _preferredDuringSchedulingIgnoredDuringExecution;
    public InputList<PreferredSchedulingTermArgs> PreferredDuringSchedulingIgnoredDuringExecution
    {
        get => _preferredDuringSchedulingIgnoredDuringExecution ??= new();
        set => _preferredDuringSchedulingIgnoredDuringExecution = value;
    }
    [Input("requiredDuringSchedulingIgnoredDuringExecution")]
    public Input<NodeSelectorArgs>? RequiredDuringSchedulingIgnoredDuringExecution { get; set; }

    public static new NodeAffinityArgs Empty => new();
}

public class NodeSelectorArgs : ResourceArgs
{
    [Input("nodeSelectorTerms", required: true)] private InputList<NodeSelectorTermArgs>? _nodeSelectorTerms;
    public InputList<NodeSelectorTermArgs> NodeSelectorTerms
    {
        get => _nodeSelectorTerms ??= new();
        set => _nodeSelectorTerms = value;
    }

    public static new NodeSelectorArgs Empty => new();
}

public class NodeSelectorRequirementArgs : ResourceArgs
{
    [Input("key", required: true)] public Input<string> Key { get; set; } = null!;
    [Input("operator", required: true)] public Input<string> Operator { get; set; } = null!;
    [Input("values")] private InputList<string>? _values;
    public InputList<string> Values { get => _values ??= new(); set => _values = value; }

    public static new NodeSelectorRequirementArgs Empty => new();
}

public class NodeSelectorTermArgs : ResourceArgs
{
    [Input("matchExpressions")] private InputList<NodeSelectorRequirementArgs>? _matchExpressions;
    public InputList<NodeSelectorRequirementArgs> MatchExpressions
    {
        get => _matchExpressions ??= new();
        set => _matchExpressions = value;
    }
    [Input("matchFields")] private InputList<NodeSelectorRequirementArgs>? _matchFields;
    public InputList<NodeSelectorRequirementArgs> MatchFields
    {
        get => _matchFields ??= new();
        set => _matchFields = value;
    }

    public static new NodeSelectorTermArgs Empty => new();
}

public class PodAffinityArgs : ResourceArgs
{
    [Input("preferredDuringSchedulingIgnoredDuringExecution")]
    private InputList<WeightedPodAffinityTermArgs>? _preferredDuringSchedulingIgnoredDuringExecution;
    public InputList<WeightedPodAffinityTermArgs> PreferredDuringSchedulingIgnoredDuringExecution
    {
        get => _preferredDuringSchedulingIgnoredDuringExecution ??= new();
        set => _preferredDuringSchedulingIgnoredDuringExecution = value;
    }
    [Input("requiredDuringSchedulingIgnoredDuringExecution")]
    private InputList<PodAffinityTermArgs>? _requiredDuringSchedulingIgnoredDuringExecution;
    public InputList<PodAffinityTermArgs> RequiredDuringSchedulingIgnoredDuringExecution
    {
        get => _requiredDuringSchedulingIgnoredDuringExecution ??= new();
        set => _requiredDuringSchedulingIgnoredDuringExecution = value;
    }

    public static new PodAffinityArgs Empty => new();
}

public class PodAffinityTermArgs : ResourceArgs
{
    [Input("labelSelector")] public Input<LabelSelectorArgs>? LabelSelector { get; set; }
    [Input("matchLabelKeys")] private InputList<string>? _matchLabelKeys;
    public InputList<string> MatchLabelKeys { get => _matchLabelKeys ??= new(); set => _matchLabelKeys = value; }
    [Input("mismatchLabelKeys")] private InputList<string>? _mismatchLabelKeys;
    public InputList<string> MismatchLabelKeys
    {
        get => _mismatchLabelKeys ??= new();
        set => _mismatchLabelKeys = value;
    }
    [Input("namespaceSelector")] public Input<LabelSelectorArgs>? NamespaceSelector { get; set; }
    [Input("namespaces")] private InputList<string>? _namespaces;
    public InputList<string> Namespaces { get => _namespaces ??= new(); set => _namespaces = value; }
    [Input("topologyKey", required: true)] public Input<string> TopologyKey { get; set; } = null!;

    public static new PodAffinityTermArgs Empty => new();
}

public class PodAntiAffinityArgs : ResourceArgs
{
    [Input("preferredDuringSchedulingIgnoredDuringExecution")]
    private InputList<WeightedPodAffinityTermArgs>? _preferredDuringSchedulingIgnoredDuringExecution;
    public InputList<WeightedPodAffinityTermArgs> PreferredDuringSchedulingIgnoredDuringExecution
    {
        get => _preferredDuringSchedulingIgnoredDuringExecution ??= new();
        set => _preferredDuringSchedulingIgnoredDuringExecution = value;
    }
    [Input("requiredDuringSchedulingIgnoredDuringExecution")]
    private InputList<PodAffinityTermArgs>? _requiredDuringSchedulingIgnoredDuringExecution;
    public InputList<PodAffinityTermArgs> RequiredDuringSchedulingIgnoredDuringExecution
    {
        get => _requiredDuringSchedulingIgnoredDuringExecution ??= new();
        set => _requiredDuringSchedulingIgnoredDuringExecution = value;
    }

    public static new PodAntiAffinityArgs Empty => new();
}

public class PreferredSchedulingTermArgs : ResourceArgs
{
    [Input("preference", required: true)] public Input<NodeSelectorTermArgs> Preference { get; set; } = null!;
    [Input("weight", required: true)] public Input<int> Weight { get; set; } = null!;

    public static new PreferredSchedulingTermArgs Empty => new();
}

public class WeightedPodAffinityTermArgs : ResourceArgs
{
    [Input("podAffinityTerm", required: true)] public Input<PodAffinityTermArgs> PodAffinityTerm { get; set; } = null!;
    [Input("weight", required: true)] public Input<int> Weight { get; set; } = null!;

    public static new WeightedPodAffinityTermArgs Empty => new();
}
