namespace Pulumi.Kubernetes.Types.Inputs.Meta.V1;

public class LabelSelectorArgs : ResourceArgs
{
    [Input("matchExpressions")] private InputList<LabelSelectorRequirementArgs>? _matchExpressions;
    public InputList<LabelSelectorRequirementArgs> MatchExpressions
    {
        get => _matchExpressions ??= new();
        set => _matchExpressions = value;
    }
    [Input("matchLabels")] private InputMap<string>? _matchLabels;
    public InputMap<string> MatchLabels { get => _matchLabels ??= new(); set => _matchLabels = value; }

    public static new LabelSelectorArgs Empty => new();
}

public class LabelSelectorRequirementArgs : ResourceArgs
{
    [Input("key", required: true)] public Input<string> Key { get; set; } = null!;
    [Input("operator", required: true)] public Input<string> Operator { get; set; } = null!;
    [Input("values")] private InputList<string>? _values;
    public InputList<string> Values { get => _values ??= new(); set => _values = value; }

    public static new LabelSelectorRequirementArgs Empty => new();
}
