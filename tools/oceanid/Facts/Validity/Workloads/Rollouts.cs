using System.Globalization;
using Oceanid.Tool.Text;

namespace Oceanid.Tool.Facts.Validity.Workloads;

/// <summary>apps/validation: getIntOrPercentValue, IsNotMoreThan100Percent.</summary>
internal static class Rollouts
{
    public static bool IsZero(Part update, string key, bool absent) =>
        update.Has(key) ? update.Number(key) == 0 || Percent(update.Text(key)) == 0 : absent;

    /// <summary>No more than all pods can be missing.</summary>
    public static IEnumerable<Fault> OverAll(Part update)
    {
        if (Percent(update.Text("maxUnavailable")) > 100)
            yield return update.Fault("maxUnavailable", $"{update.Text("maxUnavailable")} is more than all pods.", "Write 100% or less.");
    }

    public static int? Percent(string? text) =>
        text is [.., '%'] && int.TryParse(text[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var percent) ? percent : null;
}
