using Pulumi;
using Pulumi.Testing;

namespace Oceanid.Infrastructure.Tests.Testing;

/// <summary>The arguments of a resource as the engine would get them: only there an output still tells that it is secret.</summary>
internal static class RegisteredArgs
{
    public static async Task<T> OfAsync<T>(Action declare)
        where T : ResourceArgs
    {
        T? found = null;
        var services = new StackFactory(() => new DeclaringStack(declare, args => found ??= args as T));
        await Deployment.TestWithServiceProviderAsync<DeclaringStack>(new EmptyMocks(), services, new TestOptions());
        return found ?? throw new AssertionException($"No resource has {typeof(T).Name}.");
    }

    private sealed class StackFactory(Func<DeclaringStack> create) : IServiceProvider
    {
        public object? GetService(Type serviceType) => serviceType == typeof(DeclaringStack) ? create() : null;
    }

    private sealed class DeclaringStack : Stack
    {
        public DeclaringStack(Action declare, Action<ResourceArgs> record)
            : base(new StackOptions { ResourceTransformations = { Recording(record) } }) => declare();

        private static ResourceTransformation Recording(Action<ResourceArgs> record) => args =>
        {
            record(args.Args);
            return null;
        };
    }
}
