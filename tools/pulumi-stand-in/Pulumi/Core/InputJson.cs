using System.Text.Json;

namespace Pulumi;

public sealed class InputJson : Input<JsonElement>
{
    public InputJson()
        : this(Output.Create(default(JsonElement)))
    {
    }

    private InputJson(Output<JsonElement> value)
        : base(value)
    {
    }

    public static implicit operator InputJson(string json) => new(Output.Create(Parse(json)));

    public static implicit operator InputJson(JsonDocument json) => new(Output.Create(json.RootElement));

    public static implicit operator InputJson(JsonElement json) => new(Output.Create(json));

    public static implicit operator InputJson(Output<string> json) => new(json.Apply(Parse));

    public static implicit operator InputJson(Output<JsonDocument> json) => new(json.Apply(document => document.RootElement));

    public static implicit operator InputJson(Output<JsonElement> json) => new(json);

    private static JsonElement Parse(string json) => JsonDocument.Parse(json).RootElement;
}
