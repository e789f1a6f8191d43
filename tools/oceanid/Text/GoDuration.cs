using System.Globalization;
using System.Text.RegularExpressions;

namespace Oceanid.Tool.Text;

/// <summary>A duration as Go reads and prints it, such as <c>1h30m0s</c>: https://pkg.go.dev/time#ParseDuration.</summary>
internal static partial class GoDuration
{
    // Seconds: Go counts nanoseconds in 63 bits.
    private const decimal Longest = long.MaxValue / 1e9m;

    /// <summary>Reads a duration; null for what is none, and for one below zero.</summary>
    public static TimeSpan? Parse(string text)
    {
        if (text == "0")
            return TimeSpan.Zero;
        if (Whole().Match(text) is not { Success: true } whole)
            return null;

        var seconds = whole.Groups["number"].Captures.Zip(whole.Groups["unit"].Captures, (number, unit) =>
            decimal.Parse(number.Value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture) * unit.Value switch
            {
                "h" => 3600,
                "m" => 60,
                "s" => 1,
                "ms" => 0.001m,
                "ns" => 0.000000001m,
                _ => 0.000001m,
            }).Sum();
        return seconds > Longest ? null : TimeSpan.FromTicks((long)(seconds * TimeSpan.TicksPerSecond));
    }

    /// <summary>The duration as Go prints it: hours only where there are some, then minutes and seconds; below a second in its own unit.</summary>
    public static string Format(TimeSpan duration)
    {
        if (duration == TimeSpan.Zero)
            return "0s";
        if (duration < TimeSpan.FromMilliseconds(1))
            return Number(duration.TotalMicroseconds, "µs");
        if (duration < TimeSpan.FromSeconds(1))
            return Number(duration.TotalMilliseconds, "ms");

        var seconds = Number((double)(duration.Ticks % TimeSpan.TicksPerMinute) / TimeSpan.TicksPerSecond, "s");
        var hours = (int)duration.TotalHours;
        return hours > 0 ? string.Create(CultureInfo.InvariantCulture, $"{hours}h{duration.Minutes}m{seconds}")
            : duration.Minutes > 0 ? string.Create(CultureInfo.InvariantCulture, $"{duration.Minutes}m{seconds}")
            : seconds;
    }

    private static string Number(double number, string unit) => string.Create(CultureInfo.InvariantCulture, $"{number:0.#########}{unit}");

    [GeneratedRegex(@"^(?:(?<number>[0-9]{1,19}(?:\.[0-9]{0,9})?|\.[0-9]{1,9})(?<unit>h|ms|m|s|us|µs|μs|ns))+\z", RegexOptions.CultureInvariant)]
    private static partial Regex Whole();
}
