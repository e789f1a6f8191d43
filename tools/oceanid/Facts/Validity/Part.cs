using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Oceanid.Tool.Fleet.Configuration;
using Oceanid.Tool.Text;

namespace Oceanid.Tool.Facts.Validity;

/// <summary>A mapping in an object, and where it stands. What is missing, null or of another type reads as absent: others find that.</summary>
/// <param name="Content">The mapping; null where there is none.</param>
/// <param name="Path">Its path, such as <c>spec.ports[0]</c>; empty for the object itself.</param>
/// <param name="IsPatch">Whether it is merged into something that has what it lacks.</param>
internal readonly record struct Part(JsonObject? Content, string Path, bool IsPatch = false)
{
    public bool Exists => Content is not null;

    public Part this[string key] => new(Content?[key] as JsonObject, Field(key), IsPatch);

    public IEnumerable<string> Keys => Content?.Where(member => member.Value is not null).Select(member => member.Key) ?? [];

    public string Field(string key) => Path.Length == 0 ? key : $"{Path}.{key}";

    public bool Has(string key) => Content?[key] is not null;

    /// <summary>Whether the list or mapping has an item, or the text a character.</summary>
    public bool HasSome(string key) => Content?[key] switch
    {
        JsonArray list => list.Count > 0,
        JsonObject members => members.Count > 0,
        JsonValue value => !value.TryGetValue<string>(out var text) || text.Length > 0,
        _ => false,
    };

    /// <summary>A text; null for the placeholder of a secret, whose value is not known.</summary>
    public string? Text(string key) => Content.Text(key) is { } text && !SecretMarker.IsIn(text) ? text : null;

    public bool? Flag(string key) => Content?[key] is JsonValue value && value.TryGetValue<bool>(out var flag) ? flag : null;

    public decimal? Number(string key) => Content?[key] is JsonValue value
        && value.GetValueKind() == JsonValueKind.Number
        && decimal.TryParse(value.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>A quantity, whether it is written as text or as number.</summary>
    public decimal? Amount(string key) => Content?[key] is JsonValue value && value.GetValueKind() is JsonValueKind.String or JsonValueKind.Number
        ? Quantity.Read(value.ToString())
        : null;

    /// <summary>A scalar as it is written; empty for none.</summary>
    public string Written(string key) => Content?[key] is JsonValue value ? value.ToString() : "";

    public IEnumerable<Part> Objects(string key)
    {
        var (field, isPatch) = (Field(key), IsPatch);
        return (Content?[key] as JsonArray)?.Select((item, index) => new Part(item as JsonObject, $"{field}[{index}]", isPatch)).Where(item => item.Exists) ?? [];
    }

    public IEnumerable<(string Text, string Field)> Texts(string key)
    {
        var field = Field(key);
        return (Content?[key] as JsonArray)?
            .Select((item, index) => (Text: item is JsonValue value && value.TryGetValue<string>(out var text) && !SecretMarker.IsIn(text) ? text : null, Field: $"{field}[{index}]"))
            .Where(item => item.Text is not null)
            .Select(item => (item.Text!, item.Field)) ?? [];
    }

    public Fault Fault(string key, string message, string? remedy = null) => new(Field(key), message, remedy);

    public Fault Whole(string message, string? remedy = null) => new(Path, message, remedy);

    /// <summary>A fault where more than one of the members is there.</summary>
    public IEnumerable<Fault> AtMostOne(string what, params string[] members)
    {
        var given = members.Where(Has).ToArray();
        if (given.Length > 1)
            yield return Whole($"{Listed(given, "and")} exclude each other: only one {what} is allowed.", "Keep one of them.");
    }

    /// <summary>A fault where not exactly one of the members is there.</summary>
    /// <param name="what">What they are.</param>
    /// <param name="members">The members.</param>
    /// <param name="besides">What may stand beside them: of a member that is in neither it is said elsewhere that it is not known.</param>
    public IEnumerable<Fault> ExactlyOne(string what, string[] members, params string[] besides)
    {
        if (Exists && !IsPatch && !Keys.Except(besides).Any())
            return [Whole($"There is no {what}.", $"Write {Listed(members, "or")}.")];

        return AtMostOne(what, members);
    }

    /// <summary>The members that are there and must not be.</summary>
    public IEnumerable<Fault> None(string why, params string[] members)
    {
        foreach (var member in members.Where(Has))
            yield return Fault(member, why, $"Leave {member} out.");
    }

    public static string Listed(IReadOnlyList<string> items, string word) =>
        items.Count < 2 ? string.Concat(items) : $"{string.Join(", ", items.SkipLast(1))} {word} {items[^1]}";
}
