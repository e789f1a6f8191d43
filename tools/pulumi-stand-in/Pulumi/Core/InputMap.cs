using System.Collections;
using System.Collections.Immutable;

namespace Pulumi;

public sealed class InputMap<TValue> : Input<ImmutableDictionary<string, TValue>>, IEnumerable
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

    public static implicit operator InputMap<TValue>(Dictionary<string, TValue> values) => From(Output.Create(values.AsEnumerable()));

    public static implicit operator InputMap<TValue>(ImmutableDictionary<string, TValue> values) =>
        From(Output.Create(values.AsEnumerable()));

    public static implicit operator InputMap<TValue>(Output<Dictionary<string, TValue>> values) =>
        From(values.Apply(items => items.AsEnumerable()));

    public static implicit operator InputMap<TValue>(Output<IDictionary<string, TValue>> values) =>
        From(values.Apply(items => items.AsEnumerable()));

    public static implicit operator InputMap<TValue>(Output<ImmutableDictionary<string, TValue>> values) =>
        From(values.Apply(items => items.AsEnumerable()));

    // Initializers need it to be enumerable, and it is not.
    IEnumerator IEnumerable.GetEnumerator() => throw new NotSupportedException($"A {GetType().FullName} cannot be synchronously enumerated.");

    private static InputMap<TValue> From(Output<IEnumerable<KeyValuePair<string, TValue>>> values) =>
        new(values.Apply(items => items.ToImmutableDictionary(item => item.Key, item => (Input<TValue>)item.Value)));

    private static Input<TValue> SameOrFail(string key, Input<TValue> first, Input<TValue> second) =>
        Output.Tuple(first.ToOutput(), second.ToOutput()).Apply(both => EqualityComparer<TValue>.Default.Equals(both.Item1, both.Item2)
            ? both.Item2
            : throw new ArgumentException($"Key '{key}' already exists in the map with a different value."));
}
