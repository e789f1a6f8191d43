using System.Net;
using Oceanid.Contract.Tests;
using Oceanid.Tool.Check.Esc;

namespace Oceanid.Tool.Tests.Esc;

/// <summary>The real client against a service on the loopback.</summary>
public sealed class PulumiCloudEnvironmentsTests
{
    private const string Path = "GET /api/esc/environments/org/default/it";

    [Test]
    public async Task Only_the_definition_is_asked_for_with_the_token()
    {
        using var service = new EscService().Answer(Path, "values:\n  pulumiConfig:\n    token:\n      fn::secret:\n        ciphertext: ZXNjeAAA\n");
        var answer = await With("tok", service.Origin).ReadAsync("org", "default/it");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(((EscAnswer.Found)answer).Secrets, Is.EqualTo(new[] { "pulumiConfig.token" }));
            Assert.That(service.Requests.Select(request => (request.Request, request.Authorization)), Is.EqualTo(new[] { (Path, "token tok") }));
        }
    }

    [TestCase(HttpStatusCode.Unauthorized, "Pulumi Cloud does not know the PULUMI_ACCESS_TOKEN")]
    [TestCase(HttpStatusCode.Forbidden, "the PULUMI_ACCESS_TOKEN may not read it")]
    [TestCase(HttpStatusCode.BadRequest, "Pulumi Cloud answered 400")]
    public async Task A_refusal_says_why_and_repeats_nothing_of_the_answer(HttpStatusCode status, string reason)
    {
        using var service = new EscService().Answer(Path, "hunter2", status);
        var answer = (EscAnswer.Unreadable)await With("tok", service.Origin).ReadAsync("org", "default/it");

        Assert.That(answer.Reason, Is.EqualTo(reason));
        Assert.That(answer.ToString(), Does.Not.Contain("hunter2"));
    }

    [Test]
    public async Task An_environment_that_is_not_there()
    {
        using var service = new EscService();

        Assert.That(await With("tok", service.Origin).ReadAsync("org", "default/it"), Is.EqualTo(new EscAnswer.Missing()));
    }

    [Test]
    public async Task A_service_that_cannot_be_reached()
    {
        var answer = (EscAnswer.Unreadable)await With("tok", "http://127.0.0.1:1").ReadAsync("org", "default/it");

        Assert.That(answer.Reason, Does.StartWith("Pulumi Cloud cannot be reached"));
    }

    [TestCase(null, false)]
    [TestCase("", false)]
    [TestCase("tok", true)]
    public void The_token_comes_from_the_environment(string? token, bool has) => Assert.That(With(token, null).HasToken, Is.EqualTo(has));

    private static PulumiCloudEnvironments With(string? token, string? backend) => new(name => name switch
    {
        "PULUMI_ACCESS_TOKEN" => token,
        "PULUMI_BACKEND_URL" => backend,
        _ => null,
    });
}
