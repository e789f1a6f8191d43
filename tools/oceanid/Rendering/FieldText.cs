using System.Text.Json.Nodes;
using Oceanid.Tool.Changes;
using Oceanid.Tool.Text;

namespace Oceanid.Tool.Rendering;

/// <summary>How a value is shown: a text as it is, anything else as JSON, none of it without end.</summary>
internal static class FieldText
{
    private const int LongestLineDifference = 20;

    public static string Of(JsonNode? value, int longest)
    {
        var text = value switch
        {
            null => "(none)",
            JsonValue scalar => scalar.ToString(),
            _ => JsonText.Compact(value),
        };
        return text.Length <= longest ? text : $"{text[..(longest - 1)]}…";
    }

    /// <summary>The lines that differ between two texts of several lines, each after a minus or a plus; null for other values.</summary>
    public static IReadOnlyList<string>? Lines(FieldChange field)
    {
        var (before, after) = (Text(field.Before), Text(field.After));
        if (before is null || after is null || !(before.Contains('\n', StringComparison.Ordinal) || after.Contains('\n', StringComparison.Ordinal)))
            return null;

        // What both begin and end with is left out; the rest is shown as a whole.
        var (old, current) = (before.Split('\n'), after.Split('\n'));
        var start = old.Zip(current).TakeWhile(pair => pair.First == pair.Second).Count();
        var rest = Math.Min(old.Length, current.Length) - start;
        var end = old.Reverse().Zip(current.Reverse()).Take(rest).TakeWhile(pair => pair.First == pair.Second).Count();
        var lines = old[start..^end].Select(line => $"- {line}").Concat(current[start..^end].Select(line => $"+ {line}")).ToList();
        return lines.Count <= LongestLineDifference
            ? lines
            : [.. lines.Take(LongestLineDifference), $"… {lines.Count - LongestLineDifference} more lines"];
    }

    private static string? Text(JsonNode? value) => value is JsonValue scalar && scalar.TryGetValue<string>(out var text) ? text : null;
}
