using Oceanid.Tool.Facts.Flows;
using Oceanid.Tool.Text;

namespace Oceanid.Tool.Facts.Validity.Network;

/// <summary>networking/validation: ValidateNetworkPolicySpec, ValidateNetworkPolicyPeer, ValidateIPBlock, ValidateNetworkPolicyPort.</summary>
internal static class NetworkPolicyRules
{
    public static IEnumerable<Fault> Of(Part it)
    {
        var spec = it["spec"];
        var rules = spec.Objects("ingress").Concat(spec.Objects("egress")).ToArray();
        return
        [
            .. Selectors.Of(spec["podSelector"]),
            .. Unmeant(spec),
            .. rules.SelectMany(rule => rule.Objects("ports")).SelectMany(Port),
            .. rules.SelectMany(rule => rule.Objects("from").Concat(rule.Objects("to"))).SelectMany(Peer),
        ];
    }

    // https://kubernetes.io/docs/reference/kubernetes-api/policy-resources/network-policy-v1: the server takes the rules, and they count for nothing.
    private static IEnumerable<Fault> Unmeant(Part spec)
    {
        var types = spec.Texts("policyTypes").Select(type => type.Text).ToList();
        foreach (var (field, type) in new[] { ("ingress", "Ingress"), ("egress", "Egress") })
        {
            if (types.Count > 0 && spec.HasSome(field) && !types.Contains(type))
                yield return spec.Fault("policyTypes", $"The policy has rules for {field}, and is none for it, so that they count for nothing.", $"Add {type}, or remove {field}.");
        }
    }

    private static IEnumerable<Fault> Port(Part port)
    {
        if (!port.Has("endPort"))
            yield break;
        if (port.Text("port") is { } name)
            yield return port.Fault("endPort", $"A range of ports begins with a number, not with {name}.", "Write the number in port.");
        else if (!port.Has("port"))
            yield return port.Fault("endPort", "A range of ports has a beginning.", "Write it in port.");
        else if (port.Number("endPort") < port.Number("port"))
            yield return port.Fault("endPort", $"{port.Written("endPort")} is before port {port.Written("port")}.", $"Write {port.Written("port")} or more.");
    }

    private static IEnumerable<Fault> Peer(Part peer)
    {
        if (!peer.Keys.Any())
            yield return peer.Whole("There is no peer.", "Write podSelector, namespaceSelector or ipBlock; for all, leave the list out.");
        else if (peer.Has("ipBlock") && (peer.Has("podSelector") || peer.Has("namespaceSelector")))
            yield return peer.Whole("An ipBlock and a selector exclude each other.", "Write an item for each.");
        foreach (var fault in Selectors.Of(peer["podSelector"]).Concat(Selectors.Of(peer["namespaceSelector"])).Concat(Block(peer["ipBlock"])))
            yield return fault;
    }

    private static IEnumerable<Fault> Block(Part block)
    {
        foreach (var (text, field) in block.Texts("except"))
        {
            if (Cidr.Parse(block.Text("cidr")) is { } whole
                && Cidr.Parse(text) is { } part
                && !(whole.BaseAddress.AddressFamily == part.BaseAddress.AddressFamily && whole.Contains(part.BaseAddress) && whole.PrefixLength < part.PrefixLength))
            {
                yield return new Fault(field, $"{text} is not a part of {block.Text("cidr")}.", "Write a smaller range in it.");
            }
        }
    }
}
