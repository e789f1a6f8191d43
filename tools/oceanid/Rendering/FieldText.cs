using System.Text.Json.Nodes;
using Oceanid.Tool.Changes;
using Oceanid.Tool.Text;

namespace Oceanid.Tool.Rendering;

/// <summary>How a value is shown: a text as it is, anything else as JSON, none of it without end.</summary>
internal static class FieldText
{
    private const int LongestLineDifference = 20;
    private const int LongestLine = 300;

    // What stands before the first difference of two long texts.
    private const int Before = 40;

    /// <summary>The old and the new value, each cut to a length, so that they differ where the values do.</summary>
    public static (string Before, string After) Of(FieldChange field, int longest)
    {
        var (before, after) = (Whole(field.Before), Whole(field.After));
        var same = before.AsSpan().CommonPrefixLength(after);
        var start = same > longest / 2 && Math.Max(before.Length, after.Length) > longest ? same - Before : 0;
        return (Cut(before, start, longest), Cut(after, start, longest));
    }

    private static string Whole(JsonNode? value) => value switch
    {
        null => "(none)",
        JsonValue scalar => scalar.ToString(),
        _ => JsonText.Compact(value),
    };

    private static string Cut(string text, int start, int longest)
    {
        var rest = start > 0 && start < text.Length ? $"…{text[start..]}" : text;
        return rest.Length <= longest ? rest : $"{rest[..(longest - 1)]}…";
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
        var lines = old[start..^end].Select(line => $"- {Line(line)}").Concat(current[start..^end].Select(line => $"+ {Line(line)}")).ToList();
        return lines.Count <= LongestLineDifference
            ? lines
            : [.. lines.Take(LongestLineDifference), $"… {lines.Count - LongestLineDifference} more lines"];
    }

    private static string Line(string text) => text.Length <= LongestLine ? text : $"{text[..LongestLine]}… {text.Length - LongestLine} more characters";

    private static string? Text(JsonNode? value) => value is JsonValue scalar && scalar.TryGetValue<string>(out var text) ? text : null;
}
