using System.Text.Json.Serialization;

namespace Pulumi.Esc.Sdk.Model;

public class OrgEnvironments
{
    [JsonConstructor]
    internal OrgEnvironments()
    {
    }

    [JsonPropertyName("environments")] public List<OrgEnvironment>? Environments { get; set; }
    [JsonPropertyName("nextToken")] public string? NextToken { get; set; }
}

public class OrgEnvironment
{
    [JsonConstructor]
    internal OrgEnvironment()
    {
    }

    [JsonPropertyName("created")] public string Created { get; set; } = "";
    [JsonPropertyName("modified")] public string Modified { get; set; } = "";
    [JsonPropertyName("name")] public string Name { get; set; } = "";
    [JsonPropertyName("project")] public string Project { get; set; } = "";
    [JsonPropertyName("organization")] public string? Organization { get; set; }
}
