using System.Text.RegularExpressions;
using Oceanid.Infrastructure.Components.K3s;
using Oceanid.Infrastructure.Components.Settings;

namespace Oceanid.Infrastructure.Cluster;

/// <summary>
/// <c>acme</c>: certificates from Let's Encrypt. <c>email</c> is the address of the account, <c>challenge</c> is <c>http</c> or <c>cloudflare</c>
/// (with <c>cloudflareToken</c> in ESC), <c>staging</c> is true for certificates that no browser trusts (default false).
/// </summary>
internal static partial class AcmeSettings
{
    private const string CloudflareToken = "cloudflareToken";

    private static readonly Dictionary<string, AcmeChallenge> Challenges = new()
    {
        ["http"] = AcmeChallenge.Http,
        ["cloudflare"] = AcmeChallenge.Cloudflare,
    };

    /// <summary>Reads the block.</summary>
    /// <param name="read">The reader; it gets the problems.</param>
    /// <param name="environment">The ESC environment that has the token.</param>
    /// <returns>Null for a cluster without certificates.</returns>
    public static Acme? Read(SettingsReader read, string environment)
    {
        // The clusters share an ESC environment, but not all of them have certificates.
        read.Allow(CloudflareToken);
        return read.Block("acme", "an object with `email` and `challenge`", block =>
        {
            var email = block.Required("email", "the address that Let's Encrypt warns, such as you@example.com", NotAnAddress);
            var choice = block.Required(
                "challenge",
                $"how it is shown that a host is yours: {string.Join(" or ", Challenges.Keys)}",
                value => Challenges.ContainsKey(value) ? null : "which is none of the choices");
            var challenge = Challenges.GetValueOrDefault(choice);
            return new Acme(
                email,
                challenge,
                block.Flag("staging", "true for certificates of the staging authority, to try it"),
                challenge == AcmeChallenge.Cloudflare ? block.Secret(CloudflareToken, environment) : null);
        });
    }

    // It becomes an argument of Traefik.
    private static string? NotAnAddress(string value) => Address().IsMatch(value) ? null : "which is no e-mail address";

    [GeneratedRegex(@"^[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$")]
    private static partial Regex Address();
}
