using System.Text.RegularExpressions;

namespace Oceanid.Tool.Fleet.Configuration;

/// <summary>The placeholder of a secret. It names its source, wherever it ends up.</summary>
internal static partial class SecretMarker
{
    /// <summary>The source of what a command on a node prints; the key is the name of the command.</summary>
    public const string CommandOutput = "command-output";

    public static string For(string source, string key) => $"<secret {source} {key}>";

    public static bool IsIn(string text) => Pattern().IsMatch(text);

    public static IEnumerable<string> AllIn(string text) => Pattern().Matches(text).Select(match => match.Value);

    /// <summary>What a marker names: the ESC environment or the stack file, and the key in it.</summary>
    public static (string Environment, string Key) Source(string marker)
    {
        var words = marker.Trim('<', '>').Split(' ', 3);
        return (words[1], words[2]);
    }

    /// <summary>
    /// A text with another placeholder in the place of each marker. No character of it is what it was, in any case, and the length is another one:
    /// whatever is made of the value, a part of it included, is then something else.
    /// </summary>
    public static string Others(string text) => Pattern().Replace(text, match => $"{string.Concat(match.Value.Select(Other))}0");

    // Letters and digits alone: the text can stand in JSON.
    private static char Other(char character) => character switch
    {
        'z' => 'a',
        'Z' => 'A',
        '9' => '0',
        _ when char.IsAsciiLetterOrDigit(character) => (char)(character + 1),
        _ => '7',
    };

    [GeneratedRegex("<secret [^<>]+>")]
    private static partial Regex Pattern();
}
