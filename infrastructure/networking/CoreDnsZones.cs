using Pulumi;
using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;

namespace Oceanid.Infrastructure.Networking;

/// <summary>An item of <c>dnsZones</c>: a zone that other servers answer for.</summary>
/// <param name="Name"><c>name</c>: the zone, such as <c>home.example.com</c>.</param>
/// <param name="Servers"><c>servers</c>: the addresses of the servers.</param>
public sealed record DnsZone(string Name, IReadOnlyList<string> Servers);

/// <summary>
/// Zones of the CoreDNS of K3s, which imports every <c>*.server</c> key of the ConfigMap <c>coredns-custom</c> and reads it again when it
/// changes.
/// </summary>
public sealed class CoreDnsZones : ComponentResource
{
    /// <summary>Declares the ConfigMap.</summary>
    /// <param name="name">The logical name.</param>
    /// <param name="zones">The zones.</param>
    /// <param name="options">Resource options.</param>
    public CoreDnsZones(string name, IReadOnlyList<DnsZone> zones, ComponentResourceOptions? options = null)
        : base("oceanid:networking:CoreDnsZones", name, options)
    {
        ArgumentNullException.ThrowIfNull(zones);
        var data = new InputMap<string>();
        foreach (var zone in zones)
            data.Add($"{zone.Name}.server", ServerBlock(zone));

        _ = new ConfigMap(
            name,
            new ConfigMapArgs
            {
                Metadata = new ObjectMetaArgs { Name = "coredns-custom", Namespace = "kube-system" },
                Data = data,
            },
            new CustomResourceOptions { Parent = this });
        RegisterOutputs();
    }

    private static string ServerBlock(DnsZone zone) => $$"""
        {{zone.Name}}:53 {
            errors
            cache 30
            forward . {{string.Join(' ', zone.Servers)}}
        }

        """;
}
