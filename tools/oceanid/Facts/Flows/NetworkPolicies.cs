using System.Globalization;
using System.Text.Json.Nodes;
using Oceanid.Tool.Facts.Memory;
using Oceanid.Tool.Fleet;
using Oceanid.Tool.Text;

namespace Oceanid.Tool.Facts.Flows;

/// <summary>
/// What the network policies of a cluster allow, those of programs, tree and the chart of Flux: a pod that no policy selects for a direction may
/// do everything in it; one that is selected may do what any of the policies allows.
/// </summary>
internal sealed class NetworkPolicies
{
    private readonly IReadOnlyList<KubernetesObject> _policies;
    private readonly Dictionary<string, Dictionary<string, string>> _namespaceLabels = new(StringComparer.Ordinal);

    public NetworkPolicies(ClusterView view)
    {
        _policies = [.. view.OfKind("networking.k8s.io", "NetworkPolicy").Select(item => item.Object), .. view.Releases(FluxChart.Name).SelectMany(item => FluxChart.Policies(item.Resource))];
        foreach (var space in view.OfKind("", "Namespace"))
        {
            _namespaceLabels[space.Object.Name ?? ""] = (space.Object.Content.At("metadata", "labels") ?? [])
                .ToDictionary(label => label.Key, label => label.Value?.ToString() ?? "");
        }
    }

    /// <summary>The policies of a namespace.</summary>
    private IEnumerable<KubernetesObject> In(string? space) => _policies.Where(policy => policy.Namespace == space);

    /// <summary>Whether a policy of the namespace denies all that no other one allows, for every pod and in both directions.</summary>
    public bool DeniesByDefault(string? space) => In(space).Any(policy =>
    {
        var spec = policy.Content.At("spec");
        return (spec.At("podSelector") ?? []).Count == 0
            && spec.Texts("policyTypes").Order(StringComparer.Ordinal).SequenceEqual(["Egress", "Ingress"])
            && !spec.Objects("ingress").Any()
            && !spec.Objects("egress").Any();
    });

    /// <summary>Whether one end may open a connection to a port of the other.</summary>
    public bool Allow(Endpoint from, Endpoint to, int port, string protocol = "TCP") =>
        AllowDirection("Egress", "egress", "to", from, to, to, port, protocol)
        && AllowDirection("Ingress", "ingress", "from", to, from, to, port, protocol);

    private bool AllowDirection(string type, string rules, string peers, Endpoint subject, Endpoint other, Endpoint target, int port, string protocol)
    {
        // Policies are about pods; what is outside of the cluster has none.
        if (subject.Namespace is null)
            return true;

        var selecting = In(subject.Namespace)
            .Select(policy => policy.Content.At("spec"))
            .Where(spec => Types(spec).Contains(type) && LabelSelector.Of(spec.At("podSelector")).Selects(subject.Labels))
            .ToList();
        return selecting.Count == 0 || selecting.SelectMany(spec => spec.Objects(rules)).Any(rule =>
            (rule[peers] is not JsonArray { Count: > 0 } || rule.Objects(peers).Any(peer => IsPeer(peer, other, subject.Namespace)))
            && (rule["ports"] is not JsonArray { Count: > 0 } || rule.Objects("ports").Any(allowed => IsPort(allowed, target, port, protocol))));
    }

    private static IEnumerable<string> Types(JsonObject? spec) =>
        spec?["policyTypes"] is null ? (spec?["egress"] is null ? ["Ingress"] : ["Ingress", "Egress"]) : spec.Texts("policyTypes");

    private bool IsPeer(JsonObject peer, Endpoint other, string space)
    {
        if (peer["ipBlock"] is not null)
        {
            var block = peer.At("ipBlock");
            // A network that is none is a finding of its own, and nobody is in it.
            return Cidr.Parse(block.Text("cidr"))?.Contains(other.Address) == true
                && block.Texts("except").All(except => Cidr.Parse(except)?.Contains(other.Address) == false);
        }

        if (other.Namespace is null)
            return false;
        var isNamespace = peer.At("namespaceSelector") is { } selector ? LabelSelector.Of(selector).Selects(LabelsOf(other.Namespace)) : other.Namespace == space;
        return isNamespace && (peer.At("podSelector") is not { } pods || LabelSelector.Of(pods).Selects(other.Labels));
    }

    // The API server gives each namespace its name as a label.
    private Dictionary<string, string> LabelsOf(string space) =>
        new(_namespaceLabels.GetValueOrDefault(space, [])) { ["kubernetes.io/metadata.name"] = space };

    private static bool IsPort(JsonObject allowed, Endpoint target, int port, string protocol)
    {
        if ((allowed.Text("protocol") ?? "TCP") != protocol)
            return false;
        if (allowed["port"] is not { } given)
            return true;

        int? first = int.TryParse(given.ToString(), CultureInfo.InvariantCulture, out var number)
            ? number
            : target.Ports.TryGetValue(given.ToString(), out var named) ? named : null;
        return first is { } from && port >= from && port <= (allowed.Integer("endPort") ?? from);
    }
}
