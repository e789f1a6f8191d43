using System.Collections;
using System.Collections.Immutable;

namespace Pulumi;

public sealed class InputList<T> : Input<ImmutableArray<T>>, IEnumerable
{
    private Output<ImmutableArray<Input<T>>> _items;

    public InputList()
        : this(Output.Create(ImmutableArray<Input<T>>.Empty))
    {
    }

    private InputList(Output<ImmutableArray<Input<T>>> items)
        : base(null!) => _items = items;

    internal override Output<ImmutableArray<T>> Value => _items.Apply(items => Output.All(items.AsEnumerable()));

    private protected override IOutput Untyped => _items;

    public void Add(params Input<T>[] inputs) => _items = _items.Apply(items => items.AddRange(inputs));

    public void Add(InputList<T> inputs) => _items = Concat(inputs)._items;

    public InputList<T> Concat(InputList<T> other) =>
        new(Output.Tuple(_items, other._items).Apply(both => both.Item1.AddRange(both.Item2)));

    public static implicit operator InputList<T>(T value) => (Input<T>)value;

    public static implicit operator InputList<T>(Output<T> value) => (Input<T>)value;

    public static implicit operator InputList<T>(Input<T> value) => new(Output.Create(ImmutableArray.Create(value)));

    public static implicit operator InputList<T>(T[] values) => From(values.Select(value => (Input<T>)value));

    public static implicit operator InputList<T>(Output<T>[] values) => From(values.Select(value => (Input<T>)value));

    public static implicit operator InputList<T>(Input<T>[] values) => From(values);

    public static implicit operator InputList<T>(List<T> values) => From(values.Select(value => (Input<T>)value));

    public static implicit operator InputList<T>(List<Output<T>> values) => From(values.Select(value => (Input<T>)value));

    public static implicit operator InputList<T>(List<Input<T>> values) => From(values);

    public static implicit operator InputList<T>(ImmutableArray<T> values) => From(values.Select(value => (Input<T>)value));

    public static implicit operator InputList<T>(ImmutableArray<Output<T>> values) =>
        From(values.Select(value => (Input<T>)value));

    public static implicit operator InputList<T>(ImmutableArray<Input<T>> values) => From(values);

    public static implicit operator InputList<T>(Output<T[]> values) => From(values.Apply(items => items.AsEnumerable()));

    public static implicit operator InputList<T>(Output<List<T>> values) =>
        From(values.Apply(items => items.AsEnumerable()));

    public static implicit operator InputList<T>(Output<IEnumerable<T>> values) => From(values);

    public static implicit operator InputList<T>(Output<ImmutableArray<T>> values) =>
        From(values.Apply(items => items.AsEnumerable()));

    // Initializers need it to be enumerable, and it is not.
    IEnumerator IEnumerable.GetEnumerator() => throw new NotSupportedException($"A {GetType().FullName} cannot be synchronously enumerated.");

    private static InputList<T> From(IEnumerable<Input<T>> values) => new(Output.Create(values.ToImmutableArray()));

    private static InputList<T> From(Output<IEnumerable<T>> values) =>
        new(values.Apply(items => items.Select(item => (Input<T>)item).ToImmutableArray()));
}
