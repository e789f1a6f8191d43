using Oceanid.Infrastructure.Components.Settings;
using Oceanid.Tool.Knowledge;
using Oceanid.Tool.Text;

namespace Oceanid.Tool.Facts.Validity;

/// <summary>The groups, resources and verbs of a role, none of which the API server looks up: what it does not know allows nothing.</summary>
internal static class RoleResources
{
    private const string All = "*";

    public static IEnumerable<Fault> Of(ServedKinds served, Part it, bool isOfCluster) => it.Objects("rules").SelectMany(rule => Rule(served, rule, isOfCluster));

    // A list goes on to name groups and resources of old, which harms nobody: what is said is what was meant for something that there is, and a rule that allows nothing at all.
    private static IEnumerable<Fault> Rule(ServedKinds served, Part rule, bool isOfCluster)
    {
        var groups = rule.Texts("apiGroups").ToList();
        foreach (var (group, field) in groups.Where(group => IsVersion(group.Text)))
            yield return new Fault(field, $"{Quoted(group)} is not a group.", group.Contains('/', StringComparison.Ordinal) ? $"Write {group.Split('/')[0]}, without the version." : "Write \"\" for the core.");
        // Groups without a dot are those of Kubernetes alone.
        if (groups is [var (only, place)] && !IsVersion(only) && only != All && !only.Contains('.', StringComparison.Ordinal) && !served.Groups.Contains(only))
            yield return new Fault(place, $"{Quoted(only)} is not a group.", Near(only, served.Groups));

        // What others bring has resources and verbs of its own.
        if (groups.Count == 0 || !groups.TrueForAll(group => served.Groups.Contains(group.Text)))
            yield break;
        foreach (var (verb, field) in rule.Texts("verbs").Where(verb => verb.Text != All && !served.Verbs.Contains(verb.Text) && !verb.Text.Contains(':', StringComparison.Ordinal)))
            yield return new Fault(field, $"{Quoted(verb)} is not a verb.", Near(verb, served.Verbs) ?? "Write get, list, watch, create, update, patch or delete.");
        foreach (var fault in rule.Texts("resources").Select(resource => Resource(served, groups, resource, isOfCluster)).OfType<Fault>())
            yield return fault;
    }

    private static Fault? Resource(ServedKinds served, List<(string Text, string Field)> groups, (string Text, string Field) resource, bool isOfCluster)
    {
        var (name, part) = resource.Text.Split('/', 2) is [var whole, var below] ? (whole, below) : (resource.Text, null);
        var known = groups.Select(group => served.Resources(group.Text)).Where(resources => resources.ContainsKey(name)).ToList();
        if (name != All && known.Count == 0)
        {
            var meant = served.Groups.Where(group => served.Resources(group).ContainsKey(name)).Order(StringComparer.Ordinal).FirstOrDefault() is { } elsewhere
                ? $"It is one of {Group(elsewhere)}."
                : Near(name.ToLowerInvariant(), groups.SelectMany(group => served.Resources(group.Text).Keys));
            return meant is null ? null : new Fault(resource.Field, $"{Group(groups[0].Text)} has no resource {Quoted(name)}.", meant);
        }

        if (part is not null && part != All && !served.Subresources.Contains(part))
            return Near(part, served.Subresources) is { } near ? new Fault(resource.Field, $"{Quoted(part)} is not a part of {name}.", near) : null;
        return !isOfCluster && known.Count > 0 && known.TrueForAll(resources => resources[name] == false) && name != "namespaces"
            ? new Fault(resource.Field, $"{name} are in no namespace, and a Role is of one, so that it allows nothing.", "Write a ClusterRole and a ClusterRoleBinding.")
            : null;
    }

    private static bool IsVersion(string group) => group == "v1" || (group.Split('/') is [_, ['v', >= '1' and <= '9', ..]]);

    private static string Group(string name) => name.Length == 0 ? "The core group" : name;

    private static string Quoted(string text) => Formats.Quoted(text);

    private static string? Near(string text, IEnumerable<string> known) => Suggestion.For(text, known) is { } near ? $"Did you mean {near}?" : null;
}
