using Oceanid.Tool.Changes;
using Oceanid.Tool.Changes.Risks;
using Oceanid.Tool.Facts.Memory;
using Oceanid.Tool.Text;

namespace Oceanid.Tool.Rendering;

/// <summary>The memory of a cluster before and after: what stays up, at most, and the workloads.</summary>
internal static class MemoryText
{
    public static string Of(ClusterChange cluster) =>
        $"idle {Of(cluster, budget => budget.IdleTotal)}, peak {Of(cluster, budget => budget.Peak)}, workloads {Of(cluster, MemoryRisk.Workloads)}";

    private static string Of(ClusterChange cluster, Func<MemoryBudget, ResourceAmounts> read)
    {
        var (before, after) = (Amount(cluster.BudgetBefore, read), Amount(cluster.BudgetAfter, read));
        return before == after ? after : $"{before} → {after}";
    }

    private static string Amount(MemoryBudget? budget, Func<MemoryBudget, ResourceAmounts> read) =>
        budget is null ? "none" : Quantity.Memory(read(budget).MemoryRequest);
}
