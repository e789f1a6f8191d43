using System.Globalization;
using Oceanid.Infrastructure.Components.Kubernetes;
using Oceanid.Infrastructure.Components.Settings;
using Pulumi;

namespace Oceanid.Infrastructure.Networking;

/// <summary>
/// The configuration of the networking program, from <c>Pulumi.&lt;cluster&gt;.yaml</c> and the ESC environment that it imports. Keys are in
/// the namespace <c>oceanid-networking</c>.
/// </summary>
public sealed class NetworkingSettings
{
    private const string Folder = "infrastructure/networking";

    private NetworkingSettings(SettingsReader read)
    {
        Cluster = Deployment.Instance.StackName;
        var environment = $"default/{NetworkingProgram.Project}-{Cluster}";
        HasIngress = read.Choice(
            "ingress",
            new Dictionary<string, bool> { ["traefik"] = true, ["none"] = false },
            whenMissing: "traefik");
        var metrics = read.Optional("metricsNamespace", "the namespace of Prometheus (default monitoring)", KubernetesName.NotALabel) ?? "monitoring";
        Namespaces = read.Items("namespaces", "namespace", item => ReadNamespace(item, metrics));
        DnsZones = read.Items("dnsZones", "zone", ReadZone);
        TunnelHosts = read.List("tunnelHosts", "the hosts that come in through the tunnel", KubernetesName.NotAHost);
        if (TunnelHosts.Count > 0)
            TunnelToken = read.Secret("tunnelToken", environment);
        else
            read.Allow("tunnelToken");
        if (TunnelHosts.Count > 0 && !HasIngress)
            read.Problem("tunnelHosts", "is set, but ingress is none, and the tunnel ends at Traefik", "Change one of the two");

        // The workspace uses its service account, and a workstation its own kubeconfig where ESC has none.
        KubeConfig = read.OptionalSecret("kubeconfig", environment);
    }

    /// <summary>The name of the cluster: that of the Pulumi stack.</summary>
    public string Cluster { get; }

    /// <summary><c>namespaces</c>: the namespaces whose traffic is denied but for the flows that each names.</summary>
    public IReadOnlyList<NamespaceFlows> Namespaces { get; }

    /// <summary><c>ingress</c>: <c>traefik</c> (default) configures the Traefik of K3s; <c>none</c> leaves it alone.</summary>
    public bool HasIngress { get; }

    /// <summary><c>dnsZones</c>: zones that another DNS server answers for. Default: none.</summary>
    public IReadOnlyList<DnsZone> DnsZones { get; }

    /// <summary><c>tunnelHosts</c>: the hosts that reach Traefik through a Cloudflare Tunnel. Default: none, and no tunnel.</summary>
    public IReadOnlyList<string> TunnelHosts { get; }

    /// <summary><c>tunnelToken</c>: the token of the tunnel; a secret. Null without a tunnel.</summary>
    public Output<string>? TunnelToken { get; }

    /// <summary><c>kubeconfig</c>: a secret; null in a workspace, and where a workstation uses its own.</summary>
    public Output<string>? KubeConfig { get; }

    /// <summary>Reads the configuration of the running stack.</summary>
    /// <exception cref="RunException">At least one key is missing, unknown or not valid; all are named.</exception>
    public static NetworkingSettings Read()
    {
        var read = new SettingsReader(Folder);
        var settings = new NetworkingSettings(read);
        read.ThrowIfInvalid();
        return settings;
    }

    private NamespaceFlows ReadNamespace(SettingsReader item, string metricsNamespace)
    {
        var flows = new NamespaceFlows
        {
            Name = item.Required("name", "the name of the namespace", KubernetesName.NotALabel),
            Ingress = item.Optional("ingress", "the name or number of the port that Traefik reaches", NotAPort),
            Metrics = item.Optional("metrics", "the name or number of the port that Prometheus reaches", NotAPort),
            MetricsNamespace = metricsNamespace,
            ApiServer = item.Flag("apiServer", "true where pods use the API server"),
            Https = item.Flag("https", "true where pods use HTTPS services outside of the cluster"),
        };
        if (flows.Ingress is not null && !HasIngress)
            item.Problem("ingress", "is set, but the cluster has no ingress", "Remove it, or set ingress to traefik");

        return flows;
    }

    private static DnsZone ReadZone(SettingsReader item)
    {
        var name = item.Required("name", "the name of the zone, such as home.example.com", KubernetesName.NotAHost);
        var servers = item.List("servers", "IP addresses of DNS servers", text => System.Net.IPAddress.TryParse(text, out _) ? null : "which is not an IP address");
        if (servers.Count == 0)
            item.Problem("servers", "names no server", "Write a list of IP addresses of DNS servers");

        return new DnsZone(name, servers);
    }

    private static string? NotAPort(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number is > 0 and <= 65535 ? null : "which is not a number from 1 to 65535"
            : KubernetesName.NotALabel(text) is null && text.Length <= 15 ? null : "which is neither a number nor the name of a port";
}
