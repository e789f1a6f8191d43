using System.Text.RegularExpressions;
using Oceanid.Tool.Knowledge;
using Oceanid.Tool.Text;

namespace Oceanid.Tool.Facts.Validity.Network;

/// <summary>core/validation.go: ValidateService, validateServicePort, validateServiceExternalTrafficPolicy, ValidateServiceClusterIPsRelatedFields.</summary>
internal static partial class ServiceRules
{
    private static readonly string[] OfLoadBalancers = ["allocateLoadBalancerNodePorts", "loadBalancerClass", "loadBalancerSourceRanges"];

    public static IEnumerable<Fault> Of(Part it)
    {
        var spec = it["spec"];
        if (!spec.Exists)
            return [];

        var type = spec.Text("type") ?? "ClusterIP";
        return type is "ClusterIP" or "NodePort" or "LoadBalancer" or "ExternalName" ? [.. Ports(spec, type), .. Addresses(spec, type), .. Traffic(spec, type)] : Ports(spec, type);
    }

    private static IEnumerable<Fault> Ports(Part spec, string type)
    {
        var ports = spec.Objects("ports").ToArray();
        var isHeadless = spec.Text("clusterIP") == "None";
        if (ports.Length == 0 && !spec.HasSome("ports") && type != "ExternalName" && !isHeadless)
            yield return spec.Fault("ports", "There is no port.", "Write one, such as {name: http, port: 80}.");

        var (names, nodePorts) = (new HashSet<string>(StringComparer.Ordinal), new HashSet<(decimal, string)>());
        foreach (var port in ports)
        {
            var name = port.Text("name");
            if (ports.Length > 1 && !port.HasSome("name"))
                yield return port.Fault("name", "With several ports each has a name.", "Write one, such as http.");
            else if (!string.IsNullOrEmpty(name) && !names.Add(name))
                yield return port.Fault("name", $"The Service has two ports {name}.", "Rename one of them.");

            if (port.Number("nodePort") is not { } number || number == 0)
                continue;
            if (type is "ClusterIP" or "ExternalName")
                yield return port.Fault("nodePort", $"A Service of the type {type} has no port on the nodes.", "Leave it out, or write type: NodePort.");
            else if (number < 30000)
                yield return port.Fault("nodePort", $"{number} is below 30000.", "Write 30000 to 32767, or leave it out.");
            else if (!nodePorts.Add((number, port.Text("protocol") ?? "TCP")))
                yield return port.Fault("nodePort", $"Two ports take {number} on the nodes.", "Give each its own.");
        }
    }

    private static IEnumerable<Fault> Addresses(Part spec, string type)
    {
        var address = spec.Text("clusterIP");
        if (type == "ExternalName")
        {
            if (!spec.HasSome("externalName"))
                yield return spec.Fault("externalName", "The type is ExternalName, and no host is named.", "Write the host.");
            else if (spec.Text("externalName") is { } host && Formats.Wrong("dns-subdomain", host.EndsWith('.') ? host[..^1] : host) is { } wrong)
                yield return spec.Fault("externalName", wrong);
            if (!string.IsNullOrEmpty(address))
                yield return spec.Fault("clusterIP", "A Service of the type ExternalName has no address.", "Leave it out.");
        }
        else if (address == "None" && type != "ClusterIP")
        {
            yield return spec.Fault("clusterIP", $"A Service of the type {type} has an address.", "Leave it out, or write type: ClusterIP.");
        }
        else if (!string.IsNullOrEmpty(address) && IpForm().IsMatch(address) && Formats.Wrong("ip", address) is { } wrong)
        {
            yield return spec.Fault("clusterIP", wrong);
        }

        var addresses = spec.Texts("clusterIPs").ToArray();
        if (addresses.Length > 0 && !string.IsNullOrEmpty(address) && addresses[0].Text != address)
            yield return new Fault(addresses[0].Field, $"The first one is clusterIP, {address}.", $"Write {address}.");

        var families = spec.Texts("ipFamilies").ToArray();
        if (families.Length == 2 && families[0].Text == families[1].Text)
            yield return new Fault(families[1].Field, $"{families[1].Text} is there twice.", "Keep one.");
        else if (families.Length == 2 && spec.Text("ipFamilyPolicy") == "SingleStack")
            yield return spec.Fault("ipFamilies", "SingleStack has one family.", "Keep one, or write ipFamilyPolicy: PreferDualStack.");
    }

    private static IEnumerable<Fault> Traffic(Part spec, string type)
    {
        if (spec["sessionAffinityConfig"].Exists && spec.Text("sessionAffinity") != "ClientIP")
            yield return spec.Fault("sessionAffinityConfig", "It counts only with sessionAffinity: ClientIP.", "Write that, or leave it out.");

        if (type != "LoadBalancer")
        {
            foreach (var member in OfLoadBalancers.Where(spec.HasSome))
                yield return spec.Fault(member, $"Only a Service of the type LoadBalancer has it, not {type}.", "Leave it out, or write type: LoadBalancer.");
        }

        // Outer addresses of a cluster-internal Service have a policy too.
        var isOuter = type is "NodePort" or "LoadBalancer" || (type == "ClusterIP" && spec.HasSome("externalIPs"));
        if (!isOuter && spec.HasSome("externalTrafficPolicy"))
            yield return spec.Fault("externalTrafficPolicy", $"A Service of the type {type} has no traffic from outside.", "Leave it out, or write type: LoadBalancer.");
        if (spec.Number("healthCheckNodePort") is > 0 && !(type == "LoadBalancer" && spec.Text("externalTrafficPolicy") == "Local"))
            yield return spec.Fault("healthCheckNodePort", "It counts only with type: LoadBalancer and externalTrafficPolicy: Local.", "Leave it out.");
    }

    // What does not even look like an address is found elsewhere.
    [GeneratedRegex(@"^[0-9a-fA-F:.]+\z")]
    private static partial Regex IpForm();
}
