using Oceanid.Tool.Fleet;
using Oceanid.Tool.Fleet.Configuration;
using Oceanid.Tool.Text;

namespace Oceanid.Tool.Check.Rules;

/// <summary>Each cluster has all of its files, and no file is of a cluster that is gone.</summary>
internal sealed class ClusterFilesRule : IRule
{
    private const string Cluster = "cluster";

    public string Id => "cluster-files";

    public string Title => "Each cluster, which is a stack file of the cluster program, has its folder in clusters/, and nothing else is of a cluster that is none.";

    public string Rationale =>
        "A folder without a stack file is previewed by nobody, and so looks clean; a stack file without a folder makes a "
        + "cluster whose Flux finds nothing to apply.";

    public string Remedy => "Add what is missing, or remove what is left over.";

    public IEnumerable<Case> Cases(CheckContext context) => new[] { context }.Each(Check);

    private static IEnumerable<Finding> Check(CheckContext context)
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

    // What stands in an empty folder can only be told by a file that does not know it.
    private static string FileOf(Repository repository, string path) => repository.Has(path)
        ? path
        : Directory.EnumerateFiles(repository.FullPath(path), "*", SearchOption.AllDirectories).Select(repository.RelativePath).Order(StringComparer.Ordinal).FirstOrDefault() ?? CheckSettingsReader.File;

    private static IReadOnlyCollection<string> Folders(Repository repository, string parent) =>
        Directory.Exists(repository.FullPath(parent))
            ? [.. new DirectoryInfo(repository.FullPath(parent)).EnumerateDirectories().Select(folder => folder.Name).Where(name => name != "base").Order(StringComparer.Ordinal)]
            : [];
}
