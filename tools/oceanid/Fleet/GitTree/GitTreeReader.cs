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
        var overlays = new List<OverlayPreview>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var next = Folders(programs.SelectMany(Declared)).ToList();
        while (next.Count > 0)
        {
            var built = await Task.WhenAll(next.Select(folder => BuildAsync(folder, $"{cluster}: {folder.Path}", problems)));
            overlays.AddRange(built.OfType<OverlayPreview>());
            next = [.. Folders(built.OfType<OverlayPreview>().SelectMany(Declared))];
        }

        return overlays;

        IEnumerable<Folder> Folders(IEnumerable<(KubernetesObject Object, string Where)> objects)
        {
            foreach (var (found, where) in objects.Where(item => FluxKustomization.Is(item.Object)))
            {
                var folder = Folder.Of(found);
                if (Unusable(folder) is { } reason)
                    problems.Add($"{where} ({cluster}): Kustomization {found.Namespace}/{found.Name}: spec.path: {reason}");
                else if (seen.Add(folder.Path))
                    yield return folder;
            }
        }
    }

    private static IEnumerable<(KubernetesObject Object, string Where)> Declared(ProgramPreview program)
    {
        foreach (var resource in program.Resources)
        {
            if (KubernetesObject.TryRead(resource, out var found))
                yield return (found, Repository.ProgramFolder(program.Folder));
        }
    }

    private static IEnumerable<(KubernetesObject Object, string Where)> Declared(OverlayPreview overlay) =>
        overlay.Objects.Select(item => (item.Object, item.Source is { } source ? $"{source.File}:{source.Line}" : overlay.Path));

    private string? Unusable(Folder folder)
    {
        if (folder.Path.Split('/').Contains(".."))
            return $"'{folder.Path}' leaves the repository. Name a folder of it.";
        if (!Directory.Exists(repository.FullPath(folder.Path)))
            return $"'{folder.Path}' is not a folder of this repository. Create it, or correct the path.";
        // Flux makes one up then, of every YAML file below the folder (fluxcd/flux2#1678).
        return repository.Has($"{folder.Path}/kustomization.yaml")
            ? null
            : $"'{folder.Path}' has no kustomization.yaml, so Flux would apply every file below it. Add one.";
    }

    private async Task<OverlayPreview?> BuildAsync(Folder folder, string where, Problems problems)
    {
        try
        {
            var yaml = await kustomize.BuildAsync(repository.FullPath(folder.Path));
            var objects = YamlDocuments.Read(yaml, folder.Path)
                .Select(document => KubernetesObject.Of(document.Content)
                    ?? throw new PreviewException($"{where}: builds something without apiVersion or kind. Complete it."))
                .Select(found => new OverlayObject(found, sources.Find(found, folder.Path)))
                .ToList();
            if (objects.Count == 0)
                throw new PreviewException($"{where}: the overlay is empty, and Flux would prune all that it has applied. Add a resource, or remove its Kustomization.");

            return new OverlayPreview(folder.Kustomization, folder.Path, folder.ServiceAccount, objects);
        }
        catch (PreviewException failure)
        {
            lock (problems)
                problems.Add(failure.Message.StartsWith(where, StringComparison.Ordinal) ? failure.Message : $"{where}: {failure.Message}");
            return null;
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
