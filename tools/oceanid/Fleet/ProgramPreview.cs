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

    /// <summary>What it was run with; null for one that was read from a file.</summary>
    public StackConfiguration? Configuration { get; init; }
}
