using System.Text.Json.Nodes;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace Oceanid.Tool.Text;

/// <summary>
/// A YAML file that is edited as text: what is not touched keeps its comments, order and style. Each edit is read again, and is an error where it
/// has not made exactly the change that was meant.
/// </summary>
internal sealed class YamlText
{
    private readonly string _file;
    private readonly List<string> _lines;
    private readonly YamlMappingNode _root;

    public YamlText(string text, string file)
    {
        _file = file;
        _lines = [.. text.TrimEnd('\n').Split('\n')];
        _root = YamlReader.Read(text, file) switch
        {
            [YamlMappingNode root] => root,
            [] => new YamlMappingNode(),
            _ => throw Refused("it is not one mapping"),
        };
    }

    /// <summary>The text as it is now.</summary>
    public override string ToString() => string.Join('\n', _lines) + "\n";

    /// <summary>The value at a path; null where there is none.</summary>
    public JsonNode? Value(params string[] path) => Find(path) is { } node ? YamlValue.Read(node) : null;

    /// <summary>Adds an item to the end of a list, which is made where it is missing.</summary>
    /// <param name="path">The keys that lead to the list.</param>
    /// <param name="item">The item in block style, without its dash.</param>
    public YamlText Append(string[] path, string item)
    {
        var value = YamlValue.Read(Parse(item));
        var lines = item.TrimEnd('\n').Split('\n').Select((line, index) => (index == 0 ? "- " : "  ") + line).ToList();
        return Changed(
            model => ((JsonArray)Parent(model, path).Ensure(path[^1], () => new JsonArray())).Add(value?.DeepClone()),
            text =>
            {
                switch (Find(path))
                {
                    case YamlSequenceNode { Style: not SequenceStyle.Flow, Children.Count: > 0 } list:
                        text.InsertRange(LastLine(list), Indented(lines, Dash(list.Children[^1])));
                        break;
                    case null:
                        AddKey(text, path, lines);
                        break;
                    case var empty when IsEmpty(empty):
                        var (line, indent) = KeyLine(path);
                        text[line] = $"{text[line][..indent]}{path[^1]}:{Comment(text[line])}";
                        text.InsertRange(line + 1, Indented(lines, indent + 2));
                        break;
                    default:
                        throw Refused($"{string.Join('.', path)} is not a list in block style");
                }
            });
    }

    /// <summary>Sets a value, in the place of the one that is there or at the end of its mapping.</summary>
    /// <param name="path">The keys that lead to it.</param>
    /// <param name="value">The value in YAML: on one line, or a block.</param>
    public YamlText Set(string[] path, string value)
    {
        var read = YamlValue.Read(Parse(value));
        return Changed(
            model => Parent(model, path)[path[^1]] = read?.DeepClone(),
            text =>
            {
                var block = value.TrimEnd('\n').Split('\n');
                if (Find(path) is not { } old)
                {
                    AddKey(text, path, block);
                    return;
                }

                var (line, indent) = KeyLine(path);
                var key = $"{text[line][..indent]}{path[^1]}:";
                var comment = old is YamlScalarNode ? Comment(text[line]) : "";
                text.RemoveRange(line, Math.Max(LastLine(old), line + 1) - line);
                text.InsertRange(line, IsInline(block) ? [$"{key} {block[0]}{comment}"] : [key, .. Indented(block, indent + 2)]);
            });
    }

    /// <summary>Sets a member of an item of a list, which is there, to a value on one line.</summary>
    public YamlText SetInItem(string[] path, int index, string key, string value)
    {
        var read = YamlValue.Read(Parse(value));
        return Changed(
            model => ((JsonObject)((JsonArray)Parent(model, path)[path[^1]]!)[index]!)[key] = read?.DeepClone(),
            text =>
            {
                var member = ((YamlMappingNode)((YamlSequenceNode)Find(path)!).Children[index]).Children[new YamlScalarNode(key)];
                var line = (int)member.Start.Line - 1;
                text[line] = text[line][..((int)member.Start.Column - 1)] + value + text[line][((int)member.End.Column - 1)..];
            });
    }

    /// <summary>Removes an item of a list, with the comment above it. Of the last one an empty list stays.</summary>
    public YamlText RemoveItem(string[] path, int index) => Changed(
        model => ((JsonArray)Parent(model, path)[path[^1]]!).RemoveAt(index),
        text =>
        {
            if (Find(path) is not YamlSequenceNode { Style: not SequenceStyle.Flow } list)
                throw Refused($"{string.Join('.', path)} is not a list in block style");

            var first = (int)list.Children[index].Start.Line - 1;
            Cut(text, first, LastLine(list.Children[index]), Dash(list.Children[index]));
            if (list.Children.Count == 1)
            {
                var (line, indent) = KeyLine(path);
                text[line] = $"{text[line][..indent]}{path[^1]}: []{Comment(text[line])}";
            }
        });

    /// <summary>Removes a key, with the comment above it. Of the last one an empty mapping stays.</summary>
    public YamlText Remove(string[] path) => Changed(
        model => Parent(model, path).Remove(path[^1]),
        text =>
        {
            var (line, indent) = KeyLine(path);
            Cut(text, line, Math.Max(LastLine(Find(path)!), line + 1), indent);
            if (path.Length > 1 && Find(path[..^1]) is YamlMappingNode { Children.Count: 1 })
            {
                var (parent, column) = KeyLine(path[..^1]);
                text[parent] = $"{text[parent][..column]}{path[^2]}: {{}}{Comment(text[parent])}";
            }
        });

    private YamlText Changed(Action<JsonObject> meant, Action<List<string>> edit)
    {
        var expected = (JsonObject)YamlValue.Read(_root)!;
        meant(expected);
        List<string> text = [.. _lines];
        edit(text);
        var changed = new YamlText(string.Join('\n', text) + "\n", _file);
        return JsonNode.DeepEquals(YamlValue.Read(changed._root), expected) ? changed : throw Refused("its form is not one that can be edited");
    }

    // Lines from the first to before the last one, and the comment above them that stands as far in.
    private static void Cut(List<string> text, int first, int end, int indent)
    {
        while (first > 0 && text[first - 1].TrimStart().StartsWith('#') && Indent(text[first - 1]) == indent)
            first--;
        text.RemoveRange(first, end - first);
    }

    private void AddKey(List<string> text, string[] path, IReadOnlyList<string> value)
    {
        if (path.Length > 1 && Find(path[..^1]) is null or YamlMappingNode { Children.Count: 0 } or YamlScalarNode { Value: "" })
        {
            // The mapping has to be made, or filled, first.
            List<string> inner = IsInline(value) ? [$"{path[^1]}: {value[0]}"] : [$"{path[^1]}:", .. Indented(value, 2)];
            if (Find(path[..^1]) is null)
            {
                AddKey(text, path[..^1], inner);
            }
            else
            {
                var (line, column) = KeyLine(path[..^1]);
                text[line] = $"{text[line][..column]}{path[^2]}:{Comment(text[line])}";
                text.InsertRange(line + 1, Indented(inner, column + 2));
            }

            return;
        }

        var parent = path.Length == 1 ? _root : Find(path[..^1]) as YamlMappingNode ?? throw Refused($"{string.Join('.', path[..^1])} is not a mapping");
        if (parent.Style == MappingStyle.Flow)
            throw Refused($"{string.Join('.', path[..^1])} is not a mapping in block style");
        var indent = parent.Children.Count == 0 ? 0 : (int)parent.Children.First().Key.Start.Column - 1;
        var end = parent.Children.Count == 0 ? text.Count : LastLine(parent);
        text.InsertRange(end, Indented(IsInline(value) ? [$"{path[^1]}: {value[0]}"] : [$"{path[^1]}:", .. Indented(value, 2)], indent));
    }

    private (int Line, int Indent) KeyLine(string[] path)
    {
        var parent = path.Length == 1 ? _root : (YamlMappingNode)Find(path[..^1])!;
        var key = parent.Children.Keys.Single(child => ((YamlScalarNode)child).Value == path[^1]);
        return ((int)key.Start.Line - 1, (int)key.Start.Column - 1);
    }

    private YamlNode? Find(string[] path)
    {
        YamlNode? node = _root;
        foreach (var key in path)
            node = node is YamlMappingNode mapping && mapping.Children.TryGetValue(new YamlScalarNode(key), out var child) ? child : null;
        return node;
    }

    private static JsonObject Parent(JsonObject model, string[] path) =>
        path[..^1].Aggregate(model, (node, key) => (JsonObject)node.Ensure(key, () => new JsonObject()));

    private YamlNode Parse(string text) => YamlReader.Read(text, _file).Single();

    private static bool IsEmpty(YamlNode? node) => node is YamlSequenceNode { Children.Count: 0 } or YamlScalarNode { Value: "" or null };

    // A scalar, or what is written in brackets.
    private static bool IsInline(IReadOnlyList<string> value) => value.Count == 1 && !value[0].StartsWith("- ", StringComparison.Ordinal) && !value[0].Contains(": ", StringComparison.Ordinal) && !value[0].EndsWith(':');

    // The number of lines down to the end of a node: that of its last scalar, for the end of a block is where the next one begins.
    private static int LastLine(YamlNode node) => node switch
    {
        YamlMappingNode { Style: not MappingStyle.Flow, Children.Count: > 0 } mapping => LastLine(mapping.Children.Last().Value) is var last && last > 0 ? last : (int)mapping.Children.Last().Key.End.Line,
        YamlSequenceNode { Style: not SequenceStyle.Flow, Children.Count: > 0 } items => LastLine(items.Children[^1]),
        // A literal block ends before the line on which the next token is.
        YamlScalarNode { Style: YamlDotNet.Core.ScalarStyle.Literal or YamlDotNet.Core.ScalarStyle.Folded } => (int)node.End.Line - 1,
        _ => (int)node.End.Line,
    };

    private int Dash(YamlNode item)
    {
        var line = _lines[(int)item.Start.Line - 1];
        return line.LastIndexOf('-', Math.Min((int)item.Start.Column - 1, line.Length - 1));
    }

    private static IEnumerable<string> Indented(IEnumerable<string> lines, int by) => lines.Select(line => line.Length == 0 ? line : new string(' ', by) + line);

    private static int Indent(string line) => line.Length - line.TrimStart().Length;

    private static string Comment(string line) => line.IndexOf(" #", StringComparison.Ordinal) is >= 0 and var at ? line[at..] : "";

    private PreviewException Refused(string why) => new($"{_file} cannot be edited: {why}. Make the change by hand.");
}

internal static class JsonEnsure
{
    /// <summary>The member, which is made where it is missing or null.</summary>
    public static JsonNode Ensure(this JsonObject node, string key, Func<JsonNode> make)
    {
        if (node[key] is not { } value)
            node[key] = value = make();
        return value;
    }
}
