using System.Text.RegularExpressions;

namespace Oceanid.RepositoryTests.Docs;

/// <summary>What a command of kubectl or flux is about.</summary>
/// <param name="Kinds">The kinds, in the singular.</param>
/// <param name="Names">The names of the objects; none for all.</param>
/// <param name="Namespace">The namespace; null without one.</param>
/// <param name="Wrong">Why it cannot be told what it is about; null where it can.</param>
internal sealed partial record ClusterCommand(IReadOnlyList<string> Kinds, IReadOnlyList<string> Names, string? Namespace, string? Wrong = null)
{
    private const string FluxNamespace = "flux-system";

    private static readonly IReadOnlyDictionary<string, string> Singular = new Dictionary<string, string>
    {
        ["crd"] = "customresourcedefinition",
        ["pvc"] = "persistentvolumeclaim",
        ["ks"] = "kustomization",
        ["git"] = "gitrepository",
    };

    // Those with a value that stands by itself.
    private static readonly string[] WithValue = ["-n", "-o", "-p", "-l", "-L", "-c", "-f", "--type", "--for", "--timeout", "--replicas", "--sort-by", "--subresource", "--since", "--path"];
    private static readonly string[] OfNodes = ["cordon", "uncordon", "drain"];
    private static readonly string[] OfPods = ["logs", "exec"];
    private static readonly string[] Changes = ["annotate", "label"];
    private static readonly string[] Verbs = ["get", "describe", "delete", "patch", "scale", "wait", "rollout", "top", "annotate", "label", "events", "apply", "logs", "exec", "cordon", "uncordon", "drain"];
    private static readonly string[] FluxVerbs = ["get", "reconcile", "suspend", "resume", "tree", "events", "logs", "diff", "check", "bootstrap", "install", "uninstall"];

    /// <summary>Reads a command.</summary>
    /// <param name="line">The line.</param>
    public static ClusterCommand Read(string line)
    {
        var words = End().Split(Substituted().Replace(line, "$X"))[0].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        string? space = null;
        var rest = new List<string>();
        for (var index = 1; index < words.Length && words[index] != "--"; index++)
        {
            if (words[index] == "-n" && index + 1 < words.Length)
                space = words[index + 1];
            if (WithValue.Contains(words[index]))
                index++;
            else if (!words[index].StartsWith('-'))
                rest.Add(words[index]);
        }

        return words[0] == "flux" ? Flux(rest, space ?? FluxNamespace) : Kubectl(rest, space);
    }

    private static ClusterCommand Kubectl(List<string> words, string? space)
    {
        if (words is not [var verb, ..] || !Verbs.Contains(verb))
            return Unknown(space, "no known verb");
        words.RemoveRange(0, verb == "rollout" ? 2 : 1);
        if (Changes.Contains(verb))
            words.RemoveAll(word => word.Contains('=') || word.EndsWith('-'));
        if (verb is "events" or "apply")
            return new ClusterCommand([], [], space);
        if (OfNodes.Contains(verb))
            return new ClusterCommand(["node"], words, null);
        if (words is not [var first, ..])
            return Unknown(space, "names nothing");
        if (first.Split('/') is [var kind, var name])
            return new ClusterCommand([One(kind)], [name], space);
        if (OfPods.Contains(verb))
            return new ClusterCommand(["pod"], [first], space);
        return new ClusterCommand([.. first.Split(',').Select(One)], words[1..], space);
    }

    private static ClusterCommand Flux(List<string> words, string space)
    {
        if (words is not [var verb, ..] || !FluxVerbs.Contains(verb))
            return Unknown(space, "no known verb");
        words.RemoveAt(0);
        words.Remove("source");
        words.Remove("sources");
        return words is [var kind, .. var names] && kind != "all" ? new ClusterCommand([One(kind)], names, space) : new ClusterCommand([], [], space);
    }

    private static ClusterCommand Unknown(string? space, string why) => new([], [], space, why);

    private static string One(string kind) =>
        Singular.GetValueOrDefault(kind) ?? (kind.EndsWith("ies", StringComparison.Ordinal) ? $"{kind[..^3]}y" : kind.EndsWith('s') ? kind[..^1] : kind);

    [GeneratedRegex(@"\$\([^)]*\)")]
    private static partial Regex Substituted();

    [GeneratedRegex(@" (?:[|>&#]|<<)")]
    private static partial Regex End();
}
