using System.Text.RegularExpressions;
using Oceanid.Tool.Fleet;
using Oceanid.Tool.Fleet.GitTree;
using Oceanid.Tool.Text;

namespace Oceanid.Tool.Check.Rules;

/// <summary>What an object names is there, with the keys and ports that it asks for; what it selects is; and so is every variable of Flux.</summary>
internal sealed partial class ReferenceRule : IRule
{
    private static readonly string[] Fields = ["data", "stringData"];

    public string Id => "reference";

    public string Title => "Every object, key, port, pod and node that an object names or selects is there, and so is every variable that Flux substitutes.";

    public string Rationale =>
        "The API server takes a name that leads to nothing: the pod then waits for ever, the Service has no endpoints, the Kustomization is never ready. "
        + "Programs make the one side and Git the other, so neither sees it alone.";

    public string Remedy => "Correct it, or add what it names.";

    public IEnumerable<Case> Cases(CheckContext context) => context.References.SelectMany(references =>
        references.View.Objects.Each(item => references.Of(item)
                .Where(dangling => dangling.NotJudged is null)
                .Select(dangling => item.Finding(dangling.Message, dangling.Field, dangling.Remedy)))
            .Concat(references.View.Kustomizations.Each(kustomization => Variables(references.View, kustomization))));

    public IEnumerable<string> NotJudged(CheckContext context) =>
        context.References.SelectMany(references => references.View.Objects.SelectMany(references.Of)).Select(dangling => dangling.NotJudged).OfType<string>();

    private static IEnumerable<Finding> Variables(ClusterView view, OwnedObject kustomization)
    {
        // Without postBuild Flux substitutes nothing, and the text itself is meant.
        if (kustomization.Object.Content.At("spec", "postBuild") is not { } build)
            yield break;

        var sources = build.Objects("substituteFrom").Select(source => view.Find("", source.Text("kind") ?? "", kustomization.Object.Namespace, source.Text("name"))?.Object.Content);
        var known = (build.At("substitute") ?? []).Concat(sources.SelectMany(source => Fields.SelectMany(field => source.At(field) ?? []))).Select(entry => entry.Key).ToHashSet(StringComparer.Ordinal);
        var path = FluxKustomization.Path(kustomization.Object);
        foreach (var item in view.Objects.Where(item => item.Owner == path && !Substitution.IsSwitchedOff(item.Object.Content.At("metadata"))))
        {
            var text = item.Object.Content.ToJsonString();
            foreach (var begun in Endless().Matches(text).Select(match => match.Groups[1].Value))
                yield return item.Finding($"The variable {begun} does not end, and Flux fails.", null, "Write } after it, or $$ for a dollar sign.");
            foreach (var name in Variable().Matches(text).Select(match => match.Groups[1].Value).Distinct().Where(name => !known.Contains(name)))
                yield return item.Finding($"Nobody sets the variable {name}, so Flux puts nothing in its place, or fails.", null, $"Add the secrets of the app to oceanid-apps:apps, correct the name, or write $${{{name}}} for the text itself.");
        }
    }

    // To the quote at the end of the text in JSON.
    [GeneratedRegex(@"(?<!\$)(\$\{[A-Za-z0-9_]*)(?:[^}""\\]|\\.)*""")]
    private static partial Regex Endless();

    // `$${…}` is the text itself, and what has a default needs nobody.
    [GeneratedRegex(@"(?<!\$)\$\{([A-Za-z_][A-Za-z0-9_]*)(?!:?[=-]|[A-Za-z0-9_])")]
    private static partial Regex Variable();
}
