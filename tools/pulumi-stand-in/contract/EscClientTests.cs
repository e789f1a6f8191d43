using System.Collections;
using System.Net;
using NUnit.Framework;
using Pulumi.Esc.Sdk;

namespace Oceanid.Contract.Tests;

/// <summary>The client of Pulumi ESC, against a service on the loopback.</summary>
[NonParallelizable]
public sealed class EscClientTests
{
    private const string Environment = "/api/esc/environments/org/default/oceanid";

    [Test]
    public void An_empty_token_is_refused() =>
        Assert.That(() => EscClient.Create(""), Throws.ArgumentException);

    [Test]
    public void Without_a_token_in_the_environment_there_is_no_default_client()
    {
        using var variables = new EscVariables(token: null, backendUrl: null);

        Assert.That(() => EscClient.CreateDefault(), Throws.InvalidOperationException.With.Message.EqualTo(
            "No Pulumi Access Token found. Set the PULUMI_ACCESS_TOKEN environment variable."));
    }

    [Test]
    public async Task A_definition_is_read_with_the_token()
    {
        using var service = new EscService().Answer($"GET {Environment}", "values:\n  a: b\n");
        using var client = EscClient.Create("tok", $"{service.Origin}/api/esc");

        var yaml = await client.GetEnvironmentYamlAsync("org", "default", "oceanid");

        Assert.Multiple(() =>
        {
            Assert.That(yaml, Is.EqualTo("values:\n  a: b\n"));
            Assert.That(service.Requests, Is.EqualTo(new[] { ($"GET {Environment}", "token tok", "esc-sdk") }));
        });
    }

    [Test]
    public async Task The_default_client_takes_the_token_and_the_backend_from_the_environment()
    {
        using var service = new EscService().Answer($"GET {Environment}", "values: {}\n");
        using var variables = new EscVariables("tok", service.Origin);
        using var client = EscClient.CreateDefault();

        await client.GetEnvironmentYamlAsync("org", "default", "oceanid");

        Assert.That(service.Requests, Is.EqualTo(new[] { ($"GET {Environment}", "token tok", "esc-sdk") }));
    }

    [Test]
    public async Task An_opened_environment_gives_its_values_unwrapped_at_the_outermost_level_only()
    {
        using var service = new EscService()
            .Answer($"POST {Environment}/open", """{"id": "s1"}""")
            .Answer($"GET {Environment}/open/s1", """
                {"properties": {
                  "count": {"value": 5, "trace": {}},
                  "pulumiConfig": {"value": {"tok": {"value": "t", "secret": true, "trace": {}}}, "trace": {}}}}
                """);
        using var client = EscClient.Create("tok", $"{service.Origin}/api/esc");

        var (environment, values) = await client.OpenAndReadEnvironmentAsync("org", "default", "oceanid");
        var config = (IDictionary)values!["pulumiConfig"]!;

        Assert.Multiple(() =>
        {
            Assert.That(values["count"], Is.EqualTo(5L));
            Assert.That(((IDictionary)config["tok"]!)["value"], Is.EqualTo("t"));
            Assert.That(environment.Properties!.Keys, Is.EquivalentTo(new[] { "count", "pulumiConfig" }));
        });
    }

    [Test]
    public void A_failure_names_the_operation_the_status_and_the_body()
    {
        using var service = new EscService()
            .Answer($"POST {Environment}/open", "no such environment", HttpStatusCode.NotFound);
        using var client = EscClient.Create("tok", $"{service.Origin}/api/esc");

        var failure = Assert.ThrowsAsync<EscApiException>(
            () => client.OpenEnvironmentAsync("org", "default", "oceanid"))!;

        Assert.Multiple(() =>
        {
            Assert.That(failure.Message, Is.EqualTo(
                "OpenEnvironment failed with status code 404 (NotFound): no such environment"));
            Assert.That(failure.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
            Assert.That(failure.RawContent, Is.EqualTo("no such environment"));
        });
    }

    [Test]
    public void A_service_that_cannot_be_reached_is_a_transport_error()
    {
        using var client = EscClient.Create("tok", "http://127.0.0.1:1/api/esc");

        Assert.That(
            () => client.GetEnvironmentYamlAsync("org", "default", "oceanid"),
            Throws.InstanceOf<HttpRequestException>());
    }

    private sealed class EscVariables : IDisposable
    {
        private readonly string? _token = System.Environment.GetEnvironmentVariable("PULUMI_ACCESS_TOKEN");
        private readonly string? _backendUrl = System.Environment.GetEnvironmentVariable("PULUMI_BACKEND_URL");

        public EscVariables(string? token, string? backendUrl) => Set(token, backendUrl);

        public void Dispose() => Set(_token, _backendUrl);

        private static void Set(string? token, string? backendUrl)
        {
            System.Environment.SetEnvironmentVariable("PULUMI_ACCESS_TOKEN", token);
            System.Environment.SetEnvironmentVariable("PULUMI_BACKEND_URL", backendUrl);
        }
    }
}
