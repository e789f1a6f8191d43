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
        DnsZones = read.Items("dnsZones", "zone", ReadZone);
        TunnelHosts = read.List("tunnelHosts", "the hosts that come in through the tunnel", KubernetesName.NotAHost);
        if (TunnelHosts.Count > 0)
            TunnelToken = read.Secret("tunnelToken", environment);
        else
            read.Allow("tunnelToken");
        Adopt = read.Flag("adopt", "true to take over what is in the cluster already, with a state that is empty; else remove it");

        // The workspace uses its service account, and a workstation its own kubeconfig where ESC has none.
        KubeConfig = read.OptionalSecret("kubeconfig", environment);
    }

    /// <summary>The name of the cluster: that of the Pulumi stack.</summary>
    public string Cluster { get; }

    /// <summary><c>dnsZones</c>: zones that another DNS server answers for. Default: none.</summary>
    public IReadOnlyList<DnsZone> DnsZones { get; }

    /// <summary><c>tunnelHosts</c>: the hosts that reach Traefik through a Cloudflare Tunnel. Default: none, and no tunnel.</summary>
    public IReadOnlyList<string> TunnelHosts { get; }

    /// <summary><c>tunnelToken</c>: the token of the tunnel; a secret. Null without a tunnel.</summary>
    public Output<string>? TunnelToken { get; }

    /// <summary><c>adopt</c>: whether objects that exist already are taken over: the way back from a lost state, and for that alone. Default false.</summary>
    public bool Adopt { get; }

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

    private static DnsZone ReadZone(SettingsReader item)
    {
        var name = item.Required("name", "the name of the zone, such as home.example.com", KubernetesName.NotAHost);
        var servers = item.List("servers", "IP addresses of DNS servers", text => System.Net.IPAddress.TryParse(text, out _) ? null : "which is not an IP address");
        if (servers.Count == 0)
            item.Problem("servers", "names no server", "Write a list of IP addresses of DNS servers");

        return new DnsZone(name, servers);
    }
}
