using System.Collections.Immutable;

namespace Pulumi;

public class StackReference : CustomResource
{
    public StackReference(string name, StackReferenceArgs? args = null, CustomResourceOptions? options = null)
        : base(
            "pulumi:pulumi:StackReference",
            name,
            new StackReferenceArgs { Name = args?.Name ?? name },
            CustomResourceOptions.Merge(options, new CustomResourceOptions { Id = args?.Name ?? name }))
    {
    }

    [Output("name")]
    public Output<string> Name { get; private set; } = null!;

    [Output("outputs")]
    public Output<ImmutableDictionary<string, object>> Outputs { get; private set; } = null!;

    [Output("secretOutputNames")]
    public Output<ImmutableArray<string>> SecretOutputNames { get; private set; } = null!;

    public Output<object?> GetOutput(Input<string> name) =>
        Read(name, (outputs, key) => outputs.GetValueOrDefault(key));

    public Output<object> RequireOutput(Input<string> name) => Read(name, Required);

    public async Task<StackReferenceOutputDetails> GetOutputDetailsAsync(string name)
    {
        var data = await GetOutput(name).Data.ConfigureAwait(false);
        return data.IsSecret
            ? new StackReferenceOutputDetails { SecretValue = data.Value }
            : new StackReferenceOutputDetails { Value = data.Value };
    }

    public async Task<object?> GetValueAsync(Input<string> name) => Plain(await GetOutput(name).Data.ConfigureAwait(false));

    public async Task<object> RequireValueAsync(Input<string> name) =>
        Plain(await RequireOutput(name).Data.ConfigureAwait(false))!;

    private static object? Plain<T>(OutputData<T> data) =>
        data.IsSecret
            ? throw new InvalidOperationException("Cannot call 'GetValueAsync' if the referenced stack output is a secret. Use 'GetOutput' instead.")
            : data.Value;

    private object Required(ImmutableDictionary<string, object> outputs, string key) =>
        outputs.TryGetValue(key, out var value)
            ? value
            : throw new KeyNotFoundException($"Required output '{key}' does not exist on stack '{GetResourceName()}'.");

    private Output<T> Read<T>(Input<string> name, Func<ImmutableDictionary<string, object>, string, T> read) =>
        Output.Tuple(name.ToOutput(), Outputs, SecretOutputNames).Apply(all =>
        {
            var value = Output.Create(read(all.Item2, all.Item1));
            var isSecret = !all.Item3.IsDefault && all.Item3.Contains(all.Item1);
            return isSecret ? Output.CreateSecret(value) : value;
        });
}

public sealed class StackReferenceArgs : ResourceArgs
{
    [Input("name", required: true)]
    public Input<string>? Name { get; set; }
}

public sealed class StackReferenceOutputDetails
{
    public object? Value { get; set; }

    public object? SecretValue { get; set; }
}
