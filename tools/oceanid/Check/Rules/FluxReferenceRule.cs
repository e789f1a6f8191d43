using System.Text.Json.Nodes;
using Oceanid.Tool.Fleet;
using Oceanid.Tool.Fleet.GitTree;
using Oceanid.Tool.Knowledge;
using Oceanid.Tool.Text;

namespace Oceanid.Tool.Check.Rules;

/// <summary>What Flux objects refer to exists.</summary>
internal sealed class FluxReferenceRule : IRule
{
    public string Id => "flux-reference";

    public string Title => "Each Flux Kustomization and source refers to things that exist, and none waits for itself or for a Stack.";

    public string Rationale =>
        "A reference to nothing keeps a Kustomization from ever being ready, without an error in Git. kustomize-controller "
        + "runs with --no-cross-namespace-refs. And apps must start whether or not the operator is well.";

    public string Remedy => "Correct the reference, or add what it names.";

    public IEnumerable<Case> Cases(CheckContext context) => context.Views.SelectMany(view =>
        view.Kustomizations.Each(item => Kustomization(view, item))
            .Concat(view.Objects.Where(item => item.Group == ApiGroups.Source).Each(source => Source(view, source)))
            .Concat(view.Objects.Where(item => item.Group == ApiGroups.Notification).Each(item => Notification(view, item))));

    private static IEnumerable<Finding> Kustomization(ClusterView view, OwnedObject item)
    {
        var spec = item.Object.Content.At("spec");
        var space = item.Object.Namespace;
        if (spec.At("sourceRef") is { } source)
        {
            var (kind, name) = (source.Text("kind") ?? "", source.Text("name"));
            if (source.Text("namespace") is { } other && other != space)
                yield return item.Finding($"It uses a source of the namespace {other}, which kustomize-controller refuses.", "spec.sourceRef.namespace");
            else if (view.Find(ApiGroups.Source, kind, space, name) is null)
                yield return item.Finding($"There is no {kind} {space}/{name}.", "spec.sourceRef");
        }

        if (spec.Text("serviceAccountName") is { } account && view.Find("", "ServiceAccount", space, account) is null)
            yield return item.Finding($"There is no service account {space}/{account}.", "spec.serviceAccountName");

        foreach (var (dependency, index) in spec.Objects("dependsOn").Select((dependency, index) => (dependency, index)))
        {
            var needed = view.Find(ApiGroups.Kustomize, "Kustomization", dependency.Text("namespace") ?? space, dependency.Text("name"));
            if (needed is null)
                yield return item.Finding($"There is no Kustomization {dependency.Text("namespace") ?? space}/{dependency.Text("name")}.", $"spec.dependsOn[{index}]");
            else if (AppliesStacks(view, needed))
                yield return item.Finding($"It waits for {needed.Label}, which applies Stacks: it would not start while the operator is not well.", $"spec.dependsOn[{index}]", "Do not wait for it.");
        }

        var waitsFor = view.Kustomizations
            .SelectMany(other => other.Object.Content.At("spec").Objects("dependsOn").Select(dependency => (
                Key(other.Object.Namespace, other.Object.Name),
                Needs: Key(dependency.Text("namespace") ?? other.Object.Namespace, dependency.Text("name")))))
            .ToLookup(pair => pair.Item1, pair => pair.Needs);
        var self = Key(space, item.Object.Name);
        if (Cycle.From(self, waitsFor) is { } circle)
            yield return item.Finding($"It waits for itself: {string.Join(" → ", circle)} → {self}.", "spec.dependsOn", "Remove one of the dependencies.");
    }

    private static IEnumerable<Finding> Source(ClusterView view, OwnedObject source)
    {
        var spec = source.Object.Content.At("spec");
        foreach (var finding in Secret(view, source))
            yield return finding;
        if (source.Object.Kind == "GitRepository" && (spec.At("ref") as JsonObject ?? []).Count == 0)
            yield return source.Finding("It has no ref, so Flux takes the branch master.", "spec.ref", "Name a branch, a tag or a commit.");
    }

    private static IEnumerable<Finding> Notification(ClusterView view, OwnedObject item)
    {
        foreach (var finding in Secret(view, item))
            yield return finding;
        if (item.Object.Content.At("spec", "providerRef").Text("name") is { } provider && view.Find(ApiGroups.Notification, "Provider", item.Object.Namespace, provider) is null)
            yield return item.Finding($"There is no Provider {item.Object.Namespace}/{provider}.", "spec.providerRef");
    }

    private static IEnumerable<Finding> Secret(ClusterView view, OwnedObject item)
    {
        if (item.Object.Content.At("spec", "secretRef").Text("name") is { } secret && view.Find("", "Secret", item.Object.Namespace, secret) is null)
            yield return item.Finding($"There is no Secret {item.Object.Namespace}/{secret}.", "spec.secretRef");
    }

    private static bool AppliesStacks(ClusterView view, OwnedObject kustomization) => view.Preview.Overlays
        .Where(overlay => overlay.Path == FluxKustomization.Path(kustomization.Object))
        .SelectMany(overlay => overlay.Objects)
        .Any(item => item.Object is { Kind: "Stack" } && item.Object.ApiVersion.StartsWith(ApiGroups.Pulumi, StringComparison.Ordinal));

    private static string Key(string? space, string? name) => $"{space}/{name}";
}
