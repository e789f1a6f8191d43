using System.Collections.Immutable;

namespace Pulumi.Kubernetes.Types.Outputs.Meta.V1;

[OutputType]
public sealed class LabelSelector
{
    public readonly ImmutableArray<LabelSelectorRequirement> MatchExpressions;
    public readonly ImmutableDictionary<string, string> MatchLabels;

    [OutputConstructor]
    internal LabelSelector(
        ImmutableArray<LabelSelectorRequirement> matchExpressions, ImmutableDictionary<string, string> matchLabels)
    {
        MatchExpressions = matchExpressions;
        MatchLabels = matchLabels;
    }
}

[OutputType]
public sealed class LabelSelectorRequirement
{
    public readonly string Key;
    public readonly string Operator;
    public readonly ImmutableArray<string> Values;

    [OutputConstructor]
    internal LabelSelectorRequirement(string key, string @operator, ImmutableArray<string> values)
    {
        Key = key;
        Operator = @operator;
        Values = values;
    }
}
