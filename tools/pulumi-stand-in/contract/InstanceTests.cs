using NUnit.Framework;
using Pulumi;
using Pulumi.Testing;
using Pulumi.Utilities;

namespace Oceanid.Contract.Tests;

/// <summary>Section 2.9, and RunAsync of 2.13: where a deployment is, and where there is none.</summary>
[NonParallelizable]
public sealed class InstanceTests
{
    private const string NoInstance = "Trying to acquire Deployment.Instance before 'Run' was called.";

    [Test]
    public void Outside_a_run_there_is_no_instance_no_configuration_and_no_resource() =>
        Assert.Multiple(ExpectNoInstance);

    [Test]
    public async Task After_a_run_there_is_no_instance_either()
    {
        await TestRun.MakeAsync(() => new TestResource("r"));

        Assert.Multiple(ExpectNoInstance);
    }

    [Test]
    public void A_run_in_a_run_is_an_error() =>
        Assert.That(
            () => Deployment.TestAsync(
                new RecordingMocks(),
                TestRun.Update,
                () => (Task)Deployment.TestAsync(new RecordingMocks(), TestRun.Update, () => { })),
            Throws.Exception.With.Message.Contains(
                "Deployment.Instance should only be set once at the beginning of a 'Run' call."));

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
        static string Names() => string.Join('/',
            Deployment.Instance.OrganizationName, Deployment.Instance.ProjectName, Deployment.Instance.StackName);
        var named = new TestOptions { OrganizationName = "o", ProjectName = "p", StackName = "s" };

        Assert.Multiple(async () =>
        {
            Assert.That(await TestRun.MakeAsync(Names), Is.EqualTo("organization/project/stack"));
            Assert.That(await TestRun.MakeAsync(Names, options: named), Is.EqualTo("o/p/s"));
        });
    }

    [TestCase(null, true)]
    [TestCase(true, true)]
    [TestCase(false, false)]
    public async Task A_test_is_a_preview_unless_told_otherwise(bool? preview, bool dryRun) =>
        Assert.That(
            await TestRun.MakeAsync(() => Deployment.Instance.IsDryRun, options: new() { IsPreview = preview }),
            Is.EqualTo(dryRun));

    [Test]
    public async Task The_root_directory_is_that_of_the_options() =>
        Assert.That(
            await TestRun.MakeAsync(() => Deployment.Instance.RootDirectory, options: new() { RootDirectory = "/r" }),
            Is.EqualTo("/r"));

    [Test]
    public void Without_a_root_directory_asking_for_it_is_an_error() =>
        Assert.That(
            () => TestRun.MakeAsync(() => Deployment.Instance.RootDirectory),
            Throws.Exception.With.Message.Contains(
                "The Pulumi CLI version does not support root directory. Please update the Pulumi CLI."));

    [Test]
    public async Task An_output_is_made_and_combined_outside_a_run()
    {
        var sum = Output.Tuple(Output.Create(1), Output.Create(2)).Apply(pair => pair.Item1 + pair.Item2);

        Assert.That(await OutputUtilities.GetValueAsync(sum), Is.EqualTo(3));
    }

    [Test]
    public async Task The_text_of_an_output_is_a_warning() =>
        Assert.That(
            await TestRun.MakeAsync(() => Output.Create(1).ToString()),
            Does.StartWith("Calling [ToString] on an [Output<T>] is not supported."));

    [Test]
    public void The_text_of_an_output_outside_a_run_is_an_error() =>
        Assert.That(
            () => Output.Create(1).ToString(),
            Throws.InvalidOperationException.With.Message.Contains(NoInstance));

    [TestCase("1")]
    [TestCase("true")]
    public void The_text_of_an_output_can_be_made_an_error(string value)
    {
        using var environment = new KubernetesEnvironment();
        environment.Set("PULUMI_ERROR_OUTPUT_STRING", value);

        Assert.That(
            () => TestRun.MakeAsync(() => Output.Create(1).ToString()),
            Throws.InstanceOf<RunException>().With.Message.Contains(nameof(InvalidOperationException)));
    }

    [Test]
    public void A_program_without_an_engine_does_not_run()
    {
        using var environment = new KubernetesEnvironment();
        environment.Set("PULUMI_MONITOR", null);

        Assert.That(
            () => Deployment.RunAsync(() => { }),
            Throws.InvalidOperationException.With.Message.StartsWith(
                "Program run without the Pulumi engine available; re-run using the `pulumi` CLI"));
    }

    private static void ExpectNoInstance()
    {
        Assert.That(() => Deployment.Instance, Throws.InvalidOperationException.With.Message.Contains(NoInstance));
        Assert.That(() => new Config(), Throws.InvalidOperationException.With.Message.Contains(NoInstance));
        Assert.That(
            () => new TestResource("r"), Throws.InvalidOperationException.With.Message.Contains(NoInstance));
    }
}
