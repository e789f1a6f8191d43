using Oceanid.Tool.Changes;
using Oceanid.Tool.Fleet;
using Oceanid.Tool.Knowledge;
using Oceanid.Tool.Text;

namespace Oceanid.Tool.Commands;

/// <summary>What to know of a cluster that follows tags, before there is any.</summary>
internal static class ReleaseNotes
{
    /// <summary>A note for each cluster that follows tags, where this clone has none. A clone without tags is no fault of the repository.</summary>
    public static async Task<IReadOnlyList<string>> OfAsync(Repository repository, IEnumerable<ClusterView> clusters)
    {
        var following = clusters
            .Select(view => (view.Name, Range: view.OfKind(ApiGroups.Source, "GitRepository").Select(source => source.Object.Content.At("spec", "ref").Text("semver")).FirstOrDefault(range => range is not null)))
            .Where(cluster => cluster.Range is not null)
            .ToList();
        return following.Count == 0 || await new GitHistory(repository.Root).HasTagAsync()
            ? []
            : [.. following.Select(cluster => $"{cluster.Name} follows the tags {cluster.Range}, and this clone has no tag. Before the first one its sources are not Ready, and nothing is applied there.")];
    }
}
