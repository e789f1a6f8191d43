using System.Text.Json.Nodes;
using Oceanid.Tool.Text;

namespace Oceanid.Tool.Fleet.GitTree;

/// <summary>Builds a Kustomize folder.</summary>
internal interface IKustomize
{
    /// <summary>Builds a folder.</summary>
    /// <param name="repository">The repository.</param>
    /// <param name="folder">The folder in it.</param>
    /// <param name="changes">What a Kustomization on top of the folder has besides: see <see cref="FluxKustomization.Steps"/>; null for nothing.</param>
    /// <exception cref="FindingsException">The folder cannot be built; the finding says why, without a cluster.</exception>
    Task<KustomizeBuild> BuildAsync(Repository repository, string folder, JsonObject? changes = null);
}
