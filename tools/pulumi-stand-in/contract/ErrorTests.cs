using System.Collections.Immutable;
using NUnit.Framework;
using Pulumi;

namespace Oceanid.Contract.Tests;

/// <summary>How a failure of a program comes out of the run.</summary>
public sealed class ErrorTests
{
    [Test]
    public void A_run_exception_keeps_its_message() =>
        Assert.That(() => ProgramAsync(() => throw new RunException("Say this.")), Throws.InstanceOf<RunException>().With.Message.EqualTo("Say this."));

    [Test]
    public void A_resource_exception_keeps_its_message_where_it_hides_its_stack() =>
        Assert.That(
            () => ProgramAsync(() => throw new ResourceException("Say this.", null, hideStack: true)),
            Throws.InstanceOf<RunException>().With.Message.EqualTo("Say this."));

    [Test]
    public void Any_other_exception_of_the_program_is_unhandled() => ExpectUnhandled(() => throw new InvalidTimeZoneException("Say this."));

    [Test]
    public void An_exception_of_a_callback_is_unhandled() =>
        ExpectUnhandled(() => _ = Output.Create(1).Apply(int (_) => throw new InvalidTimeZoneException("Say this.")));

    [Test]
    public void An_output_that_nobody_looks_at_fails_the_run() =>
        ExpectUnhandled(() => _ = Output.Create(Task.FromException<int>(new InvalidTimeZoneException("Say this."))));

    [Test]
    public void A_faulted_input_is_told_and_who_waits_for_its_resource_does_not_wait_for_ever() =>
        Assert.That(
            () => ProgramAsync(() =>
            {
                var faulted = new TestResource("r", new() { Text = Output.Create(Task.FromException<string>(new InvalidTimeZoneException("Say this."))) });
                _ = new TestResource("after", new() { Text = faulted.Id });
            }),
            Throws.Exception.With.Message.Contains("System.InvalidTimeZoneException: Say this."));

    [Test]
    public void An_exception_of_the_mocks_is_told() =>
        Assert.That(
            () => TestRun.MakeAsync(() => new TestResource("r"), new RecordingMocks { Answer = _ => throw new InvalidTimeZoneException("Say this.") }),
            Throws.Exception.With.Message.Contains("System.InvalidTimeZoneException: Say this."));

    [Test]
    public void One_logged_error_is_a_run_exception_and_two_are_several()
    {
        Assert.That(() => ProgramAsync(() => Log.Error("x")), Throws.InstanceOf<RunException>().With.Message.EqualTo("x"));
        Assert.That(
            () => ProgramAsync(() =>
            {
                Log.Error("x");
                Log.Error("y");
            }),
            Throws.InstanceOf<AggregateException>().With.Property(nameof(AggregateException.InnerExceptions)).Exactly(2).InstanceOf<RunException>());
    }

    [Test]
    public void An_output_that_a_stack_forgot_is_named() =>
        Assert.That(
            () => Deployment.TestAsync<ForgetfulStack>(new RecordingMocks()),
            Throws.InstanceOf<RunException>().With.Message.EqualTo(
                "Output(s) 'bb' have no value assigned. [Output] attributed properties must be assigned inside Stack constructor."));

    [Test]
    public void An_output_of_a_type_that_no_engine_knows_is_refused() =>
        Assert.That(
            () => ProgramAsync(() => _ = new Mistyped()),
            Throws.InstanceOf<RunException>().With.Message.Contains("contains invalid type"));

    [Test]
    public void A_resource_needs_a_name() =>
        Assert.That(
            () => ProgramAsync(() => _ = new TestResource("")),
            Throws.InstanceOf<RunException>().With.Message.Contains("'name' cannot be null or empty. (Parameter 'name')"));

    [Test]
    public void A_stack_that_the_service_provider_lacks_is_named() =>
        Assert.That(
            () => Deployment.TestWithServiceProviderAsync<ForgetfulStack>(new RecordingMocks(), new NoServices()),
            Throws.InstanceOf<RunException>().With.Message.Contains("Failed to resolve instance of type")
                .And.Message.Contains("Register the type with the service provider before calling RunAsync."));

    private static Task<ImmutableArray<Resource>> ProgramAsync(Action program) => Deployment.TestAsync(new RecordingMocks(), TestRun.Update, program);

    private static void ExpectUnhandled(Action program) => Assert.That(
        () => ProgramAsync(program),
        Throws.InstanceOf<RunException>().With.Message.StartsWith("Running program '")
            .And.Message.Contains("failed with an unhandled exception:")
            .And.Message.Contains("System.InvalidTimeZoneException: Say this."));

    private sealed class ForgetfulStack : Stack
    {
        [Output("bb")] public Output<string>? B { get; set; }
    }

    private sealed class Mistyped() : ComponentResource("test:index:Mistyped", "m")
    {
        [Output] public Output<DateTime>? When { get; set; }
    }

    private sealed class NoServices : IServiceProvider
    {
        public object? GetService(Type serviceType) => null;
    }
}
