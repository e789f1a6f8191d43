using System.Text.Json.Nodes;
using Oceanid.Tool.Text;

namespace Oceanid.Tool.Fleet.GitTree;

/// <summary>
/// What Flux applies to a cluster: from the Kustomizations that its programs declare, through those that each folder
/// brings along.
/// </summary>
internal sealed class GitTreeReader(Repository repository, IKustomize kustomize, SourceIndex sources)
{
    // The one variable of an app that a cluster can lack; its program hands it on.
    private const string Domain = "domain";

    /// <summary>Builds the folder of every Kustomization, and fills in its variables; what cannot be built is reported.</summary>
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
            foreach (var fault in built.SelectMany(build => build.Faults).Where(fault => !sources.IsKnownToBeWrong(fault.File)))
                problems.Add(fault with { Cluster = cluster });
            next = [.. Folders(built.Select(build => build.Overlay).OfType<OverlayPreview>().SelectMany(Declared))];
            overlays.AddRange(built.Select(build => build.Overlay).OfType<OverlayPreview>());
        }

        return overlays;

        IEnumerable<Folder> Folders(IEnumerable<(KubernetesObject Object, SourceLocation Source)> objects)
        {
            foreach (var (found, source) in objects.Where(item => FluxKustomization.Is(item.Object)))
            {
                var folder = new Folder(found, source, FluxKustomization.Path(found));
                if (Unusable(folder) is var (reason, remedy))
                    problems.Add(new Finding(reason) { Cluster = cluster, File = Settings(source.File, cluster), Line = source.Line, Object = found.Label, Field = "spec.path", Remedy = remedy });
                else if (seen.Add(found.Label))
                    yield return folder;
            }
        }
    }

    // Of what a program makes, the path comes from the settings of the cluster.
    private string Settings(string file, string cluster) =>
        file.Split('/') is ["infrastructure", var program, _] && repository.Has(Repository.StackFile(program, cluster)) ? Repository.StackFile(program, cluster) : file;

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

    private async Task<(OverlayPreview? Overlay, IReadOnlyList<Finding> Faults)> BuildAsync(Folder folder)
    {
        var file = OverlayPreview.FileOf(folder.Path);
        var faults = new List<Finding>();
        try
        {
            var built = await kustomize.BuildAsync(repository, folder.Path, folder.Object.Content.At("spec")?["patches"] as JsonArray);
            var objects = YamlDocuments.Read(Filled(folder, built, faults), file)
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
                ? (null, [new Finding("the overlay is empty, and Flux would prune all that it has applied.") { File = file, Remedy = "Add a resource, or remove its Kustomization." }])
                : (new OverlayPreview(folder.Object.Name ?? "", folder.Path, folder.Object.Content.At("spec").Text("serviceAccountName"), objects), faults);
        }
        catch (FindingsException failure)
        {
            return (null, [.. faults, failure.Findings[0]]);
        }
    }

    private string Filled(Folder folder, string built, List<Finding> faults)
    {
        var (substitution, wrong) = Substitution.Of(folder.Object);
        foreach (var (field, problem) in wrong)
            faults.Add(new Finding(problem) { File = folder.Source.File, Line = folder.Source.Line, Object = folder.Object.Label, Field = field, Remedy = "Write a text into substitute that begins with a letter." });

        var problems = new List<(string Document, string Problem)>();
        var filled = substitution.Apply(built, problems);
        foreach (var (document, problem) in problems.Distinct())
        {
            var it = YamlDocuments.Read(document, "").Select(item => KubernetesObject.Of(item.Content)).OfType<KubernetesObject>().FirstOrDefault();
            var source = it is null ? null : sources.Find(it, folder.Path);
            faults.Add(new Finding($"{char.ToUpperInvariant(problem[0])}{problem[1..]}")
            {
                File = source?.File ?? OverlayPreview.FileOf(folder.Path),
                Line = source?.Line,
                Object = it?.Label,
                Remedy = problem.Contains($"'{Domain}'", StringComparison.Ordinal)
                    ? $"Set oceanid-apps:{Domain} for the cluster, or write a host that needs none."
                    : $"Correct the name, set it in postBuild.substitute of {folder.Object.Label}, or write $$ for a dollar sign.",
            });
        }

        return filled;
    }

    private sealed record Folder(KubernetesObject Object, SourceLocation Source, string Path);
}
