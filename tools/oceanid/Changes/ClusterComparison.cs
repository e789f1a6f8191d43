using System.Text.Json.Nodes;
using Oceanid.Tool.Fleet;
using Oceanid.Tool.Fleet.Configuration;

namespace Oceanid.Tool.Changes;

/// <summary>Finds what belongs together on the two sides of a cluster, and what differs in it.</summary>
internal static class ClusterComparison
{
    // Two objects that differ in no more than this part of their fields are one that was renamed.
    private const double Alike = 0.25;

    // Where more comes, nobody would follow what of it was renamed, and looking for it would take long.
    private const int MostLookedFor = 500;

    public static ClusterChange Of(string name, ClusterPreview? before, ClusterPreview? after)
    {
        // Whatever a cluster had when it leaves the repository goes on there: nothing is removed by that.
        if (before is null || after is null)
        {
            var all = after is null ? [] : DeclaredObject.Of(after).Select(item => new ObjectChange(ChangeKind.Added, null, item, []));
            return new ClusterChange(name, before, after, Ordered(all, after));
        }

        var old = DeclaredObject.Of(before).ToDictionary(item => item.Identity, StringComparer.Ordinal);
        var current = DeclaredObject.Of(after).ToDictionary(item => item.Identity, StringComparer.Ordinal);
        var changes = new List<ObjectChange>();
        foreach (var (identity, item) in current.Where(pair => old.ContainsKey(pair.Key)))
        {
            if (Compare(old[identity], item) is { } change)
                changes.Add(change);
        }

        var removed = old.Values.Where(item => !current.ContainsKey(item.Identity)).ToList();
        var added = current.Values.Where(item => !old.ContainsKey(item.Identity)).ToList();
        foreach (var item in added)
        {
            var former = Former(item, removed, looksAlike: added.Count <= MostLookedFor);
            if (former is not null)
                removed.Remove(former);
            changes.Add(former is null
                ? new ObjectChange(ChangeKind.Added, null, item, [])
                : new ObjectChange(ChangeKind.Renamed, former, item, Fields(former, item)));
        }

        changes.AddRange(removed.Select(item => new ObjectChange(ChangeKind.Removed, item, null, [])));
        return new ClusterChange(name, before, after, Ordered(changes, before, after));
    }

    private static ObjectChange? Compare(DeclaredObject before, DeclaredObject after)
    {
        var fields = Fields(before, after);
        if (before.Owner != after.Owner)
            return new ObjectChange(ChangeKind.Moved, before, after, fields);
        if (!after.IsKnownAs(before.Urn))
            return new ObjectChange(ChangeKind.Renamed, before, after, fields);
        return fields.Count > 0 ? new ObjectChange(ChangeKind.Changed, before, after, fields) : null;
    }

    // For certain what Pulumi itself knows by the same name; else what is nearly the same.
    private static DeclaredObject? Former(DeclaredObject item, IReadOnlyList<DeclaredObject> removed, bool looksAlike) =>
        removed.FirstOrDefault(candidate => candidate.Owner == item.Owner && candidate.Urn is not null && item.IsKnownAs(candidate.Urn))
        ?? removed
            .Where(candidate => looksAlike && candidate.Owner == item.Owner && candidate.Kind == item.Kind)
            .Select(candidate => (Candidate: candidate, Difference: Difference(candidate, item)))
            .Where(pair => pair.Difference <= Alike)
            .OrderBy(pair => pair.Difference)
            .Select(pair => pair.Candidate)
            .FirstOrDefault();

    // A name and a namespace are what a rename changes: they do not count.
    private static double Difference(DeclaredObject before, DeclaredObject after)
    {
        var differing = Fields(before, after).Count(field => field.Path is not ("metadata.name" or "metadata.namespace"));
        return (double)differing / Math.Max(1, Math.Max(Leaves(before.Content), Leaves(after.Content)));
    }

    private static int Leaves(JsonNode? node) => node switch
    {
        JsonObject members => members.Sum(member => Leaves(member.Value)),
        JsonArray items => items.Sum(Leaves),
        _ => 1,
    };

    private static IReadOnlyList<FieldChange> Fields(DeclaredObject before, DeclaredObject after)
    {
        var fields = FieldComparison.Of(before.Content, after.Content);
        if (before is { Resource: { } old } && after is { Resource: { } current })
            fields = fields.Concat(FieldComparison.Of(Options(old.Options), Options(current.Options), "options"));
        return [.. fields.Select(field => after.Object is { ApiVersion: "v1", Kind: "Secret" } ? Hidden(field) : field)];
    }

    private static JsonObject Options(RecordedOptions options) => new()
    {
        ["protect"] = options.Protect,
        ["retainOnDelete"] = options.RetainOnDelete,
        ["deleteBeforeReplace"] = options.DeleteBeforeReplace,
        ["deletedWith"] = options.DeletedWith?.ToString(),
        ["ignoreChanges"] = new JsonArray([.. options.IgnoreChanges.Select(path => JsonValue.Create(path))]),
        ["importId"] = options.ImportId,
        ["dependsOn"] = new JsonArray([.. options.DependsOn.Select(key => JsonValue.Create(key.ToString()))]),
    };

    // A value in a Secret that is no marker is not shown, whatever it is.
    private static FieldChange Hidden(FieldChange field) => field.IsBelow("data") || field.IsBelow("stringData")
        ? new FieldChange(field.Path, Hidden(field.Before), Hidden(field.After))
        : field;

    private static JsonValue? Hidden(JsonNode? value) => value switch
    {
        null => null,
        JsonValue text when SecretMarker.IsIn(text.ToString()) => JsonValue.Create(string.Join(' ', SecretMarker.AllIn(text.ToString()).Distinct())),
        _ => JsonValue.Create("(not shown)"),
    };

    private static IReadOnlyList<ObjectChange> Ordered(IEnumerable<ObjectChange> changes, params ClusterPreview?[] sides)
    {
        // The workloads of an app come after the program that has its Kustomization.
        var programs = sides.OfType<ClusterPreview>()
            .SelectMany(side => side.Programs.SelectMany(side.WorkloadsOf, (program, applied) => (applied.Value.Kustomization, program.Project)))
            .DistinctBy(applied => applied.Kustomization)
            .ToDictionary(applied => applied.Kustomization, applied => applied.Project);
        return
        [
            .. changes
                .OrderBy(change => Program(change) is null)
                .ThenBy(Program, StringComparer.Ordinal)
                .ThenBy(change => change.Object.Kustomization is not null)
                .ThenBy(change => change.Owner, StringComparer.Ordinal)
                .ThenBy(change => change.Label, StringComparer.Ordinal)
                .ThenBy(change => change.Kind),
        ];

        string? Program(ObjectChange change) => change.Object.Kustomization is { } kustomization ? programs.GetValueOrDefault(kustomization) : change.Owner;
    }
}
