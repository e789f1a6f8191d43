using Oceanid.Preview.Model;

namespace Oceanid.Preview.Budget;

/// <summary>What the programs of a cluster cost: what stays up, and the peak while Stacks run.</summary>
internal sealed record MemoryBudget(
    IReadOnlyList<BudgetRow> Idle,
    IReadOnlyList<BudgetRow> Workspaces,
    Concurrency Concurrency,
    IReadOnlyList<string> NotCounted)
{
    /// <summary>The promise of the guide: GitOps in less than 200 MB.</summary>
    public const decimal IdleLimit = 200 * Quantity.Mebibyte;

    public ResourceAmounts IdleTotal => ResourceAmounts.Sum(Idle.Select(row => row.Amounts));

    /// <summary>As many workspaces run at once as the operator has workers; the largest ones count.</summary>
    public ResourceAmounts Peak =>
        IdleTotal + ResourceAmounts.SumOfLargest(Concurrency.Workers, [.. Workspaces.Select(row => row.Amounts)]);

    public bool IsOverLimit => IdleTotal.MemoryRequest > IdleLimit;

    public static MemoryBudget Of(string cluster, IReadOnlyList<ProgramPreview> programs, Problems problems)
    {
        var idle = new List<BudgetRow>();
        var workspaces = new List<BudgetRow>();
        var notCounted = new List<string>();
        Concurrency? concurrency = null;

        foreach (var program in programs)
        {
            foreach (var resource in program.Resources)
            {
                var origin = $"{program.Project} {resource.Name}";
                var reading = new ResourceReading(problem => problems.Add(
                    $"{Repository.ProgramFolder(program.Folder)} ({cluster}): {resource.Key}: {problem}"));
                Count(resource, origin, reading);
            }
        }

        return new MemoryBudget(idle, workspaces, concurrency ?? Concurrency.Default, notCounted);

        void Count(ResourcePreview resource, string origin, ResourceReading reading)
        {
            if (HelmRelease.TryRead(resource) is { } release)
            {
                switch (release.Chart)
                {
                    case FluxChart.Name:
                        idle.AddRange(FluxChart.Rows(resource, origin, reading));
                        break;
                    case OperatorChart.Name:
                        idle.Add(OperatorChart.Row(resource, origin, reading));
                        concurrency ??= OperatorChart.Concurrency(resource, origin);
                        break;
                    default:
                        notCounted.Add($"{origin}: the chart {release.Chart} is not known to the preview");
                        break;
                }
            }
            else if (KubernetesObject.TryRead(resource, out var found))
            {
                if (WorkspacePods.IsStack(found))
                {
                    var rows = WorkspacePods.IsRetained(found) ? idle : workspaces;
                    rows.Add(WorkspacePods.Row(found, origin, reading));
                }
                else if (WorkloadPods.IsWorkload(found))
                {
                    idle.Add(WorkloadPods.Row(found, origin, reading));
                }
                else if (found is { Kind: "DaemonSet" })
                {
                    notCounted.Add($"{origin}: a DaemonSet costs its memory on every node");
                }
            }
        }
    }
}
