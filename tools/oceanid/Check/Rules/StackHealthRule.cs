using Oceanid.Tool.Fleet;
using Oceanid.Tool.Fleet.GitTree;
using Oceanid.Tool.Text;

namespace Oceanid.Tool.Check.Rules;

/// <summary>Flux tells the health of a Stack right, and never deletes one by accident.</summary>
internal sealed class StackHealthRule : IRule
{
    private static readonly TimeSpan LongestUpdate = TimeSpan.FromMinutes(20);

    public string Id => "stack-health";

    public string Title => "A Kustomization that applies Stacks tells their health right, does not prune them, and no other one waits for it.";

    public string Rationale =>
        "A Stack has no status at first, which kstatus calls healthy; and the operator removes the condition Stalled when all "
        + "is well, so an expression with `all`, which is true of nothing, reports a failure for ever. And apps must start whether or not the operator is well.";

    public string Remedy => "See infrastructure/components/Flux/FluxSync.cs.";

    public IEnumerable<Case> Cases(CheckContext context) =>
        context.Views.SelectMany(view => view.Kustomizations.Each(item => Check(view, item)));

    private static IEnumerable<Finding> Check(ClusterView view, OwnedObject item)
    {
        var stacks = view.Preview.Overlays
            .Where(overlay => overlay.Path == FluxKustomization.Path(item.Object))
            .SelectMany(overlay => overlay.Objects)
            .Select(built => built.Object)
            .Where(built => built.Kind == "Stack" && built.ApiVersion.StartsWith("pulumi.com/", StringComparison.Ordinal))
            .ToList();
        if (stacks.Count == 0)
            yield break;

        foreach (var waiting in view.Kustomizations)
        {
            foreach (var (dependency, index) in waiting.Object.Content.At("spec").Objects("dependsOn").Select((dependency, index) => (dependency, index)))
            {
                if (dependency.Text("name") == item.Object.Name && (dependency.Text("namespace") ?? waiting.Object.Namespace) == item.Object.Namespace)
                    yield return waiting.Finding($"It waits for {item.Label}, which applies Stacks: it would not start while the operator is not well.", $"spec.dependsOn[{index}]", "Do not wait for it.");
            }
        }

        var spec = item.Object.Content.At("spec");
        var waits = spec?["wait"]?.ToString() == "true" || spec.Objects("healthChecks").Any();
        var expressions = spec.Objects("healthCheckExprs").Where(expression => expression.Text("kind") == "Stack").ToList();
        if (waits && expressions.Count == 0)
            yield return item.Finding("It waits for Stacks but has no healthCheckExprs for them.", "spec.healthCheckExprs");
        if (expressions.Count > 1)
            yield return item.Finding("It has two healthCheckExprs for Stack, which Flux refuses.", "spec.healthCheckExprs");
        foreach (var (state, expression) in expressions.SelectMany(expression => expression))
        {
            if (expression?.ToString() is { } text && text.Contains(".all(", StringComparison.Ordinal))
                yield return item.Finding($"'{state}' uses all(), which is true when there is no such condition.", $"spec.healthCheckExprs.{state}", "Use exists().");
        }

        if (waits && (GoDuration.Parse(spec.Text("timeout") ?? "") ?? TimeSpan.Zero) < LongestUpdate)
            yield return item.Finding($"Its timeout is shorter than a `pulumi up` may take ({LongestUpdate.TotalMinutes:0} minutes).", "spec.timeout", "Set it to 30m.");

        foreach (var stack in spec.Text("deletionPolicy") == "Orphan" ? [] : stacks)
        {
            if (stack.Content.At("metadata", "annotations").Text("kustomize.toolkit.fluxcd.io/prune") != "disabled")
                yield return item.Finding($"{stack.Label} can be pruned, and what it manages with it.", "spec.deletionPolicy", "Set it to Orphan, or annotate the Stack with kustomize.toolkit.fluxcd.io/prune: disabled.");
        }
    }
}
