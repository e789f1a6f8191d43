using Oceanid.Tool.Text;

namespace Oceanid.Tool.Check;

/// <summary>A finding with the rule that it breaks, and the clusters that it concerns.</summary>
/// <param name="RuleId">The id of the rule.</param>
/// <param name="Finding">The finding, without its cluster.</param>
/// <param name="Clusters">The clusters; empty when it concerns the repository as a whole.</param>
/// <param name="Remedy">What to do.</param>
internal sealed record Reported(string RuleId, Finding Finding, IReadOnlyList<string> Clusters, string Remedy);

/// <summary>What a check has found, in a fixed order.</summary>
internal sealed record Report(IReadOnlyList<Reported> Findings, int Suppressed, int Rules)
{
    /// <summary>What a person should know, although nothing in the repository is wrong.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>What only a cluster knows: neither found to be wrong nor found to be right.</summary>
    public IReadOnlyList<string> NotJudged { get; init; } = [];
}
