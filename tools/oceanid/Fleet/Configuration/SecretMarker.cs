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

    [GeneratedRegex("<secret [^<>]+>")]
    private static partial Regex Pattern();
}
