using System.Collections.Immutable;

namespace Pulumi.Kubernetes.Types.Outputs.Core.V1;

[OutputType]
public sealed class ResourceQuotaSpec
{
    public readonly ImmutableDictionary<string, string> Hard;
    public readonly ScopeSelector ScopeSelector;
    public readonly ImmutableArray<string> Scopes;

    [OutputConstructor]
    internal ResourceQuotaSpec(
        ImmutableDictionary<string, string> hard, ScopeSelector scopeSelector, ImmutableArray<string> scopes)
    {
        Hard = hard;
        ScopeSelector = scopeSelector;
        Scopes = scopes;
    }
}

[OutputType]
public sealed class ResourceQuotaStatus
{
    public readonly ImmutableDictionary<string, string> Hard;
    public readonly ImmutableDictionary<string, string> Used;

    [OutputConstructor]
    internal ResourceQuotaStatus(ImmutableDictionary<string, string> hard, ImmutableDictionary<string, string> used)
    {
        Hard = hard;
        Used = used;
    }
}

[OutputType]
public sealed class ScopeSelector
{
    public readonly ImmutableArray<ScopedResourceSelectorRequirement> MatchExpressions;

    [OutputConstructor]
    internal ScopeSelector(ImmutableArray<ScopedResourceSelectorRequirement> matchExpressions)
    {
        MatchExpressions = matchExpressions;
    }
}

[OutputType]
public sealed class ScopedResourceSelectorRequirement
{
    public readonly string Operator;
    public readonly string ScopeName;
    public readonly ImmutableArray<string> Values;

    [OutputConstructor]
    internal ScopedResourceSelectorRequirement(string @operator, string scopeName, ImmutableArray<string> values)
    {
        Operator = @operator;
        ScopeName = scopeName;
        Values = values;
    }
}
