using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Oceanid.Tool.Text;

namespace Oceanid.Tool.Fleet.GitTree;

/// <summary>
/// Builds what is equal once: most clusters have the same folder, a comparison has most folders on both sides, and a build is a process.
/// </summary>
internal sealed class KustomizeOnce(IKustomize kustomize) : IKustomize
{
    private readonly ConcurrentDictionary<string, (Repository Repository, string Folder, Lazy<Task<KustomizeBuild>> Build)> _built = new(StringComparer.Ordinal);

    /// <summary>Builds with kubectl.</summary>
    public KustomizeOnce()
        : this(new KubectlKustomize())
    {
    }

    public async Task<KustomizeBuild> BuildAsync(Repository repository, string folder, JsonObject? changes = null)
    {
        // A component on top is another folder.
        if (changes?["components"] is not null || FolderContents.Of(repository, folder) is not { } contents)
            return await kustomize.BuildAsync(repository, folder, changes);

        var built = _built.GetOrAdd($"{contents} {changes?.ToJsonString()}", _ => (repository, folder, new(() => kustomize.BuildAsync(repository, folder, changes))));
        try
        {
            return await built.Build.Value;
        }
        catch (FindingsException) when ((built.Repository, built.Folder) != (repository, folder))
        {
            // What is wrong is to be told of the files of this folder.
            return await kustomize.BuildAsync(repository, folder, changes);
        }
    }
}
