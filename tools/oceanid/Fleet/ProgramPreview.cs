using System.Text.Json.Nodes;
using Oceanid.Tool.Fleet.Configuration;

namespace Oceanid.Tool.Fleet;

/// <summary>What one program would deploy to one cluster.</summary>
internal sealed record ProgramPreview(
    string Folder,
    string Project,
    IReadOnlyList<ResourcePreview> Resources,
    JsonObject Outputs)
{
    /// <summary>The file to look at for what it declares; its folder where nobody has looked for one.</summary>
    public string File { get; init; } = Repository.ProgramFolder(Folder);

    /// <summary>The outputs of its components, by their URNs; a secret is no more than that.</summary>
    public IReadOnlyDictionary<string, JsonObject> ComponentOutputs { get; init; } = new Dictionary<string, JsonObject>();

    /// <summary>What it declares with other secrets; null where nobody has asked for it.</summary>
    public ProgramPreview? WithOtherSecrets { get; init; }

    /// <summary>What it was run with; null for one that was read from a file.</summary>
    public StackConfiguration? Configuration { get; init; }
}
