namespace Oceanid.Tool.Changes.Risks;

/// <summary>All that marks a change.</summary>
internal static class RiskRules
{
    private static readonly IReadOnlyList<Func<ObjectChange, ClusterChange, IEnumerable<Risk>>> Rules =
    [
        ReplacementRisk.Of,
        RemovalRisk.Of,
        (change, _) => AdoptionRisk.Of(change),
        (change, _) => RbacRisk.Of(change),
        (change, _) => PodSecurityRisk.Of(change),
        NetworkPolicyRisk.Of,
        (change, _) => AdmissionRisk.Of(change),
        (change, _) => OperatorRisk.Of(change),
        (change, _) => SuspensionRisk.Of(change),
    ];

    public static IReadOnlyList<Risk> Of(ClusterChange cluster) => cluster.Before is null || cluster.After is null
        ? []
        :
        [
            .. cluster.Objects.SelectMany(change => Rules.SelectMany(rule => rule(change, cluster)))
                .Concat(MemoryRisk.Of(cluster))
                .Distinct()
                .OrderBy(risk => risk.Kind)
                .ThenBy(risk => risk.Owner, StringComparer.Ordinal)
                .ThenBy(risk => risk.Object, StringComparer.Ordinal)
                .ThenBy(risk => risk.Reason, StringComparer.Ordinal),
        ];
}
