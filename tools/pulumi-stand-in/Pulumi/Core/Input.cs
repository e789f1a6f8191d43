namespace Pulumi;

/// <summary>An input whose type does not matter.</summary>
internal interface IInput
{
    IOutput ToOutput();
}

public class Input<T> : IInput
{
    private protected Input(Output<T> value) => Value = value;

    internal virtual Output<T> Value { get; }

    /// <summary>What is serialized: the value, or for a collection its items, which are inputs themselves.</summary>
    private protected virtual IOutput Untyped => Value;

    public static implicit operator Input<T>(T value) => Output.Create(value);

    public static implicit operator Input<T>(Output<T> value) => new(value);

    public static implicit operator Output<T>(Input<T> input) => input.Value;

    IOutput IInput.ToOutput() => Untyped;
}

public static class InputExtensions
{
    public static Output<T> ToOutput<T>(this Input<T>? input) => input?.Value ?? Output.Create(default(T)!);
}
