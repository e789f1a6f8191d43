using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using Oceanid.Infrastructure.Tests.Testing;
using Oceanid.Tool.Commands;
using Oceanid.Tool.Fleet;
using Oceanid.Tool.Fleet.Configuration;
using Oceanid.Tool.Fleet.GitTree;
using Oceanid.Tool.Text;

namespace Oceanid.RepositoryTests.Workflows;

public sealed class ScriptTests
{
    private const string Repository = "goldfish-inc/oceanid";
    private const string Comments = $"repos/{Repository}/issues/7/comments?per_page=100";
    private const string Marker = "<!-- oceanid-preview -->";

    private static readonly Dictionary<string, string> Event = new()
    {
        ["REPOSITORY"] = Repository,
        ["RUN_ID"] = "42",
        ["HEAD_SHA"] = "abc",
        ["HEAD_REPOSITORY"] = "somebody/oceanid",
        ["NUMBER"] = "7",
        ["RUN_URL"] = "https://github.com/goldfish-inc/oceanid/actions/runs/42",
    };

    private ScriptSandbox _sandbox = null!;

    [SetUp]
    public void Create() => _sandbox = new ScriptSandbox();

    [TearDown]
    public void Remove() => _sandbox?.Dispose();

    [Test]
    public async Task The_matrix_has_every_stack_of_every_cluster()
    {
        var clusters = await new FleetPreviewer(RepositoryRoot.Repository, AllPrograms.List, new KustomizeOnce()).PreviewAsync([], _ => { });
        var stacks = clusters.SelectMany(cluster => cluster.Programs, (cluster, program) => $"{program.Folder} {cluster.Name}");

        var (_, output) = await RunAsync("matrix.sh");

        Assert.That(
            JsonNode.Parse(output)!["include"]!.AsArray().Select(stack => $"{stack!["program"]} {stack["cluster"]}"),
            Is.EquivalentTo(stacks).And.Not.Empty);
    }

    [Test]
    public async Task The_first_comment_is_new()
    {
        _sandbox.Answer(Comments, "[]");

        await OkAsync("comment.sh", "preview", _sandbox.Write("new.md", $"{Marker}\nNo change.\n"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(_sandbox.Calls[^1], Is.EqualTo($"POST repos/{Repository}/issues/7/comments"));
            Assert.That(Body(), Is.EqualTo($"{Marker}\n<!-- section preview -->\nNo change.\n\n<!-- end preview -->\n"));
        }
    }

    [Test]
    public async Task A_comment_names_the_commit_that_it_is_about()
    {
        _sandbox.Answer(Comments, "[]");
        var commit = new string('a', 40);

        var (exitCode, output) = await _sandbox.RunAsync("comment.sh", new Dictionary<string, string>(Event) { ["HEAD_SHA"] = commit }, "preview", _sandbox.Write("new.md", $"{Marker}\nNo change.\n"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(exitCode, Is.Zero, output);
            Assert.That(Body(), Does.StartWith($"{Marker}\n<!-- section preview -->\nOf the commit `{commit}`:\n\nNo change.\n"));
        }
    }

    [TestCase("""{"private":false,"default_branch":"main"}""", "main", "is public, and a public repository must have no self-hosted runner")]
    [TestCase("""{"private":true,"default_branch":"main"}""", "topic", "Only the default branch may use the runner, and this is topic.")]
    [TestCase("""{"private":true,"default_branch":"main"}""", "main", null)]
    public async Task A_runner_of_our_own_is_only_for_the_default_branch_of_a_private_repository(string repository, string branch, string? refusal)
    {
        _sandbox.Answer($"repos/{Repository}", repository);

        var (exitCode, output) = await _sandbox.RunAsync("refuse-runner.sh", new Dictionary<string, string>(Event) { ["BRANCH"] = branch });

        Assert.That((exitCode == 0, output), refusal is null ? Is.EqualTo((true, "")) : Is.EqualTo((false, output)));
        Assert.That(output, Does.Contain(refusal ?? ""));
    }

    [Test]
    public async Task A_later_one_edits_its_own_section_and_leaves_the_other()
    {
        Existing($"{Marker}\r\n<!-- section preview -->\r\nOld.\r\n\r\n<!-- end preview -->\r\n<!-- section pulumi -->\r\nFrom Pulumi Cloud.\r\n\r\n<!-- end pulumi -->");

        await OkAsync("comment.sh", "preview", _sandbox.Write("new.md", $"{Marker}\nNew.\n"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(_sandbox.Calls[^1], Is.EqualTo($"PATCH repos/{Repository}/issues/comments/5"));
            Assert.That(Body(), Does.Contain("<!-- section preview -->\nNew.\n").And.Contain("<!-- section pulumi -->\nFrom Pulumi Cloud.\n").And.Not.Contain("Old."));
        }
    }

    [Test]
    public async Task Somebody_elses_comment_with_the_marker_is_left_alone()
    {
        _sandbox.Answer(Comments, new JsonArray(Comment(4, "somebody", $"{Marker}\nMine."), Comment(3, "github-actions[bot]", $"A word.\n{Marker}")).ToJsonString());

        await OkAsync("comment.sh", "preview", _sandbox.Write("new.md", $"{Marker}\nNew.\n"));

        Assert.That(_sandbox.Calls[^1], Is.EqualTo($"POST repos/{Repository}/issues/7/comments"));
    }

    [Test]
    public async Task A_comment_that_github_would_not_take_is_not_sent()
    {
        _sandbox.Answer(Comments, "[]");

        var (exitCode, output) = await RunAsync("comment.sh", "preview", _sandbox.Write("new.md", new string('x', 70_000)));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(exitCode, Is.Not.Zero);
            Assert.That(output, Does.Contain("The comment has more than 65536 characters."));
            Assert.That(_sandbox.Calls, Has.None.StartsWith("POST"));
        }
    }

    [Test]
    public async Task The_preview_of_a_pull_request_is_fetched_and_its_number_asked_of_github()
    {
        Pulls(("abc", "somebody/oceanid", 9), ("abc", "another/oceanid", 8));
        Artifact(("preview.json", "{\"kind\":\"Preview\"}"), ("check.sarif", "{\"runs\":[]}"), ("number", "1"));

        await OkAsync("fetch-preview.sh", _sandbox.Below("preview"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await File.ReadAllTextAsync(_sandbox.Below("output")), Is.EqualTo("number=9\nfound=true\n"));
            Assert.That(Directory.GetFiles(_sandbox.Below("preview")).Select(Path.GetFileName), Is.EquivalentTo(new[] { "preview.json", "check.sarif" }));
        }
    }

    [Test]
    public async Task A_pull_request_that_has_moved_on_gets_no_comment()
    {
        Pulls(("def", "somebody/oceanid", 9));

        var output = await OkAsync("fetch-preview.sh", _sandbox.Below("preview"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(output, Does.Contain("there is nothing to comment on"));
            Assert.That(File.Exists(_sandbox.Below("output")), Is.False);
        }
    }

    [Test]
    public async Task A_run_that_has_left_no_preview_is_told()
    {
        Pulls(("abc", "somebody/oceanid", 9));
        _sandbox.Answer($"repos/{Repository}/actions/runs/42/artifacts?name=preview", """{"artifacts":[]}""");

        Assert.That(await OkAsync("fetch-preview.sh", _sandbox.Below("preview")), Does.Contain("The run has left no preview."));
        Assert.That(await File.ReadAllTextAsync(_sandbox.Below("output")), Is.EqualTo("number=9\n"));
    }

    [TestCase("../../evil.sh", "x", "preview.json is missing, or no JSON.")]
    [TestCase("preview.json", "$(touch /tmp/evil)", "preview.json is missing, or no JSON.")]
    [TestCase("preview.json", "[]", "preview.json is missing, or no JSON.")]
    [TestCase("preview.json", "\u0000\u0001", "preview.json is missing, or no JSON.")]
    public async Task An_artifact_that_is_no_preview_is_refused(string file, string text, string problem)
    {
        Pulls(("abc", "somebody/oceanid", 9));
        Artifact((file, text));

        await RefusedAsync(problem);
    }

    [Test]
    public async Task An_artifact_that_unpacks_to_more_than_a_preview_has_is_refused()
    {
        Pulls(("abc", "somebody/oceanid", 9));
        Artifact(("preview.json", new string(' ', 9 * 1024 * 1024)));

        await RefusedAsync("preview.json unpacks to more than 8388608 bytes.");
    }

    [Test]
    public async Task A_link_in_an_artifact_is_not_followed()
    {
        Pulls(("abc", "somebody/oceanid", 9));
        var content = new MemoryStream();
        using (var zip = new ZipArchive(content, ZipArchiveMode.Create, leaveOpen: true))
        {
            var link = zip.CreateEntry("preview.json");
            // A symbolic link, as Unix marks it.
            link.ExternalAttributes = unchecked((int)0xA1FF0000);
            using var target = link.Open();
            target.Write(Encoding.UTF8.GetBytes("/etc/hostname"));
        }

        Artifact(content.ToArray());

        await RefusedAsync("preview.json is missing, or no JSON.");
    }

    [Test]
    public async Task The_findings_go_to_code_scanning_as_those_of_oceanid()
    {
        var sarif = _sandbox.Write("check.sarif", """{"runs":[{"tool":{"driver":{"name":"CodeQL"},"extensions":[{"name":"x"}]},"automationDetails":{"id":"y"},"results":[]},{"tool":{"driver":{"name":"Other"}}}]}""");

        await OkAsync("upload-sarif.sh", sarif, "refs/pull/7/head", "abc");

        var request = JsonNode.Parse(_sandbox.Sent)!;
        using var unpacked = new StreamReader(new GZipStream(new MemoryStream(Convert.FromBase64String(request["sarif"]!.ToString())), CompressionMode.Decompress));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(_sandbox.Calls[^1], Is.EqualTo($"POST repos/{Repository}/code-scanning/sarifs"));
            Assert.That((request["ref"]!.ToString(), request["commit_sha"]!.ToString()), Is.EqualTo(("refs/pull/7/head", "abc")));
            Assert.That(JsonNode.Parse(unpacked.ReadToEnd())!["runs"]!.ToJsonString(), Is.EqualTo("""[{"tool":{"driver":{"name":"oceanid","rules":[]}},"results":[]}]"""));
        }
    }

    [Test]
    public async Task A_finding_leads_nowhere_but_to_a_file_of_this_repository()
    {
        string[] places = ["apps/base/it.yaml", ".flux.yaml", "https://evil.example/x", "//evil.example/x", "/etc/passwd", "apps/../../x", "a?b"];
        var results = places.Select(place => $$$"""
            {"ruleId":"host","message":{"text":"see [this](https://evil.example)","markdown":"[x](https://evil.example)"},"helpUri":"https://evil.example",
             "locations":[{"physicalLocation":{"artifactLocation":{"uri":"{{{place}}}","uriBaseId":"EVIL"},"region":{"startLine":3} } } ]}
            """);
        var sarif = _sandbox.Write("check.sarif", $$$"""
            {"runs":[{"originalUriBaseIds":{"EVIL":{"uri":"https://evil.example/"} },"versionControlProvenance":[{"repositoryUri":"https://evil.example/x"}],
              "tool":{"driver":{"name":"x","informationUri":"https://evil.example","rules":[{"id":"host","shortDescription":{"text":"a [b](https://evil.example)"},"helpUri":"https://evil.example"}]} },
              "results":[{{{string.Join(',', results)}}}]}]}
            """);

        await OkAsync("upload-sarif.sh", sarif, "refs/pull/7/head", "abc");

        using var unpacked = new StreamReader(new GZipStream(new MemoryStream(Convert.FromBase64String(JsonNode.Parse(_sandbox.Sent)!["sarif"]!.ToString())), CompressionMode.Decompress));
        var sent = JsonNode.Parse(unpacked.ReadToEnd())!.ToJsonString();
        var found = JsonNode.Parse(sent)!["runs"]![0]!["results"]!.AsArray();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(found.Select(result => $"{result!["locations"]![0]!["physicalLocation"]!["artifactLocation"]!["uri"]}"), Is.EqualTo(places[..2]));
            Assert.That(sent, Does.Not.Contain("](").And.Not.Contain("Uri\"").And.Not.Contain("uriBaseId").And.Not.Contain("markdown").And.Not.Contain("versionControlProvenance"));
        }
    }

    [Test]
    public async Task A_repository_without_code_scanning_is_a_warning()
    {
        _sandbox.Write("refuse", "");

        Assert.That(await OkAsync("upload-sarif.sh", _sandbox.Write("check.sarif", """{"runs":[{"tool":{"driver":{}}}]}"""), "refs/pull/7/head", "abc"), Does.Contain("::warning::"));
    }

    [TestCase("apps", "")]
    [TestCase("cluster", " --config oceanid-cluster:runner=operator")]
    public async Task A_stack_is_previewed_as_the_operator_would_run_it(string program, string config)
    {
        var cluster = RepositoryRoot.Repository.Clusters("cluster").Order(StringComparer.Ordinal).First();
        var organization = new StackConfigurationReader(RepositoryRoot.Repository, ["cluster"], new Problems()).Read("cluster", cluster)!.Organization;
        _sandbox.Write("status", "3");

        await OkAsync("pulumi-preview.sh", program, cluster, _sandbox.Below("stack"), "--refresh");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(_sandbox.Calls, Is.EqualTo(new[]
            {
                $"pulumi preview --cwd infrastructure/{program} --diff --non-interactive --color never --stack {organization}/oceanid-{program}/{cluster}{config} --refresh",
            }));
            Assert.That(await File.ReadAllTextAsync(_sandbox.Below("stack/status")), Is.EqualTo("3\n"));
            Assert.That(await File.ReadAllTextAsync(_sandbox.Below("stack/output.txt")), Does.Contain("+ 1 to create"));
        }
    }

    [Test]
    public async Task A_stack_that_the_operator_is_at_is_tried_again()
    {
        var cluster = RepositoryRoot.Repository.Clusters("cluster").Order(StringComparer.Ordinal).First();
        _sandbox.Write("status", "1");
        _sandbox.Write("says", "error: [409] Conflict: Another update is currently in progress.");

        var (exitCode, output) = await _sandbox.RunAsync("pulumi-preview.sh", new Dictionary<string, string>(Event) { ["LOCK_WAIT"] = "0" }, "apps", cluster, _sandbox.Below("stack"));

        Assert.That((exitCode, _sandbox.Calls.Count), Is.EqualTo((0, 5)), output);
    }

    [Test]
    public async Task Drift_is_looked_for_in_each_stack_of_one_cluster()
    {
        var cluster = RepositoryRoot.Repository.Clusters("cluster").Order(StringComparer.Ordinal).First();

        await OkAsync("drift-preview.sh", cluster, _sandbox.Below("stacks"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(_sandbox.Calls, Is.Not.Empty.And.All.Match($"/{cluster} .*--refresh --run-program --expect-no-changes$"));
            Assert.That(Directory.GetDirectories(_sandbox.Below("stacks")).Select(Path.GetFileName), Has.Exactly(_sandbox.Calls.Count).Items.And.All.EndWith($"-{cluster}"));
        }
    }

    [TestCase("no", null)]
    [TestCase("yes", "The kubeconfig of this runner may create deployments.apps")]
    public async Task A_kubeconfig_that_may_write_is_refused(string answer, string? refusal)
    {
        _sandbox.Write("can-i", answer);

        var (exitCode, output) = await _sandbox.RunAsync("refuse-kubeconfig.sh", new Dictionary<string, string>(Event) { ["KUBECONFIG"] = _sandbox.Write("kubeconfig", "x") });

        Assert.That(exitCode == 0, Is.EqualTo(refusal is null), output);
        Assert.That(output, Does.Contain(refusal ?? ""));
    }

    [Test]
    public async Task A_name_that_is_no_stack_is_refused() =>
        Assert.That((await RunAsync("pulumi-preview.sh", "apps; id", "tethys", _sandbox.Below("stack"))).ExitCode, Is.Not.Zero);

    [Test]
    public async Task What_pulumi_prints_is_shown_folded_and_cannot_break_out()
    {
        Stack("apps-tethys", 0, "Resources:\n    + 2 to create\n    ~ 1 to update\n    8 unchanged\n```\n</details> @everyone ````\u001b[31m red \u202E\n");
        Stack("cluster-tethys", 255, "error: something\n");

        var output = await OkAsync("pulumi-section.sh", _sandbox.Below("stacks"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(output, Does.Contain("<details><summary><code>pulumi-apps-tethys</code>: + 2 to create, ~ 1 to update, 8 unchanged</summary>"));
            Assert.That(output, Does.Contain("\n`````diff\nResources:\n"));
            Assert.That(output, Does.Contain("<details><summary><code>pulumi-cluster-tethys</code>: failed</summary>"));
            Assert.That(output, Does.Not.Contain("\u001b").And.Not.Contain("\u202E"));
        }
    }

    [Test]
    public async Task A_long_output_is_cut_and_says_so()
    {
        Stack("apps-tethys", 0, new string('x', 50_000));

        var output = await OkAsync("pulumi-section.sh", _sandbox.Below("stacks"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(output, Has.Length.LessThan(13_000));
            Assert.That(output, Does.Contain("The log of the run has the rest."));
        }
    }

    [TestCase("[]", "POST repos/goldfish-inc/oceanid/issues")]
    [TestCase("""[{"number":3,"title":"Drift on tethys"},{"number":2,"title":"Drift on production"}]""", "PATCH repos/goldfish-inc/oceanid/issues/3")]
    public async Task Drift_is_one_issue_for_each_cluster(string open, string call)
    {
        Drift(open);
        Stack("apps-tethys", 255, "error: no changes were expected but changes were proposed\n");
        Stack("cluster-tethys", 0, "Resources:\n    40 unchanged\n");
        Stack("apps-production", 255, "another cluster\n");

        await OkAsync("drift-issue.sh", "tethys", _sandbox.Below("stacks"));

        var request = JsonNode.Parse(_sandbox.Sent)!;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(_sandbox.Calls[^1], Is.EqualTo(call));
            Assert.That(request["title"]!.ToString(), Is.EqualTo("Drift on tethys"));
            Assert.That(request["labels"]!.ToJsonString(), Is.EqualTo("""["drift"]"""));
            Assert.That(request["body"]!.ToString(), Does.Contain("changes were proposed").And.Contain(Event["RUN_URL"]).And.Not.Contain("40 unchanged").And.Not.Contain("another cluster"));
        }
    }

    [Test]
    public async Task An_issue_is_closed_when_the_drift_is_gone()
    {
        Drift("""[{"number":3,"title":"Drift on tethys"}]""");
        Stack("apps-tethys", 0, "Resources:\n    14 unchanged\n");

        await OkAsync("drift-issue.sh", "tethys", _sandbox.Below("stacks"));

        Assert.That(_sandbox.Calls.Skip(1), Is.EqualTo(new[]
        {
            $"POST repos/{Repository}/issues/3/comments body=No drift any more: {Event["RUN_URL"]}",
            $"PATCH repos/{Repository}/issues/3 state=closed",
        }));
    }

    [Test]
    public async Task A_stack_without_a_result_is_no_proof_that_there_is_no_drift()
    {
        Drift("""[{"number":3,"title":"Drift on tethys"}]""");
        Directory.CreateDirectory(_sandbox.Below("stacks/pulumi-apps-tethys"));

        Assert.That((await RunAsync("drift-issue.sh", "tethys", _sandbox.Below("stacks"))).ExitCode, Is.Not.Zero);
        Assert.That(_sandbox.Calls, Is.Empty);
    }

    [Test]
    public async Task A_pin_that_is_not_the_commit_of_its_tag_is_an_error()
    {
        var pins = WorkflowFiles.Uses().DistinctBy(use => use.Action).ToList();
        _sandbox.Write("tags", string.Concat(pins.Select(pin => $"https://github.com/{pin.Action} {pin.Tag} {pin.Commit}\n")));

        var (right, _) = await RunAsync("verify-pins.sh");
        _sandbox.Write("tags", (await File.ReadAllTextAsync(_sandbox.Below("tags"))).Replace(pins[0].Commit, new string('0', 40), StringComparison.Ordinal));
        var (wrong, output) = await RunAsync("verify-pins.sh");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(right, Is.Zero);
            Assert.That(wrong, Is.Not.Zero);
            Assert.That(output, Does.Contain($"::error::{pins[0].Action} is pinned to {pins[0].Commit}, but its tag {pins[0].Tag} is {new string('0', 40)}."));
        }
    }

    private Task<(int ExitCode, string Output)> RunAsync(string script, params string[] arguments) => _sandbox.RunAsync(script, Event, arguments);

    private async Task<string> OkAsync(string script, params string[] arguments)
    {
        var (exitCode, output) = await RunAsync(script, arguments);
        Assert.That(exitCode, Is.Zero, output);
        return output;
    }

    private async Task RefusedAsync(string problem)
    {
        var (exitCode, output) = await RunAsync("fetch-preview.sh", _sandbox.Below("preview"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(exitCode, Is.Not.Zero);
            Assert.That(output, Does.Contain(problem));
            Assert.That(await File.ReadAllTextAsync(_sandbox.Below("output")), Is.EqualTo("number=9\n"));
            Assert.That(File.Exists("/tmp/evil"), Is.False);
        }
    }

    private string Body() => JsonNode.Parse(_sandbox.Sent)!["body"]!.ToString();

    private void Existing(string body)
    {
        _sandbox.Answer(Comments, new JsonArray(Comment(5, "github-actions[bot]", body)).ToJsonString());
        _sandbox.Answer($"repos/{Repository}/issues/comments/5", Comment(5, "github-actions[bot]", body).ToJsonString());
    }

    private static JsonObject Comment(int id, string author, string body) => new() { ["id"] = id, ["user"] = new JsonObject { ["login"] = author }, ["body"] = body };

    private void Pulls(params (string Commit, string Repository, int Number)[] pulls) =>
        _sandbox.Answer($"repos/{Repository}/pulls?state=open&per_page=100", new JsonArray([.. pulls.Select(pull => new JsonObject
        {
            ["number"] = pull.Number,
            ["head"] = new JsonObject { ["sha"] = pull.Commit, ["repo"] = new JsonObject { ["full_name"] = pull.Repository } },
        })]).ToJsonString());

    private void Artifact(params (string Name, string Text)[] files)
    {
        var content = new MemoryStream();
        using (var zip = new ZipArchive(content, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in files)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(Encoding.UTF8.GetBytes(text));
            }
        }

        Artifact(content.ToArray());
    }

    private void Artifact(byte[] zip)
    {
        _sandbox.Answer($"repos/{Repository}/actions/runs/42/artifacts?name=preview", $$"""{"artifacts":[{"id":11,"size_in_bytes":{{zip.Length}}}]}""");
        _sandbox.Answer($"repos/{Repository}/actions/artifacts/11/zip", zip);
    }

    private void Drift(string open) => _sandbox.Answer($"repos/{Repository}/issues?state=open&labels=drift&per_page=100", open);

    private void Stack(string name, int status, string output)
    {
        _sandbox.Write($"stacks/pulumi-{name}/status", $"{status}\n");
        _sandbox.Write($"stacks/pulumi-{name}/output.txt", output);
    }
}
