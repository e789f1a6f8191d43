using Pulumi;
using Pulumi.Testing;

namespace Oceanid.Contract.Tests;

/// <summary>Runs a program under mocks.</summary>
internal static class TestRun
{
    public static readonly TestOptions Update = new() { IsPreview = false };

    /// <summary>The value that the program has made, when all is done.</summary>
    public static async Task<T> MakeAsync<T>(Func<T> program, IMocks? mocks = null, TestOptions? options = null)
    {
        T made = default!;
        await Deployment.TestAsync(mocks ?? new RecordingMocks(), options ?? Update, () => { made = program(); });
        return made;
    }

    /// <summary>What the mock gets to see of one resource's inputs.</summary>
    public static async Task<string> InputsAsync(TestResourceArgs args)
    {
        var mocks = new RecordingMocks();
        await MakeAsync(() => new TestResource("r", args), mocks);
        return Inputs.Json(mocks["r"].Inputs);
    }
}
