using System.Text.Json.Nodes;
using Oceanid.Tool.Text;

namespace Oceanid.Tool.Changes.Risks;

/// <summary>Connections that were not allowed before.</summary>
internal static class NetworkPolicyRisk
{
    public static IEnumerable<Risk> Of(ObjectChange change, ClusterChange cluster) => change.Object.Kind == "NetworkPolicy"
        ? Reasons(change, cluster).Select(reason => Risk.Of(RiskKind.WeakensNetworkPolicy, change, reason))
        : [];

    private static IEnumerable<string> Reasons(ObjectChange change, ClusterChange cluster)
    {
        switch (change.Kind)
        {
            case ChangeKind.Removed when Flows(change.Before!).Count == 0:
                yield return "what it denied is allowed, unless another policy selects the same pods";
                break;
            // In a namespace that is new there was nothing to weaken.
            case ChangeKind.Added when HadPolicies(change.Object.Object!.Namespace, cluster):
                foreach (var flow in Flows(change.After!))
                    yield return $"it allows {flow}";
                break;
            case ChangeKind.Changed or ChangeKind.Moved:
                foreach (var direction in Types(change.Before!).Except(Types(change.After!)))
                    yield return $"{direction} is no longer isolated by it";
                foreach (var flow in Flows(change.After!).Except(Flows(change.Before!)))
                    yield return $"it allows {flow}";
                if (change.Fields.Any(field => field.IsBelow("spec.podSelector")))
                    yield return "it selects other pods";
                break;
        }
    }

    private static bool HadPolicies(string? space, ClusterChange cluster) => cluster.PoliciesBefore.Contains(space ?? "");

    private static IEnumerable<string> Types(DeclaredObject policy) => policy.Spec.Texts("policyTypes");

    // One for each peer and port; a rule without one or the other allows all of them.
    private static List<string> Flows(DeclaredObject policy) =>
    [
        .. from direction in new[] { (Rules: "ingress", Peers: "from"), (Rules: "egress", Peers: "to") }
           from rule in policy.Spec.Objects(direction.Rules)
           from peer in Or(rule, direction.Peers, "everybody")
           from port in Or(rule, "ports", "every port")
           select $"{direction.Rules} {direction.Peers} {peer}, {port}",
    ];

    private static IEnumerable<string> Or(JsonObject rule, string list, string all) =>
        rule.Objects(list).Select(JsonText.Compact).DefaultIfEmpty(all);
}
