using System.Collections;
using System.Collections.Concurrent;
using System.Collections.Immutable;
using Pulumi.Serialization;

namespace Pulumi.Testing;

/// <summary>Stands between a program and its mocks.</summary>
internal sealed class MockMonitor(IMocks mocks)
{
    private readonly ConcurrentQueue<Resource> _resources = new();

    public ImmutableArray<Resource> Resources => [.. _resources];

    public async Task<(string Id, ImmutableDictionary<string, OutputData<object?>> State)> RegisterAsync(
        Resource resource,
        string type,
        string name,
        ImmutableDictionary<string, object> inputs,
        string provider,
        string id)
    {
        _resources.Enqueue(resource);
        if (type == Stack.RootType)
            return ("", ImmutableDictionary<string, OutputData<object?>>.Empty);

        var (mockId, state) = await mocks
            .NewResourceAsync(new MockResourceArgs { Type = type, Name = name, Inputs = inputs, Provider = provider, Id = id })
            .ConfigureAwait(false);
        return (mockId ?? id, await StateAsync(state).ConfigureAwait(false));
    }

    public async Task<object?> CallAsync(string token, ImmutableDictionary<string, OutputData<object?>> args)
    {
        var plain = args.ToImmutableDictionary(arg => arg.Key, arg => arg.Value.Value!);
        var result = await mocks.CallAsync(new MockCallArgs { Token = token, Args = plain, Provider = "" }).ConfigureAwait(false);
        var members = await StateAsync(result).ConfigureAwait(false);
        return members.ToImmutableDictionary(member => member.Key, member => member.Value.Value!);
    }

    public Task RegisterOutputsAsync(string urn, ImmutableDictionary<string, OutputData<object?>> outputs) =>
        mocks.RegisterResourceOutputs(new MockRegisterResourceOutputsRequest(
            urn,
            outputs.ToImmutableDictionary(output => output.Key, output => new Output<object?>(Task.FromResult(output.Value)))));

    private static async Task<ImmutableDictionary<string, OutputData<object?>>> StateAsync(object state)
    {
        var members = state switch
        {
            InputArgs args => args.ToDictionary(),
            IDictionary dictionary => Serializer.Entries("state", dictionary),
            // Nothing at all is a NullReferenceException, as with the official package.
            _ => throw new InvalidOperationException($"{state.GetType().FullName} is not a supported argument type."),
        };
        return await Serializer.SerializeMembersAsync("state", members).ConfigureAwait(false);
    }
}
