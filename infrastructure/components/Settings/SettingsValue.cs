using System.Globalization;

namespace Oceanid.Infrastructure.Components.Settings;

/// <summary>What a text of the configuration stands for.</summary>
internal static class SettingsValue
{
    public static int? Number(string text) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>Says what is wrong with a number, as the end of a sentence, or null.</summary>
    public static string? NotANumber(string text, int minimum, int maximum) => Number(text) is { } number && number >= minimum && number <= maximum
        ? null
        : string.Create(CultureInfo.InvariantCulture, $"which is not a number from {minimum} to {maximum}");

    /// <summary>Says what is wrong with a boolean, as the end of a sentence, or null.</summary>
    public static string? NotAFlag(string text) => text is "true" or "false" ? null : "which is neither true nor false";
}
