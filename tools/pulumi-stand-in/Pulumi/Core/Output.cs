using System.Collections.Immutable;
using System.Globalization;

namespace Pulumi;

/// <summary>A value with what is known of it.</summary>
internal readonly record struct OutputData<T>(ImmutableHashSet<Resource> Resources, T Value, bool IsKnown, bool IsSecret)
{
    public static OutputData<T> Of(T value) => new(ImmutableHashSet<Resource>.Empty, value, true, false);
}

/// <summary>An output whose type does not matter.</summary>
internal interface IOutput
{
    Task<OutputData<object?>> GetDataAsync();
}

public sealed class Output<T> : IOutput
{
    internal Output(Task<OutputData<T>> data)
    {
        Data = data;
        Deployment.TryInstance?.Runner.Track(data);
    }

    internal Task<OutputData<T>> Data { get; }

    public static Output<T> Create(Task<T> value) => new(Wrap(value, isSecret: false));

    public Output<ValueTuple> Apply(Func<T, Task> func) =>
        Apply(async value =>
        {
            await func(value).ConfigureAwait(false);
            return default(ValueTuple);
        });

    public Output<TResult> Apply<TResult>(Func<T, TResult> func) =>
        Then(value => Task.FromResult(OutputData<TResult>.Of(func(value))));

    public Output<TResult> Apply<TResult>(Func<T, Task<TResult>> func) =>
        Then(async value => OutputData<TResult>.Of(await func(value).ConfigureAwait(false)));

    public Output<TResult> Apply<TResult>(Func<T, Input<TResult>?> func) => Then(value => DataOf(func(value)?.Value));

    public Output<TResult> Apply<TResult>(Func<T, Output<TResult>?> func) => Then(value => DataOf(func(value)));

    public override string ToString()
    {
        _ = Deployment.Instance;
        return """
            Calling [ToString] on an [Output<T>] is not supported.

            To get the value of an Output<T> as an Output<string> consider either:
            1. o.Apply(v => $"prefix{v}suffix")
            2. Output.Format($"prefix{hostname}suffix");
            """;
    }

    async Task<OutputData<object?>> IOutput.GetDataAsync()
    {
        var data = await Data.ConfigureAwait(false);
        return new OutputData<object?>(data.Resources, data.Value, data.IsKnown, data.IsSecret);
    }

    internal static async Task<OutputData<T>> Wrap(Task<T> value, bool isSecret) =>
        OutputData<T>.Of(await value.ConfigureAwait(false)) with { IsSecret = isSecret };

    internal Output<T> With(Func<OutputData<T>, OutputData<T>> change)
    {
        return new Output<T>(ChangedAsync());

        async Task<OutputData<T>> ChangedAsync() => change(await Data.ConfigureAwait(false));
    }

    private static Task<OutputData<TResult>> DataOf<TResult>(Output<TResult>? output) =>
        output?.Data ?? Task.FromResult(OutputData<TResult>.Of(default!));

    private Output<TResult> Then<TResult>(Func<T, Task<OutputData<TResult>>> next)
    {
        return new Output<TResult>(NextAsync());

        async Task<OutputData<TResult>> NextAsync()
        {
            var data = await Data.ConfigureAwait(false);
            // What is unknown stays unknown, and the callback never sees it.
            if (!data.IsKnown)
                return new OutputData<TResult>(data.Resources, default!, false, data.IsSecret);

            var inner = await next(data.Value).ConfigureAwait(false);
            return new OutputData<TResult>(
                data.Resources.Union(inner.Resources), inner.Value, inner.IsKnown, data.IsSecret || inner.IsSecret);
        }
    }
}

public static class Output
{
    public static Output<T> Create<T>(T value) => new(Task.FromResult(OutputData<T>.Of(value)));

    public static Output<T> Create<T>(Task<T> value) => Output<T>.Create(value);

    public static Output<T> CreateSecret<T>(T value) =>
        new(Task.FromResult(OutputData<T>.Of(value) with { IsSecret = true }));

    public static Output<T> CreateSecret<T>(Task<T> value) => new(Output<T>.Wrap(value, isSecret: true));

    public static Output<T> CreateSecret<T>(Output<T> value) => value.With(data => data with { IsSecret = true });

    public static Output<T> Unsecret<T>(Output<T> output) => output.With(data => data with { IsSecret = false });

    public static async Task<bool> IsSecretAsync<T>(Output<T> output) =>
        (await output.Data.ConfigureAwait(false)).IsSecret;

    public static Output<ImmutableArray<T>> All<T>(params Input<T>[] inputs) => All(inputs.AsEnumerable());

    public static Output<ImmutableArray<T>> All<T>(IEnumerable<Input<T>> inputs) =>
        AllOf([.. inputs.Select(input => input.ToOutput())]);

    public static Output<ImmutableArray<T>> All<T>(params Output<T>[] outputs) => AllOf(outputs);

    public static Output<ImmutableArray<T>> All<T>(IEnumerable<Output<T>> outputs) => AllOf([.. outputs]);

    public static Output<(T1, T2)> Tuple<T1, T2>(Input<T1> item1, Input<T2> item2) => Tuple(item1.ToOutput(), item2.ToOutput());

    public static Output<(T1, T2)> Tuple<T1, T2>(Output<T1> item1, Output<T2> item2) =>
        AllOf([FromUntyped(item1), FromUntyped(item2)]).Apply(all => ((T1)all[0]!, (T2)all[1]!));

    public static Output<(T1, T2, T3)> Tuple<T1, T2, T3>(Input<T1> item1, Input<T2> item2, Input<T3> item3) =>
        Tuple(item1.ToOutput(), item2.ToOutput(), item3.ToOutput());

    public static Output<(T1, T2, T3)> Tuple<T1, T2, T3>(Output<T1> item1, Output<T2> item2, Output<T3> item3) =>
        AllOf([FromUntyped(item1), FromUntyped(item2), FromUntyped(item3)]).Apply(all => ((T1)all[0]!, (T2)all[1]!, (T3)all[2]!));

    public static Output<string> Format(FormattableString formattableString)
    {
        var arguments = formattableString.GetArguments().Select(Flat).ToArray();
        return AllOf(arguments).Apply(values =>
            string.Format(CultureInfo.InvariantCulture, formattableString.Format, [.. values]));

        static Output<object?> Flat(object? argument) => argument switch
        {
            IInput input => FromUntyped(input.ToOutput()),
            IOutput output => FromUntyped(output),
            _ => Create(argument),
        };
    }

    internal static Output<object?> FromUntyped(IOutput output) => new(output.GetDataAsync());

    internal static Output<ImmutableArray<T>> AllOf<T>(Output<T>[] outputs)
    {
        return new Output<ImmutableArray<T>>(JoinedAsync());

        async Task<OutputData<ImmutableArray<T>>> JoinedAsync()
        {
            var all = new List<OutputData<T>>(outputs.Length);
            foreach (var output in outputs)
                all.Add(await output.Data.ConfigureAwait(false));
            return new OutputData<ImmutableArray<T>>(
                all.Aggregate(ImmutableHashSet<Resource>.Empty, (set, data) => set.Union(data.Resources)),
                [.. all.Select(data => data.Value)],
                all.TrueForAll(data => data.IsKnown),
                all.Exists(data => data.IsSecret));
        }
    }
}
