using System.Collections;
using System.Text.Json.Nodes;
using Oceanid.Tool.Fleet.Configuration;

namespace Oceanid.Tool.Fleet.Programs;

/// <summary>
/// The environment variables of Pulumi that a program sees: its configuration, and nothing from the
/// machine (a provider takes PULUMI_K8S_* for its inputs). The machine's own come back on disposal.
/// </summary>
internal sealed class ProgramEnvironment : IDisposable
{
    private readonly Dictionary<string, string?> _before;
    private readonly int _exitCode = Environment.ExitCode;

    public ProgramEnvironment(StackConfiguration configuration)
    {
        _before = Read();
        Clear();
        var values = configuration.Values.Select(entry =>
            KeyValuePair.Create(entry.Key, (JsonNode?)JsonValue.Create(entry.Value)));
        Environment.SetEnvironmentVariable("PULUMI_CONFIG", new JsonObject(values).ToJsonString());
        Environment.SetEnvironmentVariable(
            "PULUMI_CONFIG_SECRET_KEYS",
            new JsonArray([.. configuration.SecretKeys.Select(key => JsonValue.Create(key))]).ToJsonString());
    }

    public void Dispose()
    {
        Clear();
        foreach (var (name, value) in _before)
            Environment.SetEnvironmentVariable(name, value);
        // A program that fails sets it; the command decides about its own.
        Environment.ExitCode = _exitCode;
    }

    private static void Clear()
    {
        foreach (var name in Read().Keys)
            Environment.SetEnvironmentVariable(name, null);
    }

    private static Dictionary<string, string?> Read() =>
        Environment.GetEnvironmentVariables().Cast<DictionaryEntry>()
            .Select(entry => KeyValuePair.Create((string)entry.Key, (string?)entry.Value))
            .Where(entry => entry.Key.StartsWith("PULUMI_", StringComparison.Ordinal))
            .ToDictionary();
}
