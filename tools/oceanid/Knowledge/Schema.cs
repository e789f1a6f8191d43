using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Oceanid.Infrastructure.Components.Settings;
using Oceanid.Tool.Text;

namespace Oceanid.Tool.Knowledge;

/// <summary>
/// What a value may be: JSON Schema as far as Kubernetes uses it, with its own words (https://kubernetes.io/docs/reference/using-api/server-side-apply/
/// for lists that are maps). Flux and Pulumi apply on the server with strict fields, so what a schema does not name is an error.
/// </summary>
internal sealed class Schema
{
    // What GitOps tools write for a duration: metav1.Duration, as the CRDs of Flux check it.
    private const string Duration = "(ms|s|m|h)";

    private readonly string? _type;
    private readonly string? _format;
    private readonly string? _pattern;
    private readonly JsonNode? _default;
    private readonly bool _isOpen;
    private readonly bool _isIntOrString;
    private readonly bool _isSet;
    private readonly bool _isOfKubernetes;
    private readonly IReadOnlyList<string> _required;
    private readonly IReadOnlyList<string> _listKeys;
    private readonly IReadOnlyList<(string Name, string Json)>? _allowed;
    private readonly Dictionary<string, decimal> _bounds;
    private readonly Lazy<Schema?> _reference;
    private readonly Lazy<IReadOnlyDictionary<string, Schema>> _members;
    private readonly Lazy<Schema?> _values;
    private readonly Lazy<Schema?> _names;
    private readonly Lazy<Schema?> _items;
    private readonly Lazy<Regex?> _form;

    /// <param name="source">The schema.</param>
    /// <param name="definitions">Finds what <c>$ref</c> names.</param>
    /// <param name="isOfKubernetes">Whether the type is one of Kubernetes itself, whose Go code takes an empty text for none; the schema of a custom kind takes it as it is.</param>
    public Schema(JsonObject source, Func<string, Schema?> definitions, bool isOfKubernetes = false)
    {
        _isOfKubernetes = isOfKubernetes;
        _type = source.Text("type");
        _format = source.Text("format");
        _pattern = source.Text("pattern");
        _default = source["default"];
        _isOpen = Flag("x-kubernetes-preserve-unknown-fields") || Flag("x-kubernetes-embedded-resource");
        _isIntOrString = Flag("x-kubernetes-int-or-string");
        _isSet = source.Text("x-kubernetes-list-type") == "set";
        _required = [.. source.Texts("required")];
        _listKeys = [.. source.Texts("x-kubernetes-list-map-keys")];
        _allowed = (source["enum"] as JsonArray)?.Select(item => ($"{item}", JsonText.Compact(item))).ToList();
        _bounds = source.Where(member => member.Key.StartsWith("min", StringComparison.Ordinal) || member.Key.StartsWith("max", StringComparison.Ordinal))
            .Where(member => member.Value is JsonValue value && Number(value) is not null)
            .ToDictionary(member => member.Key, member => Number(member.Value!)!.Value, StringComparer.Ordinal);

        var reference = source.Text("$ref");
        _reference = new(() => reference is null ? null : definitions(reference));
        var members = (source.At("properties") ?? []).Select(member => (member.Key, Value: member.Value as JsonObject)).Where(member => member.Value is not null).ToList();
        _members = new(() => members.ToDictionary(member => member.Key, member => new Schema(member.Value!, definitions, isOfKubernetes), StringComparer.Ordinal));
        (_values, _names, _items) = (Below("additionalProperties"), Below("propertyNames"), Below("items"));
        _form = new(() => _pattern is null ? null : Compiled(_pattern));

        bool Flag(string name) => source[name] is JsonValue value && value.TryGetValue<bool>(out var flag) && flag;

        Lazy<Schema?> Below(string name)
        {
            var below = source[name] as JsonObject;
            return new(() => below is null ? null : new Schema(below, definitions, isOfKubernetes));
        }
    }

    private IReadOnlyDictionary<string, Schema> Members => _reference.Value?.Members ?? _members.Value;

    /// <summary>Finds what does not fit, in the order of the value.</summary>
    /// <param name="value">The value; a null is none, as the API server drops it.</param>
    /// <param name="path">Where it stands.</param>
    public IEnumerable<Fault> Check(JsonNode? value, string path) => Check(value, path, []);

    private IEnumerable<Fault> Check(JsonNode? value, string path, IReadOnlyList<(string Path, Schema Schema)> parents)
    {
        if (value is null)
            return [];
        // What stands beside a $ref is meant as well.
        var other = _reference.Value?.Check(value, path, parents) ?? [];
        if (WrongType(value) is { } wrong)
            return [new Fault(path, wrong.Message, wrong.Remedy)];
        return other.Concat(value switch
        {
            JsonObject members => CheckObject(members, path, parents),
            JsonArray items => CheckList(items, path, parents),
            _ => CheckScalar((JsonValue)value, path),
        });
    }

    private IEnumerable<Fault> CheckObject(JsonObject value, string path, IReadOnlyList<(string Path, Schema Schema)> parents)
    {
        // What is spelt otherwise is one mistake, not two.
        var unknown = value.Select(member => member.Key).Where(name => !_members.Value.ContainsKey(name)).Select(name => Suggestion.For(name, _members.Value.Keys)).ToList();
        foreach (var missing in _required.Where(name => value[name] is null && !unknown.Contains(name)))
            yield return new Fault(Join(path, missing), "It is missing.", null);
        foreach (var fault in CheckCount(value.Count, "Properties", path, "entries"))
            yield return fault;

        var isClosed = _members.Value.Count > 0 && !_isOpen;
        var below = parents.Append((path, this)).ToList();
        foreach (var (name, member) in value)
        {
            var at = Join(path, name);
            foreach (var fault in _names.Value?.Check(JsonValue.Create(name), at) ?? [])
                yield return fault;
            var isField = _members.Value.TryGetValue(name, out var known);
            if (isField && IsNone(name, member, known!))
                continue;
            if (isField || (known = _values.Value) is not null)
            {
                foreach (var fault in known!.Check(member, at, below))
                    yield return fault;
            }
            else if (isClosed)
            {
                yield return new Fault(at, "There is no such field here.", Meant(name, parents));
            }
        }
    }

    // A time is parsed before anybody asks whether there is one.
    private bool IsNone(string name, JsonNode? value, Schema field) =>
        _isOfKubernetes && field._type == "string" && field._format != "date-time" && field.Bound("minLength") is null && !_required.Contains(name) && value?.ToJsonString() == "\"\"";

    private string? Meant(string name, IReadOnlyList<(string Path, Schema Schema)> parents)
    {
        var outer = parents.Where(parent => parent.Schema.Members.ContainsKey(name)).Select(parent => Join(parent.Path, name)).LastOrDefault();
        var inner = Members.Where(member => member.Value.Inner.Members.ContainsKey(name)).Select(member => $"{member.Key}{(member.Value._items.Value is null ? "" : "[]")}.{name}").ToList();
        return Suggestion.For(name, Members.Keys) is { } near ? $"Did you mean {near}?"
            : outer is not null ? $"Did you mean {outer}? Its indentation decides."
            : inner is [var only] ? $"Did you mean {only}? Its indentation decides."
            : Members.Count is > 0 and <= 12 ? $"Its fields are {string.Join(", ", Members.Keys)}."
            : null;
    }

    private Schema Inner => _reference.Value ?? _items.Value?.Inner ?? this;

    private IEnumerable<Fault> CheckList(JsonArray value, string path, IReadOnlyList<(string Path, Schema Schema)> parents)
    {
        foreach (var fault in CheckCount(value.Count, "Items", path, "items"))
            yield return fault;
        for (var index = 0; index < value.Count; index++)
        {
            if (value[index] is null && _items.Value?.Inner._type == "object")
                yield return new Fault($"{path}[{index}]", "It is empty.", "Fill it in, or remove its dash.");
            foreach (var fault in _items.Value?.Check(value[index], $"{path}[{index}]", parents) ?? [])
                yield return fault;
        }

        var keys = _listKeys;
        var known = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var index = 0; index < value.Count && (keys.Count > 0 || _isSet); index++)
        {
            var name = keys.Count == 0 ? JsonText.Compact(value[index]) : Name(value[index] as JsonObject, keys);
            if (name is not null && !known.TryAdd(name, index))
                yield return new Fault($"{path}[{index}]{(keys.Count == 1 ? $".{keys[0]}" : "")}", $"{name} is there already, as [{known[name]}].", "Remove one of the two, or name it otherwise.");
        }
    }

    private string? Name(JsonObject? item, IReadOnlyList<string> keys)
    {
        var values = keys.Select(key => item?[key] ?? _items.Value?.Members.GetValueOrDefault(key)?._default).ToList();
        return values.Exists(value => value is null or JsonObject or JsonArray) ? null : string.Join(' ', values);
    }

    private IEnumerable<Fault> CheckScalar(JsonValue value, string path)
    {
        var text = value.ToString();
        if (_allowed is not null && JsonText.Compact(value) is var json && !_allowed.Any(item => item.Json == json))
        {
            var names = _allowed.Select(item => item.Name).ToList();
            var meant = Suggestion.For(text, names);
            yield return new Fault(path, $"{Formats.Quoted(text)} is {(names.Count == 1 ? $"not {names[0]}" : $"none of {string.Join(", ", names)}")}.", meant is null ? null : $"Did you mean {meant}?");
            yield break;
        }

        if (_format is { } format && Formats.Wrong(format, value) is { } form)
        {
            yield return new Fault(path, form);
            yield break;
        }

        if (value.GetValueKind() == JsonValueKind.String)
        {
            if (_form.Value?.IsMatch(text) == false)
            {
                yield return _pattern!.Contains(Duration, StringComparison.Ordinal)
                    ? new Fault(path, $"{Formats.Quoted(text)} is not a duration.", "Write it as 5m, 90s or 1h30m.")
                    : new Fault(path, $"{Formats.Quoted(text)} is not of the form {_pattern}.");
            }

            foreach (var fault in CheckCount(text.Length, "Length", path, "characters"))
                yield return fault;
        }
        else if (value.GetValueKind() == JsonValueKind.Number && Number(value) is { } number)
        {
            if (Bound("minimum") is { } least && number < least)
                yield return new Fault(path, $"{text} is below {least}.", $"Write {least} or more.");
            if (Bound("maximum") is { } most && number > most)
                yield return new Fault(path, $"{text} is above {most}.", $"Write {most} or less.");
        }
    }

    private IEnumerable<Fault> CheckCount(int count, string what, string path, string words)
    {
        if (Bound($"min{what}") is { } least && count < least)
            yield return new Fault(path, count == 0 ? "It is empty." : $"It has {count} {words}, and needs {least}.");
        if (Bound($"max{what}") is { } most && count > most)
            yield return new Fault(path, $"It has {count} {words}, and may have {most}.");
    }

    private (string Message, string? Remedy)? WrongType(JsonNode value)
    {
        var kind = value.GetValueKind();
        if (_isIntOrString)
        {
            return kind == JsonValueKind.String || (kind == JsonValueKind.Number && (IsWhole(value) || _format == "quantity"))
                ? null
                : ($"{Said(value)} is neither a whole number nor a text.", null);
        }

        var text = Said(value);
        return _type switch
        {
            "string" when kind is JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => ($"{text} is not a text.", $"Write it in quotes: \"{value}\"."),
            "string" when kind != JsonValueKind.String => ($"{text} is not a text.", null),
            "boolean" when kind is not (JsonValueKind.True or JsonValueKind.False) => ($"{text} is neither true nor false.", value.ToString() is "true" or "false" ? "Write it without quotes." : null),
            "integer" when kind != JsonValueKind.Number || !IsWhole(value) => ($"{text} is not a whole number.", long.TryParse(value.ToString(), CultureInfo.InvariantCulture, out _) ? "Write it without quotes." : null),
            "integer" when _format == "int32" && Number(value) is > int.MaxValue or < int.MinValue => ($"{text} is larger than a number can be here.", null),
            "number" when kind != JsonValueKind.Number => ($"{text} is not a number.", null),
            "array" when kind != JsonValueKind.Array => ($"{text} is not a list.", "Write `- ` before each item."),
            "object" when kind != JsonValueKind.Object => ($"{text} is not a mapping.", "Write `key: value` lines below it."),
            _ => null,
        };
    }

    private static string Said(JsonNode value) => value switch
    {
        JsonObject => "A mapping",
        JsonArray => "A list",
        _ => value.GetValueKind() == JsonValueKind.String ? Formats.Quoted(value.ToString()) : value.ToString(),
    };

    private static bool IsWhole(JsonNode value) => Number(value) is { } number && decimal.IsInteger(number);

    // A program's numbers are doubles.
    private static decimal? Number(JsonNode value) =>
        decimal.TryParse(value.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    private decimal? Bound(string name) => _bounds.TryGetValue(name, out var bound) ? bound : null;

    private static string Join(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";

    private static Regex? Compiled(string pattern)
    {
        try
        {
            return new Regex(pattern, RegexOptions.ECMAScript | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
        }
        catch (ArgumentException)
        {
            // A form of Go's that .NET does not know: what it is for cannot be judged.
            return null;
        }
    }
}
