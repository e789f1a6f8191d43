using Oceanid.Infrastructure.Components.Kubernetes;
using Pulumi.Kubernetes.Types.Inputs.Networking.V1;

namespace Oceanid.Infrastructure.Networking;

/// <summary>An item of <c>namespaces</c>: what may come in to the pods of a namespace and go out, besides DNS.</summary>
public sealed record NamespaceFlows
{
    /// <summary><c>name</c>: the namespace.</summary>
    public required string Name { get; init; }

    /// <summary><c>ingress</c>: the name or number of the port of a pod that Traefik reaches. Default: it reaches none.</summary>
    public string? Ingress { get; init; }

    /// <summary><c>metrics</c>: the name or number of the port of a pod that Prometheus reaches. Default: it reaches none.</summary>
    public string? Metrics { get; init; }

    /// <summary>The namespace of Prometheus.</summary>
    public required string MetricsNamespace { get; init; }

    /// <summary><c>apiServer</c>: whether pods reach the API server. Default false.</summary>
    public bool ApiServer { get; init; }

    /// <summary><c>https</c>: whether pods reach port 443 outside of the cluster. Default false.</summary>
    public bool Https { get; init; }

    /// <summary>The flows as policies by name.</summary>
    public IReadOnlyDictionary<string, NetworkPolicySpecArgs> Flows
    {
        get
        {
            var flows = new Dictionary<string, NetworkPolicySpecArgs>();
            if (Ingress is { } ingress)
                flows["allow-ingress"] = Flow.From(Peer.Traefik, ingress);
            if (Metrics is { } metrics)
                flows["allow-metrics"] = Flow.From(Peer.Namespace(MetricsNamespace), metrics);
            if (ApiServer)
                flows["allow-api-server"] = Flow.To(Peer.Nodes, Port.Tcp(6443));
            if (Https)
                flows["allow-https"] = Flow.To(Peer.Internet, Port.Tcp(443));

            return flows;
        }
    }
}
