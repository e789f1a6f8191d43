using System.Collections.Immutable;
using NUnit.Framework;
using Pulumi;

namespace Oceanid.Contract.Tests;

/// <summary>Section 2.8: how a failure surfaces.</summary>
public sealed class ErrorTests
{
    private const string Unhandled = "failed with an unhandled exception:";

    [Test]
    public void A_run_exception_keeps_its_message() =>
        Assert.That(
            () => ProgramAsync(() => throw new RunException("Say this.")),
            Throws.InstanceOf<RunException>().With.Message.EqualTo("Say this."));

    [Test]
    public void A_resource_exception_with_a_hidden_stack_keeps_its_message() =>
        Assert.That(
            () => ProgramAsync(() => throw new ResourceException("Say this.", null, hideStack: true)),
            Throws.InstanceOf<RunException>().With.Message.EqualTo("Say this."));

    [Test]
    public void Another_resource_exception_is_told_in_full() =>
        Assert.That(
            () => ProgramAsync(() => throw new ResourceException("Say this.", null)),
            Throws.InstanceOf<RunException>()
                .With.Message.Contains("Say this.").And.Message.Contains(nameof(ResourceException)));

    [Test]
    public void Any_other_exception_of_the_program_is_unhandled() =>
        ExpectUnhandled(() => ProgramAsync(() => throw new InvalidTimeZoneException("Say this.")));

    [Test]
    public void An_exception_of_an_asynchronous_program_is_unhandled() =>
        ExpectUnhandled(() => Deployment.TestAsync(new RecordingMocks(), TestRun.Update, async () =>
        {
            await Task.Yield();
            throw new InvalidTimeZoneException("Say this.");
        }));

    [Test]
    public void An_exception_of_a_stack_is_unhandled() =>
        ExpectUnhandled(() => Deployment.TestAsync<ThrowingStack>(new RecordingMocks()));

    [Test]
    public void An_exception_of_a_callback_is_unhandled() =>
        ExpectUnhandled(() => ProgramAsync(() =>
        {
            _ = Output.Create(1).Apply(int (_) => throw new InvalidTimeZoneException("Say this."));
        }));

    [Test]
    public void An_output_that_nobody_looks_at_fails_the_run() =>
        ExpectUnhandled(() => ProgramAsync(() =>
        {
            _ = Output.Create(Task.FromException<int>(new InvalidTimeZoneException("Say this.")));
        }));

    [Test]
    public void An_exception_of_the_mocks_is_told() =>
        Assert.That(
            () => TestRun.MakeAsync(
                () => new TestResource("r"),
                new RecordingMocks { Answer = _ => throw new InvalidTimeZoneException("Say this.") }),
            Throws.Exception.With.Message.Contains("System.InvalidTimeZoneException: Say this."));

    [Test]
    public void A_faulted_input_is_told() =>
        Assert.That(
            () => TestRun.InputsAsync(() => new TestResourceArgs
            {
                Text = Output.Create(Task.FromException<string>(new InvalidTimeZoneException("Say this."))),
            }),
            Throws.Exception.With.Message.Contains("System.InvalidTimeZoneException: Say this."));

    [Test]
    public void One_logged_error_is_a_run_exception() =>
        Assert.That(
            () => ProgramAsync(() => Log.Error("x")),
            Throws.InstanceOf<RunException>().With.Message.EqualTo("x"));

    [Test]
    public void Two_logged_errors_are_several_run_exceptions() =>
        Assert.That(
            () => ProgramAsync(() =>
            {
                Log.Error("x");
                Log.Error("y");
            }),
            Throws.InstanceOf<AggregateException>().With.Property(nameof(AggregateException.InnerExceptions))
                .Exactly(2).InstanceOf<RunException>());

    [Test]
    public void Other_log_messages_are_swallowed() =>
        Assert.That(
            () => ProgramAsync(() =>
            {
                Log.Debug("d");
                Log.Info("i");
                Log.Warn("w");
            }),
            Throws.Nothing);

    [Test]
    public void An_output_that_a_stack_forgot_is_named() =>
        Assert.That(
            () => Deployment.TestAsync<ForgetfulStack>(new RecordingMocks()),
            Throws.InstanceOf<RunException>().With.Message.Contains(
                "have no value assigned. [Output] attributed properties must be assigned inside Stack constructor.")
                .And.Message.Contains("A").And.Message.Contains("bb"));

    [Test]
    public void An_output_of_a_stack_that_is_none_is_named() =>
        Assert.That(
            () => Deployment.TestAsync<MistypedStack>(new RecordingMocks()),
            Throws.InstanceOf<RunException>().With.Message.EqualTo(
                "Output(s) 'A' have incorrect type. "
                + "[Output] attributed properties must be instances of Output<T>."));

    [Test]
    public void A_required_input_is_named() =>
        Assert.That(
            () => TestRun.MakeAsync(() => new StrictResource("r", new())),
            Throws.Exception.With.Message.Contains(
                "StrictResourceArgs.Size is required but was not given a value (Parameter 'Size')"));

    [Test]
    public void A_required_input_of_an_input_is_named_with_the_input() =>
        Assert.That(
            () => TestRun.MakeAsync(
                () => new StrictResource("r", new() { Size = 1, Inner = new StrictResourceArgs() })),
            Throws.Exception
                .With.Message.Contains("error serializing property \"inner\": ")
                .And.Message.Contains("StrictResourceArgs.Size is required but was not given a value"));

    [Test]
    public void A_resource_needs_a_name() =>
        Assert.That(
            () => TestRun.MakeAsync(() => new TestResource("")),
            Throws.InstanceOf<RunException>().With.Message.Contains(
                "'name' cannot be null or empty. (Parameter 'name')"));

    [Test]
    public void A_component_has_a_provider_or_providers() =>
        Assert.That(
            () => TestRun.MakeAsync(() =>
            {
                var provider = new TestProvider("p");
                return new TestComponent("c", options: new() { Provider = provider, Providers = { provider } });
            }),
            Throws.InstanceOf<RunException>().With.Message.Contains(
                "Do not supply both 'provider' and 'providers' options to a ComponentResource."));

    [Test]
    public void A_transformation_can_not_change_the_parent() =>
        Assert.That(
            () => TestRun.MakeAsync(() =>
            {
                var parent = new TestComponent("c");
                return new TestResource("r", options: new()
                {
                    ResourceTransformations =
                    {
                        args => new ResourceTransformationResult(
                            args.Args, new CustomResourceOptions { Parent = parent }),
                    },
                });
            }),
            Throws.InstanceOf<RunException>().With.Message.Contains(nameof(ArgumentException)));

    [Test]
    public void An_alias_is_a_URN_or_its_parts() =>
        Assert.That(
            () => TestRun.MakeAsync(() => new TestResource("r", options: new()
            {
                Aliases = { new Alias { Urn = "urn:pulumi:stack::project::a:b:C::old", Name = "old" } },
            })),
            Throws.Exception.With.Message.Contains("Alias should not specify both Urn and Name"));

    [Test]
    public async Task A_stack_comes_from_the_service_provider()
    {
        var resources = await Deployment.TestWithServiceProviderAsync<ServedStack>(
            new RecordingMocks(), new Services(new Dictionary<Type, Func<object>>
            {
                [typeof(ServedStack)] = () => new ServedStack("served"),
            }));

        Assert.That(resources.OfType<TestResource>().Single().GetResourceName(), Is.EqualTo("served"));
    }

    [Test]
    public void A_stack_that_the_service_provider_lacks_is_named() =>
        Assert.That(
            () => Deployment.TestWithServiceProviderAsync<ServedStack>(new RecordingMocks(), new Services([])),
            Throws.InstanceOf<RunException>().With.Message.Contains("Failed to resolve instance of type")
                .And.Message.Contains(
                    "Register the type with the service provider before calling RunAsync."));

    private static Task<ImmutableArray<Resource>> ProgramAsync(Action program) =>
        Deployment.TestAsync(new RecordingMocks(), TestRun.Update, program);

    private static void ExpectUnhandled(Func<Task> run) =>
        Assert.That(
            async () => await run(),
            Throws.InstanceOf<RunException>().With.Message.StartsWith("Running program '")
                .And.Message.Contains(Unhandled)
                .And.Message.Contains("System.InvalidTimeZoneException: Say this."));

    private sealed class ThrowingStack : Stack
    {
        public ThrowingStack() => throw new InvalidTimeZoneException("Say this.");
    }

    private sealed class ForgetfulStack : Stack
    {
        [Output] public Output<string>? A { get; set; }

        [Output("bb")] public Output<string>? B { get; set; }
    }

    private sealed class MistypedStack : Stack
    {
        [Output] public string A { get; set; } = "x";
    }

    private sealed class ServedStack : Stack
    {
        public ServedStack(string name) => _ = new TestResource(name);
    }

    private sealed class Services(Dictionary<Type, Func<object>> services) : IServiceProvider
    {
        public object? GetService(Type serviceType) => services.GetValueOrDefault(serviceType)?.Invoke();
    }
}
