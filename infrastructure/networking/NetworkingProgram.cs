using Oceanid.Infrastructure.Components.Kubernetes;
using Pulumi;

namespace Oceanid.Infrastructure.Networking;

/// <summary>The Pulumi program <c>oceanid-networking</c>: zones of the cluster's DNS, and the tunnel by which the world comes in.</summary>
public static class NetworkingProgram
{
    /// <summary>The name of the Pulumi project, as in <c>Pulumi.yaml</c>, and of the service account that runs it.</summary>
    public const string Project = "oceanid-networking";

    /// <summary>Declares everything; what the configuration leaves out is not declared.</summary>
    /// <returns>The stack outputs.</returns>
    public static IDictionary<string, object?> Define()
    {
        var settings = NetworkingSettings.Read();
        var provider = ClusterProvider.Create(settings.Cluster, settings.KubeConfig, settings.Adopt);

        if (settings.DnsZones.Count > 0)
            _ = new CoreDnsZones("coredns-custom", settings.DnsZones, InCluster());

        if (settings.TunnelToken is { } token)
            _ = new CloudflareTunnel("cloudflared", new CloudflareTunnelArgs { Hosts = settings.TunnelHosts, Token = token }, InCluster());

        return new Dictionary<string, object?> { ["tunnelHosts"] = settings.TunnelHosts.ToArray() };

        ComponentResourceOptions InCluster() => new() { Provider = provider };
    }
}
