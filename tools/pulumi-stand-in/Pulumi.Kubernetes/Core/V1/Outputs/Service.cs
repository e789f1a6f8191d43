using System.Collections.Immutable;
using Pulumi.Kubernetes.Types.Outputs.Meta.V1;

namespace Pulumi.Kubernetes.Types.Outputs.Core.V1;

[OutputType]
public sealed class LoadBalancerIngress
{
    public readonly string Hostname;
    public readonly string Ip;
    public readonly string IpMode;
    public readonly ImmutableArray<PortStatus> Ports;

    [OutputConstructor]
    internal LoadBalancerIngress(string hostname, string ip, string ipMode, ImmutableArray<PortStatus> ports)
    {
        Hostname = hostname;
        Ip = ip;
        IpMode = ipMode;
        Ports = ports;
    }
}

[OutputType]
public sealed class LoadBalancerStatus
{
    public readonly ImmutableArray<LoadBalancerIngress> Ingress;

    [OutputConstructor]
    internal LoadBalancerStatus(ImmutableArray<LoadBalancerIngress> ingress)
    {
        Ingress = ingress;
    }
}

[OutputType]
public sealed class PortStatus
{
    public readonly string Error;
    public readonly int Port;
    public readonly string Protocol;

    [OutputConstructor]
    internal PortStatus(string error, int port, string protocol)
    {
        Error = error;
        Port = port;
        Protocol = protocol;
    }
}

[OutputType]
public sealed class ServicePort
{
    public readonly string AppProtocol;
    public readonly string Name;
    public readonly int NodePort;
    public readonly int Port;
    public readonly string Protocol;
    public readonly Union<int, string> TargetPort;

    [OutputConstructor]
    internal ServicePort(
        string appProtocol, string name, int nodePort, int port, string protocol, Union<int, string> targetPort)
    {
        AppProtocol = appProtocol;
        Name = name;
        NodePort = nodePort;
        Port = port;
        Protocol = protocol;
        TargetPort = targetPort;
    }
}

[OutputType]
public sealed class ServiceSpec
{
    public readonly string ClusterIP;
    public readonly string ExternalName;
    public readonly string ExternalTrafficPolicy;
    public readonly string LoadBalancerClass;
    public readonly ImmutableArray<ServicePort> Ports;
    public readonly bool PublishNotReadyAddresses;
    public readonly ImmutableDictionary<string, string> Selector;
    public readonly string SessionAffinity;
    public readonly string Type;

    [OutputConstructor]
    internal ServiceSpec(
        string clusterIP, string externalName, string externalTrafficPolicy, string loadBalancerClass,
        ImmutableArray<ServicePort> ports, bool publishNotReadyAddresses,
        ImmutableDictionary<string, string> selector, string sessionAffinity, string type)
    {
        ClusterIP = clusterIP;
        ExternalName = externalName;
        ExternalTrafficPolicy = externalTrafficPolicy;
        LoadBalancerClass = loadBalancerClass;
        Ports = ports;
        PublishNotReadyAddresses = publishNotReadyAddresses;
        Selector = selector;
        SessionAffinity = sessionAffinity;
        Type = type;
    }
}

[OutputType]
public sealed class ServiceStatus
{
    public readonly ImmutableArray<Condition> Conditions;
    public readonly LoadBalancerStatus LoadBalancer;

    [OutputConstructor]
    internal ServiceStatus(ImmutableArray<Condition> conditions, LoadBalancerStatus loadBalancer)
    {
        Conditions = conditions;
        LoadBalancer = loadBalancer;
    }
}
