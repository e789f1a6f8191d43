using Oceanid.Infrastructure.Components.Kubernetes;
using Pulumi;

namespace Oceanid.Infrastructure.Networking;

/// <summary>
/// The Pulumi program <c>oceanid-networking</c>: who may talk to whom, and how the world comes in. The operator runs it after
/// <c>oceanid-apps</c>, which makes the namespaces.
/// </summary>
public static class NetworkingProgram
{
    /// <summary>The name of the Pulumi project, as in <c>Pulumi.yaml</c>.</summary>
    public const string Project = "oceanid-networking";

    /// <summary>Declares everything; what the configuration leaves out is not declared.</summary>
    /// <returns>The stack outputs.</returns>
    public static IDictionary<string, object?> Define()
    {
        var settings = NetworkingSettings.Read();
        var provider = ClusterProvider.Create(settings.Cluster, settings.KubeConfig);

        foreach (var space in settings.Namespaces)
            _ = new NamespacePolicies(space.Name, new NamespacePoliciesArgs { Namespace = space.Name, Flows = space.Flows }, InCluster());

        if (settings.HasIngress)
            _ = new TraefikIngress("traefik", InCluster());

        if (settings.DnsZones.Count > 0)
            _ = new CoreDnsZones("coredns-custom", settings.DnsZones, InCluster());

        if (settings.TunnelToken is { } token)
            _ = new CloudflareTunnel("cloudflared", new CloudflareTunnelArgs { Hosts = settings.TunnelHosts, Token = token }, InCluster());

        return new Dictionary<string, object?>
        {
            ["namespaces"] = settings.Namespaces.Select(space => space.Name).ToArray(),
            ["tunnelHosts"] = settings.TunnelHosts.ToArray(),
        };

        ComponentResourceOptions InCluster() => new() { Provider = provider };
    }
}
