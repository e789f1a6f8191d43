using System.Net;
using Oceanid.Contract.Tests;
using Oceanid.Tool.Commands.Edits;

namespace Oceanid.Tool.Tests.Edits;

/// <summary>The files of a cluster stay while Pulumi Cloud has resources of it: the request and its answers, against a service on the loopback.</summary>
public sealed class PulumiCloudStacksTests
{
    private const string Path = "GET /api/user/stacks";
    private const string Unknown = "Nobody knows whether its stacks still have resources";

    private static readonly string[] Projects = ["oceanid-cluster", "oceanid-apps"];

    [Test]
    public async Task A_stack_of_the_cluster_with_resources_is_named_with_what_takes_it_down()
    {
        using var service = new EscService()
            .Answer(Path, $$"""{ "stacks": [{{Stack("oceanid-cluster", "pan", 42)}}, {{Stack("oceanid-cluster", "atlas", 40)}}, {{Stack("other", "pan", 3)}}], "continuationToken": "a b" }""")
            .Answer($"{Path}?organization=acme&continuationToken=a%20b", $$"""{ "stacks": [{{Stack("oceanid-apps", "pan", 7)}}] }""");

        var problems = await With("tok", service.Origin).ProblemsAsync("acme", Projects, "pan");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(problems, Is.EqualTo(new[]
            {
                "The stack acme/oceanid-cluster/pan still has 42 resources, and without its files nothing can take them down. First: oceanid remove-cluster pan.",
                "The stack acme/oceanid-apps/pan still has 7 resources, and without its files nothing can take them down. First: oceanid remove-cluster pan.",
            }));
            Assert.That(service.Requests.Select(request => request.Authorization), Is.EqualTo(new[] { "token tok", "token tok" }));
        }
    }

    [TestCase("""{ "stacks": [] }""")]
    [TestCase("""{ "stacks": [{ "projectName": "oceanid-cluster", "stackName": "pan" }, { "projectName": "oceanid-apps", "stackName": "pan", "resourceCount": 0 }] }""")]
    public async Task Stacks_without_resources_do_not_matter(string body)
    {
        using var service = new EscService().Answer(Path, body);

        Assert.That(await With("tok", service.Origin).ProblemsAsync("acme", Projects, "pan"), Is.Empty);
    }

    [TestCase("hunter2", HttpStatusCode.Unauthorized, $"{Unknown}: Pulumi Cloud answered 401. Mend that, or unset PULUMI_ACCESS_TOKEN to go on without asking.")]
    [TestCase("hunter2", HttpStatusCode.OK, $"{Unknown}: Pulumi Cloud cannot be asked (JsonReaderException). Mend that, or unset PULUMI_ACCESS_TOKEN to go on without asking.")]
    public async Task What_is_no_answer_keeps_the_files_and_repeats_nothing_of_it(string body, HttpStatusCode status, string problem)
    {
        using var service = new EscService().Answer(Path, body, status);

        Assert.That(await With("tok", service.Origin).ProblemsAsync("acme", Projects, "pan"), Is.EqualTo(new[] { problem }));
    }

    [Test]
    public async Task A_service_that_cannot_be_reached_keeps_the_files() =>
        Assert.That((await With("tok", "http://127.0.0.1:1").ProblemsAsync("acme", Projects, "pan")).Single(), Does.StartWith($"{Unknown}: Pulumi Cloud cannot be asked"));

    [TestCase(null, null, false)]
    [TestCase("", null, false)]
    [TestCase("tok", null, true)]
    [TestCase("tok", "https://pulumi.example.com/", true)]
    [TestCase("tok", "s3://states", false)]
    public void It_is_asked_with_a_token_alone(string? token, string? backend, bool can) => Assert.That(With(token, backend).CanBeAsked, Is.EqualTo(can));

    private static string Stack(string project, string name, int resources) => $$"""{ "projectName": "{{project}}", "stackName": "{{name}}", "resourceCount": {{resources}} }""";

    private static PulumiCloudStacks With(string? token, string? backend) => new(name => name switch
    {
        "PULUMI_ACCESS_TOKEN" => token,
        "PULUMI_BACKEND_URL" => backend,
        _ => null,
    });
}
