using System.Collections.Immutable;
using Pulumi.Kubernetes.Types.Outputs.Meta.V1;

namespace Pulumi.Kubernetes.Types.Outputs.Networking.V1;

[OutputType]
public sealed class IPBlock
{
    public readonly string Cidr;
    public readonly ImmutableArray<string> Except;

    [OutputConstructor]
    internal IPBlock(string cidr, ImmutableArray<string> except)
    {
        Cidr = cidr;
        Except = except;
    }
}

[OutputType]
public sealed class NetworkPolicyEgressRule
{
    public readonly ImmutableArray<NetworkPolicyPort> Ports;
    public readonly ImmutableArray<NetworkPolicyPeer> To;

    [OutputConstructor]
    internal NetworkPolicyEgressRule(ImmutableArray<NetworkPolicyPort> ports, ImmutableArray<NetworkPolicyPeer> to)
    {
        Ports = ports;
        To = to;
    }
}

[OutputType]
public sealed class NetworkPolicyIngressRule
{
    public readonly ImmutableArray<NetworkPolicyPeer> From;
    public readonly ImmutableArray<NetworkPolicyPort> Ports;

    [OutputConstructor]
    internal NetworkPolicyIngressRule(ImmutableArray<NetworkPolicyPeer> from, ImmutableArray<NetworkPolicyPort> ports)
    {
        From = from;
        Ports = ports;
    }
}

[OutputType]
public sealed class NetworkPolicyPeer
{
    public readonly IPBlock IpBlock;
    public readonly LabelSelector NamespaceSelector;
    public readonly LabelSelector PodSelector;

    [OutputConstructor]
    internal NetworkPolicyPeer(IPBlock ipBlock, LabelSelector namespaceSelector, LabelSelector podSelector)
    {
        IpBlock = ipBlock;
        NamespaceSelector = namespaceSelector;
        PodSelector = podSelector;
    }
}

[OutputType]
public sealed class NetworkPolicyPort
{
    public readonly int EndPort;
    public readonly Union<int, string> Port;
    public readonly string Protocol;

    [OutputConstructor]
    internal NetworkPolicyPort(int endPort, Union<int, string> port, string protocol)
    {
        EndPort = endPort;
        Port = port;
        Protocol = protocol;
    }
}

[OutputType]
public sealed class NetworkPolicySpec
{
    public readonly ImmutableArray<NetworkPolicyEgressRule> Egress;
    public readonly ImmutableArray<NetworkPolicyIngressRule> Ingress;
    public readonly LabelSelector PodSelector;
    public readonly ImmutableArray<string> PolicyTypes;

    [OutputConstructor]
    internal NetworkPolicySpec(
        ImmutableArray<NetworkPolicyEgressRule> egress, ImmutableArray<NetworkPolicyIngressRule> ingress,
        LabelSelector podSelector, ImmutableArray<string> policyTypes)
    {
        Egress = egress;
        Ingress = ingress;
        PodSelector = podSelector;
        PolicyTypes = policyTypes;
    }
}

[OutputType]
public sealed class NetworkPolicyStatus
{
    public readonly ImmutableArray<Condition> Conditions;

    [OutputConstructor]
    internal NetworkPolicyStatus(ImmutableArray<Condition> conditions)
    {
        Conditions = conditions;
    }
}
