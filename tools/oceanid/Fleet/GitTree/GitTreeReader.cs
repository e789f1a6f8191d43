using Oceanid.Tool.Text;

namespace Oceanid.Tool.Fleet.GitTree;

/// <summary>
/// What Flux applies to a cluster: from the Kustomizations that its programs declare, through those that each folder
/// brings along.
/// </summary>
internal sealed class GitTreeReader(Repository repository, IKustomize kustomize, SourceIndex sources)
{
    /// <summary>Builds every folder once; what cannot be built is reported.</summary>
    public async Task<IReadOnlyList<OverlayPreview>> BuildAsync(
        string cluster,
        IEnumerable<ProgramPreview> programs,
        Problems problems)
    {
        if (!sources.CanBeBuilt)
            return [];

        var overlays = new List<OverlayPreview>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var next = Folders(programs.SelectMany(Declared)).ToList();
        while (next.Count > 0)
        {
            // The problems in the order of the folders, whichever was built first.
            var built = await Task.WhenAll(next.Select(BuildAsync));
            foreach (var fault in built.Select(build => build.Fault).OfType<Finding>().Where(fault => !sources.IsInvalid(fault.File)))
                problems.Add(fault with { Cluster = cluster });
            next = [.. Folders(built.Select(build => build.Overlay).OfType<OverlayPreview>().SelectMany(Declared))];
            overlays.AddRange(built.Select(build => build.Overlay).OfType<OverlayPreview>());
        }

        return overlays;

        IEnumerable<Folder> Folders(IEnumerable<(KubernetesObject Object, SourceLocation Source)> objects)
        {
            foreach (var (found, source) in objects.Where(item => FluxKustomization.Is(item.Object)))
            {
                var folder = Folder.Of(found);
                if (Unusable(folder) is var (reason, remedy))
                    problems.Add(new Finding(reason) { Cluster = cluster, File = source.File, Line = source.Line, Object = found.Label, Field = "spec.path", Remedy = remedy });
                else if (seen.Add(folder.Path))
                    yield return folder;
            }
        }
    }

    private static IEnumerable<(KubernetesObject Object, SourceLocation Source)> Declared(ProgramPreview program)
    {
        foreach (var resource in program.Resources)
        {
            if (KubernetesObject.TryRead(resource, out var found))
                yield return (found, new SourceLocation(program.File));
        }
    }

    private static IEnumerable<(KubernetesObject Object, SourceLocation Source)> Declared(OverlayPreview overlay) =>
        overlay.Objects.Select(item => (item.Object, item.Source));

    private (string Reason, string Remedy)? Unusable(Folder folder)
    {
        if (folder.Path.Split('/').Contains(".."))
            return ($"'{folder.Path}' leaves the repository.", "Name a folder of it.");
        if (!Directory.Exists(repository.FullPath(folder.Path)))
            return ($"'{folder.Path}' is not a folder of this repository.", "Create it, or correct the path.");
        // Flux makes one up then, of every YAML file below the folder (fluxcd/flux2#1678).
        return repository.Has(OverlayPreview.FileOf(folder.Path))
            ? null
            : ($"'{folder.Path}' has no kustomization.yaml, so Flux would apply every file below it.", "Add one.");
    }

    private async Task<(OverlayPreview? Overlay, Finding? Fault)> BuildAsync(Folder folder)
    {
        var file = OverlayPreview.FileOf(folder.Path);
        try
        {
            var objects = YamlDocuments.Read(await kustomize.BuildAsync(repository, folder.Path), file)
                .Select(document => KubernetesObject.Of(document.Content)
                    ?? throw new FindingsException(new Finding("it builds something without apiVersion or kind.")
                    {
                        File = file,
                        Object = document.Content.At("metadata").Text("name"),
                        Remedy = "Complete it.",
                    }))
                .Select(found => new OverlayObject(found, sources.Find(found, folder.Path) ?? new SourceLocation(file)))
                .ToList();
            return objects.Count == 0
                ? (null, new Finding("the overlay is empty, and Flux would prune all that it has applied.") { File = file, Remedy = "Add a resource, or remove its Kustomization." })
                : (new OverlayPreview(folder.Kustomization, folder.Path, folder.ServiceAccount, objects), null);
        }
        catch (FindingsException failure)
        {
            return (null, failure.Findings[0]);
        }
    }

    private sealed record Folder(string Kustomization, string Path, string? ServiceAccount)
    {
        public static Folder Of(KubernetesObject kustomization)
        {
            var spec = kustomization.Content.At("spec");
            return new Folder(
                kustomization.Name ?? "",
                FluxKustomization.Path(kustomization),
                spec.Text("serviceAccountName"));
        }
    }
}
