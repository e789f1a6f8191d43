using System.Collections.Immutable;
using Pulumi.Testing;

namespace Pulumi;

public sealed class Deployment
{
    private static readonly AsyncLocal<DeploymentInstance?> Current = new();

    private Deployment()
    {
    }

    public static DeploymentInstance Instance => Internal;

    internal static DeploymentInstance Internal =>
        Current.Value ?? throw new InvalidOperationException("Trying to acquire Deployment.Instance before 'Run' was called.");

    internal static DeploymentInstance? TryInstance => Current.Value;

    public static Task<int> RunAsync(Action action) => NoEngine();

    public static Task<int> RunAsync(Func<IDictionary<string, object?>> func) => NoEngine();

    public static Task<int> RunAsync(Func<Task> func) => NoEngine();

    public static Task<int> RunAsync(Func<Task<IDictionary<string, object?>>> func, StackOptions? options = null) => NoEngine();

    public static Task<int> RunAsync<TStack>()
        where TStack : Stack, new() => NoEngine();

    public static Task<int> RunAsync<TStack>(IServiceProvider serviceProvider)
        where TStack : Stack => NoEngine();

    public static Task<ImmutableArray<Resource>> TestAsync<TStack>(IMocks mocks, TestOptions? options = null)
        where TStack : Stack, new() => TestStackAsync(mocks, options, () => new TStack());

    public static Task<ImmutableArray<Resource>> TestWithServiceProviderAsync<TStack>(IMocks mocks, IServiceProvider serviceProvider, TestOptions? options = null)
        where TStack : Stack =>
        TestStackAsync(mocks, options, () => serviceProvider.GetService(typeof(TStack)) as TStack
            ?? throw new RunException(
                $"Failed to resolve instance of type {typeof(TStack).FullName} from service provider. Register the type with the service provider before calling RunAsync."));

    public static async Task<(ImmutableArray<Resource> Resources, IDictionary<string, object?> Outputs)> TestAsync(
        IMocks testMocks,
        TestOptions testOptions,
        Func<Task<IDictionary<string, object?>>> createResources)
    {
        IDictionary<string, object?> outputs = new Dictionary<string, object?>();
        var resources = await TestProgramAsync(testMocks, testOptions, async () => outputs = await createResources().ConfigureAwait(false)).ConfigureAwait(false);
        return (resources, outputs);
    }

    public static Task<(ImmutableArray<Resource> Resources, IDictionary<string, object?> Outputs)> TestAsync(
        IMocks testMocks,
        TestOptions testOptions,
        Func<IDictionary<string, object?>> createResources) =>
        TestAsync(testMocks, testOptions, () => Task.FromResult(createResources()));

    public static Task<ImmutableArray<Resource>> TestAsync(IMocks testMocks, TestOptions testOptions, Func<Task> createResources) =>
        TestProgramAsync(testMocks, testOptions, createResources);

    public static Task<ImmutableArray<Resource>> TestAsync(IMocks testMocks, TestOptions testOptions, Action createResources) =>
        TestProgramAsync(testMocks, testOptions, () =>
        {
            createResources();
            return Task.CompletedTask;
        });

    private static async Task<ImmutableArray<Resource>> TestStackAsync(IMocks mocks, TestOptions? options, Func<Stack> create) =>
        await RunTestAsync(mocks, options, () =>
        {
            create().RegisterStackOutputs();
            return Task.CompletedTask;
        }).ConfigureAwait(false);

    // The hidden stack of a program that has no class for it; it is not among the resources.
    private static async Task<ImmutableArray<Resource>> TestProgramAsync(IMocks mocks, TestOptions? options, Func<Task> program)
    {
        var resources = await RunTestAsync(mocks, options, async () =>
        {
            var stack = new Stack();
            await program().ConfigureAwait(false);
            stack.RegisterStackOutputs();
        }).ConfigureAwait(false);
        return [.. resources.Where(resource => resource is not Stack)];
    }

    private static Task<ImmutableArray<Resource>> RunTestAsync(IMocks mocks, TestOptions? options, Func<Task> program)
    {
        if (Current.Value is not null)
            throw new InvalidOperationException("Deployment.Instance should only be set once at the beginning of a 'Run' call.");

        return RunAsync();

        // Its own asynchronous method, so that the instance is gone when it returns.
        async Task<ImmutableArray<Resource>> RunAsync()
        {
            var instance = new DeploymentInstance(new MockMonitor(mocks), options ?? new TestOptions());
            Current.Value = instance;
            await instance.Runner.RunAsync(program).ConfigureAwait(false);
            return instance.Monitor.Resources;
        }
    }

    private static Task<int> NoEngine() => throw new InvalidOperationException(
        "Program run without the Pulumi engine available; re-run using the `pulumi` CLI\n"
        + "This build cannot be run by the CLI either: it was made without the official Pulumi packages. "
        + "Build with PulumiPackages=official where the package feed carries them.");
}
