using Oceanid.Tool.Facts;
using Oceanid.Tool.Fleet;
using Oceanid.Tool.Fleet.Configuration;
using Oceanid.Tool.Text;

namespace Oceanid.Tool.Check.Rules;

/// <summary>What runs fits the memory that it may take.</summary>
internal sealed class MemoryBudgetRule : IRule
{
    private static readonly string[] Amounts = ["requests", "limits"];

    public string Id => "memory-budget";

    public string Title => "Flux, the operator and the workspaces fit the memory budget, and every container is bounded.";

    public string Rationale =>
        "What is requested is kept free for it, on a node that is small. (What is used differs: about 66 MB that cannot be reclaimed and 266 MB with the "
        + "mapped binaries, measured of Flux and the operator at rest.) A pod without limits takes a small node down with it.";

    public string Remedy => "Lower the requests, run less at once, or raise the budget in .flux.yaml on purpose.";

    public IEnumerable<Case> Cases(CheckContext context) =>
        context.Views.Each(view => Budget(context.Settings, view))
            .Concat(context.Views.SelectMany(view => PodSpec.Of(view.Objects).Each(Bounds)));

    private static IEnumerable<Finding> Budget(CheckSettings settings, ClusterView view)
    {
        var budget = view.Preview.Budget;
        if (settings.IdleMemoryMi is { } idle && budget.IdleTotal.MemoryRequest > idle * Quantity.Mebibyte)
            yield return view.Finding($"Flux and the operator request {Quantity.Memory(budget.IdleTotal.MemoryRequest)} while idle, over the budget of {idle}Mi.", "budget");
        if (settings.PeakMemoryMi is { } peak && budget.Peak.MemoryRequest > peak * Quantity.Mebibyte)
            yield return view.Finding($"With Stacks running {Quantity.Memory(budget.Peak.MemoryRequest)} are requested, over the budget of {peak}Mi.", "budget");
        foreach (var row in budget.Idle.Concat(budget.Workspaces).Where(row => row.Amounts.MemoryLimit is null))
            yield return new Finding($"{row.Component} has no memory limit ({row.Origin}).") { Cluster = view.Name, File = row.File ?? CheckSettingsReader.File, Remedy = "Set one." };
    }

    private static IEnumerable<Finding> Bounds(PodSpec pod)
    {
        foreach (var (path, container) in pod.Containers)
        {
            foreach (var group in Amounts.Where(group => container.At("resources", group)?["memory"] is null))
                yield return pod.Finding($"The container has no memory {group}.", $"{path}.resources.{group}.memory", "Add it.");
        }
    }
}
