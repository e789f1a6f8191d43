namespace Oceanid.Tool.Changes.Risks;

/// <summary>What a change can do to a cluster, the worst first.</summary>
internal enum RiskKind
{
    DeletesData,
    Replaces,
    Deletes,
    Prunes,
    Adopts,
    WidensRbac,
    WeakensPodSecurity,
    WeakensNetworkPolicy,
    WeakensAdmission,
    ChangesOperator,
    RaisesMemory,
    Suspends,
    NeedsWorkstation,
}

/// <summary>Something that a reviewer should think about.</summary>
/// <param name="Kind">What it does.</param>
/// <param name="Owner">What owns the object.</param>
/// <param name="Object">The object.</param>
/// <param name="Reason">Why, as a clause.</param>
internal sealed record Risk(RiskKind Kind, string Owner, string Object, string Reason)
{
    /// <summary>What it does, in words.</summary>
    public string Title => Kind switch
    {
        RiskKind.DeletesData => "deletes data",
        RiskKind.Replaces => "replaces",
        RiskKind.Deletes => "deletes",
        RiskKind.Prunes => "prunes",
        RiskKind.Adopts => "adopts",
        RiskKind.WidensRbac => "widens RBAC",
        RiskKind.WeakensPodSecurity => "weakens Pod Security",
        RiskKind.WeakensNetworkPolicy => "weakens a network policy",
        RiskKind.WeakensAdmission => "weakens an admission policy",
        RiskKind.ChangesOperator => "changes what the operator runs as",
        RiskKind.RaisesMemory => "raises memory",
        RiskKind.Suspends => "suspends",
        _ => "needs a workstation",
    };

    public static Risk Of(RiskKind kind, ObjectChange change, string reason) => new(kind, change.Owner, change.Label, reason);
}
