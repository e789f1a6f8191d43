using System.Net;
using NUnit.Framework;
using Pulumi.Esc.Sdk;

namespace Oceanid.Contract.Tests;

/// <summary>The client of Pulumi ESC, against a service on the loopback.</summary>
public sealed class EscClientTests
{
    private const string Path = "/api/esc/environments/org/default/oceanid";

    [Test]
    public async Task A_definition_is_read_with_the_token()
    {
        using var service = new EscService().Answer($"GET {Path}", "values:\n  a: b\n");
        using var client = EscClient.Create("tok", EscAuth.GetEscApiUrl(service.Origin));

        Assert.That(await client.GetEnvironmentYamlAsync("org", "default", "oceanid"), Is.EqualTo("values:\n  a: b\n"));
        Assert.That(service.Requests, Is.EqualTo(new[] { ($"GET {Path}", "token tok", "esc-sdk") }));
    }

    [Test]
    public void A_failure_has_the_status()
    {
        using var service = new EscService().Answer($"GET {Path}", "no such environment", HttpStatusCode.NotFound);
        using var client = EscClient.Create("tok", EscAuth.GetEscApiUrl(service.Origin));

        Assert.That(
            () => client.GetEnvironmentYamlAsync("org", "default", "oceanid"),
            Throws.InstanceOf<EscApiException>().With.Property(nameof(EscApiException.StatusCode)).EqualTo(HttpStatusCode.NotFound));
    }
}
