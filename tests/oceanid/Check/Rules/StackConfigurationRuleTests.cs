using Oceanid.Infrastructure.Tests.Testing;
using Oceanid.Tool.Check;
using Oceanid.Tool.Check.Rules;
using Oceanid.Tool.Fleet;
using Oceanid.Tool.Fleet.Programs;
using Oceanid.Tool.Tests.Fixtures;
using Pulumi;

namespace Oceanid.Tool.Tests.Check.Rules;

public sealed class StackConfigurationRuleTests
{
    private const string Tree = "{ apiVersion: pulumi.com/v1, kind: Stack, metadata: { name: it, namespace: pulumi-system }, spec: { config: { node: a } } }";

    [Test]
    public void A_program_that_accepts_what_it_gets_and_leaves_the_operator_alone() =>
        Assert.That(Findings("a", [Operator("chart", "version", "values")]), Is.Empty);

    [Test]
    public void A_value_that_the_stack_file_has_otherwise() =>
        Assert.That(Findings("b", []), Is.EqualTo(new[] { "It gives oceanid-cluster:node as 'a', and the stack file as 'b'." }));

    [Test]
    public void A_program_that_refuses_what_it_gets() =>
        Assert.That(Findings("a", [], "There is no node a."), Is.EqualTo(new[] { "Its program refuses what it gives: There is no node a." }));

    [Test]
    public void A_program_that_would_change_the_operator() =>
        Assert.That(Findings("a", [Operator()]), Is.EqualTo(new[] { "Its program would change the operator that runs it." }));

    [Test]
    public async Task Each_program_is_run_with_what_its_stack_gives_it()
    {
        var programs = FixturePrograms.List.Select(program => program.Folder == "cluster" ? new ProgramDefinition("cluster", Refuse) : program).ToList();

        var run = await CommandRun.RunAsync(programs, "check", "atlas", "--repository", FixtureFleet.Repository.Root);

        Assert.That(run.Output, Does.StartWith(
            "clusters/atlas/stacks/kustomization.yaml:13 (atlas): Stack pulumi-system/oceanid-cluster: spec.config: Its program refuses what it gives: mimas is no operator. ")
            .And.EndsWith($"1 finding from {AllRules.List.Count} rules.\n"));

        static IDictionary<string, object?> Refuse()
        {
            var config = new Config();
            return config.Get("runner") == "operator" ? throw new RunException($"{config.Get("node")} is no operator.") : ClusterFixture.Define();
        }
    }

    private static ResourcePreview Operator(params string[] ignored) =>
        CheckFixture.FluxAndOperator[1] with { Options = new RecordedOptions { IgnoreChanges = ignored } };

    private static IEnumerable<string> Findings(string node, ResourcePreview[] declared, params string[] failures)
    {
        var context = new CheckFixture { Tree = Tree }.Context();
        var stack = context.Views[0].Stacks.Single().Object;
        const string Key = "oceanid-cluster:node";
        var run = new StackRun(
            "atlas",
            stack,
            new Dictionary<string, string> { [Key] = "a" },
            new Dictionary<string, string> { [Key] = node },
            new ProgramPreview("cluster", "oceanid-cluster", declared, []),
            failures);
        return new StackConfigurationRule().Cases(context with { StackRuns = [run] }).SelectMany(item => item.Find()).Select(finding => finding.Message);
    }
}
