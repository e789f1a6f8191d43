using Oceanid.Tool.Fleet;
using Oceanid.Tool.Fleet.Configuration;
using Oceanid.Tool.Text;

namespace Oceanid.Tool.Check.Rules;

/// <summary>Each cluster has all of its files, and no file is of a cluster that is gone.</summary>
internal sealed class ClusterFilesRule : IRule
{
    public string Id => "cluster-files";

    public string Title => "Each cluster of .flux.yaml has its stack file and its overlay, and no other cluster has any.";

    public string Rationale =>
        "An overlay without a stack file is previewed by nobody, and so looks clean; a stack file without an overlay makes a "
        + "cluster whose Flux finds nothing to apply.";

    public string Remedy => "Add what is missing, or remove what is left over; the clusters stand in .flux.yaml.";

    public IEnumerable<Case> Cases(CheckContext context) => new[] { context }.Where(context => context.Settings.Clusters.Count > 0).Each(Check);

    private static IEnumerable<Finding> Check(CheckContext context)
    {
        (string What, bool IsNeeded, IReadOnlyCollection<string> Clusters, Func<string, string> Path)[] places =
        [
            ("stack file", true, [.. context.Repository.Clusters("cluster")], cluster => Repository.StackFile("cluster", cluster)),
            ("overlay", true, Folders(context.Repository, "clusters"), cluster => $"clusters/{cluster}"),
            // Only where the apps of a cluster differ.
            ("overlay of apps", false, Folders(context.Repository, "apps/overlays"), cluster => $"apps/overlays/{cluster}"),
        ];
        foreach (var (what, isNeeded, clusters, path) in places)
        {
            foreach (var cluster in isNeeded ? context.Settings.Clusters.Except(clusters) : [])
                yield return context.Finding($"The cluster {cluster} has no {what}: there is no {path(cluster)}.", "clusters");
            foreach (var cluster in clusters.Except(context.Settings.Clusters))
                yield return new Finding($"The {what} is of {cluster}, which is no cluster of {CheckSettingsReader.File}.") { File = FileOf(context.Repository, path(cluster)) };
        }
    }

    // What stands in a folder without a Kustomization can only be told by the file that does not know it.
    private static string FileOf(Repository repository, string path) =>
        new[] { path, OverlayPreview.FileOf(path) }.FirstOrDefault(repository.Has) ?? CheckSettingsReader.File;

    private static IReadOnlyCollection<string> Folders(Repository repository, string parent) =>
        Directory.Exists(repository.FullPath(parent))
            ? [.. new DirectoryInfo(repository.FullPath(parent)).EnumerateDirectories().Select(folder => folder.Name).Where(name => name != "base").Order(StringComparer.Ordinal)]
            : [];
}
