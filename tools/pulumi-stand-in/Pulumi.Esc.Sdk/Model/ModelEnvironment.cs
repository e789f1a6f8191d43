using System.Text.Json.Serialization;

namespace Pulumi.Esc.Sdk.Model;

public class ModelEnvironment
{
    [JsonConstructor]
    internal ModelEnvironment()
    {
    }

    [JsonPropertyName("properties")] public Dictionary<string, Value>? Properties { get; set; }
}

public class Value
{
    [JsonConstructor]
    internal Value()
    {
    }

    [JsonPropertyName("value")] public object? VarValue { get; set; }
    [JsonPropertyName("secret")] public bool? Secret { get; set; }
    [JsonPropertyName("unknown")] public bool? Unknown { get; set; }
}
