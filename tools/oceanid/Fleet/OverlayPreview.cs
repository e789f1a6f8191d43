using Oceanid.Tool.Fleet.GitTree;

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
    public string Category => IsWorkloads ? "workloads" : "flux";

    /// <summary>Whether it is what apps run.</summary>
    public bool IsWorkloads => Path.StartsWith("apps/", StringComparison.Ordinal);

    /// <summary>The file that says what a folder builds.</summary>
    public static string FileOf(string folder) => folder == "." ? "kustomization.yaml" : $"{folder}/kustomization.yaml";
}

/// <summary>An object of an overlay, and where in the repository it is written; the kustomization.yaml if that cannot be told.</summary>
internal sealed record OverlayObject(KubernetesObject Object, SourceLocation Source)
{
    /// <summary>Where each of its fields is written; null where that cannot be told.</summary>
    public ObjectOrigin? Origin { get; init; }

    /// <summary>Where a field is written, or should be.</summary>
    public SourceLocation LocationOf(string? field) => string.IsNullOrEmpty(field) ? Source : Origin?.Of(field) ?? Source;
}

/// <summary>A place in a file of the repository.</summary>
/// <param name="File">The file, relative to the root.</param>
/// <param name="Line">The line, from 1; null for the file as a whole.</param>
internal sealed record SourceLocation(string File, int? Line = null);
