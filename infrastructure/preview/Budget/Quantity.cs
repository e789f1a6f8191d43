using System.Globalization;

namespace Oceanid.Preview.Budget;

/// <summary>Amounts as Kubernetes writes them: `64Mi`, `0.5`, `200m`.</summary>
internal static class Quantity
{
    public const decimal Mebibyte = 1024 * 1024;

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
            || number < 0)
        {
            return false;
        }

        amount = number * factor;
        return true;
    }

    public static string Memory(decimal bytes) =>
        string.Create(CultureInfo.InvariantCulture, $"{bytes / Mebibyte:0.##}Mi");

    public static string Cpu(decimal cores) =>
        string.Create(CultureInfo.InvariantCulture, $"{cores * 1000:0.##}m");
}
