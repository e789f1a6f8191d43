using System.Text.Json.Serialization;

namespace Pulumi.Esc.Sdk.Model;

public class OpenEnvironment
{
    [JsonConstructor]
    internal OpenEnvironment()
    {
    }

    [JsonPropertyName("id")] public string Id { get; set; } = "";
    [JsonPropertyName("diagnostics")] public EnvironmentDiagnostics? Diagnostics { get; set; }
}

public class EnvironmentDiagnostics
{
    [JsonConstructor]
    internal EnvironmentDiagnostics()
    {
    }

    [JsonPropertyName("diagnostics")] public List<EnvironmentDiagnostic>? Diagnostics { get; set; }
}

public class EnvironmentDiagnostic
{
    [JsonConstructor]
    internal EnvironmentDiagnostic()
    {
    }

    [JsonPropertyName("summary")] public string Summary { get; set; } = "";
    [JsonPropertyName("path")] public string? Path { get; set; }
}
