using System.Text.Json.Nodes;
using Oceanid.Tool.Text;

namespace Oceanid.Tool.Fleet.GitTree;

/// <summary>Builds a Kustomize folder.</summary>
internal interface IKustomize
{
    /// <summary>Builds a folder.</summary>
    /// <param name="repository">The repository.</param>
    /// <param name="folder">The folder in it.</param>
    /// <param name="patches">Patches besides its own, as <c>spec.patches</c> of a Flux Kustomization has them; null for none.</param>
    /// <exception cref="FindingsException">The folder cannot be built; the finding says why, without a cluster.</exception>
    Task<KustomizeBuild> BuildAsync(Repository repository, string folder, JsonArray? patches = null);
}
