namespace Oceanid.Tool.Check.Rules;

/// <summary>Nothing in the Git tree is there for nobody.</summary>
internal sealed class AppliedFoldersRule : IRule
{
    public string Id => "applied-folders";

    public string Title => "Each folder with a Kustomization is applied to some cluster, or is what one that is applied builds on.";

    public string Rationale =>
        "A folder that no Flux Kustomization names is built by nobody and checked by nobody: an overlay beside a `path` that still names the base looks like the cluster's "
        + "own settings, and is not.";

    public string Remedy => "Name it as the path of an app (oceanid-apps:apps) or among the resources of another, or remove it.";

    public IEnumerable<Case> Cases(CheckContext context)
    {
        var folders = new KustomizeFolders(context.Files);
        var used = folders.Reach(context.Clusters.SelectMany(cluster => cluster.Overlays).Select(overlay => overlay.Path));
        return folders.Files.Where(_ => context.IsWhole).Each(file =>
            used.Contains(KustomizeFolders.Of(file)) ? [] : [file.Finding("No cluster applies this folder.")]);
    }
}
