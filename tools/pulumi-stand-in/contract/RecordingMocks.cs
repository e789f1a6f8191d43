using System.Collections.Concurrent;
using Pulumi.Testing;

namespace Oceanid.Contract.Tests;

/// <summary>
/// Mocks that remember every request. A resource gets the id that it asks for, else its name followed by _id, and its inputs as its state; a
/// call gets its arguments back.
/// </summary>
public sealed class RecordingMocks : IMocks
{
    private readonly ConcurrentQueue<MockResourceArgs> _resources = [];
    private readonly ConcurrentQueue<MockRegisterResourceOutputsRequest> _outputs = [];

    public Func<MockResourceArgs, (string? Id, object State)> Answer { get; init; } =
        args => (string.IsNullOrEmpty(args.Id) ? $"{args.Name}_id" : args.Id, args.Inputs);

    public IReadOnlyCollection<MockResourceArgs> Resources => _resources;

    public IReadOnlyCollection<MockRegisterResourceOutputsRequest> Outputs => _outputs;

    public MockResourceArgs this[string name] => _resources.Single(args => args.Name == name);

    public Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args)
    {
        _resources.Enqueue(args);
        return Task.FromResult<(string?, object)>(Answer(args));
    }

    public Task<object> CallAsync(MockCallArgs args) => Task.FromResult<object>(args.Args);

    public Task RegisterResourceOutputs(MockRegisterResourceOutputsRequest args)
    {
        _outputs.Enqueue(args);
        return Task.CompletedTask;
    }
}
