using System.Text.Json;

namespace Oceanid.Infrastructure.Components.Settings;

/// <summary>
/// One item of a list of objects in the stack configuration, such as <c>apps[0]</c>. A problem is reported with its path to the
/// <see cref="SettingsReader"/> that gave it.
/// </summary>
public sealed class SettingsItem
{
    private readonly SettingsReader _reader;
    private readonly string _path;
    private readonly JsonElement _content;
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);

    internal SettingsItem(SettingsReader reader, string path, JsonElement content)
    {
        _reader = reader;
        _path = path;
        _content = content;
    }

    /// <summary>Reads a required text.</summary>
    /// <param name="key">The key in the item.</param>
    /// <param name="meaning">What to write there, for the remedy.</param>
    /// <param name="validate">Says what is wrong with a value, as the end of a sentence, or null.</param>
    /// <returns>The text; the empty string when it is missing or not usable, which is reported.</returns>
    public string Required(string key, string meaning, Func<string, string?>? validate = null)
    {
        _known.Add(key);
        if (Find(key) is not null)
            return Optional(key, meaning, validate) ?? "";

        _reader.Problem($"{_path}.{key}", "is missing", $"Set it to {meaning}");
        return "";
    }

    /// <summary>Reads a text that may be missing. A number or a boolean is read as its text.</summary>
    /// <param name="key">The key in the item.</param>
    /// <param name="meaning">What to write there, for the remedy.</param>
    /// <param name="validate">Says what is wrong with a value, as the end of a sentence, or null.</param>
    /// <returns>The text, or null when it is missing or not usable, which is reported.</returns>
    public string? Optional(string key, string meaning, Func<string, string?>? validate = null)
    {
        _known.Add(key);
        if (Find(key) is not { } value)
            return null;
        if (Scalar(value) is not { } text)
            return Reject(key, value.ValueKind == JsonValueKind.Array ? "is a list" : "is not a text", $"Write {meaning}");
        return validate?.Invoke(text) is { } wrong ? Reject(key, $"is '{text}', {wrong}", $"Write {meaning}") : text;
    }

    /// <summary>Reads a number that may be missing.</summary>
    /// <param name="key">The key in the item.</param>
    /// <param name="meaning">What to write there, for the remedy.</param>
    /// <param name="minimum">The smallest number.</param>
    /// <param name="maximum">The largest number.</param>
    /// <returns>The number, or null when it is missing or not usable, which is reported.</returns>
    public int? Number(string key, string meaning, int minimum, int maximum)
    {
        var text = Optional(key, meaning, text => SettingsValue.NotANumber(text, minimum, maximum));
        return text is null ? null : SettingsValue.Number(text);
    }

    /// <summary>Reads true or false; a missing key is false.</summary>
    /// <param name="key">The key in the item.</param>
    /// <param name="meaning">What to write there, for the remedy.</param>
    public bool Flag(string key, string meaning) =>
        Optional(key, meaning, SettingsValue.NotAFlag) == "true";

    /// <summary>Reads a list of texts; a missing key is an empty list.</summary>
    /// <param name="key">The key in the item.</param>
    /// <param name="meaning">What to write there, for the remedy.</param>
    /// <param name="validate">Says what is wrong with an item, as the end of a sentence, or null.</param>
    /// <returns>The items that are usable; the others are reported.</returns>
    public IReadOnlyList<string> List(string key, string meaning, Func<string, string?> validate)
    {
        ArgumentNullException.ThrowIfNull(validate);
        _known.Add(key);
        if (Find(key) is not { } value)
            return [];
        if (value.ValueKind != JsonValueKind.Array || value.EnumerateArray().Any(item => Scalar(item) is null))
        {
            Reject(key, "is not a list of texts", $"Write a list of {meaning}");
            return [];
        }

        var usable = new List<string>();
        foreach (var (item, index) in value.EnumerateArray().Select((item, index) => (Scalar(item)!, index)))
        {
            if (validate(item) is { } wrong)
                Reject($"{key}[{index}]", $"is '{item}', {wrong}", $"Write {meaning}");
            else
                usable.Add(item);
        }

        return usable;
    }

    /// <summary>Reads texts by name; a missing key is none.</summary>
    /// <param name="key">The key in the item.</param>
    /// <param name="meaning">What to write there, for the remedy.</param>
    /// <param name="validateName">Says what is wrong with a name, as the end of a sentence, or null.</param>
    /// <param name="validate">Says what is wrong with a value, as the end of a sentence, or null.</param>
    /// <returns>The entries that are usable, in the order of their names; the others are reported.</returns>
    public IReadOnlyDictionary<string, string> Map(
        string key,
        string meaning,
        Func<string, string?> validateName,
        Func<string, string?>? validate = null)
    {
        ArgumentNullException.ThrowIfNull(validateName);
        var entries = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var member in Members(key, meaning))
        {
            var path = $"{key}.{member.Name}";
            if (validateName(member.Name) is { } wrongName)
                Reject(path, $"has a name {wrongName}", $"Write {meaning}");
            else if (Scalar(member.Value) is not { } text)
                Reject(path, "is not a text", $"Write {meaning}");
            else if (validate?.Invoke(text) is { } wrong)
                Reject(path, $"is '{text}', {wrong}", $"Write {meaning}");
            else
                entries[member.Name] = text;
        }

        return entries;
    }

    /// <summary>Reads settings of another program, which are passed on as they are: texts, numbers, booleans and lists of these.</summary>
    /// <param name="key">The key in the item.</param>
    /// <param name="meaning">What to write there, for the remedy.</param>
    /// <param name="validateName">Says what is wrong with a name, as the end of a sentence, or null.</param>
    /// <returns>The values as JSON, in the order of their names; those that are not usable are reported.</returns>
    public IReadOnlyDictionary<string, string> Passthrough(string key, string meaning, Func<string, string?> validateName)
    {
        ArgumentNullException.ThrowIfNull(validateName);
        var entries = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var member in Members(key, meaning))
        {
            var path = $"{key}.{member.Name}";
            if (validateName(member.Name) is { } wrongName)
                Reject(path, wrongName, "Remove it");
            else if (Scalar(member.Value) is null && (member.Value.ValueKind != JsonValueKind.Array || member.Value.EnumerateArray().Any(item => Scalar(item) is null)))
                Reject(path, "is neither a value nor a list of values", $"Write {meaning}");
            else
                entries[member.Name] = member.Value.GetRawText();
        }

        return entries;
    }

    /// <summary>Adds a problem that concerns more than one key.</summary>
    /// <param name="key">The key in the item.</param>
    /// <param name="problem">What is wrong, as the end of a sentence that begins with the key.</param>
    /// <param name="remedy">What to do, as a sentence without its full stop.</param>
    public void Problem(string key, string problem, string remedy) => _reader.Problem($"{_path}.{key}", problem, remedy);

    /// <summary>Reports every key that nobody has asked for.</summary>
    internal void ReportUnknown()
    {
        foreach (var name in _content.EnumerateObject().Select(member => member.Name).Where(name => !_known.Contains(name)))
            Reject(name, "is not a setting of this program", Suggestion.For(name, _known) is { } meant ? $"Did you mean {meant}" : "Remove it");
    }

    // Of a missing key, and of what is no mapping, which is reported, there are none.
    private JsonElement.ObjectEnumerator Members(string key, string meaning)
    {
        _known.Add(key);
        if (Find(key) is not { } value)
            return default;
        if (value.ValueKind == JsonValueKind.Object)
            return value.EnumerateObject();

        Reject(key, "is not a mapping", $"Write {meaning}");
        return default;
    }

    private static string? Scalar(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString() is { Length: > 0 } text ? text : null,
        JsonValueKind.Number => value.GetRawText(),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => null,
    };

    private JsonElement? Find(string key) =>
        _content.TryGetProperty(key, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    private string? Reject(string key, string problem, string remedy)
    {
        Problem(key, problem, remedy);
        return null;
    }
}
