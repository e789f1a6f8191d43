using Oceanid.Tool.Text;

namespace Oceanid.Tool.Fleet;

/// <summary>A resource of a program, whether it is an object of Kubernetes or something else.</summary>
/// <param name="Cluster">The cluster.</param>
/// <param name="File">The file of the program.</param>
/// <param name="Resource">The resource.</param>
internal sealed record OwnedResource(string Cluster, string File, ResourcePreview Resource) : ISubject
{
    /// <summary>The Helm release that it is; null for anything else.</summary>
    public HelmRelease? Release { get; } = HelmRelease.TryRead(Resource);

    private string Label => KubernetesObject.TryRead(Resource, out var found)
        ? found.Label
        : $"{Resource.Type.Split(':')[^1]} {Release?.Name ?? Resource.Name}";

    /// <inheritdoc/>
    public Finding Finding(string message, string? field = null, string? remedy = null) =>
        new(message) { Cluster = Cluster, File = File, Object = Label, Field = field, Remedy = remedy };
}
