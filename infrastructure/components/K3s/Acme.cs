using Pulumi;

namespace Oceanid.Infrastructure.Components.K3s;

/// <summary>How Traefik shows the certificate authority that a host is ours.</summary>
public enum AcmeChallenge
{
    /// <summary>HTTP-01: the authority asks the host on port 80, which must be reachable from the internet. Not for wildcards.</summary>
    Http,

    /// <summary>DNS-01 at Cloudflare: Traefik writes a TXT record. The host need not be reachable.</summary>
    Cloudflare,
}

/// <summary>Certificates from Let's Encrypt, which Traefik itself asks for and renews.</summary>
/// <param name="Email">The address of the account, which Let's Encrypt warns.</param>
/// <param name="Challenge">How it is shown that a host is ours.</param>
/// <param name="Staging">Whether to ask the staging authority: certificates that no browser trusts, and rate limits that nobody reaches.</param>
/// <param name="CloudflareToken">A token that may edit the DNS records of the zone; a secret. Only with <see cref="AcmeChallenge.Cloudflare"/>.</param>
public sealed record Acme(string Email, AcmeChallenge Challenge, bool Staging, Output<string>? CloudflareToken);
