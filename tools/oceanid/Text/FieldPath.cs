using System.Globalization;
using System.Text.Json.Nodes;
using YamlDotNet.RepresentationModel;

namespace Oceanid.Tool.Text;

/// <summary>The way to a field of an object, such as <c>spec.ports[0].name</c>, that can be gone in another text of the same object.</summary>
internal sealed class FieldPath
{
    // What tells the items of a list apart, wherever Kubernetes merges lists.
    private static readonly string[] Names = ["name", "mountPath", "devicePath", "containerPort", "port", "key", "ip", "host", "path", "topologyKey", "type"];

    private readonly IReadOnlyList<Step> _steps;

    private FieldPath(IReadOnlyList<Step> steps, int existing, JsonNode? value)
    {
        _steps = steps;
        Existing = existing;
        Value = value;
    }

    /// <summary>How many steps it has.</summary>
    public int Length => _steps.Count;

    /// <summary>How many of its steps there are in the object.</summary>
    public int Existing { get; }

    /// <summary>The value that the last existing step leads to.</summary>
    public JsonNode? Value { get; }

    /// <summary>The keys and indices as texts.</summary>
    public IEnumerable<string> Parts => _steps.Select(step => step.Text);

    /// <summary>Reads a path of an object; a key of the object may hold dots.</summary>
    public static FieldPath Of(JsonObject content, string path)
    {
        var steps = new List<Step>();
        JsonNode? at = content;
        var existing = 0;
        for (var position = 0; position < path.Length;)
        {
            var rest = path[position..].TrimStart('.');
            position = path.Length - rest.Length;
            if (rest.Length == 0)
                break;
            var step = rest[0] == '[' ? Item(rest, at as JsonArray) : Key(rest, at as JsonObject);
            position += step.Taken;
            steps.Add(step.Step);
            if (existing == steps.Count - 1 && step.Next is { } next)
            {
                existing++;
                at = next;
            }
        }

        return new FieldPath(steps, existing, at);
    }

    /// <summary>Goes as far as the steps lead.</summary>
    /// <returns>The last node, where it begins for a reader, and how many steps led there.</returns>
    public (YamlNode Node, int Line, int Taken) In(YamlNode root)
    {
        var (node, line, taken) = (root, (int)root.Start.Line, 0);
        foreach (var step in _steps)
        {
            switch (node)
            {
                case YamlMappingNode mapping when mapping.Children.FirstOrDefault(child => child.Key.ToString() == step.Text) is { Key: { } key, Value: var value }:
                    (node, line) = (value, (int)key.Start.Line);
                    break;
                case YamlSequenceNode list when step.Index is { } index && Item(list, index, step.Item) is { } item:
                    (node, line) = (item, (int)item.Start.Line);
                    break;
                default:
                    return (node, line, taken);
            }

            taken++;
        }

        return (node, line, taken);
    }

    /// <summary>Whether a path of JSON Patch is on the way, or the other way round.</summary>
    public bool Touches(string pointer)
    {
        var parts = pointer.TrimStart('/').Split('/').Select(part => part.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal));
        return parts.Zip(_steps, (part, step) => part == step.Text || (step.Index is not null && part == "-")).All(same => same);
    }

    private static (Step Step, JsonNode? Next, int Taken) Item(string rest, JsonArray? items)
    {
        var end = rest.IndexOf(']', StringComparison.Ordinal) is >= 0 and var found ? found : rest.Length - 1;
        var text = rest[1..Math.Max(1, end)];
        var index = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : Math.Max(0, items?.Select(item => (item as JsonObject).Text("name")).ToList().IndexOf(text) ?? 0);
        var next = items is not null && index < items.Count ? items[index] : null;
        return (new Step($"{index}", index, next), next, end + 1);
    }

    private static (Step Step, JsonNode? Next, int Taken) Key(string rest, JsonObject? members)
    {
        var key = members?.Select(member => member.Key).Where(name => rest.StartsWith(name, StringComparison.Ordinal) && name.Length > 0 && (rest.Length == name.Length || rest[name.Length] is '.' or '[')).MaxBy(name => name.Length)
            ?? rest[..(rest.IndexOfAny(['.', '[']) is > 0 and var end ? end : rest.Length)];
        return (new Step(key, null, null), members?[key], key.Length);
    }

    private static YamlNode? Item(YamlSequenceNode list, int index, JsonNode? item)
    {
        var same = index < list.Children.Count ? list.Children[index] : null;
        var name = item is JsonObject members ? Names.FirstOrDefault(name => members[name] is JsonValue) : null;
        bool IsMeant(YamlNode? node) => name is null
            ? item is not JsonValue || node?.ToString() == item.ToString()
            : node is YamlMappingNode mapping && mapping.Children.Any(child => child.Key.ToString() == name && child.Value.ToString() == ((JsonObject)item!)[name]!.ToString());
        return IsMeant(same) ? same : list.Children.FirstOrDefault(IsMeant) ?? (name is null ? same : null);
    }

    private sealed record Step(string Text, int? Index, JsonNode? Item);
}
