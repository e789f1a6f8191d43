using System.Text.Json.Nodes;

namespace Oceanid.Tool.Fleet;

/// <summary>What one program would deploy to one cluster.</summary>
internal sealed record ProgramPreview(
    string Folder,
    string Project,
    IReadOnlyList<ResourcePreview> Resources,
    JsonObject Outputs);
