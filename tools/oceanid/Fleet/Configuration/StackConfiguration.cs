using System.Text.Json;
using System.Text.Json.Nodes;

namespace Oceanid.Tool.Fleet.Configuration;

/// <summary>The configuration of one program for one cluster, as `pulumi` would hand it to the program.</summary>
/// <param name="Project">The name in Pulumi.yaml.</param>
/// <param name="Cluster">The name of the stack.</param>
/// <param name="Values">Full keys (`project:key`); an object or a list is JSON text; a secret is its marker.</param>
internal sealed record StackConfiguration(
    string Project,
    string Cluster,
    IReadOnlyDictionary<string, string> Values)
{
    /// <summary>Where each key is written, the place that wins first.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<ConfigurationSource>> Sources { get; init; } = new Dictionary<string, IReadOnlyList<ConfigurationSource>>();

    /// <summary>The keys that the stack file gives the very value that they have for every cluster.</summary>
    public IReadOnlyList<string> Repeated { get; init; } = [];

    /// <summary>The objects of a list; none where the key is something else, which its program reports.</summary>
    public IReadOnlyList<JsonObject> Items(string key) => [.. List(key).OfType<JsonObject>()];

    /// <summary>The texts of a list; likewise.</summary>
    public IReadOnlyList<string> Texts(string key) => [.. List(key).OfType<JsonValue>().Select(value => value.ToString())];

    /// <summary>The keys whose values are secret for Pulumi.</summary>
    public IReadOnlyList<string> SecretKeys
    {
        get => field ?? [.. Values.Where(entry => SecretMarker.IsIn(entry.Value)).Select(entry => entry.Key)];
        private init;
    }

    /// <summary>Whether other placeholders stand for the secrets.</summary>
    public bool HasOtherSecrets { get; private init; }

    /// <summary>The same with other placeholders for its secrets.</summary>
    public StackConfiguration WithOtherSecrets() => this with
    {
        Values = Values.ToDictionary(entry => entry.Key, entry => SecretMarker.Others(entry.Value)),
        SecretKeys = SecretKeys,
        HasOtherSecrets = true,
    };

    private JsonArray List(string key)
    {
        try
        {
            return Values.TryGetValue(key, out var text) && text.StartsWith('[') && JsonNode.Parse(text) is JsonArray list ? list : [];
        }
        catch (JsonException)
        {
            return [];
        }
    }

    /// <summary>The Pulumi organization of the stack. Default: the one that the configuration names.</summary>
    public string? Organization
    {
        get => field ?? Values.GetValueOrDefault($"{Project}:organization");
        init;
    }
}
