using System.Text.Json.Nodes;
using Oceanid.Infrastructure.Tests.Testing;
using Oceanid.Tool.Tests.Fixtures;

namespace Oceanid.Tool.Tests.Changes;

/// <summary>What <c>--against</c> takes, what it leaves alone, and what it says when it cannot.</summary>
public sealed class AgainstTests
{
    private const string Stack = "infrastructure/apps/Pulumi.atlas.yaml";

    private PullRequest _request = null!;

    [SetUp]
    public void Open()
    {
        _request = FixtureFleet.PullRequest();
        _request.Commit();
    }

    [TearDown]
    public void Close() => _request.Dispose();

    [TestCase("text", "^No change against HEAD \\([0-9a-f]{12}\\)\\.\n$")]
    [TestCase("markdown", "^<!-- oceanid-preview -->\nNo change: every cluster gets what it gets at `HEAD \\([0-9a-f]{12}\\)`\\.\n$")]
    [TestCase("json", "\"clusters\": \\[\\]")]
    public async Task A_clean_tree_has_no_change(string format, string output) =>
        Assert.That((await _request.AgainstAsync("HEAD", "--format", format)).Output, Does.Match(output));

    [Test]
    public async Task What_is_not_committed_and_what_is_new_count_and_nothing_is_touched()
    {
        _request.Edit(Stack, "pods: 2", "pods: 3");
        _request.Git("add", Stack);
        _request.Edit(Stack, "pods: 3", "pods: 4");
        _request.Write("apps/overlays/atlas/new.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata: { name: new, namespace: shop }\n");
        _request.Edit("apps/overlays/atlas/kustomization.yaml", "resources:\n", "resources:\n  - new.yaml\n");
        var before = State();

        var run = await _request.AgainstAsync("HEAD");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.Output, Does.Contain("spec.hard.pods: 2 → 4").And.Contain("+ ConfigMap shop/new"));
            Assert.That(State(), Is.EqualTo(before));
        }
    }

    [TestCase("docs/page.md")]
    [TestCase("tests/oceanid/SomeTests.cs")]
    [TestCase("README.md")]
    [TestCase(".github/workflows/x.yml")]
    public async Task What_no_preview_reads_is_no_change(string file)
    {
        _request.Write(file, "changed");

        Assert.That((await _request.AgainstAsync("HEAD")).Output, Does.StartWith("No change against HEAD"));
    }

    [Test]
    public async Task A_branch_a_tag_and_a_commit_are_all_references()
    {
        _request.Git("tag", "v1");
        _request.Git("branch", "base");
        var commit = _request.Git("rev-parse", "HEAD").Trim();
        _request.Edit(Stack, "pods: 2", "pods: 3");

        using (Assert.EnterMultipleScope())
        {
            foreach (var reference in new[] { "v1", "base", commit })
                Assert.That((await _request.AgainstAsync(reference)).Output, Does.Contain("spec.hard.pods: 2 → 3"), reference);
        }
    }

    [Test]
    public async Task A_preview_in_json_is_a_base_too()
    {
        var json = await CommandRun.RunAsync(FixturePrograms.List, "preview", "--format", "json", "--repository", _request.Root);
        var file = _request.Path("artifacts/base.json");
        _request.Write("artifacts/base.json", json.Output);

        var same = await _request.AgainstAsync(file);
        _request.Edit(Stack, "pods: 2", "pods: 3");
        var changed = await _request.AgainstAsync(file);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(same.Output, Is.EqualTo("No change against base.\n"));
            Assert.That(changed.Output, Does.Contain("spec.hard.pods: 2 → 3"));
        }
    }

    [Test]
    public async Task Two_previews_in_json_are_compared_without_the_working_tree()
    {
        var (before, after) = (_request.Path("artifacts/main.json"), _request.Path("artifacts/head.json"));
        _request.Write("artifacts/main.json", (await CommandRun.RunAsync(FixturePrograms.List, "preview", "--format", "json", "--repository", _request.Root)).Output);
        _request.Edit(Stack, "pods: 2", "pods: 3");
        _request.Write("artifacts/head.json", (await CommandRun.RunAsync(FixturePrograms.List, "preview", "--format", "json", "--repository", _request.Root)).Output);
        _request.Write(Stack, "no: configuration");

        var run = await _request.AgainstAsync(before, "--of", after);
        var missing = await _request.AgainstAsync(before, "--of", "nowhere.json");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.Output, Does.StartWith("Changes against main\n").And.Contain("spec.hard.pods: 2 → 3"));
            Assert.That(missing.Error, Is.EqualTo("error: nowhere.json: there is no such file. Make one with: oceanid preview --format json > nowhere.json\n"));
        }
    }

    [TestCase("{}")]
    [TestCase("not json")]
    [TestCase("""{"apiVersion":"oceanid/v1","kind":"Preview","clusters":[{"programs":[]}]}""")]
    [TestCase("""{"apiVersion":"oceanid/v1","kind":"Preview","clusters":[],"clusters":[]}""")]
    [TestCase("""{"apiVersion":"oceanid/v1","kind":"Preview","clusters":[{"name":"a","programs":[{"folder":"x","project":"x","resources":[{"type":"t","name":"n","options":{"protect":"yes"}}]}]}]}""")]
    [TestCase("""{"apiVersion":"oceanid/v1","kind":"Preview","clusters":[{"name":"a","overlays":[{"kustomization":"x","path":"x","objects":[{"object":{}}]}]}]}""")]
    public async Task A_file_that_is_no_preview(string text)
    {
        _request.Write("artifacts/base.json", text);

        var run = await _request.AgainstAsync(_request.Path("artifacts/base.json"));

        Assert.That((run.ExitCode, run.Output), Is.EqualTo((1, "")));
        Assert.That(run.Error, Does.Match("^error: .*base.json: is no preview.* Make one with: oceanid preview --format json > .*base.json\n$"));
    }

    [Test]
    public async Task A_preview_that_goes_round_in_circles_comes_to_an_end()
    {
        const string Resource = """{"type":"t","name":"n","parent":{"type":"t","name":"n"},"inputs":{"a":"1"}}""";
        _request.Write("artifacts/main.json", """{"apiVersion":"oceanid/v1","kind":"Preview","clusters":[{"name":"a","programs":[{"folder":"x","project":"x","resources":[]}]}]}""");
        _request.Write("artifacts/head.json", $$"""{"apiVersion":"oceanid/v1","kind":"Preview","clusters":[{"name":"a","programs":[{"folder":"x","project":"x","resources":[{{Resource}},{{Resource}}]}]}]}""");

        var run = await _request.AgainstAsync(_request.Path("artifacts/main.json"), "--of", _request.Path("artifacts/head.json"));

        Assert.That((run.ExitCode, run.Error), Is.EqualTo((0, "")));
        Assert.That(run.Output, Does.Contain("+ t n"));
    }

    [Test]
    public async Task A_reference_that_does_not_exist()
    {
        var run = await _request.AgainstAsync("mian");

        Assert.That((run.ExitCode, run.Output, run.Error), Is.EqualTo((1, "", "error: --against mian: there is no such commit, branch, tag or file. Fetch it, or correct the name.\n")));
    }

    [Test]
    public async Task An_option_of_git_is_no_reference()
    {
        var run = await _request.AgainstAsync("--output=/tmp/x");

        Assert.That(run.ExitCode, Is.Not.Zero);
        Assert.That(run.Output, Is.Empty);
    }

    [TestCase("HEAD~1", "Fetch the history up to it: git fetch --unshallow, or git fetch --deepen=50")]
    [TestCase("origin/topic", "Fetch it: git fetch --depth=1 origin topic, and then --against FETCH_HEAD")]
    public async Task What_a_shallow_clone_fetches_depends_on_what_it_lacks(string reference, string advice)
    {
        _request.Write("docs/it.md", "A page.\n");
        _request.Commit();
        using var shallow = new TemporaryFolder();
        _request.Git("clone", "--quiet", "--depth=1", $"file://{_request.Root}", shallow.Path);

        var run = await CommandRun.RunAsync(FixturePrograms.List, "preview", "--against", reference, "--repository", shallow.Path);

        Assert.That((run.ExitCode, run.Error), Is.EqualTo((1, $"error: --against {reference}: this clone is shallow and does not have it. {advice}\n")));
    }

    [Test]
    public async Task A_shallow_clone_says_what_to_fetch()
    {
        _request.Edit(Stack, "pods: 2", "pods: 3");
        _request.Commit();
        var missing = _request.Git("rev-parse", "HEAD~1").Trim();
        using var shallow = new TemporaryFolder();
        _request.Git("clone", "--quiet", "--depth=1", $"file://{_request.Root}", shallow.Path);

        var run = await CommandRun.RunAsync(FixturePrograms.List, "preview", "--against", missing, "--repository", shallow.Path);

        Assert.That(
            (run.ExitCode, run.Error),
            Is.EqualTo((1, $"error: --against {missing}: this clone is shallow and does not have it. Fetch it: git fetch --depth=1 origin {missing}, and then --against FETCH_HEAD\n")));
    }

    [Test]
    public async Task A_folder_that_is_no_checkout()
    {
        Directory.Delete(_request.Path(".git"), recursive: true);

        Assert.That(
            (await _request.AgainstAsync("main")).Error,
            Is.EqualTo($"error: --against main: '{_request.Root}' is not a Git checkout. Give a preview file instead: oceanid preview --format json > base.json\n"));
    }

    [Test]
    public async Task A_base_that_cannot_be_previewed_is_told_from_a_working_tree_that_cannot()
    {
        _request.Edit(Stack, "pods: 2", "pods: two");
        _request.Commit();
        _request.Edit(Stack, "pods: two", "pods: 2");

        var atBase = await _request.AgainstAsync("HEAD");
        var here = await _request.ChangeAsync(() => _request.Edit(Stack, "pods: 2", "pods: many"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(atBase.Error, Does.Match("^error: --against HEAD \\([0-9a-f]{12}\\): it cannot be previewed itself: infrastructure/apps/Pulumi.atlas.yaml:4: oceanid-apps:apps\\[0\\].pods is 'two', "));
            Assert.That(here.Error, Does.StartWith("error: infrastructure/apps/Pulumi.atlas.yaml:4: oceanid-apps:apps[0].pods is 'many', "));
        }
    }

    [Test]
    public async Task Only_the_clusters_that_are_named_are_compared()
    {
        _request.Edit("apps/base/shop/deployment.yaml", "shop:1.4.0", "shop:1.4.1");

        var run = await _request.AgainstAsync("HEAD", "atlas");

        Assert.That(run.Output, Does.Contain("Cluster atlas").And.Not.Contain("pan"));
    }

    [TestCase("Unknown cluster 'titan'. Known: atlas, pan.", "titan", "--against", "HEAD")]
    [TestCase("--output writes what a cluster gets, and --against shows what changes. Leave one of them out.", "--against", "HEAD", "--output", "out")]
    [TestCase("--of is the other side of a comparison: it needs --against with a preview in JSON too.", "--of", "x.json")]
    [TestCase("--format markdown is the comment on a pull request: it needs --against REF.", "--format", "markdown")]
    public async Task A_command_line_that_means_nothing(string problem, params string[] arguments)
    {
        var run = await CommandRun.RunAsync(FixturePrograms.List, ["preview", "--repository", _request.Root, .. arguments]);

        Assert.That((run.ExitCode, run.Output, run.Error), Is.EqualTo((2, "", $"error: {problem}\n")));
    }

    [Test]
    public async Task Tools_get_the_same_as_json()
    {
        _request.Edit(Stack, "pods: 2", "pods: 3");

        var document = JsonNode.Parse((await _request.AgainstAsync("HEAD", "--format", "json")).Output)!;

        var cluster = document["clusters"]![0]!;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(document["kind"]!.ToString(), Is.EqualTo("Changes"));
            Assert.That(cluster["objects"]!.ToJsonString(), Is.EqualTo("""[{"change":"changed","object":"ResourceQuota shop/shop","formerly":null,"owner":"oceanid-apps","source":null,"fields":[{"path":"spec.hard.pods","before":"2","after":"3"}]}]"""));
            Assert.That(cluster["memory"]!["after"]!.ToJsonString(), Is.EqualTo("""{"idle":"192Mi","peak":"704Mi","workloads":"32Mi"}"""));
        }
    }

    // The index, its references, and the working tree.
    private string State() =>
        $"{Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(_request.Path(".git/index"))))} {_request.Git("--no-optional-locks", "status", "--porcelain")} {_request.Git("for-each-ref")}";

    private sealed class TemporaryFolder : IDisposable
    {
        public string Path { get; } = Directory.CreateTempSubdirectory("oceanid-shallow-").FullName;

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }
}
