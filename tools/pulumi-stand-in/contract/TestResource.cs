using System.Collections.Immutable;
using Pulumi;

namespace Oceanid.Contract.Tests;

/// <summary>A resource with an input of every kind, so that the core is tested without a provider's package.</summary>
internal sealed class TestResource(string name, TestResourceArgs? args = null, CustomResourceOptions? options = null)
    : CustomResource(Token, name, args ?? new(), options)
{
    public const string Token = "test:index:TestResource";

    [Output("text")] public Output<string> Text { get; private set; } = null!;

    [Output("number")] public Output<int> Number { get; private set; } = null!;

    [Output("list")] public Output<ImmutableArray<string>> List { get; private set; } = null!;

    [Output("details")] public Output<Details> Details { get; private set; } = null!;
}

internal sealed class TestResourceArgs : ResourceArgs
{
    [Input("list")] private InputList<string>? _list;
    [Input("map")] private InputMap<string>? _map;
    [Input("values")] private InputMap<object>? _values;

    [Input("text")] public Input<string>? Text { get; set; }

    [Input("number")] public Input<int>? Number { get; set; }

    [Input("details")] public Input<DetailsArgs>? Details { get; set; }

    public InputList<string> List { get => _list ??= []; set => _list = value; }

    public InputMap<string> Map { get => _map ??= []; set => _map = value; }

    public InputMap<object> Values { get => _values ??= []; set => _values = value; }
}

internal sealed class DetailsArgs : ResourceArgs
{
    [Input("items", required: true)] private InputList<string>? _items;

    [Input("name")] public Input<string>? Name { get; set; }

    public InputList<string> Items { get => _items ??= []; set => _items = value; }
}

[OutputType]
internal sealed class Details
{
    public readonly string Name;
    public readonly int Count;
    public readonly ImmutableDictionary<string, string> Labels;

    [OutputConstructor]
    internal Details(string name, int count, ImmutableDictionary<string, string> labels)
    {
        Name = name;
        Count = count;
        Labels = labels;
    }
}

internal sealed class TestProvider(string name) : ProviderResource("test", name, ResourceArgs.Empty, null);

/// <summary>A component with a child; its output is the constructor's business.</summary>
internal sealed class TestComponent : ComponentResource
{
    public TestComponent(
        string name, ResourceArgs? args = null, ComponentResourceOptions? options = null, bool remote = false, bool withChild = false)
        : base("test:index:TestComponent", name, args, options, remote)
    {
        if (withChild)
            Child = new TestResource($"{name}-child", options: new() { Parent = this });
    }

    public TestResource? Child { get; }

    [Output("text")] public Output<string>? Text { get; set; }

    [Output] public Output<int>? Unnamed { get; set; }

    public void Register() => RegisterOutputs();

    public void Register(IDictionary<string, object?> outputs) => RegisterOutputs(outputs);
}
