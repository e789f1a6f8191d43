using System.Collections;
using System.Collections.Immutable;

namespace Pulumi;

public sealed class InputMap<TValue>
    : Input<ImmutableDictionary<string, TValue>>, IEnumerable, IAsyncEnumerable<Input<KeyValuePair<string, TValue>>>
{
    private Output<ImmutableDictionary<string, Input<TValue>>> _items;

    public InputMap()
        : this(Output.Create(ImmutableDictionary<string, Input<TValue>>.Empty))
    {
    }

    private InputMap(Output<ImmutableDictionary<string, Input<TValue>>> items)
        : base(null!) => _items = items;

    internal override Output<ImmutableDictionary<string, TValue>> Value => _items.Apply(items =>
    {
        var keys = items.Keys.ToArray();
        return Output.All(keys.Select(key => items[key]))
            .Apply(values => keys.Zip(values, KeyValuePair.Create).ToImmutableDictionary());
    });

    private protected override IOutput Untyped => _items;

    public Input<TValue> this[string key]
    {
        set => Add(key, value);
    }

    public void Add(string key, Input<TValue> value) => _items = _items.Apply(items =>
        items.TryGetValue(key, out var existing)
            ? items.SetItem(key, SameOrFail(key, existing, value))
            : items.SetItem(key, value));

    public void Add(InputMap<TValue> values) => AddRange(values);

    public void AddRange(InputMap<TValue> values) => _items = Output.Tuple(_items, values._items).Apply(both =>
        both.Item2.Keys.FirstOrDefault(both.Item1.ContainsKey) is { } twice
            ? throw new ArgumentException($"An element with the same key but a different value already exists. Key: '{twice}'")
            : both.Item1.AddRange(both.Item2));

    public static InputMap<TValue> Merge(InputMap<TValue> first, InputMap<TValue> second) =>
        new(Output.Tuple(first._items, second._items).Apply(both => both.Item1.SetItems(both.Item2)));

    public static implicit operator InputMap<TValue>(Dictionary<string, TValue> values) => From(Output.Create(values.AsEnumerable()));

    public static implicit operator InputMap<TValue>(ImmutableDictionary<string, TValue> values) =>
        From(Output.Create(values.AsEnumerable()));

    public static implicit operator InputMap<TValue>(Output<Dictionary<string, TValue>> values) =>
        From(values.Apply(items => items.AsEnumerable()));

    public static implicit operator InputMap<TValue>(Output<IDictionary<string, TValue>> values) =>
        From(values.Apply(items => items.AsEnumerable()));

    public static implicit operator InputMap<TValue>(Output<ImmutableDictionary<string, TValue>> values) =>
        From(values.Apply(items => items.AsEnumerable()));

    IEnumerator IEnumerable.GetEnumerator() =>
        throw new NotSupportedException($"A {GetType().FullName} cannot be synchronously enumerated. Use {nameof(GetAsyncEnumerator)} instead.");

    public async IAsyncEnumerator<Input<KeyValuePair<string, TValue>>> GetAsyncEnumerator(CancellationToken cancellationToken)
    {
        var data = await _items.Data.ConfigureAwait(false);
        foreach (var (key, value) in data.Value)
            yield return value.ToOutput().Apply(item => KeyValuePair.Create(key, item));
    }

    private static InputMap<TValue> From(Output<IEnumerable<KeyValuePair<string, TValue>>> values) =>
        new(values.Apply(items => items.ToImmutableDictionary(item => item.Key, item => (Input<TValue>)item.Value)));

    private static Input<TValue> SameOrFail(string key, Input<TValue> first, Input<TValue> second) =>
        Output.Tuple(first.ToOutput(), second.ToOutput()).Apply(both => EqualityComparer<TValue>.Default.Equals(both.Item1, both.Item2)
            ? both.Item2
            : throw new ArgumentException($"Key '{key}' already exists in the map with a different value."));
}

public static class InputMapExtensions
{
    public static void Add<T0, T1>(this InputMap<Union<T0, T1>> map, string key, Input<T0> value) =>
        map.Add(key, value.ToOutput().Apply(item => (Union<T0, T1>)item));

    public static void Add<T0, T1>(this InputMap<Union<T0, T1>> map, string key, Input<T1> value) =>
        map.Add(key, value.ToOutput().Apply(item => (Union<T0, T1>)item));
}
