using Pulumi.Kubernetes.Types.Inputs.Meta.V1;

namespace Pulumi.Kubernetes.Types.Inputs.Core.V1;

public class LimitRangeArgs : ResourceArgs
{
    [Input("apiVersion")] public Input<string>? ApiVersion { get; set; }
    [Input("kind")] public Input<string>? Kind { get; set; }
    [Input("metadata")] public Input<ObjectMetaArgs>? Metadata { get; set; }
    [Input("spec")] public Input<LimitRangeSpecArgs>? Spec { get; set; }

    public static new LimitRangeArgs Empty => new();
}

public class LimitRangeItemArgs : ResourceArgs
{
    [Input("default")] private InputMap<string>? _default;
    public InputMap<string> Default { get => _default ??= new(); set => _default = value; }
    [Input("defaultRequest")] private InputMap<string>? _defaultRequest;
    public InputMap<string> DefaultRequest { get => _defaultRequest ??= new(); set => _defaultRequest = value; }
    [Input("max")] private InputMap<string>? _max;
    public InputMap<string> Max { get => _max ??= new(); set => _max = value; }
    [Input("maxLimitRequestRatio")] private InputMap<string>? _maxLimitRequestRatio;
    public InputMap<string> MaxLimitRequestRatio
    {
        get => _maxLimitRequestRatio ??= new();
        set => _maxLimitRequestRatio = value;
    }
    [Input("min")] private InputMap<string>? _min;
    public InputMap<string> Min { get => _min ??= new(); set => _min = value; }
    [Input("type", required: true)] public Input<string> Type { get; set; } = null!;

    public static new LimitRangeItemArgs Empty => new();
}

public class LimitRangeSpecArgs : ResourceArgs
{
    [Input("limits", required: true)] private InputList<LimitRangeItemArgs>? _limits;
    public InputList<LimitRangeItemArgs> Limits { get => _limits ??= new(); set => _limits = value; }

    public static new LimitRangeSpecArgs Empty => new();
}
