using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Oceanid.Tool.Text;

namespace Oceanid.Tool.Fleet.GitTree;

/// <summary>
/// What Flux applies to a cluster: from the Kustomizations that its programs declare, through those that each folder
/// brings along.
/// </summary>
internal sealed partial class GitTreeReader(Repository repository, IKustomize kustomize, TreeSyntax syntax)
{
    // The one variable of an app that a cluster can lack; its program hands it on.
    private const string Domain = "domain";

    private const string PathField = "spec.path";

    /// <summary>Builds the folder of every Kustomization, and fills in its variables; what cannot be built is reported.</summary>
    public async Task<IReadOnlyList<OverlayPreview>> BuildAsync(
        string cluster,
        IEnumerable<ProgramPreview> programs,
        Problems problems)
    {
        if (!syntax.CanBeBuilt)
            return [];

        var overlays = new List<OverlayPreview>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var next = Folders(programs.SelectMany(Declared)).ToList();
        while (next.Count > 0)
        {
            // The problems in the order of the folders, whichever was built first.
            var built = await Task.WhenAll(next.Select(BuildAsync));
            foreach (var fault in built.SelectMany(build => build.Faults).Where(fault => !syntax.IsKnownToBeWrong(fault.File)))
                problems.Add(fault with { Cluster = cluster });
            next = [.. Folders(built.Select(build => build.Overlay).OfType<OverlayPreview>().SelectMany(overlay => overlay.Objects))];
            overlays.AddRange(built.Select(build => build.Overlay).OfType<OverlayPreview>());
        }

        return overlays;

        IEnumerable<Folder> Folders(IEnumerable<OverlayObject> objects)
        {
            foreach (var item in objects.Where(item => FluxKustomization.Is(item.Object)))
            {
                var folder = new Folder(item, FluxKustomization.Path(item.Object));
                var source = item.LocationOf(PathField);
                if (Unusable(folder) is var (reason, remedy))
                    problems.Add(new Finding(reason) { Cluster = cluster, File = Settings(source.File, cluster), Line = source.Line, Object = item.Object.Label, Field = PathField, Remedy = remedy });
                else if (seen.Add(item.Object.Label))
                    yield return folder;
            }
        }
    }

    // Of what a program makes, the path comes from the settings of the cluster.
    private string Settings(string file, string cluster) =>
        file.Split('/') is ["infrastructure", var program, _] && repository.Has(Repository.StackFile(program, cluster)) ? Repository.StackFile(program, cluster) : file;

    private static IEnumerable<OverlayObject> Declared(ProgramPreview program)
    {
        foreach (var resource in program.Resources)
        {
            if (KubernetesObject.TryRead(resource, out var found))
                yield return new OverlayObject(found, new SourceLocation(program.File));
        }
    }

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
            var built = await kustomize.BuildAsync(repository, folder.Path, FluxKustomization.Steps(folder.Object).Select(step => step.Changes).LastOrDefault());
            var objects = YamlDocuments.Read(Filled(folder, built, faults), file).Select(document => Object(folder, built, document.Content)).ToList();
            return objects.Count == 0
                ? (null, [new Finding("the overlay is empty, and Flux would prune all that it has applied.") { File = file, Remedy = "Add a resource, or remove its Kustomization." }])
                : (new OverlayPreview(folder.Object.Name ?? "", folder.Path, folder.Object.Content.At("spec").Text("serviceAccountName"), objects), faults);
        }
        catch (FindingsException failure)
        {
            return (null, [.. faults, await OfStepAsync(folder, failure.Findings[0]), .. WrittenObjects.Faults(repository, syntax, folder.Path)]);
        }
    }

    // What the folder alone does not have is of the first change with which it does.
    private async Task<Finding> OfStepAsync(Folder folder, Finding found)
    {
        var steps = FluxKustomization.Steps(folder.Object);
        if (steps.Count == 0 || await FailureAsync(folder, null) is not null)
            return found;
        foreach (var (field, changes) in steps)
        {
            if (await FailureAsync(folder, changes) is { } failure)
            {
                var (file, line) = folder.Item.LocationOf(field);
                return failure with { File = file, Line = line, Object = folder.Object.Label, Field = field };
            }
        }

        return found;
    }

    private async Task<Finding?> FailureAsync(Folder folder, JsonObject? changes)
    {
        try
        {
            await kustomize.BuildAsync(repository, folder.Path, changes);
            return null;
        }
        catch (FindingsException failure)
        {
            return failure.Findings[0];
        }
    }

    private OverlayObject Object(Folder folder, KustomizeBuild built, JsonObject content)
    {
        var (origin, changes) = built.TakeOrigin(content, repository, folder.Path);
        FluxKustomization.Mark(folder.Object, content);
        var file = origin ?? OverlayPreview.FileOf(folder.Path);
        var found = KubernetesObject.Of(content) ?? throw new FindingsException(new Finding("it builds something without apiVersion or kind.")
        {
            File = file,
            Object = content.At("metadata").Text("name"),
            Remedy = "Complete it.",
        });
        var patches = folder.Object.Content.At("spec")?["patches"] is JsonArray { Count: > 0 } list
            ? new ObjectOrigin.Patches(list, index => folder.Item.LocationOf($"spec.patches[{index}]"))
            : null;
        var written = new ObjectOrigin(repository, found, file, changes, patches);
        return new OverlayObject(found, written.Begin) { Origin = written };
    }

    private string Filled(Folder folder, KustomizeBuild built, List<Finding> faults)
    {
        var (substitution, wrong) = Substitution.Of(folder.Object);
        foreach (var (field, problem) in wrong)
        {
            var place = folder.Item.LocationOf(field);
            faults.Add(new Finding(problem) { File = place.File, Line = place.Line, Object = folder.Object.Label, Field = field, Remedy = "Write true, false or the decimal number." });
        }

        var problems = new List<(string Document, string Problem)>();
        var filled = substitution.Apply(built.Yaml, problems);
        foreach (var (document, problem) in problems.Distinct())
        {
            var it = YamlDocuments.Read(document, "").Where(item => KubernetesObject.Of(item.Content) is not null).Select(item => Object(folder, built, item.Content)).FirstOrDefault();
            var source = it?.Origin?.OfText(Variable().Match(problem).Value is var text && text.StartsWith('$') ? text : $"${{{text}") ?? it?.Source;
            faults.Add(new Finding($"{char.ToUpperInvariant(problem[0])}{problem[1..]}")
            {
                File = source?.File ?? OverlayPreview.FileOf(folder.Path),
                Line = source?.Line,
                Object = it?.Object.Label,
                Remedy = problem.Contains($"'{Domain}'", StringComparison.Ordinal)
                    ? $"Set oceanid-apps:{Domain} for the cluster, or write a host that needs none."
                    : $"Correct the name, set it in postBuild.substitute of {folder.Object.Label}, or write $$ for a dollar sign.",
            });
        }

        return filled;
    }

    // The name of a variable, or what it is written as.
    [GeneratedRegex(@"(?<=')[^']+(?=')")]
    private static partial Regex Variable();

    private sealed record Folder(OverlayObject Item, string Path)
    {
        public KubernetesObject Object => Item.Object;
    }
}
