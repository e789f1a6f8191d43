using Oceanid.Infrastructure.Tests.Testing;
using Oceanid.Tool.Commands;
using Oceanid.Tool.Commands.Edits;
using Oceanid.Tool.Rendering;

namespace Oceanid.RepositoryTests;

/// <summary>
/// The commands that edit the tree, on a copy of it, whatever it has become: what they write passes the check, twice is once, what they undo is
/// undone, and what they refuse leaves no trace.
/// </summary>
public sealed class EditCommandTests
{
    private const string HostKey = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIExampleExampleExampleExampleExampleExampleExc";

    private static readonly string[] AddCluster =
        ["add-cluster", "zz-one", "--server", "zz-one=admin@203.0.113.77", "--host-key", HostKey, "--agent", "zz-two=203.0.113.78", "--host-key", HostKey, "--domain", "zz.example.net"];

    private static readonly string[] AddApp =
        ["add-app", "zz-app", "--image", "ghcr.io/zz-registry/zz-app:1.0.0", "--port", "8080", "--cluster", "zz-one", "--secret", "ZZ_TOKEN=zzToken", "--config", "ZZ_TEXT=a: b", "--trust-registry"];

    private PullRequest _original = null!;
    private PullRequest _withApp = null!;
    private PullRequest? _copy;

    [OneTimeSetUp]
    public async Task Prepare()
    {
        _original = new PullRequest(RepositoryRoot.Repository, AllPrograms.List);
        _original.Commit("The tree");
        // One file to copy instead of a thousand.
        _original.Git("repack", "-a", "-d", "--quiet");
        // Once for all tests that begin there, for each command checks the tree.
        _copy = _withApp = new PullRequest(_original);
        await ChangedAsync(AddCluster);
        await ChangedAsync(AddApp);
    }

    [OneTimeTearDown]
    public void RemoveAll()
    {
        _original.Dispose();
        _withApp.Dispose();
    }

    [SetUp]
    public void Begin() => _copy = null;

    [TearDown]
    public void Remove() => _copy?.Dispose();

    // The copy of a test, made when it is first asked for: what one begins with differs.
    private PullRequest Tree => _copy ??= new PullRequest(_original);

    private void BeginWithApp() => _copy = new PullRequest(_withApp);

    [Test]
    public async Task A_cluster_and_an_app_come_and_go_and_leave_nothing_behind()
    {
        Assert.That(await ChangedAsync(AddCluster), Is.EqualTo(new[]
        {
            "A clusters/zz-one/kustomization.yaml", "A infrastructure/apps/Pulumi.zz-one.yaml", "A infrastructure/cluster/Pulumi.zz-one.yaml",
        }));
        Assert.That(await RunAsync(AddCluster), Is.EqualTo((0, "Nothing to change.\n", "")));

        Assert.That(await ChangedAsync(AddApp), Is.EqualTo(new[]
        {
            "M .flux.yaml", "A apps/base/zz-app/kustomization.yaml", "A apps/base/zz-app/zz-app.yaml", "M infrastructure/apps/Pulumi.zz-one.yaml", "M infrastructure/apps/esc/oceanid-apps-CLUSTER.yaml",
        }));
        Assert.That(await RunAsync(AddApp), Is.EqualTo((0, "Nothing to change.\n", "")));
        Assert.That(Tree.Read("infrastructure/apps/Pulumi.zz-one.yaml"), Does.Contain("""
              - name: zz-app
                ingress: http
                config:
                  ZZ_TEXT: "a: b"
                secrets:
                  ZZ_TOKEN: zzToken
            """.Replace("\n", "\n  ", StringComparison.Ordinal).Insert(0, "  ")));

        Assert.That(await ChangedAsync("remove-app", "zz-app", "--cluster", "zz-one"), Is.EqualTo(new[]
        {
            "D apps/base/zz-app/kustomization.yaml", "D apps/base/zz-app/zz-app.yaml", "M infrastructure/apps/Pulumi.zz-one.yaml", "M infrastructure/apps/esc/oceanid-apps-CLUSTER.yaml",
        }));
        Assert.That(await RunAsync("remove-app", "zz-app", "--cluster", "zz-one"), Is.EqualTo((0, "Nothing to change.\n", "")));

        Assert.That(await ChangedAsync("remove-cluster", "zz-one", "--files"), Is.EqualTo(new[]
        {
            "D clusters/zz-one/kustomization.yaml", "D infrastructure/apps/Pulumi.zz-one.yaml", "D infrastructure/cluster/Pulumi.zz-one.yaml",
        }));
        Assert.That(await RunAsync("remove-cluster", "zz-one", "--files"), Is.EqualTo((0, "Nothing to change.\n", "")));
        // The registry is still trusted: that is a decision, and nobody knows who else relies on it.
        Assert.That(Tree.Git("diff", "--name-only", "HEAD~4", "HEAD"), Is.EqualTo(".flux.yaml\n"));
    }

    [Test]
    public async Task What_two_clusters_need_of_an_app_stands_once()
    {
        BeginWithApp();
        await ChangedAsync("add-cluster", "zz-more", "--domain", "zz-more.example.net");

        await ChangedAsync([.. AddApp.Select(word => word == "zz-one" ? "zz-more" : word)]);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Tree.Read("infrastructure/apps/Pulumi.zz-one.yaml"), Does.EndWith("  oceanid-apps:apps:\n    - name: zz-app\n"));
            Assert.That(Tree.Read("infrastructure/apps/Pulumi.zz-more.yaml"), Does.EndWith("  oceanid-apps:apps:\n    - name: zz-app\n"));
            Assert.That(Tree.Read("infrastructure/apps/Pulumi.yaml"), Does.Contain("- name: zz-app\n"));
        }
    }

    [Test]
    public async Task A_dry_run_shows_the_difference_and_writes_nothing()
    {
        var (code, output, _) = await RunAsync([.. AddCluster, "--dry-run"]);

        Assert.That(code, Is.Zero);
        Assert.That(output, Does.Contain("+++ b/infrastructure/cluster/Pulumi.zz-one.yaml").And.Contain("+      user: admin\n"));
        Assert.That(Tree.Git("status", "--porcelain"), Is.Empty);
    }

    [Test]
    public async Task The_example_becomes_ones_own_and_a_real_cluster_stays()
    {
        await ChangedAsync("add-cluster", "zz-real", "--server", "zz-real=10.9.9.9", "--host-key", HostKey, "--domain", "zzexample.com");
        await ChangedAsync(AddCluster);
        string[] init =
        [
            "init", "--organization", "zz-acme", "--repository", "ssh://git@github.com/zz-acme/fleet", "--cluster", "zz-own",
            "--server", "zz-own=10.9.9.10", "--host-key", HostKey, "--domain", "own.acme.net",
        ];

        var changed = await ChangedAsync(init);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(changed, Does.Contain("A infrastructure/cluster/Pulumi.zz-own.yaml").And.Contain("D infrastructure/cluster/Pulumi.zz-one.yaml"));
            Assert.That(changed, Has.None.Contain("zz-real"));
            Assert.That(Tree.Read("Pulumi.yaml"), Does.Contain("  oceanid-cluster:organization: zz-acme\n").And.Contain("  oceanid-cluster:repository: ssh://git@github.com/zz-acme/fleet\n"));
            Assert.That(Tree.Read("infrastructure/cluster/Pulumi.zz-own.yaml"), Does.Contain("- default/oceanid-cluster-zz-own\n").And.Contain("      host: 10.9.9.10\n").And.Not.Contain("zz-one"));
            Assert.That(await RunAsync(init), Is.EqualTo((0, "Nothing to change.\n", "")));
        }
    }

    [Test]
    public async Task A_github_app_comes_with_its_ids_and_the_declaration_of_its_key()
    {
        await ChangedAsync(AddCluster);

        await ChangedAsync(
            "init", "--organization", "zz-acme", "--repository", "https://github.com/zz-acme/fleet", "--auth", "github-app", "--github-app-id", "12345", "--github-app-installation-id", "67890",
            "--cluster", "zz-own", "--server", "zz-own=10.9.9.10", "--host-key", HostKey, "--domain", "own.acme.net");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Tree.Read("Pulumi.yaml"), Does.Contain("  oceanid-cluster:repositoryAuth: github-app\n").And.Contain("  oceanid-cluster:githubAppId: 12345\n").And.Contain("  oceanid-cluster:githubAppInstallationId: 67890\n"));
            Assert.That(Tree.Read("infrastructure/cluster/esc/oceanid-cluster.yaml"), Does.Contain("githubAppPrivateKey:"));
        }
    }

    [Test]
    public async Task What_init_is_not_told_it_asks_once()
    {
        await ChangedAsync(AddCluster);
        await using var output = new StringWriter();
        await using var error = new StringWriter();
        using var answers = new StringReader($"https://git.acme.net/fleet\nzz-own\nown.acme.net\nzz-own=root@10.9.9.10\n{HostKey}\n");

        var code = await CommandLine.RunAsync(["init", "--organization", "zz-acme", "--root", Tree.Root], AllPrograms.List, new CommandConsole(output, error) { Answers = answers });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(code, Is.Zero, output.ToString());
            Assert.That(error.ToString().Split(": ", StringSplitOptions.RemoveEmptyEntries).Select(question => question.Split(" (such as")[0]), Is.EqualTo(new[]
            {
                "The URL of your repository, which Flux reads",
                "The name of your first cluster",
                "The domain of its apps, whose hosts are below it",
                "The machine that becomes its server, or nothing where the cluster exists",
                "The host key of that machine",
                "cat /etc/ssh/ssh_host_ed25519_key.pub",
            }));
            Assert.That(Tree.Read("infrastructure/cluster/Pulumi.zz-own.yaml"), Does.Contain($"    - name: zz-own\n      host: 10.9.9.10\n      hostKey: {HostKey}\n      user: root\n      role: server\n"));
            Assert.That(Tree.Read("Pulumi.yaml"), Does.Contain("  oceanid-cluster:repositoryAuth: none\n"));
        }
    }

    [Test]
    public async Task Answers_of_which_one_is_wrong_are_not_lost()
    {
        await using var output = new StringWriter();
        await using var error = new StringWriter();
        using var answers = new StringReader($"https://git.acme.net/fleet\nzz-own\nit's\nzz-own=root@10.9.9.10\n{HostKey}\n");

        var code = await CommandLine.RunAsync(["init", "--organization", "zz-acme", "--root", Tree.Root], AllPrograms.List, new CommandConsole(output, error) { Answers = answers });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(code, Is.EqualTo(1));
            Assert.That(error.ToString(), Does.Contain(
                $"Your answers, to correct and run again:\n  oceanid init --organization zz-acme --root {Tree.Root} --repository https://git.acme.net/fleet --cluster zz-own --domain 'it'\\''s' --server zz-own=root@10.9.9.10 --host-key '{HostKey}'\nerror: --domain cannot be 'it's'"));
            Assert.That(Tree.Git("status", "--porcelain"), Is.Empty);
        }
    }

    [TestCase(2, "error: init does not know --organization, --repository, --cluster, --domain. Give each, or run it in a terminal, where it asks.", "init")]
    [TestCase(1, "error: --auth github-app needs --github-app-id and --github-app-installation-id.", "init", "--auth", "github-app", "--github-app-id", "1", "--repository", "https://github.com/a/b", "--organization", "a", "--cluster", "zz", "--domain", "a.net")]
    [TestCase(1, "error: A GitHub App is for --auth github-app, and it is none. Leave out its ids, or change --auth.", "init", "--github-app-id", "1", "--repository", "https://github.com/a/b", "--organization", "a", "--cluster", "zz", "--domain", "a.net")]
    [TestCase(1, "error: --github-app-id oceanid is not a number. GitHub shows it: oceanid init --help says where.", "init", "--auth", "github-app", "--github-app-id", "oceanid", "--github-app-installation-id", "1", "--repository", "https://github.com/a/b", "--organization", "a", "--cluster", "zz", "--domain", "a.net")]
    [TestCase(1, "error: --auth token needs https://, and the URL is ssh://. Change one of the two.", "init", "--auth", "token", "--repository", "ssh://git@github.com/a/b", "--organization", "a", "--cluster", "zz", "--domain", "a.net")]
    [TestCase(1, "error: The host keys of git.acme.net are not known. Give --known-hosts FILE, made by: ssh-keyscan -t ed25519 git.acme.net", "init", "--repository", "ssh://git@git.acme.net/a/b", "--organization", "a", "--cluster", "zz", "--domain", "a.net")]
    [TestCase(1, "error: A cluster cannot be called 'On', which is not a name: lower-case letters, digits and dashes, a letter first. Choose another name.", "init", "--repository", "https://git.acme.net/a/b", "--organization", "a", "--cluster", "On", "--domain", "a.net")]
    [TestCase(1, "error: --organization 'a b' is no name: letters, digits, dashes, dots and underscores.", "init", "--repository", "https://git.acme.net/a/b", "--organization", "a b", "--cluster", "zz", "--domain", "a.net")]
    [TestCase(1, "error: --domain cannot be 'a_b', which is not the name of a host: DNS labels with dots between them.", "init", "--repository", "https://git.acme.net/a/b", "--organization", "a", "--cluster", "zz", "--domain", "a_b")]
    [TestCase(1, "error: --repository 'git@github.com:a/b' is no ssh:// or https:// URL (git@host:path is not one: write ssh://git@host/path).", "init", "--repository", "git@github.com:a/b", "--organization", "a", "--cluster", "zz", "--domain", "a.net")]
    [TestCase(1, "error: --auth none: nobody reads ssh:// without a key. Give an https:// URL, or --auth deploy-key.", "init", "--auth", "none", "--repository", "ssh://git@github.com/a/b", "--organization", "a", "--cluster", "zz", "--domain", "a.net")]
    [TestCase(1, "error: --known-hosts zz-none: there is no such file.", "init", "--known-hosts", "zz-none", "--repository", "ssh://git@git.acme.net/a/b", "--organization", "a", "--cluster", "zz", "--domain", "a.net")]
    [TestCase(1, "error: --server a: its --host-key is missing. Read it on the host: cat /etc/ssh/ssh_host_ed25519_key.pub", "init", "--repository", "https://git.acme.net/a/b", "--organization", "a", "--cluster", "zz", "--domain", "a.net", "--server", "a=10.0.0.1")]
    [TestCase(1, "error: A cluster cannot be called 'yes', which YAML does not read as a text. Choose another name.", "add-cluster", "yes")]
    [TestCase(1, "error: clusters/base/kustomization.yaml is there already, and is not what this would write. Edit it, or choose another name.", "add-cluster", "base")]
    [TestCase(1, "error: 2 servers lose their quorum with the first that is lost. Give 1, 3 or 5.", "add-cluster", "zz", "--server", "a=10.9.9.1", "--host-key", "ssh-ed25519 A", "--server", "b=10.9.9.2", "--host-key", "ssh-ed25519 B")]
    [TestCase(1, "error: There is no server among the nodes. Give --server.", "add-cluster", "zz", "--agent", "a=10.9.9.1", "--host-key", "ssh-ed25519 A")]
    [TestCase(1, "error: The node a is there 3 times.", "add-cluster", "zz", "--server", "a=10.9.9.1", "--host-key", "ssh-ed25519 A", "--agent", "a=10.9.9.2", "--host-key", "ssh-ed25519 B", "--agent", "a=10.9.9.3", "--host-key", "ssh-ed25519 C")]
    [TestCase(1, "error: --server a: write NAME=HOST or NAME=USER@HOST.", "add-cluster", "zz", "--server", "a")]
    [TestCase(1, "error: --like: there is no cluster zz-none. Write one of: ", "add-cluster", "zz", "--like", "zz-none")]
    [TestCase(1, "error: There is no app zz-none. Make it with: oceanid add-app zz-none", "add-cluster", "zz", "--app", "zz-none", "--domain", "zz.net")]
    [TestCase(1, "error: An app needs the domain of the cluster. Give --domain.", "add-cluster", "zz", "--app", "zz-none")]
    [TestCase(1, "error: --host-key k: it follows no --server or --agent.", "add-cluster", "zz", "--host-key", "k")]
    [TestCase(1, "error: There is no cluster zz-none. Write one of: ", "add-app", "zz", "--image", "ghcr.io/a/b:1", "--port", "1", "--cluster", "zz-none")]
    [TestCase(2, "error: Unknown cluster 'zz-none'. Known: ", "remove-app", "zz", "--cluster", "zz-none")]
    [TestCase(2, "error: Unknown cluster 'zz-none'. Known: ", "remove-cluster", "zz-none")]
    public async Task What_is_refused_leaves_no_trace(int code, string problem, params string[] arguments)
    {
        var run = await RunAsync(arguments);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.Code, Is.EqualTo(code));
            Assert.That(run.Error, Does.Contain(problem));
            Assert.That(Tree.Git("status", "--porcelain"), Is.Empty);
        }
    }

    [TestCase("error: An app cannot be called 'kube-zz', which is a name of the cluster itself. Choose another name.", "kube-zz", "ghcr.io/zz-registry/a:1", "80")]
    [TestCase("error: --image ghcr.io/zz-registry/a has no tag. Write the version that shall run, such as ghcr.io/zz-registry/a:1.0.0.", "zz", "ghcr.io/zz-registry/a", "80")]
    [TestCase("error: --image zz:1 names no registry. Write it in full, such as docker.io/library/zz:1.", "zz", "zz:1", "80")]
    [TestCase("error: --host cannot be 'a_b', which is not the name of a host: DNS labels with dots between them.", "zz", "ghcr.io/zz-registry/a:1", "80", "--host", "a_b")]
    [TestCase("error: --host and --no-ingress exclude each other. Give one of them.", "zz", "ghcr.io/zz-registry/a:1", "80", "--host", "a.net", "--no-ingress")]
    [TestCase("error: --secret A: write NAME=VALUE.", "zz", "ghcr.io/zz-registry/a:1", "80", "--secret", "A")]
    [TestCase("error: --config A is there twice.", "zz", "ghcr.io/zz-registry/a:1", "80", "--config", "A=1", "--config", "A=2")]
    [TestCase("error: --port 0 is not a number from 1 to 65535.", "zz", "ghcr.io/zz-registry/a:1", "0")]
    [TestCase("error: --port http is not a number from 1 to 65535.", "zz", "ghcr.io/zz-registry/a:1", "http")]
    [TestCase("error: --image zz.example/a/b:1 is of none of the registries in .flux.yaml: ", "zz", "zz.example/a/b:1", "80")]
    [TestCase("error: zz-app.zz.example.net is a host of zz-app on zz-one. Give another --host.", "zz", "ghcr.io/zz-registry/a:1", "80", "--host", "zz-app.zz.example.net")]
    [TestCase("error: apps/base/zz-app/zz-app.yaml is there already, and is not what this would write. Edit it, or choose another name.", "zz-app", "ghcr.io/zz-registry/zz-app:2.0.0", "8080")]
    public async Task An_app_that_is_refused(string problem, string name, string image, string port, params string[] more)
    {
        BeginWithApp();

        var run = await RunAsync(["add-app", name, "--image", image, "--port", port, "--cluster", "zz-one", .. more]);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.Code, Is.EqualTo(1));
            Assert.That(run.Error, Does.Contain(problem));
            Assert.That(Tree.Git("status", "--porcelain"), Is.Empty);
        }
    }

    [Test]
    public async Task An_app_that_another_needs_or_that_keeps_its_data_or_comes_in_through_the_tunnel_stays()
    {
        BeginWithApp();
        Tree.Edit("infrastructure/apps/Pulumi.zz-one.yaml", "    - name: zz-app\n", "    - name: zz-app\n      keepData: true\n");
        Tree.Write("infrastructure/networking/Pulumi.zz-one.yaml", "config:\n  oceanid-networking:tunnelHosts:\n    - zz-app.zz.example.net\n");
        File.AppendAllText(Tree.Path("infrastructure/apps/Pulumi.zz-one.yaml"), "    - name: zz-other\n      dependsOn: [zz-app]\n");
        Tree.Commit();

        var run = await RunAsync("remove-app", "zz-app", "--cluster", "zz-one");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.Code, Is.EqualTo(1));
            Assert.That(run.Error.Split('\n'), Is.EquivalentTo(new[]
            {
                "error: infrastructure/apps/Pulumi.zz-one.yaml: zz-other depends on zz-app. Take it out of dependsOn first.",
                "error: infrastructure/networking/Pulumi.zz-one.yaml: zz-app.zz.example.net of zz-app comes in through the tunnel. Take it out of oceanid-networking:tunnelHosts first.",
                "error: infrastructure/apps/Pulumi.zz-one.yaml: zz-app keeps its data (keepData: true). With --delete-data this is taken back, which is the first of two merges.",
                "",
            }));
            Assert.That(Tree.Git("status", "--porcelain"), Is.Empty);
        }
    }

    [Test]
    public async Task The_data_of_an_app_take_two_merges()
    {
        BeginWithApp();
        Tree.Edit("infrastructure/apps/Pulumi.zz-one.yaml", "    - name: zz-app\n", "    - name: zz-app\n      keepData: true\n");
        Tree.Commit();

        Assert.That(await ChangedAsync("remove-app", "zz-app", "--cluster", "zz-one", "--delete-data"), Is.EqualTo(new[] { "M infrastructure/apps/Pulumi.zz-one.yaml" }));
        Assert.That(Tree.Read("infrastructure/apps/Pulumi.zz-one.yaml"), Does.Contain("      keepData: false\n"));
        Assert.That(await ChangedAsync("remove-app", "zz-app", "--cluster", "zz-one", "--delete-data"), Does.Contain("D apps/base/zz-app/zz-app.yaml"));
    }

    [Test]
    public async Task What_is_not_committed_and_what_fails_the_check_is_not_overwritten()
    {
        BeginWithApp();
        string[] another = [.. AddApp.Select(word => word == "zz-app" ? "zz-another" : word)];
        File.AppendAllText(Tree.Path("infrastructure/apps/Pulumi.zz-one.yaml"), "# Mine.\n");
        var uncommitted = await RunAsync(another);
        Tree.Git("checkout", "--quiet", ".");
        var before = Tree.Git("status", "--porcelain");
        Tree.Write("clusters/zz-one/kustomization.yaml", "apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nresources: [../base, missing.yaml]\n");
        Tree.Commit();
        var broken = await RunAsync(another);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(uncommitted.Error, Is.EqualTo("error: infrastructure/apps/Pulumi.zz-one.yaml has changes that are not committed. Commit or stash them: git checkout is the way back.\n"));
            Assert.That(before, Is.Empty);
            Assert.That(broken.Code, Is.EqualTo(1));
            Assert.That(broken.Error, Does.Contain("error: The check would not be clean afterwards, so nothing is written."));
            Assert.That(Tree.Git("status", "--porcelain"), Is.Empty);
        }
    }

    [Test]
    public async Task A_cluster_that_is_named_elsewhere_is_not_removed()
    {
        BeginWithApp();
        Tree.Write("apps/overlays/zz-elsewhere/note.yaml", "of: ../zz-one\nalso: default/oceanid-apps-zz-one\nbut: default/oceanid-apps-zz-one-more # ../zz-one\n");
        Tree.Commit();

        var run = await RunAsync("remove-cluster", "zz-one", "--files");

        using (Assert.EnterMultipleScope())
        {
            Assert.That((run.Code, run.Error), Is.EqualTo((1, """
                error: apps/overlays/zz-elsewhere/note.yaml:1 still names zz-one: of: ../zz-one. Remove that first.
                error: apps/overlays/zz-elsewhere/note.yaml:2 still names zz-one: also: default/oceanid-apps-zz-one. Remove that first.

                """)));
            Assert.That(Tree.Git("status", "--porcelain"), Is.Empty);
        }
    }

    [Test]
    public async Task A_cluster_whose_name_is_a_word_that_the_fleet_uses_for_something_else_is_removed()
    {
        await ChangedAsync(AddCluster);
        await ChangedAsync("add-cluster", "zz-more", "--environment", "zz-one");

        Assert.That(await ChangedAsync("remove-cluster", "zz-one", "--files"), Does.Contain("D clusters/zz-one/kustomization.yaml"));
    }

    [Test]
    public async Task The_last_cluster_is_not_removed()
    {
        BeginWithApp();
        foreach (var file in Directory.EnumerateFiles(Tree.Path("infrastructure/cluster"), "Pulumi.*.yaml").Where(file => !file.EndsWith(".zz-one.yaml", StringComparison.Ordinal)))
            File.Delete(file);
        Tree.Commit();

        var run = await RunAsync("remove-cluster", "zz-one", "--files");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.Code, Is.EqualTo(1));
            Assert.That(run.Error, Does.Contain("error: zz-one is the last cluster. A fleet without one is nothing: remove the repository."));
            Assert.That(Tree.Git("status", "--porcelain"), Is.Empty);
        }
    }

    [Test]
    public async Task A_cluster_like_another_gets_its_apps_and_its_kind_of_environment_and_no_node()
    {
        BeginWithApp();
        await ChangedAsync("add-cluster", "zz-more", "--environment", "zz-kind", "--domain", "zz-more.example.net");
        await ChangedAsync([.. AddApp.Select(word => word == "zz-one" ? "zz-more" : word)]);

        await ChangedAsync("add-cluster", "zz-like", "--like", "zz-more", "--domain", "zz-like.example.net");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Tree.Read("infrastructure/cluster/Pulumi.zz-like.yaml"), Is.EqualTo("environment:\n  - default/oceanid-cluster-zz-like\nconfig:\n  oceanid-cluster:environment: zz-kind\n"));
            Assert.That(Tree.Read("infrastructure/apps/Pulumi.zz-like.yaml"), Is.EqualTo("environment:\n  - default/oceanid-apps-zz-like\nconfig:\n  oceanid-apps:domain: zz-like.example.net\n  oceanid-apps:apps:\n    - name: zz-app\n"));
        }
    }

    [TestCase("error: infrastructure/cluster/Pulumi.zz-one.yaml is there already, and is not what this would write. Edit it, or choose another name.", "add-cluster", "zz-one", "--server", "a=10.9.9.1", "--host-key", HostKey, "--domain", "zz.example.net")]
    [TestCase("error: 203.0.113.77 is the address of zz-one in the cluster zz-one. A machine is in one cluster.", "add-cluster", "zz", "--server", "a=203.0.113.77", "--host-key", HostKey)]
    [TestCase("error: An app needs the domain of the cluster. Give --domain.", "add-cluster", "zz", "--like", "zz-one")]
    [TestCase("does not run zz-app. It runs on: zz-one.", "remove-app", "zz-app", "--cluster", "zz-bare")]
    [TestCase("error: zz-bare has no domain. Set oceanid-apps:domain in infrastructure/apps/Pulumi.zz-bare.yaml, or give --host.", "add-app", "zz", "--image", "ghcr.io/zz-registry/a:1", "--port", "80", "--cluster", "zz-bare")]
    [TestCase("error: infrastructure/cluster/Pulumi.zz-bare.yaml is there already, and has other nodes. Edit it, or choose another name.", "init", "--repository", "https://git.acme.net/a/b", "--organization", "a", "--cluster", "zz-bare", "--domain", "a.net")]
    public async Task What_is_refused_for_what_is_there_leaves_no_trace(string problem, params string[] arguments)
    {
        BeginWithApp();
        await ChangedAsync("add-cluster", "zz-bare");

        var run = await RunAsync(arguments);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.Code, Is.EqualTo(1));
            Assert.That(run.Error, Does.Contain(problem));
            Assert.That(Tree.Git("status", "--porcelain"), Is.Empty);
        }
    }

    [Test]
    public async Task Init_is_refused_where_nothing_is_of_the_example_and_the_cluster_is_new()
    {
        await ChangedAsync("add-cluster", "zz-real", "--domain", "acme.net");
        foreach (var file in Directory.EnumerateFiles(Tree.Path("infrastructure/cluster"), "Pulumi.*.yaml").Where(file => !file.EndsWith(".zz-real.yaml", StringComparison.Ordinal)))
            File.Delete(file);
        Tree.Commit();

        var run = await RunAsync("init", "--repository", "https://git.acme.net/a/b", "--organization", "a", "--cluster", "zz-own", "--domain", "a.net");

        using (Assert.EnterMultipleScope())
        {
            Assert.That((run.Code, run.Error), Is.EqualTo((1, "error: No cluster is one of the example any more. Add yours with: oceanid add-cluster zz-own\n")));
            Assert.That(Tree.Git("status", "--porcelain"), Is.Empty);
        }
    }

    [Test]
    public async Task All_that_is_wrong_with_an_app_is_said_at_once()
    {
        BeginWithApp();

        var run = await RunAsync("add-app", "kube-zz", "--image", "zz:1", "--port", "0", "--cluster", "zz-none", "--secret", "A");

        Assert.That(run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries), Has.Length.EqualTo(5));
    }

    [Test]
    public async Task Data_that_the_catalog_keeps_is_not_given_up_for_one_cluster()
    {
        BeginWithApp();
        await ChangedAsync("add-cluster", "zz-more", "--domain", "zz-more.example.net");
        await ChangedAsync([.. AddApp.Select(word => word == "zz-one" ? "zz-more" : word)]);
        Tree.Edit("infrastructure/apps/Pulumi.yaml", "- name: zz-app\n", "- name: zz-app\n        keepData: true\n");
        Tree.Commit();

        var run = await RunAsync("remove-app", "zz-app", "--cluster", "zz-one", "--delete-data");

        using (Assert.EnterMultipleScope())
        {
            Assert.That((run.Code, run.Error), Is.EqualTo((1, "error: infrastructure/apps/Pulumi.yaml: keepData: true stands in the catalog, for every cluster. Change it there.\n")));
            Assert.That(Tree.Git("status", "--porcelain"), Is.Empty);
        }
    }

    [Test]
    public async Task A_cluster_whose_stacks_nobody_knows_keeps_its_files_where_there_is_a_token()
    {
        BeginWithApp();
        var stacks = new PulumiCloudStacks(name => name == "PULUMI_ACCESS_TOKEN" ? "token" : "http://127.0.0.1:1");

        var run = await CommandRun.RunAsync(AllPrograms.List, null, stacks, "remove-cluster", "zz-one", "--files", "--repository", Tree.Root);

        using (Assert.EnterMultipleScope())
        {
            Assert.That((run.ExitCode, run.Error), Is.EqualTo((1, "error: Nobody knows whether its stacks still have resources: Pulumi Cloud cannot be asked (HttpRequestException). Mend that, or unset PULUMI_ACCESS_TOKEN to go on without asking.\n")));
            Assert.That(Tree.Git("status", "--porcelain"), Is.Empty);
        }
    }

    private async Task<(int Code, string Output, string Error)> RunAsync(params string[] arguments)
    {
        var run = await CommandRun.RunAsync(AllPrograms.List, [.. arguments, arguments[0] == "init" ? "--root" : "--repository", Tree.Root]);
        return (run.ExitCode, run.Output, run.Error);
    }

    // What a command that must not fail has changed, which is committed.
    private async Task<IReadOnlyList<string>> ChangedAsync(params string[] arguments)
    {
        var run = await RunAsync(arguments);
        Assert.That((run.Code, run.Error), Is.EqualTo((0, "")), run.Output);
        Tree.Commit(string.Join(' ', arguments.Take(2)));
        return [.. Tree.Git("diff", "--name-status", "--no-renames", "HEAD~1", "HEAD").Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Replace('\t', ' '))];
    }
}
