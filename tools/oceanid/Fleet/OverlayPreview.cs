namespace Oceanid.Tool.Fleet;

/// <summary>What one Flux Kustomization would apply: its folder as `kubectl kustomize` builds it.</summary>
/// <param name="Kustomization">The name of the Flux Kustomization, such as `flux-system`, `stacks` or `apps`.</param>
/// <param name="Path">The folder in the repository, without a leading `./`.</param>
/// <param name="ServiceAccount">The service account that Flux applies it with; null for that of the controller.</param>
/// <param name="Objects">The objects, in the order of the build.</param>
internal sealed record OverlayPreview(
    string Kustomization,
    string Path,
    string? ServiceAccount,
    IReadOnlyList<OverlayObject> Objects)
{
    /// <summary>The folder of <c>--output</c>: <c>flux</c> for what is below clusters/, <c>workloads</c> for what is below apps/.</summary>
    public string Category => Path.StartsWith("apps/", StringComparison.Ordinal) ? "workloads" : "flux";
}

/// <summary>An object of an overlay, and where in the repository it is written, if that can be told.</summary>
internal sealed record OverlayObject(KubernetesObject Object, SourceLocation? Source);

/// <summary>A place in a file of the repository; the line counts from 1.</summary>
internal sealed record SourceLocation(string File, int Line);
