using NUnit.Framework;
using Pulumi;
using Pulumi.Utilities;

namespace Oceanid.Contract.Tests;

/// <summary>Where a deployment is, and where there is none.</summary>
[NonParallelizable]
public sealed class InstanceTests
{
    [Test]
    public async Task Outside_a_run_there_is_no_instance_no_configuration_and_no_resource_but_there_are_outputs()
    {
        await TestRun.MakeAsync(() => new TestResource("r"));

        foreach (var use in new Func<object>[] { () => Deployment.Instance, () => new Config(), () => new TestResource("r") })
        {
            Assert.That(
                () => use(),
                Throws.InvalidOperationException.With.Message.Contains("Trying to acquire Deployment.Instance before 'Run' was called."));
        }

        Assert.That(await OutputUtilities.GetValueAsync(Output.All(Output.Create(1))), Is.EqualTo(new[] { 1 }));
    }

    [Test]
    public async Task Runs_side_by_side_do_not_see_each_other()
    {
        async Task<string> StackAsync(int number) => await TestRun.MakeAsync(
            () => Deployment.Instance.StackName, options: new() { StackName = $"stack-{number}" });

        var names = await Task.WhenAll(Enumerable.Range(0, 14).Select(number => Task.Run(() => StackAsync(number))));

        Assert.That(names, Is.EqualTo(Enumerable.Range(0, 14).Select(number => $"stack-{number}")));
    }

    [Test]
    public async Task The_names_are_those_of_the_options_or_the_defaults()
    {
        static string Names()
        {
            var run = Deployment.Instance;
            return $"{run.OrganizationName}/{run.ProjectName}/{run.StackName} {(run.IsDryRun ? "preview" : "update")}";
        }

        Assert.That(await TestRun.MakeAsync(Names, options: new()), Is.EqualTo("organization/project/stack preview"));
        Assert.That(
            await TestRun.MakeAsync(Names, options: new() { OrganizationName = "o", ProjectName = "p", StackName = "s", IsPreview = false }),
            Is.EqualTo("o/p/s update"));
        Assert.That(await TestRun.MakeAsync(() => Deployment.Instance.RootDirectory, options: new() { RootDirectory = "/r" }), Is.EqualTo("/r"));
    }

    [Test]
    public void A_program_without_an_engine_does_not_run()
    {
        using var environment = new ProcessEnvironment();

        Assert.That(
            () => Deployment.RunAsync(() => { }),
            Throws.InvalidOperationException.With.Message.StartsWith("Program run without the Pulumi engine available; re-run using the `pulumi` CLI"));
    }
}
