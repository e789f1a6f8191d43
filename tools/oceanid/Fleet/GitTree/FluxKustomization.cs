using Oceanid.Tool.Text;

namespace Oceanid.Tool.Fleet.GitTree;

/// <summary>A Flux Kustomization among the objects.</summary>
internal static class FluxKustomization
{
    private const string Group = "kustomize.toolkit.fluxcd.io/";

    public static bool Is(KubernetesObject found) =>
        found.Kind == "Kustomization" && found.ApiVersion.StartsWith(Group, StringComparison.Ordinal);

    /// <summary>The folder that it builds, relative to the root of the repository; <c>.</c> for the root itself.</summary>
    public static string Path(KubernetesObject kustomization)
    {
        var parts = (kustomization.Content.At("spec").Text("path") ?? "").Split('/').Where(part => part is not "" and not ".");
        return string.Join('/', parts) is { Length: > 0 } path ? path : ".";
    }
}
