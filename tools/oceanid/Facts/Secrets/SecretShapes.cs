using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using Oceanid.Infrastructure.Components.Settings;
using Oceanid.Tool.Fleet.Configuration;

namespace Oceanid.Tool.Facts.Secrets;

/// <summary>What a secret looks like in a text, plain or encoded.</summary>
internal static partial class SecretShapes
{
    /// <summary>The kind of a URL or a list of parameters that has a password in it.</summary>
    public const string ConnectionString = "a connection string with its password";

    // A text in Base64 may be one in Base64 again, or compressed, as a release of Helm is.
    private const int Deepest = 4;
    private const int LongestDecoded = 1 << 20;

    // Each shape is specific enough to be no accident, and takes no longer on a line that was made to take long.
    private static readonly (string Kind, Regex Shape)[] Tokens =
    [
        ("a GitHub token", GitHubToken()),
        ("a GitLab token", GitLabToken()),
        ("a Pulumi access token", PulumiToken()),
        ("an AWS access key", AwsKey()),
        ("a Google API key", GoogleKey()),
        ("a Slack token", SlackToken()),
        ("a Docker Hub token", DockerToken()),
        ("a private key", PrivateKey()),
        ("a JSON web token", JsonWebToken()),
        ("a K3s node token", NodeToken()),
        ("a Cloudflare Tunnel token", TunnelToken()),
        ("an age secret key", AgeKey()),
        ("the hash of a password", PasswordHash()),
    ];

    /// <summary>The kinds of secrets that a text holds, as it is or encoded.</summary>
    public static IEnumerable<string> In(string text)
    {
        foreach (var decoded in Decoded(text, 0))
        {
            foreach (var (kind, shape) in Tokens)
            {
                if (shape.IsMatch(decoded))
                    yield return kind;
            }

            if (Connection().Matches(decoded).Concat(Parameter().Matches(decoded)).Any(match => IsValue(match.Groups["value"].Value)))
                yield return ConnectionString;
        }
    }

    /// <summary>A text, and each text that is encoded in it.</summary>
    public static IEnumerable<string> Decoded(string text) => Decoded(text, 0);

    /// <summary>Whether a key is called after a secret that is its value: <c>password</c>, <c>API_TOKEN</c>, <c>clientSecret</c>.</summary>
    public static bool IsName(string key) => Name().IsMatch(key);

    /// <summary>Whether a text below such a key is a value, and no variable, placeholder, marker or name of what has it.</summary>
    public static bool IsValueOf(string key, string text) => IsValue(text) && (PasswordName().IsMatch(key) || !Reference().IsMatch(text));

    /// <summary>The value in <c>key: value</c>, <c>KEY=value</c> and <c>--key=value</c>, in a line of a comment, a page or an argument; null where there is none.</summary>
    public static string? AssignedIn(string line) => Assignment().Matches(line)
        .Where(match => IsName(match.Groups["key"].Value) && IsValueOf(match.Groups["key"].Value, match.Groups["value"].Value))
        .Select(match => match.Groups["key"].Value)
        .FirstOrDefault();

    private static bool IsValue(string text) =>
        text.Length > 3
        // In a page what follows the colon may be a link.
        && text[0] != '['
        && !SecretMarker.IsIn(text)
        && !text.StartsWith(SettingsReader.Placeholder[..7], StringComparison.Ordinal)
        && !Variable().IsMatch(text);

    private static IEnumerable<string> Decoded(string text, int depth)
    {
        yield return text;
        if (depth == Deepest || text.Length > LongestDecoded)
            yield break;

        if (text.Contains('%', StringComparison.Ordinal) && Uri.UnescapeDataString(text) is var unescaped && unescaped != text)
        {
            foreach (var inner in Decoded(unescaped, depth + 1))
                yield return inner;
        }

        foreach (Match match in Base64().Matches(text))
        {
            if (FromBase64(match.Value) is { } decoded)
            {
                foreach (var inner in Decoded(decoded, depth + 1))
                    yield return inner;
            }
        }
    }

    private static string? FromBase64(string text)
    {
        var plain = string.Concat(text.Where(character => !char.IsWhiteSpace(character))).TrimEnd('=').Replace('-', '+').Replace('_', '/');
        var bytes = new byte[plain.Length];
        if (!Convert.TryFromBase64String(plain.PadRight((plain.Length + 3) / 4 * 4, '='), bytes, out var length))
            return null;
        var decoded = bytes.AsMemory(0, length);
        return IsCompressed(decoded.Span) ? Decompress(decoded) : Text(decoded.Span);
    }

    private static bool IsCompressed(ReadOnlySpan<byte> bytes) => bytes is [0x1f, 0x8b, ..];

    private static string? Decompress(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            using var stream = new GZipStream(new MemoryStream(bytes.ToArray()), CompressionMode.Decompress);
            var text = new byte[LongestDecoded];
            return Text(text.AsSpan(0, stream.ReadAtLeast(text, text.Length, throwOnEndOfStream: false)));
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    // What is no text is no secret that anybody could tell.
    private static string? Text(ReadOnlySpan<byte> bytes)
    {
        try
        {
            var text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes);
            return text.Any(character => char.IsControl(character) && character is not ('\n' or '\r' or '\t')) ? null : text;
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    [GeneratedRegex(@"[A-Za-z0-9+/_-]{16,}(\r?\n[ \t]*[A-Za-z0-9+/_-]+)*={0,2}", RegexOptions.NonBacktracking)]
    private static partial Regex Base64();

    [GeneratedRegex(@"(password|passwd|passphrase|pwd|token|credentials?|secret|(api|access|account|private|secret|signing|encryption)[_.-]?key|connection[_.-]?string)$", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Name();

    [GeneratedRegex(@"(password|passwd|passphrase|pwd|connection[_.-]?string)$", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex PasswordName();

    // The name of a key or of a Secret, a path, a switch: letters without a digit, with what stands between words; or a name of Kubernetes with a word in it.
    [GeneratedRegex(@"^[A-Za-z]+([-_./:,][A-Za-z]+)*[.,;:]?\z|^([a-z0-9]+-)*[a-z]{3,}(-[a-z0-9]+)+\z", RegexOptions.NonBacktracking)]
    private static partial Regex Reference();

    [GeneratedRegex(@"\$[({A-Za-z]|\{\{|^[<*.…]|^%[A-Za-z]|^x+\z", RegexOptions.NonBacktracking)]
    private static partial Regex Variable();

    [GeneratedRegex(@"(?<key>[A-Za-z][A-Za-z0-9_.-]*)[""']?[ \t]*(:[ \t]+|=[ \t]*|:=)[""']?(?<value>[^\s""'`;,)]+)", RegexOptions.NonBacktracking)]
    private static partial Regex Assignment();

    [GeneratedRegex(@"[a-z][a-z0-9+.-]*://[^/\s:@""'`]*:(?<value>[^/\s@""'`]+)@", RegexOptions.NonBacktracking)]
    private static partial Regex Connection();

    [GeneratedRegex(@"(^|;)[ \t]*(Password|Pwd|AccountKey|SharedAccessKey)=(?<value>[^;\s""'`]+)(;|$)", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Parameter();

    [GeneratedRegex(@"\b(gh[pousr]_[A-Za-z0-9]{36}|github_pat_[A-Za-z0-9_]{60,})", RegexOptions.NonBacktracking)]
    private static partial Regex GitHubToken();

    [GeneratedRegex(@"\bglpat-[A-Za-z0-9_-]{20,}", RegexOptions.NonBacktracking)]
    private static partial Regex GitLabToken();

    [GeneratedRegex(@"\bpul-[0-9a-f]{40}\b", RegexOptions.NonBacktracking)]
    private static partial Regex PulumiToken();

    [GeneratedRegex(@"\b(AKIA|ASIA)[0-9A-Z]{16}\b", RegexOptions.NonBacktracking)]
    private static partial Regex AwsKey();

    [GeneratedRegex(@"\bAIza[0-9A-Za-z_-]{35}", RegexOptions.NonBacktracking)]
    private static partial Regex GoogleKey();

    [GeneratedRegex(@"\bxox[abprs]-[0-9A-Za-z-]{20,}", RegexOptions.NonBacktracking)]
    private static partial Regex SlackToken();

    [GeneratedRegex(@"\bdckr_pat_[A-Za-z0-9_-]{20,}", RegexOptions.NonBacktracking)]
    private static partial Regex DockerToken();

    [GeneratedRegex(@"-----BEGIN ([A-Z]+ )*PRIVATE KEY-----", RegexOptions.NonBacktracking)]
    private static partial Regex PrivateKey();

    [GeneratedRegex(@"\beyJ[A-Za-z0-9_-]{10,}\.eyJ[A-Za-z0-9_-]{10,}\.", RegexOptions.NonBacktracking)]
    private static partial Regex JsonWebToken();

    [GeneratedRegex(@"\bK10[0-9a-f]{64}::", RegexOptions.NonBacktracking)]
    private static partial Regex NodeToken();

    // Base64 of {"a":"…","t":"…","s":"…"}.
    [GeneratedRegex(@"\beyJhIjoi[A-Za-z0-9+/=_-]{60,}", RegexOptions.NonBacktracking)]
    private static partial Regex TunnelToken();

    [GeneratedRegex(@"\bAGE-SECRET-KEY-1[0-9A-Z]{50,}", RegexOptions.NonBacktracking)]
    private static partial Regex AgeKey();

    [GeneratedRegex(@"\$(2[aby]|apr1|argon2id|5|6)\$[A-Za-z0-9./$=,+]{20,}", RegexOptions.NonBacktracking)]
    private static partial Regex PasswordHash();
}
