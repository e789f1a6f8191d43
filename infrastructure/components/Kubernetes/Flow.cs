using System.Globalization;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using Pulumi.Kubernetes.Types.Inputs.Networking.V1;

namespace Oceanid.Infrastructure.Components.Kubernetes;

/// <summary>One thing that the pods of a namespace may do, as the spec of a NetworkPolicy: policies add up.</summary>
public static class Flow
{
    /// <summary>Nothing comes in and nothing goes out.</summary>
    public static NetworkPolicySpecArgs None => new()
    {
        PodSelector = new LabelSelectorArgs(),
        PolicyTypes = { "Ingress", "Egress" },
    };

    /// <summary>The peer reaches the port, given by its name or number.</summary>
    public static NetworkPolicySpecArgs From(NetworkPolicyPeerArgs peer, string port) => new()
    {
        PodSelector = new LabelSelectorArgs(),
        PolicyTypes = { "Ingress" },
        Ingress = new NetworkPolicyIngressRuleArgs
        {
            From = peer,
            Ports = int.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                ? Port.Tcp(number)
                : new NetworkPolicyPortArgs { Protocol = "TCP", Port = port },
        },
    };

    /// <summary>The pods reach the ports of the peer.</summary>
    public static NetworkPolicySpecArgs To(NetworkPolicyPeerArgs peer, params NetworkPolicyPortArgs[] ports) => new()
    {
        PodSelector = new LabelSelectorArgs(),
        PolicyTypes = { "Egress" },
        Egress = new NetworkPolicyEgressRuleArgs { To = peer, Ports = ports },
    };
}

/// <summary>The other end of a flow.</summary>
public static class Peer
{
    // The defaults of K3s for pods and services, and what else is not the internet.
    private const string Pods = "10.42.0.0/16";
    private static readonly string[] Private = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "169.254.0.0/16"];

    /// <summary>The DNS server of K3s.</summary>
    public static NetworkPolicyPeerArgs Dns => InKubeSystem("k8s-app", "kube-dns");

    /// <summary>The Traefik of K3s.</summary>
    public static NetworkPolicyPeerArgs Traefik => InKubeSystem("app.kubernetes.io/name", "traefik");

    /// <summary>The nodes, where the API server is: a policy sees the address behind its Service.</summary>
    public static NetworkPolicyPeerArgs Nodes => new() { IpBlock = new IPBlockArgs { Cidr = "0.0.0.0/0", Except = Pods } };

    /// <summary>What is not in a private network.</summary>
    public static NetworkPolicyPeerArgs Internet => new() { IpBlock = new IPBlockArgs { Cidr = "0.0.0.0/0", Except = Private } };

    /// <summary>Every pod of a namespace.</summary>
    public static NetworkPolicyPeerArgs Namespace(string name) => new()
    {
        NamespaceSelector = Label("kubernetes.io/metadata.name", name),
    };

    private static NetworkPolicyPeerArgs InKubeSystem(string label, string value) => new()
    {
        NamespaceSelector = Label("kubernetes.io/metadata.name", "kube-system"),
        PodSelector = Label(label, value),
    };

    private static LabelSelectorArgs Label(string name, string value) => new() { MatchLabels = { [name] = value } };
}

/// <summary>A port of a flow.</summary>
public static class Port
{
    /// <summary>A port of TCP.</summary>
    public static NetworkPolicyPortArgs Tcp(int number) => new() { Protocol = "TCP", Port = number };

    /// <summary>A port of UDP.</summary>
    public static NetworkPolicyPortArgs Udp(int number) => new() { Protocol = "UDP", Port = number };
}
