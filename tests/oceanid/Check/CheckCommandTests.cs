using Oceanid.Infrastructure.Tests.Testing;
using Oceanid.Tool.Check;
using Oceanid.Tool.Tests.Fixtures;

namespace Oceanid.Tool.Tests.Check;

public sealed class CheckCommandTests
{
    [Test]
    public async Task A_clean_repository_exits_with_0()
    {
        var run = await CommandRun.RunAsync(FixturePrograms.List, "check", "atlas", "--repository", FixtureFleet.Repository.Root);

        Assert.That((run.ExitCode, run.Output), Is.EqualTo((0, $"No findings from {AllRules.List.Count} rules.\n")));
    }

    [Test]
    public async Task What_cannot_be_previewed_is_a_finding_and_exits_with_1()
    {
        using var repository = new TemporaryRepository();
        repository.Write(TemporaryRepository.Stack, "config: [\n");

        var run = await CommandRun.RunAsync(FixturePrograms.List, "check", "--repository", repository.Root);

        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(run.Output, Does.StartWith($"{TemporaryRepository.Stack}:").And.EndsWith($"[preview]\n1 finding from {AllRules.List.Count} rules.\n"));
    }

    [Test]
    public async Task An_unknown_cluster_exits_with_2()
    {
        var run = await CommandRun.RunAsync(FixturePrograms.List, "check", "atlus", "--repository", FixtureFleet.Repository.Root);

        Assert.That((run.ExitCode, run.Error), Is.EqualTo((2, "error: Unknown cluster 'atlus'. Known: atlas, pan. Did you mean 'atlas'?\n")));
    }

    [Test]
    public async Task The_rules_can_be_listed_without_a_repository()
    {
        var run = await CommandRun.RunAsync([], "check", "--list");

        Assert.That(run.ExitCode, Is.Zero);
        Assert.That(run.Output, Does.Contain("one-owner: Every object of a cluster has exactly one owner.\n  Why: ").And.Contain("\n  Remedy: "));
    }

    [TestCase("init")]
    [TestCase("add-cluster")]
    [TestCase("add-app")]
    [TestCase("preview")]
    [TestCase("check")]
    public async Task The_help_fits_a_terminal(string command)
    {
        var run = await CommandRun.RunAsync([], command, "--help");

        Assert.That(run.Output.Split('\n').Where(line => line.Length > 100), Is.Empty);
        Assert.That(run.Output, Does.Contain("--repository"));
    }
}
