namespace Pulumi.Utilities;

public static class OutputUtilities
{
    public static Output<T> CreateUnknown<T>(T value) =>
        new(Task.FromResult(OutputData<T>.Of(value) with { IsKnown = false }));

    public static async Task<bool> GetIsKnownAsync<T>(Output<T> output) =>
        (await output.Data.ConfigureAwait(false)).IsKnown;

    public static async Task<T> GetValueAsync<T>(Output<T> output)
    {
        var data = await output.Data.ConfigureAwait(false);
        return data.IsKnown ? data.Value : default!;
    }
}
