using System.Text.Json.Nodes;

namespace Oceanid.Tool.Changes;

/// <summary>
/// Compares two values field by field. An item of a list is found again by what names it (a container, a port, a variable), so that one change
/// in it is one change, wherever it stands.
/// </summary>
internal static class FieldComparison
{
    // What names the items of a list, in Kubernetes and its custom resources; the first that all items have and that tells them apart.
    private static readonly string[] Names = ["name", "key", "mountPath", "containerPort", "port", "host", "path", "kind"];

    private const int MostWhenRenamed = 2;

    // In a longer list nothing is looked for elsewhere: it would take the square of its length.
    private const int Longest = 1000;

    public static IEnumerable<FieldChange> Of(JsonNode? before, JsonNode? after, string path = "") => (before, after) switch
    {
        _ when JsonNode.DeepEquals(before, after) => [],
        (JsonObject old, JsonObject current) => old.Select(member => member.Key)
            .Union(current.Select(member => member.Key))
            .Order(StringComparer.Ordinal)
            .SelectMany(key => Of(old[key], current[key], path.Length == 0 ? key : $"{path}.{key}")),
        (JsonArray old, JsonArray current) => OfLists(old, current, path),
        _ => [new FieldChange(path, before, after)],
    };

    private static IEnumerable<FieldChange> OfLists(JsonArray before, JsonArray after, string path)
    {
        if (before.Count > Longest || after.Count > Longest)
            return [new FieldChange(path, before, after)];
        if (Names.FirstOrDefault(name => Tells(name, before) && Tells(name, after)) is { } name)
            return OfNamed(before, after, name, path);

        // What is in both is no change, wherever it stands; what is left changes in order.
        var old = before.ToList();
        var current = new List<(JsonNode? Item, int Index)>();
        foreach (var (item, index) in after.Select((item, index) => (item, index)))
        {
            if (old.FindIndex(candidate => JsonNode.DeepEquals(candidate, item)) is >= 0 and var same)
                old.RemoveAt(same);
            else
                current.Add((item, index));
        }

        // The order of arguments means something.
        if (old.Count == 0 && current.Count == 0)
            return [new FieldChange(path, before, after)];

        return Enumerable.Range(0, Math.Max(old.Count, current.Count)).SelectMany(index => Of(
            old.ElementAtOrDefault(index),
            current.ElementAtOrDefault(index).Item,
            $"{path}[{(index < current.Count ? current[index].Index : before.IndexOf(old[index]))}]"));
    }

    private static List<FieldChange> OfNamed(JsonArray before, JsonArray after, string name, string path)
    {
        var old = before.OfType<JsonObject>().ToDictionary(item => item[name]!.ToString());
        var current = after.OfType<JsonObject>().ToDictionary(item => item[name]!.ToString());
        var changes = old.Keys.Intersect(current.Keys).SelectMany(key => Of(old[key], current[key], $"{path}[{key}]")).ToList();

        // Another name and little else is the same item.
        var lost = old.Keys.Except(current.Keys).ToList();
        foreach (var key in current.Keys.Except(old.Keys))
        {
            if (lost.Find(candidate => Of(old[candidate], current[key]).Count() <= MostWhenRenamed) is { } former)
            {
                lost.Remove(former);
                changes.AddRange(Of(old[former], current[key], $"{path}[{former}]"));
            }
            else
            {
                changes.Add(new FieldChange($"{path}[{key}]", null, current[key]));
            }
        }

        changes.AddRange(lost.Select(key => new FieldChange($"{path}[{key}]", old[key], null)));
        // Those run one after another.
        return changes.Count == 0 && path.EndsWith("initContainers", StringComparison.Ordinal) ? [new FieldChange(path, before, after)] : changes;
    }

    private static bool Tells(string name, JsonArray items) =>
        items.All(item => item is JsonObject content && content[name] is JsonValue)
        && items.Select(item => item![name]!.ToString()).Distinct().Count() == items.Count;
}
