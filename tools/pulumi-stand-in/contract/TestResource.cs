using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Pulumi;

namespace Oceanid.Contract.Tests;

/// <summary>A resource with an input of every kind, so that the core is tested without a provider's package.</summary>
internal sealed class TestResource(string name, TestResourceArgs? args = null, CustomResourceOptions? options = null)
    : CustomResource(Token, name, args ?? new(), options)
{
    public const string Token = "test:index:TestResource";

    [Output("text")] public Output<string> Text { get; private set; } = null!;

    [Output("number")] public Output<int> Number { get; private set; } = null!;

    [Output("ratio")] public Output<double> Ratio { get; private set; } = null!;

    [Output("flag")] public Output<bool> Flag { get; private set; } = null!;

    [Output("list")] public Output<ImmutableArray<string>> List { get; private set; } = null!;

    [Output("map")] public Output<ImmutableDictionary<string, string>> Map { get; private set; } = null!;

    [Output("details")] public Output<Details> Details { get; private set; } = null!;

    [Output] public Output<string> Unnamed { get; private set; } = null!;
}

internal sealed class TestResourceArgs : ResourceArgs
{
    [Input("list")] private InputList<string>? _list;
    [Input("map")] private InputMap<string>? _map;
    [Input("values")] private InputMap<object>? _values;

    [Input("text")] public Input<string>? Text { get; set; }

    [Input("number")] public Input<int>? Number { get; set; }

    [Input("ratio")] public Input<double>? Ratio { get; set; }

    [Input("flag")] public Input<bool>? Flag { get; set; }

    [Input("port")] public InputUnion<int, string>? Port { get; set; }

    [Input("colour")] public Input<Colour>? Colour { get; set; }

    [Input("level")] public Input<Level>? Level { get; set; }

    [Input("source")] public Input<AssetOrArchive>? Source { get; set; }

    [Input("document")] public InputJson? Document { get; set; }

    [Input("details")] public Input<DetailsArgs>? Details { get; set; }

    [Input("json", json: true)] public Input<object>? Json { get; set; }

    [Input("jsonDetails", json: true)] public Input<DetailsArgs>? JsonDetails { get; set; }

    public InputList<string> List { get => _list ??= []; set => _list = value; }

    public InputMap<string> Map { get => _map ??= []; set => _map = value; }

    public InputMap<object> Values { get => _values ??= []; set => _values = value; }
}

internal sealed class DetailsArgs : ResourceArgs
{
    [Input("items")] private InputList<string>? _items;

    [Input("name")] public Input<string>? Name { get; set; }

    [Input("count")] public Input<int>? Count { get; set; }

    public InputList<string> Items { get => _items ??= []; set => _items = value; }
}

[OutputType]
internal sealed class Details
{
    public readonly string Name;
    public readonly int Count;
    public readonly ImmutableArray<string> Items;
    public readonly ImmutableDictionary<string, string> Labels;

    [OutputConstructor]
    internal Details(
        string name,
        int count,
        ImmutableArray<string> items,
        [OutputConstructorParameter("labels")] ImmutableDictionary<string, string> tags)
    {
        Name = name;
        Count = count;
        Items = items;
        Labels = tags;
    }
}

internal enum Level
{
    Low = 1,
    High = 2,
}

[EnumType]
[SuppressMessage("Performance", "CA1815", Justification = "The shape of generated enums, without what no test needs.")]
internal readonly struct Colour
{
    private readonly string _value;

    private Colour(string value) => _value = value;

    public static Colour Red { get; } = new("red");

    public static explicit operator string(Colour colour) => colour._value;
}

/// <summary>A resource with a required input.</summary>
internal sealed class StrictResource(string name, StrictResourceArgs args)
    : CustomResource("test:index:StrictResource", name, args, null);

internal sealed class StrictResourceArgs : ResourceArgs
{
    [Input("size", required: true)] public Input<int>? Size { get; set; }

    [Input("inner")] public Input<StrictResourceArgs>? Inner { get; set; }
}

internal sealed class TestProvider(string name) : ProviderResource("test", name, ResourceArgs.Empty, null);

/// <summary>A component with a child; its output is the constructor's business.</summary>
internal sealed class TestComponent : ComponentResource
{
    public const string Token = "test:index:TestComponent";

    public TestComponent(
        string name,
        ResourceArgs? args = null,
        ComponentResourceOptions? options = null,
        bool remote = false,
        bool withChild = false)
        : base(Token, name, args, options, remote)
    {
        if (withChild) Child = new TestResource($"{name}-child", options: new() { Parent = this });
    }

    public TestResource? Child { get; }

    [Output("text")] public Output<string>? Text { get; set; }

    [Output] public Output<int>? Unnamed { get; set; }

    public void Register() => RegisterOutputs();

    public void Register(IDictionary<string, object?> outputs) => RegisterOutputs(outputs);
}
