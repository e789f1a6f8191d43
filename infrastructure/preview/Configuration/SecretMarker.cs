using System.Text.RegularExpressions;

namespace Oceanid.Preview.Configuration;

/// <summary>The placeholder of a secret. It names its source, wherever it ends up.</summary>
internal static partial class SecretMarker
{
    public static string For(string source, string key) => $"<secret {source} {key}>";

    public static bool IsIn(string text) => Pattern().IsMatch(text);

    public static IEnumerable<string> AllIn(string text) => Pattern().Matches(text).Select(match => match.Value);

    [GeneratedRegex("<secret [^<>]+>")]
    private static partial Regex Pattern();
}
