namespace Pulumi;

public sealed class DeferredOutput<T>
{
    private readonly TaskCompletionSource<OutputData<T>> _source = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool _resolved;

    public DeferredOutput() => Output = new Output<T>(_source.Task);

    public Output<T> Output { get; }

    public void Resolve(Output<T> output)
    {
        if (_resolved)
            throw new InvalidOperationException("The deferred output is already resolved.");

        _resolved = true;
        _ = CopyAsync(output);
    }

    private async Task CopyAsync(Output<T> output)
    {
        try
        {
            _source.SetResult(await output.Data.ConfigureAwait(false));
        }
        catch (Exception failure)
        {
            _source.SetException(failure);
        }
    }
}
