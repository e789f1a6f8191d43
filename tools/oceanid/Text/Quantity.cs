using System.Globalization;

namespace Oceanid.Tool.Text;

/// <summary>Amounts as Kubernetes writes them: `64Mi`, `0.5`, `200m`.</summary>
internal static class Quantity
{
    public const decimal Mebibyte = 1024 * 1024;

    // More than any node has, and so little that it can be multiplied by any number of pods.
    private const decimal Largest = 1e15m;

    private static readonly Dictionary<string, decimal> Suffixes = new(StringComparer.Ordinal)
    {
        [""] = 1,
        ["m"] = 0.001m,
        ["k"] = 1e3m,
        ["M"] = 1e6m,
        ["G"] = 1e9m,
        ["T"] = 1e12m,
        ["Ki"] = 1024,
        ["Mi"] = Mebibyte,
        ["Gi"] = 1024 * Mebibyte,
        ["Ti"] = 1024 * 1024 * Mebibyte,
    };

    public static bool TryParse(string text, out decimal amount)
    {
        const NumberStyles Number =
            NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        var digits = text.TrimEnd([.. "mkMGTKi"]);
        amount = 0;
        if (!Suffixes.TryGetValue(text[digits.Length..], out var factor)
            || !decimal.TryParse(digits, Number, CultureInfo.InvariantCulture, out var number)
            || number < 0
            || number > Largest / factor)
        {
            return false;
        }

        amount = number * factor;
        return true;
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
}
