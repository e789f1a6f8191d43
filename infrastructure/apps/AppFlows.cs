using Oceanid.Infrastructure.Components.Kubernetes;
using Pulumi.Kubernetes.Types.Inputs.Networking.V1;

namespace Oceanid.Infrastructure.Apps;

/// <summary>What may come in to the pods of an app and go out, besides DNS: keys of an item of <c>apps</c>.</summary>
public sealed record AppFlows
{
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
    public IReadOnlyDictionary<string, NetworkPolicySpecArgs> Policies
    {
        get
        {
            var policies = new Dictionary<string, NetworkPolicySpecArgs>();
            if (Ingress is { } ingress)
                policies["allow-ingress"] = Flow.From(Peer.Traefik, ingress);
            if (Metrics is { } metrics)
                policies["allow-metrics"] = Flow.From(Peer.Namespace(MetricsNamespace), metrics);
            if (ApiServer)
                policies["allow-api-server"] = Flow.To(Peer.Nodes, Port.Tcp(6443));
            if (Https)
                policies["allow-https"] = Flow.To(Peer.Internet, Port.Tcp(443));

            return policies;
        }
    }
}
