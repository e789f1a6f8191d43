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
}
