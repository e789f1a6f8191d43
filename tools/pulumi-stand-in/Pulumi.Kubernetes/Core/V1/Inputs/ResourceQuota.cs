using Pulumi.Kubernetes.Types.Inputs.Meta.V1;

namespace Pulumi.Kubernetes.Types.Inputs.Core.V1;

public class ResourceQuotaArgs : ResourceArgs
{
    [Input("apiVersion")] public Input<string>? ApiVersion { get; set; }
    [Input("kind")] public Input<string>? Kind { get; set; }
    [Input("metadata")] public Input<ObjectMetaArgs>? Metadata { get; set; }
    [Input("spec")] public Input<ResourceQuotaSpecArgs>? Spec { get; set; }

    public static new ResourceQuotaArgs Empty => new();
}

public class ResourceQuotaSpecArgs : ResourceArgs
{
    [Input("hard")] private InputMap<string>? _hard;
    public InputMap<string> Hard { get => _hard ??= new(); set => _hard = value; }
    [Input("scopeSelector")] public Input<ScopeSelectorArgs>? ScopeSelector { get; set; }
    [Input("scopes")] private InputList<string>? _scopes;
    public InputList<string> Scopes { get => _scopes ??= new(); set => _scopes = value; }

    public static new ResourceQuotaSpecArgs Empty => new();
}

public class ScopeSelectorArgs : ResourceArgs
{
    [Input("matchExpressions")] private InputList<ScopedResourceSelectorRequirementArgs>? _matchExpressions;
    public InputList<ScopedResourceSelectorRequirementArgs> MatchExpressions
    {
        get => _matchExpressions ??= new();
        set => _matchExpressions = value;
    }

    public static new ScopeSelectorArgs Empty => new();
}

public class ScopedResourceSelectorRequirementArgs : ResourceArgs
{
    [Input("operator", required: true)] public Input<string> Operator { get; set; } = null!;
    [Input("scopeName", required: true)] public Input<string> ScopeName { get; set; } = null!;
    [Input("values")] private InputList<string>? _values;
    public InputList<string> Values { get => _values ??= new(); set => _values = value; }

    public static new ScopedResourceSelectorRequirementArgs Empty => new();
}
