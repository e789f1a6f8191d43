using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Oceanid.Tool.Facts;
using Oceanid.Tool.Facts.Secrets;
using Oceanid.Tool.Fleet;
using Oceanid.Tool.Fleet.GitTree;
using Oceanid.Tool.Text;

namespace Oceanid.Tool.Check.Rules;

/// <summary>What a pod refers to is there: Secrets, ConfigMaps, their keys, service accounts, and variables of Flux.</summary>
internal sealed partial class PodReferenceRule : IRule
{
    private static readonly string[] Fields = ["data", "stringData", "binaryData"];

    public string Id => "pod-reference";

    public string Title => "Every Secret, ConfigMap, key and service account that a workload refers to exists, and so does every variable that Flux substitutes.";

    public string Rationale =>
        "A pod that refers to nothing waits for ever (CreateContainerConfigError), and a variable that nobody sets becomes an empty text. "
        + "Programs make the one side and Git the other, so neither sees it alone.";

    public string Remedy => "Correct the reference, or declare what it names in infrastructure/apps.";

    public IEnumerable<Case> Cases(CheckContext context) => context.Views.SelectMany(view =>
        PodSpec.Of(view.Objects).Each(pod => Pod(view, pod)).Concat(view.Kustomizations.Each(kustomization => Variables(view, kustomization))));

    private static IEnumerable<Finding> Pod(ClusterView view, PodSpec pod)
    {
        var space = pod.Item.Object.Namespace;
        foreach (var reference in ObjectReference.Of(pod.Item.Object).Where(reference => !reference.IsOptional))
        {
            var found = view.Find("", reference.Kind, space, reference.Name)?.Object.Content;
            if (found is null)
                yield return pod.Item.Finding($"There is no {reference.Kind} {space}/{reference.Name}.", reference.Path);
            else if (reference.Key is { } key && !Keys(found).Contains(key))
                yield return pod.Item.Finding($"The {reference.Kind} {space}/{reference.Name} has no key {key}.", reference.Path);
        }

        if (pod.Spec.Text("serviceAccountName") is { } account and not "default" && view.Find("", "ServiceAccount", space, account) is null)
            yield return pod.Item.Finding($"There is no service account {space}/{account}.", $"{pod.Path}.serviceAccountName");
    }

    private static IEnumerable<string> Keys(JsonObject content) =>
        Fields.SelectMany(field => content.At(field) ?? []).Select(entry => entry.Key);

    private static IEnumerable<Finding> Variables(ClusterView view, OwnedObject kustomization)
    {
        // Without postBuild Flux substitutes nothing, and the text itself is meant.
        if (kustomization.Object.Content.At("spec", "postBuild") is not { } build)
            yield break;

        var known = (build.At("substitute") ?? []).Select(entry => entry.Key).ToHashSet(StringComparer.Ordinal);
        foreach (var (source, index) in build.Objects("substituteFrom").Select((source, index) => (source, index)))
        {
            var content = view.Find("", source.Text("kind") ?? "", kustomization.Object.Namespace, source.Text("name"))?.Object.Content;
            if (content is null)
                yield return kustomization.Finding($"There is no {source.Text("kind")} {kustomization.Object.Namespace}/{source.Text("name")}.", $"spec.postBuild.substituteFrom[{index}]");
            else
                known.UnionWith(Keys(content));
        }

        var path = FluxKustomization.Path(kustomization.Object);
        foreach (var item in view.Objects.Where(item => item.Owner == path))
        {
            foreach (var name in Variable().Matches(item.Object.Content.ToJsonString()).Select(match => match.Groups[1].Value).Distinct().Where(name => !known.Contains(name)))
                yield return item.Finding($"Nobody sets the variable {name}, so Flux puts its default or nothing in its place.", null, $"Add the secrets of the app to oceanid-apps:apps, correct the name, or write $${{{name}}} for the text itself.");
        }
    }

    // `$${…}` is the text itself.
    [GeneratedRegex(@"(?<!\$)\$\{([A-Za-z_][A-Za-z0-9_]*)")]
    private static partial Regex Variable();
}
