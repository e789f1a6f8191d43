using Oceanid.Tool.Text;

namespace Oceanid.Tool.Fleet.GitTree;

/// <summary>Builds a Kustomize folder.</summary>
internal interface IKustomize
{
    /// <summary>Builds a folder.</summary>
    /// <param name="folder">The full path of the folder.</param>
    /// <returns>The objects as YAML.</returns>
    /// <exception cref="PreviewException">The folder cannot be built; the message says why.</exception>
    Task<string> BuildAsync(string folder);
}
