using System.Text.RegularExpressions;

namespace Oceanid.Tool.Knowledge;

/// <summary>
/// The grammar of the Common Expression Language (github.com/google/cel-spec, doc/langdef.md): quotes and brackets that end, operands around each operator. Which names and
/// types there are only the server knows.
/// </summary>
internal static partial class Cel
{
    private const string Openings = "([{";
    private const string Closings = ")]}";

    /// <summary>Why a text is no expression, as a sentence that says what is right; null where it is one.</summary>
    public static string? Wrong(string text)
    {
        var open = new Stack<string>();
        // Whether a value has to come next, and whether none may: between brackets, and after the last comma.
        var (isDue, mayEnd) = (true, false);
        var last = "";
        foreach (var token in Token().Matches(text).Select(match => match.Value).Where(token => !string.IsNullOrWhiteSpace(token) && !token.StartsWith("//", StringComparison.Ordinal)))
        {
            if (token is "\"" or "'")
                return Said(text, "a quote does not end");
            if (Closings.Contains(token[0], StringComparison.Ordinal))
            {
                if (open.Count == 0 || Openings.IndexOf(open.Pop()[0], StringComparison.Ordinal) != Closings.IndexOf(token[0], StringComparison.Ordinal))
                    return Said(text, $"{token} closes what is not open");
                if (isDue && !mayEnd)
                    return Said(text, $"a value is missing before {token}");
                (isDue, mayEnd) = (false, false);
            }
            else if (Openings.Contains(token[0], StringComparison.Ordinal))
            {
                open.Push(token);
                (isDue, mayEnd) = (true, true);
            }
            else if (IsOperator(token))
            {
                // `!` and `-` stand before a value, `?` makes the one after it optional.
                if (isDue && token is not ("!" or "-" or "?" or "."))
                    return Said(text, $"a value is missing before {token}");
                (isDue, mayEnd) = (true, token == "," && open.Count > 0);
            }
            else if (!isDue)
            {
                return Said(text, $"an operator is missing before {token}");
            }
            else
            {
                (isDue, mayEnd) = (false, false);
            }

            last = token;
        }

        return open.Count > 0 ? Said(text, $"{open.Peek()} is not closed")
            : isDue ? Said(text, last.Length == 0 ? "it is empty" : $"a value is missing after {last}")
            : null;
    }

    private static bool IsOperator(string token) => token == "in" || !(char.IsLetterOrDigit(token[0]) || token[0] is '_' or '"' or '\'' or '`' || token.Length > 1 && token[^1] is '"' or '\'');

    private static string Said(string text, string why) => $"{Formats.Quoted(text)} is not an expression of CEL: {why}.";

    [GeneratedRegex("""
        //[^\n]*|[bBrR]{0,2}("{3}(?s:.*?)"{3}|'{3}(?s:.*?)'{3}|"(\\.|[^"\\\n])*"|'(\\.|[^'\\\n])*')|`[^`\n]*`|[A-Za-z_][A-Za-z0-9_]*|[0-9][0-9A-Za-z]*(\.[0-9]+)?([eE][+-]?[0-9]+)?|&&|\|\||[=!<>]=|\s+|.
        """)]
    private static partial Regex Token();
}
