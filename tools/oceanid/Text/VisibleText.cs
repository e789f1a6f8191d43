using System.Globalization;
using System.Text;

namespace Oceanid.Tool.Text;

/// <summary>
/// Text that may come from a stranger, so that all of it can be seen on one line: what cannot be seen can deceive, as controls of a terminal do,
/// and what turns the direction of a text (CVE-2021-42574).
/// </summary>
internal static class VisibleText
{
    public static string Of(string text)
    {
        var visible = new StringBuilder(text.Length);
        foreach (var rune in text.ReplaceLineEndings("\n").EnumerateRunes())
        {
            _ = rune.Value switch
            {
                '\n' => visible.Append('↵'),
                '\t' => visible.Append(' '),
                _ when IsInvisible(rune) => visible.Append(CultureInfo.InvariantCulture, $"⟨U+{rune.Value:X4}⟩"),
                _ => visible.Append(rune),
            };
        }

        return visible.ToString();
    }

    private static bool IsInvisible(Rune rune) => Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned;
}
