using Oceanid.Tool.Changes.Risks;
using Oceanid.Tool.Facts.Memory;
using Oceanid.Tool.Fleet;
using Oceanid.Tool.Fleet.Configuration;
using Oceanid.Tool.Text;

namespace Oceanid.Tool.Changes;

/// <summary>What changes for one cluster.</summary>
/// <param name="Name">The cluster.</param>
/// <param name="Before">As it was; null for a new cluster.</param>
/// <param name="After">As it will be; null for one that leaves the repository.</param>
/// <param name="Objects">What differs, by owner and name.</param>
internal sealed record ClusterChange(string Name, ClusterPreview? Before, ClusterPreview? After, IReadOnlyList<ObjectChange> Objects)
{
    private IReadOnlyList<Risk>? _risks;
    private IReadOnlyList<Finding>? _refusals;
    private IReadOnlySet<string>? _policiesBefore;

    /// <summary>What a reviewer should think about, the worst first.</summary>
    public IReadOnlyList<Risk> Risks => _risks ??= RiskRules.Of(this);

    /// <summary>The namespaces that had network policies.</summary>
    public IReadOnlySet<string> PoliciesBefore => _policiesBefore ??= (Before is null ? [] : OwnedObject.Of(Before))
        .Where(item => item.Object.Kind == "NetworkPolicy")
        .Select(item => item.Object.Namespace ?? "")
        .ToHashSet(StringComparer.Ordinal);

    /// <summary>What of it must not be merged as it is.</summary>
    public IReadOnlyList<Finding> Refusals => _refusals ??= Changes.Refusals.Of(this);

    /// <summary>Whether the cluster gets anything else than before.</summary>
    public bool IsChange => Objects.Count > 0 || Before is null || After is null;

    public MemoryBudget? BudgetBefore => Before?.Budget;

    public MemoryBudget? BudgetAfter => After?.Budget;

    /// <summary>The secrets that it will use and did not use before.</summary>
    public IReadOnlyList<string> NewSecrets => [.. Secrets(After).Except(Secrets(Before))];

    /// <summary>The secrets that it no longer uses.</summary>
    public IReadOnlyList<string> LostSecrets => [.. Secrets(Before).Except(Secrets(After))];

    // What a command prints is nobody's to set.
    private static IEnumerable<string> Secrets(ClusterPreview? cluster) =>
        (cluster?.Secrets ?? []).Where(secret => secret.Environment != SecretMarker.CommandOutput).Select(secret => $"{secret.Environment} {secret.Key}");
}
