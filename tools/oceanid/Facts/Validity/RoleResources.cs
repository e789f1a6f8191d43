using Oceanid.Infrastructure.Components.Settings;
using Oceanid.Tool.Text;

namespace Oceanid.Tool.Facts.Validity;

/// <summary>The groups, resources and verbs of a role, none of which the API server looks up: what it does not know allows nothing.</summary>
internal static class RoleResources
{
    private const string All = "*";

    public static IEnumerable<Fault> Of(ServedKinds served, Part it, bool isOfCluster) => it.Objects("rules").SelectMany(rule => Rule(served, rule, isOfCluster));

    private static IEnumerable<Fault> Rule(ServedKinds served, Part rule, bool isOfCluster)
    {
        foreach (var (verb, field) in rule.Texts("verbs").Where(verb => verb.Text != All && !served.Verbs.Contains(verb.Text) && !verb.Text.Contains(':', StringComparison.Ordinal)))
            yield return new Fault(field, $"{Formats(verb)} is not a verb.", Near(verb, served.Verbs) ?? "Write get, list, watch, create, update, patch or delete.");

        var groups = rule.Texts("apiGroups").ToList();
        // Groups without a dot are those of Kubernetes alone.
        var unknown = groups.Where(group => !group.Text.Contains('.', StringComparison.Ordinal) && group.Text != All && !served.Groups.Contains(group.Text)).ToList();
        foreach (var (group, field) in unknown)
        {
            var other = group.Split('/')[0];
            yield return new Fault(field, $"{Formats(group)} is not a group.", group == "v1" ? "Write \"\" for the core." : other != group && served.Groups.Contains(other) ? $"Write {other}, without the version." : Near(group, served.Groups));
        }

        if (groups.Count == 0 || unknown.Count > 0 || !groups.TrueForAll(group => served.Groups.Contains(group.Text)))
            yield break;
        foreach (var (resource, field) in rule.Texts("resources"))
        {
            var (name, part) = resource.Split('/', 2) is [var whole, var below] ? (whole, below) : (resource, null);
            var known = groups.Select(group => served.Resources(group.Text)).Where(resources => resources.ContainsKey(name)).ToList();
            if (name != All && known.Count == 0)
            {
                var elsewhere = served.Groups.Where(group => served.Resources(group).ContainsKey(name)).Order(StringComparer.Ordinal).FirstOrDefault();
                yield return new Fault(
                    field,
                    $"{Group(groups[0].Text)} has no resource {Formats(name)}.",
                    elsewhere is not null ? $"It is one of {Group(elsewhere)}." : Near(name.ToLowerInvariant(), groups.SelectMany(group => served.Resources(group.Text).Keys)) ?? "Write the plural in lower case, such as configmaps.");
            }
            else if (part is not null && part != All && !served.Subresources.Contains(part))
            {
                yield return new Fault(field, $"{Formats(part)} is not a part of {name}.", Near(part, served.Subresources));
            }
            else if (!isOfCluster && known.Count > 0 && known.TrueForAll(resources => resources[name] == false) && name != "namespaces")
            {
                yield return new Fault(field, $"{name} are in no namespace, and a Role is of one, so that it allows nothing.", "Write a ClusterRole and a ClusterRoleBinding.");
            }
        }
    }

    private static string Group(string name) => name.Length == 0 ? "The core group" : name;

    private static string Formats(string text) => Knowledge.Formats.Quoted(text);

    private static string? Near(string text, IEnumerable<string> known) => Suggestion.For(text, known) is { } near ? $"Did you mean {near}?" : null;
}
