using Oceanid.Tool.Text;

namespace Oceanid.Tool.Fleet;

/// <summary>A resource seen as the Helm release that it installs; the chart without its registry.</summary>
internal sealed record HelmRelease(string Name, string Chart, string? Version)
{
    private const string Type = "kubernetes:helm.sh/v3:Release";

    public static HelmRelease? TryRead(ResourcePreview resource) => resource.Type == Type
        ? new HelmRelease(
            resource.Inputs.Text("name") ?? resource.Name,
            (resource.Inputs.Text("chart") ?? "").Split('/')[^1],
            resource.Inputs.Text("version"))
        : null;
}
