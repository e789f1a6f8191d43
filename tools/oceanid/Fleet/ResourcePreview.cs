using System.Text.Json.Nodes;

namespace Oceanid.Tool.Fleet;

/// <summary>A resource that the program declares: its inputs, with secrets as markers, and its options.</summary>
internal sealed record ResourcePreview(
    ResourceKey Key,
    JsonObject Inputs,
    RecordedOptions Options,
    ResourceKey? Provider = null)
{
    public string Type => Key.Type;

    public string Name => Key.Name;

    /// <summary>Whether it is a provider that takes over what exists already, which is an error otherwise.</summary>
    public bool Upserts => Type == "pulumi:providers:kubernetes" && Inputs["upsertExistingObjects"]?.ToString() == "true";
}
