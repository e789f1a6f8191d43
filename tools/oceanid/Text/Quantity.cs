using System.Globalization;
using System.Text.RegularExpressions;

namespace Oceanid.Tool.Text;

/// <summary>Amounts as Kubernetes writes them: `64Mi`, `0.5`, `200m`.</summary>
internal static partial class Quantity
{
    public const decimal Mebibyte = 1024 * 1024;

    // More than any node has, and so little that it can be multiplied by any number of pods.
    private const decimal Largest = 1e15m;

    // More than 2^63-1 Kubernetes takes for that.
    private const decimal Cap = long.MaxValue;

    private static readonly Dictionary<string, decimal> Suffixes = new(StringComparer.Ordinal)
    {
        ["n"] = 1e-9m,
        ["u"] = 1e-6m,
        ["m"] = 0.001m,
        [""] = 1,
        ["k"] = 1e3m,
        ["M"] = 1e6m,
        ["G"] = 1e9m,
        ["T"] = 1e12m,
        ["P"] = 1e15m,
        ["E"] = 1e18m,
        ["Ki"] = 1024,
        ["Mi"] = Mebibyte,
        ["Gi"] = 1024 * Mebibyte,
        ["Ti"] = Mebibyte * Mebibyte,
        ["Pi"] = 1024 * Mebibyte * Mebibyte,
        ["Ei"] = Mebibyte * Mebibyte * Mebibyte,
    };

    /// <summary>Reads an amount that a node can have: not below zero, and not above 10^15.</summary>
    public static bool TryParse(string text, out decimal amount)
    {
        amount = Read(text) is { } read and >= 0 and <= Largest ? read : -1;
        if (amount >= 0)
            return true;

        amount = 0;
        return false;
    }

    /// <summary>
    /// Any amount that Kubernetes reads, a negative one included; null for what is none. apimachinery's resource.ParseQuantity; above 2^63-1 it is that.
    /// </summary>
    public static decimal? Read(string text)
    {
        if (Whole().Match(text) is not { Success: true } whole)
            return null;

        var sign = text[0] == '-' ? -1 : 1;
        if (!decimal.TryParse(whole.Groups["number"].Value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
            return sign * Cap;

        var suffix = whole.Groups["suffix"].Value;
        if (Suffixes.TryGetValue(suffix, out var factor))
            return sign * (number > Cap / factor ? Cap : number * factor);

        var isNegative = suffix[1] == '-';
        if (number == 0 || !int.TryParse(suffix[1..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var exponent) || Math.Abs(exponent) > 28)
            return number == 0 || isNegative ? 0 : sign * Cap;

        var power = 1m;
        for (var step = 0; step < Math.Abs(exponent); step++)
            power *= 10;
        return sign * (isNegative ? number / power : number > Cap / power ? Cap : number * power);
    }

    /// <summary>
    /// The amount as Kubernetes writes it back: the largest suffix that leaves a whole number, so 1Gi for 1024Mi. Null for what is no amount, or is
    /// written with an exponent, which stays.
    /// </summary>
    public static string? Canonical(string text)
    {
        if (text.Contains('e', StringComparison.OrdinalIgnoreCase) || !TryParse(text, out var amount))
            return null;
        if (amount == 0)
            return "0";

        var isBinary = text.EndsWith('i');
        var (suffix, factor) = Suffixes
            .Where(pair => pair.Key.Length == 0 || pair.Key.EndsWith('i') == isBinary)
            .OrderByDescending(pair => pair.Value)
            .FirstOrDefault(pair => amount % pair.Value == 0);
        return suffix is null ? null : string.Create(CultureInfo.InvariantCulture, $"{amount / factor:0}{suffix}");
    }

    public static string Memory(decimal bytes) =>
        string.Create(CultureInfo.InvariantCulture, $"{bytes / Mebibyte:0.##}Mi");

    public static string Cpu(decimal cores) =>
        string.Create(CultureInfo.InvariantCulture, $"{cores * 1000:0.##}m");

    [GeneratedRegex(@"^[+-]?(?<number>[0-9]+\.?[0-9]*|\.[0-9]+)(?<suffix>[numkMGTPE]?|[KMGTPE]i|[eE][+-]?[0-9]+)\z", RegexOptions.CultureInvariant)]
    private static partial Regex Whole();
}
