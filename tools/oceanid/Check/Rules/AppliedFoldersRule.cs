using Oceanid.Tool.Fleet;
using Oceanid.Tool.Text;

namespace Oceanid.Tool.Check.Rules;

/// <summary>Nothing in the Git tree is there for nobody.</summary>
internal sealed class AppliedFoldersRule : IRule
{
    private static readonly string[] Names = ["kustomization.yaml", "kustomization.yml", "Kustomization"];
    private static readonly string[] Fields = ["resources", "components", "bases"];

    public string Id => "applied-folders";

    public string Title => "Each folder with a Kustomization is applied to some cluster, or is what one that is applied builds on.";

    public string Rationale =>
        "A folder that no Flux Kustomization names is built by nobody and checked by nobody: an overlay beside a `path` that still names the base looks like the cluster's "
        + "own settings, and is not.";

    public string Remedy => "Name it as the path of an app (oceanid-apps:apps) or among the resources of another, or remove it.";

    public IEnumerable<Case> Cases(CheckContext context)
    {
        var kustomizations = context.Files
            .Where(file => file.Path.Split('/') is ["clusters" or "apps", .., var name] && Names.Contains(name))
            .ToDictionary(file => Path.GetDirectoryName(file.Path)!.Replace('\\', '/'));
        var used = new HashSet<string>(StringComparer.Ordinal);
        var next = context.Clusters.SelectMany(cluster => cluster.Overlays).Select(overlay => overlay.Path).Distinct().ToList();
        while (next.Count > 0)
            next = [.. next.Where(used.Add).Where(kustomizations.ContainsKey).SelectMany(folder => BuildsOn(context.Repository, kustomizations[folder]))];

        return kustomizations.Where(_ => context.IsWhole).Select(entry => entry.Value).Each(file =>
            used.Contains(Path.GetDirectoryName(file.Path)!.Replace('\\', '/')) ? [] : [file.Finding("No cluster applies this folder.")]);
    }

    private static IEnumerable<string> BuildsOn(Repository repository, TextFile file)
    {
        var folder = Path.GetDirectoryName(repository.FullPath(file.Path))!;
        return from document in YamlDocuments.Read(string.Join('\n', file.Lines), file.Path)
               from field in Fields
               from text in document.Content.Texts(field)
               select repository.RelativePath(Path.GetFullPath(text, folder));
    }
}
