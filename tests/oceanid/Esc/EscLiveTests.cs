using Moq;
using Oceanid.Infrastructure.Tests.Testing;
using Oceanid.Tool.Check;
using Oceanid.Tool.Check.Esc;
using Oceanid.Tool.Fleet.Programs;
using Oceanid.Tool.Tests.Fixtures;
using Pulumi;
using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;

namespace Oceanid.Tool.Tests.Esc;

/// <summary>`check --esc` and `esc-init` of this repository, against environments that a test makes up.</summary>
public sealed class EscLiveTests
{
    private const string Apps = "infrastructure/apps/esc/oceanid-apps-atlas.yaml";

    // This comparison is one more.
    private static readonly int Rules = AllRules.List.Count + 1;

    [Test]
    public async Task Environments_that_have_every_key_are_no_finding()
    {
        var run = await CheckAsync(Live());

        Assert.That((run.ExitCode, run.Output), Is.EqualTo((0, $"No findings from {Rules} rules.\n")));
    }

    [Test]
    public async Task A_key_that_nobody_has_set_names_the_environment_and_the_command()
    {
        var run = await CheckAsync(Live(("default/oceanid-apps-atlas", new EscAnswer.Found([], [], ["default/oceanid-apps"]))));

        Assert.That(run.Output, Is.EqualTo(
            $"{Apps}: values.pulumiConfig.shopJwtSecret: acme/default/oceanid-apps-atlas does not have it. "
            + "Set it: esc env set acme/default/oceanid-apps-atlas pulumiConfig.shopJwtSecret -f - --string --secret [esc-live]\n"
            + $"1 finding from {Rules} rules.\n"));
        Assert.That(run.ExitCode, Is.EqualTo(1));
    }

    [Test]
    public async Task A_secret_in_plain_text_a_key_too_many_and_an_import_too_few()
    {
        var run = await CheckAsync(Live(("default/oceanid-apps-atlas", new EscAnswer.Found(["pulumiConfig.old"], ["pulumiConfig.shopJwtSecret"], []))));

        Assert.That(run.Output, Does
            .Contain("values.pulumiConfig.shopJwtSecret: acme/default/oceanid-apps-atlas has it in plain text. Set it: ")
            .And.Contain("values.pulumiConfig.old: acme/default/oceanid-apps-atlas has it, but the definition does not declare it. Declare it, or remove it: esc env rm acme/default/oceanid-apps-atlas pulumiConfig.old")
            .And.Contain("imports: acme/default/oceanid-apps-atlas does not import default/oceanid-apps. Add it: ")
            .And.EndsWith($"3 findings from {Rules} rules.\n"));
    }

    [Test]
    public async Task An_environment_that_does_not_exist() =>
        Assert.That(
            (await CheckAsync(Live(("default/oceanid-apps-atlas", new EscAnswer.Missing())))).Output,
            Does.StartWith($"{Apps}: There is no ESC environment acme/default/oceanid-apps-atlas, or the token may not know of it. Make it: esc env init acme/default/oceanid-apps-atlas -f {Apps} [esc-live]\n"));

    [Test]
    public async Task An_environment_that_cannot_be_read_is_not_taken_for_a_clean_one()
    {
        var run = await CheckAsync(Live(("default/oceanid-apps-atlas", new EscAnswer.Unreadable("the token may not read it", "Give it the right."))));

        Assert.That((run.ExitCode, run.Output), Is.EqualTo((
            1,
            $"{Apps}: The ESC environment acme/default/oceanid-apps-atlas could not be compared: the token may not read it. Give it the right. [esc-live]\n1 finding from {Rules} rules.\n")));
    }

    [Test]
    public async Task Without_a_token_the_comparison_is_refused()
    {
        var run = await CheckAsync(Mock.Of<IEscEnvironments>(live => !live.HasToken));

        Assert.That((run.ExitCode, run.Output, run.Error), Is.EqualTo((
            2, "", "error: --esc asks Pulumi Cloud, and PULUMI_ACCESS_TOKEN is not set. Set it to a token that may read the environments, or leave --esc out.\n")));
    }

    [Test]
    public async Task Without_the_option_nobody_is_asked()
    {
        var live = new Mock<IEscEnvironments>(MockBehavior.Strict);

        var run = await CommandRun.RunAsync(FixturePrograms.List, live.Object, "check", "atlas", "--repository", FixtureFleet.Repository.Root);

        Assert.That(run.ExitCode, Is.Zero);
        live.VerifyNoOtherCalls();
    }

    [Test]
    public async Task The_commands_for_a_new_cluster_make_what_is_shared_first()
    {
        var run = await InitAsync(Mock.Of<IEscEnvironments>(live => !live.HasToken));

        Assert.That(run.Output, Is.EqualTo("""
            # What atlas needs of ESC. Each `set` reads the value from standard input: paste it, then press Ctrl-D.
            # PULUMI_ACCESS_TOKEN is not set, so this is all that it needs, and not only what is missing.
            esc env init acme/default/oceanid-cluster -f infrastructure/cluster/esc/oceanid-cluster.yaml
            esc env set acme/default/oceanid-cluster pulumiConfig.pulumiAccessToken -f - --string --secret
            esc env set acme/default/oceanid-cluster pulumiConfig.deployKey -f - --string --secret
            esc env init acme/default/oceanid-cluster-atlas -f infrastructure/cluster/esc/oceanid-cluster-atlas.yaml
            esc env set acme/default/oceanid-cluster-atlas pulumiConfig.sshPrivateKey -f - --string --secret
            esc env set acme/default/oceanid-cluster-atlas pulumiConfig.k3sToken -f - --string --secret
            esc env set acme/default/oceanid-cluster-atlas pulumiConfig.k3sAgentToken -f - --string --secret
            esc env init acme/default/oceanid-apps -f infrastructure/apps/esc/oceanid-apps.yaml
            esc env init acme/default/oceanid-apps-atlas -f infrastructure/apps/esc/oceanid-apps-atlas.yaml
            esc env set acme/default/oceanid-apps-atlas pulumiConfig.shopJwtSecret -f - --string --secret

            """));
    }

    [Test]
    public async Task With_a_token_only_what_is_missing_is_printed()
    {
        var live = Live(("default/oceanid-cluster", new EscAnswer.Found(["pulumiConfig.deployKey"], [], [])), ("default/oceanid-apps-atlas", new EscAnswer.Missing()));

        Assert.That((await InitAsync(live)).Output, Is.EqualTo("""
            # What atlas needs of ESC. Each `set` reads the value from standard input: paste it, then press Ctrl-D.
            esc env set acme/default/oceanid-cluster pulumiConfig.pulumiAccessToken -f - --string --secret
            esc env init acme/default/oceanid-apps-atlas -f infrastructure/apps/esc/oceanid-apps-atlas.yaml
            esc env set acme/default/oceanid-apps-atlas pulumiConfig.shopJwtSecret -f - --string --secret

            """));
    }

    [Test]
    public async Task Nothing_is_missing() =>
        Assert.That((await InitAsync(Live())).Output, Does.StartWith("# ESC has every key that atlas needs."));

    [Test]
    public async Task What_cannot_be_asked_is_an_error()
    {
        var run = await InitAsync(Live(("default/oceanid-cluster", new EscAnswer.Unreadable("Pulumi Cloud cannot be reached", "Check the network."))));

        Assert.That((run.ExitCode, run.Output, run.Error), Is.EqualTo((1, "", "error: acme/default/oceanid-cluster: Pulumi Cloud cannot be reached. Check the network.\n")));
    }

    [Test]
    public async Task Environments_that_import_each_other_are_an_error()
    {
        using var repository = new TemporaryRepository();
        repository.Write(TemporaryRepository.Stack, "environment: [default/a]\n");
        repository.Write("infrastructure/cluster/esc/a.yaml", "imports: [default/b]\n");
        repository.Write("infrastructure/cluster/esc/b.yaml", "imports: [default/a]\n");

        var run = await CommandRun.RunAsync(FixturePrograms.List, Mock.Of<IEscEnvironments>(live => !live.HasToken), "esc-init", "tethys", "--repository", repository.Root);

        Assert.That((run.ExitCode, run.Output), Is.EqualTo((1, "")));
        Assert.That(run.Error, Does.StartWith("error: infrastructure/cluster/esc/b.yaml:1: imports: environments import each other: default/a → default/b → default/a."));
    }

    [Test]
    public async Task A_key_is_one_word_of_the_command_whatever_is_in_it()
    {
        using var repository = new TemporaryRepository();
        repository.Write(TemporaryRepository.Stack, "environment: [default/a]\n");
        repository.Write("infrastructure/cluster/esc/a.yaml", "values: { pulumiConfig: { \"a'; reboot\\n\": { fn::secret: REPLACE_ME } } }\n");

        var run = await CommandRun.RunAsync(Uses("a'; reboot\n"), Mock.Of<IEscEnvironments>(live => !live.HasToken), "esc-init", "tethys", "--repository", repository.Root);

        Assert.That(run.Output, Does.EndWith("\nesc env set organization/default/a 'pulumiConfig.a'\\''; reboot↵' -f - --string --secret\n"));
    }

    [Test]
    public async Task The_key_of_the_checksums_is_made_at_random_when_the_command_runs()
    {
        using var repository = new TemporaryRepository();
        repository.Write(TemporaryRepository.Stack, "environment: [default/a]\n");
        repository.Write("infrastructure/cluster/esc/a.yaml", "values: { pulumiConfig: { checksumKey: { fn::secret: REPLACE_ME }, token: { fn::secret: REPLACE_ME }, unused: { fn::secret: REPLACE_ME } } }\n");

        var run = await CommandRun.RunAsync(Uses("checksumKey", "token"), Mock.Of<IEscEnvironments>(live => !live.HasToken), "esc-init", "tethys", "--repository", repository.Root);

        Assert.That(run.Output, Does.Contain("# What comes from openssl is made at random, at each run: nobody has to know it.\n").And.EndsWith("""

            esc env init organization/default/a -f infrastructure/cluster/esc/a.yaml
            openssl rand -hex 32 | esc env set organization/default/a pulumiConfig.checksumKey -f - --string --secret
            esc env set organization/default/a pulumiConfig.token -f - --string --secret

            """));
    }

    [Test]
    public async Task An_unknown_cluster_is_refused()
    {
        var run = await CommandRun.RunAsync(FixturePrograms.List, Live(), "esc-init", "atlus", "--repository", FixtureFleet.Repository.Root);

        Assert.That((run.ExitCode, run.Error), Is.EqualTo((2, "error: Unknown cluster 'atlus'. Known: atlas, pan. Did you mean 'atlas'?\n")));
    }

    private static Task<CommandRun> CheckAsync(IEscEnvironments live) =>
        CommandRun.RunAsync(FixturePrograms.List, live, "check", "atlas", "--esc", "--repository", FixtureFleet.Repository.Root);

    private static Task<CommandRun> InitAsync(IEscEnvironments live) =>
        CommandRun.RunAsync(FixturePrograms.List, live, "esc-init", "atlas", "--repository", FixtureFleet.Repository.Root);

    /// <summary>A program that makes a Secret of some keys.</summary>
    private static ProgramDefinition[] Uses(params string[] keys) =>
    [
        new("cluster", () =>
        {
            var data = new InputMap<string>();
            foreach (var (key, index) in keys.Select((key, index) => (key, index)))
                data.Add($"key{index}", new Config().RequireSecret(key));
            _ = new Secret("it", new SecretArgs { StringData = data });
            return new Dictionary<string, object?>();
        }),
    ];

    /// <summary>Environments with all that atlas declares, but for those that are given.</summary>
    private static IEscEnvironments Live(params (string Name, EscAnswer Answer)[] others)
    {
        var live = new Mock<IEscEnvironments>(MockBehavior.Strict);
        live.Setup(environments => environments.HasToken).Returns(true);
        foreach (var declared in DeclaredEnvironment.Of(FixtureFleet.Repository, ["cluster", "apps", "networking"], FixtureFleet.Preview("atlas")))
        {
            var answer = others.Where(other => other.Name == declared.Name).Select(other => other.Answer).FirstOrDefault() ?? declared.Names;
            live.Setup(environments => environments.ReadAsync("acme", declared.Name)).ReturnsAsync(answer);
        }

        return live.Object;
    }
}
