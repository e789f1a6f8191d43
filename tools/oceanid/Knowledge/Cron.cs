using System.Globalization;
using Oceanid.Tool.Text;

namespace Oceanid.Tool.Knowledge;

/// <summary>A schedule as robfig/cron v3 reads it (ParseStandard).</summary>
internal static class Cron
{
    private static readonly string[] Months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

    private static readonly string[] Days = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

    private static readonly string[] Descriptors = ["@yearly", "@annually", "@monthly", "@weekly", "@daily", "@midnight", "@hourly"];

    private static readonly (string Name, int Least, int Most, string[] Names)[] Fields =
    [
        ("minute", 0, 59, []),
        ("hour", 0, 23, []),
        ("day of the month", 1, 31, []),
        ("month", 1, 12, Months),
        ("day of the week", 0, 6, Days),
    ];

    /// <summary>Why the text is not a schedule; null where it is one.</summary>
    public static string? Wrong(string text)
    {
        if (text.Contains("TZ", StringComparison.Ordinal))
            return $"{Formats.Quoted(text)} names a time zone: write it in timeZone.";
        if (text.StartsWith('@'))
            return IsDescriptor(text) ? null : $"{Formats.Quoted(text)} is not a schedule: write {string.Join(", ", Descriptors)} or @every 1h.";

        var fields = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (fields.Length != Fields.Length)
            return $"{Formats.Quoted(text)} has {fields.Length} fields, and a schedule five: minute, hour, day of the month, month, day of the week.";

        return Fields.Zip(fields, (field, given) => given.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(part => Wrong(part, field.Name, field.Least, field.Most, field.Names)))
            .SelectMany(problems => problems)
            .FirstOrDefault(problem => problem is not null) is { } wrong ? $"{Formats.Quoted(text)} is not a schedule: {wrong}." : null;
    }

    private static bool IsDescriptor(string text) =>
        Descriptors.Contains(text) || (text.StartsWith("@every ", StringComparison.Ordinal) && GoDuration.Parse(text["@every ".Length..].TrimStart('+', '-')) is not null);

    private static string? Wrong(string part, string field, int least, int most, string[] names)
    {
        string bounds() => names.Length == 0 ? $"the {field} is {least} to {most}" : $"the {field} is {least} to {most} or {names[0].ToUpperInvariant()} to {names[^1].ToUpperInvariant()}";
        var steps = part.Split('/');
        var ends = steps[0].Split('-');
        if (steps.Length > 2 || ends.Length > 2)
            return $"'{part}' is not a range of the {field}";
        if (steps.Length == 2 && (Number(steps[1]) ?? 0) == 0)
            return $"'{part}' has no step above 0";
        if (ends[0] is "*" or "?")
            return null;

        int? from = Value(ends[0], names), to = Value(ends[^1], names);
        if (from is null || to is null || from < least || to > most)
            return field == "day of the week" && to == 7 ? $"{bounds()}, and Sunday is 0" : $"{bounds()}, not '{part}'";

        return from > to ? $"the range '{part}' of the {field} ends before it begins" : null;
    }

    private static int? Value(string text, string[] names) => Array.IndexOf(names, text.ToLowerInvariant()) is var index and >= 0 ? index + (names.Length == 12 ? 1 : 0) : Number(text);

    private static int? Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
