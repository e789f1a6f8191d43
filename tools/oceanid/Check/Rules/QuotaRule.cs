using System.Text.Json.Nodes;
using Oceanid.Tool.Facts;
using Oceanid.Tool.Facts.Memory;
using Oceanid.Tool.Fleet;
using Oceanid.Tool.Text;

namespace Oceanid.Tool.Check.Rules;

/// <summary>Every pod is admitted by the quota and the limit range of its namespace.</summary>
internal sealed class QuotaRule : IRule
{
    private static readonly string[] Groups = ["requests", "limits"];

    public string Id => "quota";

    public string Title => "Every pod is admitted by the quota of its namespace, also while it is replaced.";

    public string Rationale =>
        "What a quota refuses never starts, and shows only in the events of its ReplicaSet. A pod that "
        + "terminates counts until it is gone: while a Deployment rolls, it needs room for each replica twice.";

    public string Remedy => "Raise the quota, or ask for less.";

    public IEnumerable<Case> Cases(CheckContext context) => context.Views.SelectMany(view =>
        view.OfKind("", "ResourceQuota").Each(quota => Check(view, quota)));

    private static IEnumerable<Finding> Check(ClusterView view, OwnedObject quota)
    {
        var space = quota.Object.Namespace;
        var hard = quota.Object.Content.At("spec", "hard") ?? [];
        var limits = view.OfKind("", "LimitRange").FirstOrDefault(item => item.Object.Namespace == space)?.Object.Content
            .At("spec").Objects("limits").FirstOrDefault(item => item.Text("type") == "Container");
        var defaults = Defaults(limits);
        var pods = PodSpec.Of(view.Objects).Where(pod => pod.Item.Object.Namespace == space).ToList();

        foreach (var pod in pods)
        {
            foreach (var finding in Bounds(pod, hard, limits))
                yield return finding;
        }

        var groups = pods.Select(pod => Workload(pod, defaults)).Concat(Charts(view, space, defaults)).Concat(Workspaces(view, space)).ToList();
        if (groups.Count == 0)
            yield break;

        // The containers of a chart, which no one has looked at yet.
        foreach (var group in groups.Where(group => group.IsOfChart && group.Amounts.MemoryLimit is null && hard["limits.memory"] is not null))
            yield return quota.Setting($"It refuses {group.Name}, which says no limits.memory.", "spec.hard[limits.memory]", "Add a LimitRange with a default to the namespace.");

        var total = ResourceAmounts.Sum(groups.Select(group => group.Amounts with { MemoryLimit = group.Amounts.MemoryLimit ?? 0, CpuLimit = group.Amounts.CpuLimit ?? 0 }));
        foreach (var (key, needed, shown) in new[]
        {
            ("pods", groups.Sum(group => group.Pods), $"{groups.Sum(group => group.Pods)} pods"),
            ("requests.memory", total.MemoryRequest, Quantity.Memory(total.MemoryRequest)),
            ("limits.memory", total.MemoryLimit!.Value, Quantity.Memory(total.MemoryLimit.Value)),
            ("requests.cpu", total.CpuRequest, Quantity.Cpu(total.CpuRequest)),
            ("limits.cpu", total.CpuLimit!.Value, Quantity.Cpu(total.CpuLimit.Value)),
        })
        {
            if (hard[key] is { } given && Quantity.TryParse(given.ToString(), out var allowed) && needed > allowed)
                yield return quota.Setting($"{string.Join(", ", groups.Select(group => group.Name))} {(groups.Count == 1 ? "needs" : "need")} {shown}, but {key} allows {given}.", $"spec.hard[{key}]");
        }
    }

    private static DefaultResources Defaults(JsonObject? limits) => new(
        limits.At("defaultRequest")?["memory"]?.ToString(),
        limits.At("defaultRequest")?["cpu"]?.ToString(),
        limits.At("default")?["memory"]?.ToString(),
        limits.At("default")?["cpu"]?.ToString());

    // A quota on an amount refuses a container that does not say it, unless the limit range fills it in.
    private static IEnumerable<Finding> Bounds(PodSpec pod, JsonObject hard, JsonObject? limits)
    {
        foreach (var (path, container) in pod.Containers)
        {
            foreach (var group in Groups.Where(group => hard[$"{group}.memory"] is not null))
            {
                var filled = limits.At(group == "requests" ? "defaultRequest" : "default")?["memory"];
                if (container.At("resources", group)?["memory"] is null && filled is null)
                    yield return pod.Finding($"The quota of the namespace refuses a container without {group}.memory.", $"{path}.resources.{group}.memory", "Add it.");
            }

            if (limits.At("max")?["memory"] is { } most
                && Quantity.TryParse(most.ToString(), out var allowed)
                && container.At("resources", "limits")?["memory"] is { } asked
                && Quantity.TryParse(asked.ToString(), out var wanted)
                && wanted > allowed)
            {
                yield return pod.Finding($"The limit range of the namespace allows a container {most}, not {asked}.", $"{path}.resources.limits.memory");
            }
        }
    }

    private static PodGroup Workload(PodSpec pod, DefaultResources defaults)
    {
        var amounts = ResourceAmounts.Sum(pod.Spec.Objects("containers").Select(container => ResourceReading.Quiet.Read(container.At("resources"), "", defaults)));
        var spec = pod.Item.Object.Content.At("spec");
        var replicas = pod.Item.Object.Kind switch
        {
            "Job" => spec.Integer("parallelism") ?? 1,
            "Pod" or "CronJob" => 1,
            _ => spec.Integer("replicas") ?? 1,
        };
        // Recreate waits until the old pods are gone; a StatefulSet until each is.
        var count = pod.Item.Object.Kind == "Deployment" && spec.At("strategy").Text("type") != "Recreate" ? replicas * 2L : replicas;
        return new PodGroup(pod.Item.Label, count, amounts * count);
    }

    private static IEnumerable<PodGroup> Charts(ClusterView view, string? space, DefaultResources defaults)
    {
        foreach (var item in view.Releases().Where(item => item.Resource.Inputs.Text("namespace") == space))
        {
            if (item.Release?.Chart == OperatorChart.Name)
                yield return new PodGroup("the operator", 1, OperatorChart.Row(item.Resource, "", ResourceReading.Quiet).Amounts) { IsOfChart = true };
            if (item.Release?.Chart != FluxChart.Name)
                continue;

            // Each controller twice while it is replaced, and the chart's check job, which says nothing of its resources.
            var rows = FluxChart.Rows(item.Resource, "", ResourceReading.Quiet).ToList();
            yield return new PodGroup("the Flux controllers", rows.Count * 2, ResourceAmounts.Sum(rows.Select(row => row.Amounts)) * 2) { IsOfChart = true };
            yield return new PodGroup("the check job of the chart", 1, ResourceReading.Quiet.Read(null, "", defaults)) { IsOfChart = true };
        }
    }

    private static IEnumerable<PodGroup> Workspaces(ClusterView view, string? space) =>
        view.Stacks.Where(stack => stack.Object.Namespace == space)
            .Select(stack => new PodGroup($"the workspace of {stack.Object.Name}", 1, WorkspacePods.Row(stack.Object, "", ResourceReading.Quiet).Amounts));

    private sealed record PodGroup(string Name, long Pods, ResourceAmounts Amounts)
    {
        public bool IsOfChart { get; init; }
    }
}
