using Pulumi.Kubernetes.Types.Inputs.Meta.V1;

namespace Pulumi.Kubernetes.Types.Inputs.Networking.V1;

public class IPBlockArgs : ResourceArgs
{
    [Input("cidr", required: true)] public Input<string> Cidr { get; set; } = null!;
    [Input("except")] private InputList<string>? _except;
    public InputList<string> Except { get => _except ??= new(); set => _except = value; }

    public static new IPBlockArgs Empty => new();
}

public class NetworkPolicyArgs : ResourceArgs
{
    [Input("apiVersion")] public Input<string>? ApiVersion { get; set; }
    [Input("kind")] public Input<string>? Kind { get; set; }
    [Input("metadata")] public Input<ObjectMetaArgs>? Metadata { get; set; }
    [Input("spec")] public Input<NetworkPolicySpecArgs>? Spec { get; set; }

    public static new NetworkPolicyArgs Empty => new();
}

public class NetworkPolicyEgressRuleArgs : ResourceArgs
{
    [Input("ports")] private InputList<NetworkPolicyPortArgs>? _ports;
    public InputList<NetworkPolicyPortArgs> Ports { get => _ports ??= new(); set => _ports = value; }
    [Input("to")] private InputList<NetworkPolicyPeerArgs>? _to;
    public InputList<NetworkPolicyPeerArgs> To { get => _to ??= new(); set => _to = value; }

    public static new NetworkPolicyEgressRuleArgs Empty => new();
}

public class NetworkPolicyIngressRuleArgs : ResourceArgs
{
    [Input("from")] private InputList<NetworkPolicyPeerArgs>? _from;
    public InputList<NetworkPolicyPeerArgs> From { get => _from ??= new(); set => _from = value; }
    [Input("ports")] private InputList<NetworkPolicyPortArgs>? _ports;
    public InputList<NetworkPolicyPortArgs> Ports { get => _ports ??= new(); set => _ports = value; }

    public static new NetworkPolicyIngressRuleArgs Empty => new();
}

public class NetworkPolicyPeerArgs : ResourceArgs
{
    [Input("ipBlock")] public Input<IPBlockArgs>? IpBlock { get; set; }
    [Input("namespaceSelector")] public Input<LabelSelectorArgs>? NamespaceSelector { get; set; }
    [Input("podSelector")] public Input<LabelSelectorArgs>? PodSelector { get; set; }

    public static new NetworkPolicyPeerArgs Empty => new();
}

public class NetworkPolicyPortArgs : ResourceArgs
{
    [Input("endPort")] public Input<int>? EndPort { get; set; }
    [Input("port")] public InputUnion<int, string>? Port { get; set; }
    [Input("protocol")] public Input<string>? Protocol { get; set; }

    public static new NetworkPolicyPortArgs Empty => new();
}

public class NetworkPolicySpecArgs : ResourceArgs
{
    [Input("egress")] private InputList<NetworkPolicyEgressRuleArgs>? _egress;
    public InputList<NetworkPolicyEgressRuleArgs> Egress { get => _egress ??= new(); set => _egress = value; }
    [Input("ingress")] private InputList<NetworkPolicyIngressRuleArgs>? _ingress;
    public InputList<NetworkPolicyIngressRuleArgs> Ingress { get => _ingress ??= new(); set => _ingress = value; }
    [Input("podSelector", required: true)] public Input<LabelSelectorArgs> PodSelector { get; set; } = null!;
    [Input("policyTypes")] private InputList<string>? _policyTypes;
    public InputList<string> PolicyTypes { get => _policyTypes ??= new(); set => _policyTypes = value; }

    public static new NetworkPolicySpecArgs Empty => new();
}
