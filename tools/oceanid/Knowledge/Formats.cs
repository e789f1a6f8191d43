using System.Collections.Frozen;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Oceanid.Tool.Text;

namespace Oceanid.Tool.Knowledge;

/// <summary>The forms of texts that Kubernetes checks in code; each says where.</summary>
internal static partial class Formats
{
    private const string LabelForm = "[a-z0-9]([-a-z0-9]*[a-z0-9])?";

    // Spaces may stand nearly everywhere: tried one way after the other they would take for ever.
    private static readonly Regex SemverRange = new(@"^ *(([=!<>~^]|>=|<=|=>|=<|!=|~>)? *(v?[0-9]+|[xX*])(\.([0-9]+|[xX*])){0,2}(-[0-9A-Za-z.-]+)?(\+[0-9A-Za-z.-]+)?( *(,|\|\|| - | ) *|$))+$", RegexOptions.NonBacktracking);

    private static readonly FrozenDictionary<string, Func<string, string?>> OfTexts = new Dictionary<string, Func<string, string?>>
    {
        // apimachinery/pkg/api/resource: ParseQuantity.
        ["quantity"] = text => Quantity.Read(text) is null ? Wrong(text, "quantity", QuantityRemedy(text)) : null,
        // apimachinery/pkg/util/validation: IsDNS1123Label.
        ["dns-label"] = text => Name(text, "DNS label", 63, DnsLabel(), $"use a-z, 0-9 and -, such as {Suggested(text, '-')}"),
        // apimachinery/pkg/util/validation: IsDNS1035Label.
        ["dns-label-1035"] = text => Name(text, "DNS label that begins with a letter", 63, DnsLabel1035(), $"use a-z, 0-9 and -, such as {SuggestedFromLetter(text)}"),
        // apimachinery/pkg/util/validation: IsDNS1123Subdomain.
        ["dns-subdomain"] = text => Name(text, "DNS name", 253, DnsName(), $"use a-z, 0-9, - and ., such as {Suggested(text, '-', '.')}"),
        // apimachinery/pkg/util/validation: IsWildcardDNS1123Subdomain, IsDNS1123Subdomain.
        ["host"] = text => Name(text, "host name", 253, Host(), HostRemedy(text)),
        // apimachinery/pkg/util/validation: IsValidPortName.
        ["port-name"] = PortName,
        // apimachinery/pkg/util/validation: IsQualifiedName.
        ["label-key"] = text => Key(text, "label key"),
        // apimachinery/pkg/api/validation: ValidateAnnotations, which judges the key in lower case.
        ["annotation-key"] = text => Key(text, "annotation key", isInAnyCase: true),
        // apimachinery/pkg/util/validation: IsValidLabelValue.
        ["label-value"] = text => text.Length == 0 ? null : Name(text, "label value", 63, LabelText(), $"use letters, digits, -, _ and ., such as {Suggested(text, '-', '.', '_', ignoresCase: false)}"),
        // k8s.io/utils/net: ParseCIDRSloppy.
        ["cidr"] = text => text.Split('/') is [var address, var length] && IsLength(length, BitsOf(address)) ? null : Wrong(text, "CIDR", CidrRemedy(text)),
        // k8s.io/utils/net: ParseIPSloppy.
        ["ip"] = text => BitsOf(text) > 0 ? null : Wrong(text, "IP address", "write one, such as 10.0.0.1, without port and prefix"),
        // batch/validation: validateScheduleFormat.
        ["cron"] = Cron.Wrong,
        // batch/validation: validateTimeZone.
        ["time-zone"] = TimeZone,
        // distribution/reference: ParseNormalizedNamed, which the kubelet asks.
        ["image"] = Image,
        // apimachinery/pkg/util/validation: IsRelaxedEnvVarName (RelaxedEnvironmentVariableValidation is on since 1.32).
        ["env-name"] = text => EnvName().IsMatch(text) ? null : Wrong(text, "variable name", "use any printable ASCII but ="),
        // apimachinery/pkg/util/validation: IsConfigMapKey.
        ["config-key"] = text => Name(text, "key", 253, ConfigKey(), $"use letters, digits, -, _ and ., such as {Suggested(text, '-', '.', '_', ignoresCase: false)}"),
        // encoding/json reads []byte as base64 with padding, and skips line ends.
        ["base64"] = text => IsBase64(text) ? null : Wrong(text, "base64 text", "encode it: printf %s VALUE | base64 -w0"),
        // time.ParseDuration.
        ["go-duration"] = text => GoDuration.Parse(text.TrimSign()) is null ? Wrong(text, "duration", DurationRemedy(text)) : null,
        // core/validation: as for mountPath of a block device and the paths of a CSI driver.
        ["absolute-path"] = text => text.StartsWith('/') ? null : Wrong(text, "absolute path", $"write /{text}"),
        // core/validation: validateLocalDescendingPath.
        ["relative-path"] = text => text.StartsWith('/') ? Wrong(text, "relative path", $"write {text.TrimStart('/')}")
            : text.Split('/').Contains("..") ? Wrong(text, "path within the volume", "leave out `..`")
            : null,
        // core/validation: ValidatePositiveIntOrPercent.
        ["int-or-percent"] = text => Percent().IsMatch(text) ? null : Wrong(text, "percentage", "write a whole number, or one with %, such as 25%"),
        // core/validation: ValidatePersistentVolumeClaimSpec. An empty class is that of volumes without one, not the default one.
        ["class-name"] = text => text.Length == 0 ? null : Wrong("dns-subdomain", text),
        // apimachinery/pkg/api/validation/path: IsValidPathSegmentName.
        ["role-name"] = text => text is "." or ".." || text.AsSpan().ContainsAny('/', '%') ? Wrong(text, "name", "it may hold neither / nor %, and be neither . nor ..") : null,
        // rbac/validation: ValidateRoleBindingSubject.
        ["user-name"] = text => text.Length > 0 ? null : "The name is empty.",
        // apimachinery/pkg/apis/meta/v1: Time.UnmarshalJSON.
        ["date-time"] = text => DateTimeForm().IsMatch(text) && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out _)
            ? null
            : Wrong(text, "time", "write it as 2026-01-31T12:00:00Z"),
        // cel.dev: of an expression only its grammar is judged here.
        ["cel"] = Cel.Wrong,
        // Go's regexp/syntax: what .NET takes as well, and what it alone knows is let through.
        ["go-regexp"] = text => GoRegexp(text) is { } why ? Wrong(text, "regular expression", why) : null,
        // Masterminds/semver: NewConstraint.
        ["semver-range"] = text => SemverRange.IsMatch(text) ? null : Wrong(text, "range of versions", "write one, such as 1.2.x or >=1.0.0 <2.0.0"),
        // opencontainers/go-digest: Parse.
        ["digest"] = text => Digest().IsMatch(text) ? null : Wrong(text, "digest", "write sha256: and its 64 characters"),
        // core/validation: ValidatePortNumOrName.
        ["port-or-name"] = text => PortName(text) is not { } wrong ? null : IsPort(text) ? $"'{text}' is a text, and a port is a number: write it without quotes." : wrong,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, Func<decimal, string?>> OfNumbers = new Dictionary<string, Func<decimal, string?>>
    {
        ["port-or-name"] = number => decimal.IsInteger(number) && number is >= 1 and <= 65535 ? null : Wrong($"{number}", "port", "write 1 to 65535"),
        ["int-or-percent"] = number => decimal.IsInteger(number) && number >= 0 ? null : Wrong($"{number}", "number of pods", "write a whole number from 0, or one with %, such as 25%"),
        // core/validation: validateVolumeModeBits. YAML has octal numbers; 644 without its 0 is none.
        ["mode"] = number => number is >= 0 and <= 511 ? null : Wrong($"{number}", "mode", IsOctal($"{number}") ? $"write 0{number}, which is octal" : "write 0 to 0777"),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Why the value is not of the format, as a sentence that says what is right; null where it is, where it is of another type, and for a format that is not known.</summary>
    public static string? Wrong(string format, JsonNode value) => value.GetValueKind() switch
    {
        JsonValueKind.String when OfTexts.TryGetValue(format, out var wrong) => wrong(value.GetValue<string>()),
        JsonValueKind.Number when OfNumbers.TryGetValue(format, out var wrong)
            && decimal.TryParse(value.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => wrong(number),
        _ => null,
    };

    /// <summary>The formats that are known.</summary>
    public static IEnumerable<string> Known => OfTexts.Keys.Union(OfNumbers.Keys);

    /// <summary>The same for a text.</summary>
    public static string? Wrong(string format, string text) => OfTexts.TryGetValue(format, out var wrong) ? wrong(text) : null;

    /// <summary>A value in quotes, as a message shows it: shortened, and without what no one can see.</summary>
    public static string Quoted(string text) => $"'{VisibleText.Of(text.Length > 70 ? $"{text[..67]}…" : text)}'";

    private static string Wrong(string text, string what, string remedy) =>
        $"{Quoted(text)} is not {(what[0] is 'a' or 'i' or 'I' ? "an" : "a")} {what}: {remedy}.";

    private static string? Name(string text, string what, int longest, Regex form, string remedy) =>
        text.Length > longest && form.IsMatch(text) ? $"{Quoted(text)} has {text.Length} characters, and a {what} at most {longest}: shorten it."
        : text.Length > longest || !form.IsMatch(text) ? Wrong(text, what, remedy)
        : null;

    private static string? Key(string text, string what, bool isInAnyCase = false)
    {
        var parts = text.Split('/');
        if (parts.Length > 2)
            return Wrong(text, what, "it has one / at most, after a DNS name");
        if (parts.Length == 2 && (isInAnyCase ? parts[0].ToLowerInvariant() : parts[0]) is var prefix && Name(prefix, "DNS name", 253, DnsName(), "") is not null)
            return Wrong(text, what, "before the / stands a DNS name, such as example.org");

        return Name(parts[^1], what, 63, LabelText(), "use letters, digits, -, _ and ., with a letter or digit at both ends");
    }

    private static string? PortName(string text)
    {
        if (text.Length > 15 && PortForm().IsMatch(text))
            return $"{Quoted(text)} has {text.Length} characters, and a port name at most 15: shorten it.";

        return text.Length <= 15 && PortForm().IsMatch(text) && text.Any(char.IsAsciiLetter) && !text.Contains("--", StringComparison.Ordinal)
            ? null
            : Wrong(text, "port name", "use a-z, 0-9 and single -, with a letter in it, such as http");
    }

    private static string? GoRegexp(string text)
    {
        try
        {
            _ = new Regex(text.Replace("(?P<", "(?<", StringComparison.Ordinal));
            return null;
        }
        catch (RegexParseException failure)
        {
            return failure.Error is RegexParseError.UnrecognizedEscape or RegexParseError.InvalidUnicodePropertyEscape or RegexParseError.MalformedUnicodePropertyEscape or RegexParseError.InvalidGroupingConstruct
                ? null
                : $"something is wrong at character {failure.Offset}";
        }
    }

    private static string? TimeZone(string text)
    {
        if (text.Equals("Local", StringComparison.OrdinalIgnoreCase) || !ZoneForm().IsMatch(text))
            return Wrong(text, "time zone", "write the name of one, such as Europe/Berlin or Etc/UTC");

        // A small image has no data: then the form is all that can be judged.
        return text == "UTC" || !TimeZoneInfo.TryFindSystemTimeZoneById("Europe/Berlin", out _) || TimeZoneInfo.TryFindSystemTimeZoneById(text, out _)
            ? null
            : Wrong(text, "time zone", "write the name of one, such as Europe/Berlin or Etc/UTC");
    }

    private static string? Image(string text)
    {
        if (text.Length == 0)
            return "The image is empty.";
        if (ImageForm().Match(text) is not { Success: true } image)
        {
            return text.Any(char.IsAsciiLetterUpper) && ImageForm().IsMatch(text.ToLowerInvariant()) ? Wrong(text, "image", "a repository is written in lower case")
                : Wrong(text, "image", "write REGISTRY/NAME:TAG, such as ghcr.io/acme/app:1.0.0");
        }

        var digest = image.Groups["digest"].Value;
        if (digest.StartsWith("sha256:", StringComparison.Ordinal) && !Sha256().IsMatch(digest))
            return Wrong(text, "image", "after sha256: stand 64 characters of 0-9 and a-f");

        // Without a dot or a port, the first part is no registry but an account of docker.io.
        var first = text.Split('/')[0];
        var isAccount = text.Contains('/', StringComparison.Ordinal) && !first.AsSpan().ContainsAny('.', ':', '[');
        return isAccount && first.Any(char.IsAsciiLetterUpper) ? Wrong(text, "image", "a repository is written in lower case") : null;
    }

    // The bits of an address: 32, 128, or 0 for what is none. .NET alone takes 10 and 0x0a for addresses.
    private static int BitsOf(string address) =>
        Ipv4Form().IsMatch(address) && address.Split('.').All(part => int.Parse(part, CultureInfo.InvariantCulture) <= 255) ? 32
        : address.Contains(':', StringComparison.Ordinal) && !address.AsSpan().ContainsAny('[', ']', '%') && IPAddress.TryParse(address, out var parsed)
            && parsed.AddressFamily == AddressFamily.InterNetworkV6 ? 128
        : 0;

    private static bool IsLength(string length, int most) =>
        most > 0 && length.Length is > 0 and <= 3 && length.All(char.IsAsciiDigit) && int.Parse(length, CultureInfo.InvariantCulture) <= most;

    private static bool IsBase64(string text)
    {
        var encoded = text.ReplaceLineEndings("");
        return encoded.Length == 0 || (Base64Form().IsMatch(encoded) && encoded.Length % 4 == 0);
    }

    private static bool IsPort(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is >= 1 and <= 65535;

    private static bool IsOctal(string text) => text.Length == 3 && text.All(digit => digit is >= '0' and <= '7');

    private static string TrimSign(this string text) => text is ['+' or '-', .. var rest] ? rest : text;

    private static string QuantityRemedy(string text)
    {
        var digits = Digits().Match(text.Trim()).Value;
        return digits.Length == 0 ? "write a number with a unit, such as 64Mi or 200m" : text.Trim()[digits.Length..].Trim().ToUpperInvariant() switch
        {
            "" => $"write {digits}",
            "K" or "KB" => $"write {digits}k or {digits}Ki",
            "KI" or "KIB" => $"write {digits}Ki",
            "MB" => $"write {digits}M or {digits}Mi",
            "MI" or "MIB" => $"write {digits}Mi",
            "G" or "GB" => $"write {digits}G or {digits}Gi",
            "GI" or "GIB" => $"write {digits}Gi",
            "T" or "TB" => $"write {digits}T or {digits}Ti",
            "TI" or "TIB" => $"write {digits}Ti",
            _ => "write a number with a unit, such as 64Mi or 200m",
        };
    }

    private static string DurationRemedy(string text) =>
        text.Length > 0 && text.All(char.IsAsciiDigit) ? $"write its unit, such as {text}s"
        : text.Trim() is [.., 'd'] days && int.TryParse(days[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count < 10_000 ? $"write {count * 24}h"
        : "write hours, minutes and seconds, such as 1h30m";

    private static string HostRemedy(string text) =>
        text.Contains("://", StringComparison.Ordinal) ? "leave out the scheme"
        : text.Contains('/', StringComparison.Ordinal) ? "leave out the path"
        : text.Contains('*', StringComparison.Ordinal) ? "a * stands only at the start, before a dot"
        : text.Contains(':', StringComparison.Ordinal) ? "leave out the port"
        : $"use a-z, 0-9, - and ., such as {Suggested(text, '-', '.')}";

    private static string CidrRemedy(string text) => BitsOf(text) is var bits and > 0 ? $"write {text}/{bits}" : "write an address and a length, such as 10.0.0.0/8";

    private static string SuggestedFromLetter(string text) =>
        Suggested(text, '-') is var name && char.IsAsciiLetterLower(name[0]) ? name : $"n{name}"[..Math.Min(63, name.Length + 1)];

    // A near name that is one.
    private static string Suggested(string text, char joint, char? second = null, char? third = null, bool ignoresCase = true)
    {
        var name = string.Concat((ignoresCase ? text.ToLowerInvariant() : text)
                .Select(letter => char.IsAsciiLetterOrDigit(letter) || letter == second || letter == third ? letter : joint))
            .Trim('-', '.', '_');
        name = Doubled().Replace(name, match => match.Value[..1]);
        name = name[..Math.Min(name.Length, 63)].Trim('-', '.', '_');
        return name.Length == 0 ? "my-app" : name;
    }

    [GeneratedRegex(@"^sha(256:[0-9a-f]{64}|384:[0-9a-f]{96}|512:[0-9a-f]{128})$")]
    private static partial Regex Digest();

    [GeneratedRegex($@"^{LabelForm}\z")]
    private static partial Regex DnsLabel();

    [GeneratedRegex(@"^[a-z]([-a-z0-9]*[a-z0-9])?\z")]
    private static partial Regex DnsLabel1035();

    [GeneratedRegex($@"^{LabelForm}(\.{LabelForm})*\z")]
    private static partial Regex DnsName();

    [GeneratedRegex($@"^(\*\.)?{LabelForm}(\.{LabelForm})*\z")]
    private static partial Regex Host();

    [GeneratedRegex(@"^[a-z0-9]([-a-z0-9]*[a-z0-9])?\z")]
    private static partial Regex PortForm();

    [GeneratedRegex(@"^([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]\z")]
    private static partial Regex LabelText();

    [GeneratedRegex(@"^[\x20-\x7e-[=]]+\z")]
    private static partial Regex EnvName();

    [GeneratedRegex(@"^(?!\.\.)(?!\.\z)[-._a-zA-Z0-9]+\z")]
    private static partial Regex ConfigKey();

    [GeneratedRegex(@"^[0-9]+%\z")]
    private static partial Regex Percent();

    [GeneratedRegex(@"^[A-Za-z0-9_+-]+(/[A-Za-z0-9_+-]+)*\z")]
    private static partial Regex ZoneForm();

    [GeneratedRegex(@"^[0-9]{1,3}(\.[0-9]{1,3}){3}\z")]
    private static partial Regex Ipv4Form();

    [GeneratedRegex(@"^[A-Za-z0-9+/]+={0,2}\z")]
    private static partial Regex Base64Form();

    [GeneratedRegex(@"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}([.,][0-9]+)?(Z|[+-][0-9]{2}:[0-9]{2})\z")]
    private static partial Regex DateTimeForm();

    [GeneratedRegex(@"^[0-9]+(\.[0-9]+)?")]
    private static partial Regex Digits();

    [GeneratedRegex(@"[-._]{2,}")]
    private static partial Regex Doubled();

    [GeneratedRegex(@"^sha256:[0-9a-f]{64}\z")]
    private static partial Regex Sha256();

    [GeneratedRegex(
        """
        ^(?=[^@]{1,512}(@|\z))
        (?<host>(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)*(?::[0-9]+)?/|\[[0-9a-fA-F:]+\](?::[0-9]+)?/)?
        [a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*(?:/[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*)*
        (?::[A-Za-z0-9_][A-Za-z0-9_.-]{0,127})?
        (?:@(?<digest>[A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{32,}))?\z
        """,
        RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex ImageForm();
}
