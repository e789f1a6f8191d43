using Oceanid.Tool.Text;

namespace Oceanid.Tool.Rendering;

/// <summary>
/// Text that may come from a stranger, as Markdown for GitHub that shows it and does nothing else: no HTML, no link, no mention, no reference to
/// an issue, and no way out of its cell, its line or its block. In code nothing of that is read, so all of it is code.
/// </summary>
internal static class MarkdownText
{
    /// <summary>A text within a line.</summary>
    /// <param name="text">The text.</param>
    /// <param name="longest">What is longer is cut.</param>
    public static string Code(string text, int longest = 300)
    {
        var visible = VisibleText.Of(text);
        if (visible.Length > longest)
            visible = $"{visible[..(char.IsHighSurrogate(visible[longest - 2]) ? longest - 2 : longest - 1)]}…";
        if (visible.Length == 0)
            return "`(empty)`";

        // A fence that is longer than any in it; a space keeps its own backticks apart.
        var fence = new string('`', LongestRun(visible) + 1);
        var space = visible[0] is '`' or ' ' || visible[^1] is '`' or ' ' ? " " : "";
        return $"{fence}{space}{visible}{space}{fence}";
    }

    /// <summary>A text in the cell of a table, which a bar would end even in code.</summary>
    public static string Cell(string text) => Code(text.Replace('|', '∣'), 80);

    /// <summary>A text in the summary of a fold, which is HTML.</summary>
    public static string Html(string text) => $"<code>{System.Net.WebUtility.HtmlEncode(VisibleText.Of(text))}</code>";

    /// <summary>Lines as a block.</summary>
    public static string Block(string language, IEnumerable<string> lines, string indent = "")
    {
        var visible = lines.Select(VisibleText.Of).ToList();
        var fence = new string('`', Math.Max(3, visible.Select(LongestRun).DefaultIfEmpty().Max() + 1));
        return string.Concat(visible.Prepend($"{fence}{language}").Append(fence).Select(line => $"{indent}{line}\n"));
    }

    private static int LongestRun(string text)
    {
        var (longest, current) = (0, 0);
        foreach (var character in text)
        {
            current = character == '`' ? current + 1 : 0;
            longest = Math.Max(longest, current);
        }

        return longest;
    }
}
