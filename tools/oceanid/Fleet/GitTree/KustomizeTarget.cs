using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Oceanid.Infrastructure.Components.Settings;
using Oceanid.Tool.Text;

namespace Oceanid.Tool.Fleet.GitTree;

/// <summary>What an entry of a Kustomization is for: the <c>target</c> of a patch, the <c>select</c> of a replacement.</summary>
internal static partial class KustomizeTarget
{
    /// <summary>Whether an object is meant. Each entry is a regular expression for the whole, but for the selectors, of which only equality is read.</summary>
    public static bool Fits(JsonObject target, KubernetesObject item)
    {
        var (group, version) = item.ApiVersion.Split('/') is [var first, var second] ? (first, second) : ("", item.ApiVersion);
        return Fits("group", group) && Fits("version", version) && Fits("kind", item.Kind) && Fits("name", item.Name) && Fits("namespace", item.Namespace)
            && Has("labelSelector", "labels") && Has("annotationSelector", "annotations");

        bool Has(string key, string field) => !(target.Text(key) is { Length: > 0 } selector && Equality().IsMatch(selector))
            || selector.Split(',').Select(pair => pair.Split('=')).All(pair => item.Content.At("metadata", field).Text(pair[0].Trim()) == pair[^1].Trim());

        bool Fits(string key, string? value) => target.Text(key) is not { Length: > 0 } wanted || Matches(wanted, value ?? "");
    }

    /// <summary>Why a target changes nothing, as a sentence; null where it is one of the objects, or none at all.</summary>
    public static string? OfNothing(JsonObject? target, IReadOnlyList<KubernetesObject> objects) => target is { Count: > 0 } && !objects.Any(item => Fits(target, item))
        ? $"Nothing that the folder builds is its target ({Words(target)}), so it changes nothing.{(Meant(target, objects) is { } meant ? $" Did you mean {meant}?" : "")}"
        : null;

    /// <summary>Which other value of one of its entries would make a target one of the objects, as <c>kind Deployment</c>; null where none is near.</summary>
    private static string? Meant(JsonObject target, IReadOnlyList<KubernetesObject> objects)
    {
        foreach (var (key, value) in new (string, Func<KubernetesObject, string?>)[] { ("name", item => item.Name), ("kind", item => item.Kind), ("namespace", item => item.Namespace) })
        {
            var rest = (JsonObject)target.DeepClone();
            if (rest.Remove(key) && target.Text(key) is { } written && Suggestion.For(written, objects.Where(item => Fits(rest, item)).Select(value).OfType<string>()) is { } near)
                return $"{key} {near}";
        }

        return null;
    }

    /// <summary>The entries as a sentence has them: <c>kind Stack, name it</c>.</summary>
    private static string Words(JsonObject target) => string.Join(", ", target.Select(entry => $"{entry.Key} {entry.Value}"));

    /// <summary>Whether a regular expression of Kustomize fits a whole text.</summary>
    public static bool Matches(string wanted, string value)
    {
        try
        {
            return Regex.IsMatch(value, $"^(?:{wanted})$", RegexOptions.NonBacktracking);
        }
        catch (Exception failure) when (failure is ArgumentException or NotSupportedException)
        {
            // Kustomize refuses it, or knows it better.
            return true;
        }
    }

    [GeneratedRegex(@"^[^=!(),]+==?[^=!(),]*(,[^=!(),]+==?[^=!(),]*)*$")]
    private static partial Regex Equality();
}
