using System.Text.Json.Nodes;

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
}
