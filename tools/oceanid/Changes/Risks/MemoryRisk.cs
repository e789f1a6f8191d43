using Oceanid.Tool.Facts.Memory;
using Oceanid.Tool.Text;

namespace Oceanid.Tool.Changes.Risks;

/// <summary>What needs more memory than before, with the budget on both sides.</summary>
internal static class MemoryRisk
{
    public static IEnumerable<Risk> Of(ClusterChange cluster)
    {
        if (cluster is not { BudgetBefore: { } before, BudgetAfter: { } after })
            yield break;

        (string Name, Func<MemoryBudget, ResourceAmounts> Read, Func<MemoryBudget, IReadOnlyList<BudgetRow>> Rows)[] parts =
        [
            ("idle", budget => budget.IdleTotal, budget => budget.Idle),
            ("peak", budget => budget.Peak, budget => [.. budget.Idle, .. budget.Workspaces]),
            ("workloads", Workloads, budget => budget.Workloads),
        ];
        foreach (var (name, read, rows) in parts)
        {
            var (old, current) = (read(before), read(after));
            if (current.MemoryRequest <= old.MemoryRequest && !(current.MemoryLimit > old.MemoryLimit))
                continue;

            var over = name == "idle" && after is { IsOverLimit: true, IdleLimit: { } limit } ? $", over the limit of {Quantity.Memory(limit)}" : "";
            var causes = rows(after)
                .Select(row => (Row: row, Old: rows(before).FirstOrDefault(other => other.Component == row.Component)))
                .Where(pair => pair.Row.Amounts.MemoryRequest > (pair.Old?.Amounts.MemoryRequest ?? 0) || pair.Row.Amounts.MemoryLimit > (pair.Old?.Amounts.MemoryLimit ?? 0))
                .Select(pair => pair.Row.Component);
            yield return new Risk(
                RiskKind.RaisesMemory,
                "memory budget",
                string.Join(", ", causes),
                $"{name}: {string.Join(", ", Amounts(old, current))}{over}");
        }
    }

    /// <summary>What the workloads of a cluster ask for.</summary>
    public static ResourceAmounts Workloads(MemoryBudget budget) => ResourceAmounts.Sum(budget.Workloads.Select(row => row.Amounts));

    private static IEnumerable<string> Amounts(ResourceAmounts old, ResourceAmounts current)
    {
        if (current.MemoryRequest != old.MemoryRequest)
            yield return $"requests {Quantity.Memory(old.MemoryRequest)} to {Quantity.Memory(current.MemoryRequest)}";
        if (current.MemoryLimit != old.MemoryLimit)
            yield return $"limits {Limit(old)} to {Limit(current)}";
    }

    private static string Limit(ResourceAmounts amounts) => amounts.MemoryLimit is { } limit ? Quantity.Memory(limit) : "none";
}
