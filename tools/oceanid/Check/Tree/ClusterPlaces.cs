using Oceanid.Tool.Fleet;
using Oceanid.Tool.Fleet.Configuration;
using Oceanid.Tool.Fleet.GitTree;
using Oceanid.Tool.Text;

namespace Oceanid.Tool.Check.Tree;

/// <summary>What is of one cluster: it has all of it, there is none of a cluster that is gone, and no other cluster applies it.</summary>
internal static class ClusterPlaces
{
    private const string Cluster = "cluster";

    /// <summary>Finds folders without a stack file, and the other way round.</summary>
    public static IEnumerable<Finding> Unpaired(CheckContext context)
    {
        var clusters = context.Repository.Clusters(Cluster).Order(StringComparer.Ordinal).ToList();
        var folders = Folders(context.Repository, "clusters");
        foreach (var cluster in clusters.Except(folders))
        {
            yield return new Finding($"The cluster {cluster} has no folder clusters/{cluster}.")
            {
                File = Repository.StackFile(Cluster, cluster),
                Remedy = $"Write clusters/{cluster}/kustomization.yaml, like that of the others.",
            };
        }

        var stackFiles = Folders(context.Repository, "infrastructure").Where(program => program != Cluster)
            .SelectMany(program => context.Repository.Clusters(program).Select(cluster => (cluster, Repository.StackFile(program, cluster))));
        var places = folders.Select(cluster => (cluster, Path: $"clusters/{cluster}"))
            .Concat(Folders(context.Repository, "apps/overlays").Select(cluster => (cluster, Path: $"apps/overlays/{cluster}")))
            .Concat(stackFiles);
        foreach (var (cluster, path) in places.Where(place => !clusters.Contains(place.cluster)))
            yield return new Finding($"{path} is of {cluster}, which is no cluster: there is no {Repository.StackFile(Cluster, cluster)}.") { File = FileOf(context.Repository, path) };
    }

    /// <summary>Finds what a cluster applies that is another's.</summary>
    public static IEnumerable<Finding> Foreign(CheckContext context, KustomizeFolders folders, ClusterView view)
    {
        var clusters = context.Repository.Clusters(Cluster).ToHashSet(StringComparer.Ordinal);
        foreach (var overlay in view.Preview.Overlays)
        {
            if (Other(overlay.Path) is { } owner && view.Kustomizations.FirstOrDefault(item => FluxKustomization.Path(item.Object) == overlay.Path) is { } kustomization)
                yield return kustomization.Setting($"{view.Name} applies {overlay.Path}, which is of the cluster {owner}.", "spec.path", "Name a folder of its own, or of a base.");
            foreach (var file in folders.Reach(overlay.Path).SelectMany(folders.In))
            {
                foreach (var path in folders.BuildsOn(file).Where(path => Other(path) is { } owner && owner != Owner(KustomizeFolders.Of(file))))
                {
                    yield return file.Finding($"{path} is of the cluster {Owner(path)}, and {view.Name} applies it as well.", "resources", "Move what both have to a base.")
                        with
                    { Line = file.LineWith(path.Split('/')[^1]) };
                }
            }
        }

        string? Other(string path) => Owner(path) is { } owner && owner != view.Name && clusters.Contains(owner) ? owner : null;
    }

    private static string? Owner(string path) => path.Split('/') switch
    {
        ["clusters", var cluster, ..] => cluster,
        ["apps", "overlays", var cluster, ..] => cluster,
        _ => null,
    };

    // What stands in an empty folder can only be told by a file that does not know it.
    private static string FileOf(Repository repository, string path) => repository.Has(path)
        ? path
        : Directory.EnumerateFiles(repository.FullPath(path), "*", SearchOption.AllDirectories).Select(repository.RelativePath).Order(StringComparer.Ordinal).FirstOrDefault() ?? CheckSettingsReader.File;

    private static IReadOnlyCollection<string> Folders(Repository repository, string parent) =>
        Directory.Exists(repository.FullPath(parent))
            ? [.. new DirectoryInfo(repository.FullPath(parent)).EnumerateDirectories().Select(folder => folder.Name).Where(name => name != "base").Order(StringComparer.Ordinal)]
            : [];
}
