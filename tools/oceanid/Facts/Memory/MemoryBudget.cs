using Oceanid.Tool.Fleet;
using Oceanid.Tool.Text;

namespace Oceanid.Tool.Facts.Memory;

/// <summary>
/// What a cluster costs: Flux and the operator, which stay up; the peak while Stacks run; and the workloads, which are not
/// the price of GitOps.
/// </summary>
internal sealed record MemoryBudget(
    IReadOnlyList<BudgetRow> Idle,
    IReadOnlyList<BudgetRow> Workspaces,
    IReadOnlyList<BudgetRow> Workloads,
    Concurrency Concurrency,
    IReadOnlyList<string> NotCounted)
{
    /// <summary>How many bytes <see cref="Idle"/> may request, as <c>.flux.yaml</c> says; null for no limit.</summary>
    public decimal? IdleLimit { get; init; }

    public ResourceAmounts IdleTotal => ResourceAmounts.Sum(Idle.Select(row => row.Amounts));

    /// <summary>As many workspaces run at once as the operator has workers; the largest ones count.</summary>
    public ResourceAmounts Peak =>
        IdleTotal + ResourceAmounts.SumOfLargest(Concurrency.Workers, [.. Workspaces.Select(row => row.Amounts)]);

    public bool IsOverLimit => IdleTotal.MemoryRequest > IdleLimit;

    public static MemoryBudget Of(
        string cluster,
        IReadOnlyList<ProgramPreview> programs,
        IReadOnlyList<OverlayPreview> overlays,
        Problems problems)
    {
        var idle = new List<BudgetRow>();
        var workspaces = new List<BudgetRow>();
        var workloads = new List<BudgetRow>();
        var notCounted = new List<string>();
        Concurrency? concurrency = null;

        foreach (var program in programs)
        {
            foreach (var resource in program.Resources)
            {
                var origin = $"{program.Project} {resource.Name}";
                Count(resource, origin, program.File, Reading(_ => new SourceLocation(program.File), $"{resource.Key}"));
            }
        }

        foreach (var item in overlays.SelectMany(overlay => overlay.Objects))
            CountObject(item.Object, item.Source.File, item.Source.File, Reading(item.LocationOf, item.Object.Label));

        return new MemoryBudget(idle, workspaces, workloads, concurrency ?? Concurrency.Default, notCounted);

        ResourceReading Reading(Func<string, SourceLocation> location, string what) => new((field, problem, remedy) =>
        {
            var (file, line) = location(field);
            problems.Add(new Finding(problem) { Cluster = cluster, File = file, Line = line, Object = what, Field = field, Remedy = remedy });
        });

        void Count(ResourcePreview resource, string origin, string file, ResourceReading reading)
        {
            if (HelmRelease.TryRead(resource) is { } release)
            {
                switch (release.Chart)
                {
                    case FluxChart.Name:
                        idle.AddRange(FluxChart.Rows(resource, origin, reading).Select(row => row with { File = file }));
                        break;
                    case OperatorChart.Name:
                        idle.Add(OperatorChart.Row(resource, origin, reading) with { File = file });
                        concurrency ??= OperatorChart.Concurrency(resource, origin);
                        break;
                    default:
                        notCounted.Add($"{origin}: the chart {release.Chart} is not known to the preview");
                        break;
                }
            }
            else if (KubernetesObject.TryRead(resource, out var found))
            {
                CountObject(found, origin, file, reading);
            }
        }

        void CountObject(KubernetesObject found, string origin, string file, ResourceReading reading)
        {
            if (WorkspacePods.IsStack(found))
            {
                var rows = WorkspacePods.IsRetained(found) ? idle : workspaces;
                rows.Add(WorkspacePods.Row(found, origin, reading) with { File = file });
            }
            else if (WorkloadPods.IsWorkload(found))
            {
                workloads.Add(WorkloadPods.Row(found, origin, reading));
            }
            else if (found is { Kind: "DaemonSet" })
            {
                notCounted.Add($"{origin}: a DaemonSet costs its memory on every node");
            }
        }
    }
}
