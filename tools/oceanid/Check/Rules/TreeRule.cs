using Oceanid.Tool.Check.Tree;
using Oceanid.Tool.Fleet;
using Oceanid.Tool.Fleet.GitTree;
using Oceanid.Tool.Text;

namespace Oceanid.Tool.Check.Rules;

/// <summary>Nothing in the Git tree is there for nobody.</summary>
internal sealed class TreeRule : IRule
{
    public string Id => "tree";

    public string Title => "Each file of clusters/ and apps/ is applied, by the cluster that it is of, and each entry of a kustomization.yaml changes something.";

    public string Rationale =>
        "Kustomize and Flux say nothing of what nobody reads: a file that no kustomization.yaml lists, an overlay beside a `path` that still names the base, a patch or an "
        + "image for an object that another folder builds. It looks like a setting that is in force. A folder without a stack file is previewed by nobody, and so looks clean; a "
        + "stack file without a folder makes a cluster whose Flux finds nothing to apply.";

    public string Remedy => "Write what is there, where it is read; or remove it.";

    public IEnumerable<Case> Cases(CheckContext context)
    {
        var folders = new KustomizeFolders(context.Files);
        // By each folder that it is built of.
        var overlays = context.Clusters.SelectMany(cluster => cluster.Overlays)
            .SelectMany(overlay => folders.Reach(overlay.Path).Select(folder => (folder, overlay)))
            .ToLookup(item => item.folder, item => item.overlay, StringComparer.Ordinal);
        return new[] { context }.Each(ClusterPlaces.Unpaired)
            .Concat(context.Views.Each(view => ClusterPlaces.Foreign(context, folders, view)))
            .Concat(context.Views.Each(OfNothing))
            .Concat(new[] { context }.Each(_ => Unlisted(folders)))
            .Concat(new[] { context }.Where(_ => context.IsWhole).Each(_ => Unapplied(folders, overlays)))
            .Concat(folders.Files.Each(file => new KustomizeEntries(folders, overlays, file).Find()));
    }

    private static IEnumerable<Finding> OfNothing(ClusterView view)
    {
        foreach (var kustomization in view.Kustomizations)
        {
            var built = view.Objects.Where(item => item.Owner == FluxKustomization.Path(kustomization.Object)).Select(item => item.Object).ToList();
            foreach (var finding in built.Count == 0 ? [] : Patches(kustomization, built).Concat(Images(kustomization, built)))
                yield return finding;
        }
    }

    private static IEnumerable<Finding> Images(OwnedObject kustomization, IReadOnlyList<KubernetesObject> built)
    {
        var used = new Lazy<HashSet<string>>(() => built.SelectMany(item => KustomizeEntries.Images(item.Content)).ToHashSet(StringComparer.Ordinal));
        return from image in kustomization.Object.Content.At("spec").Objects("images").Select((image, index) => (Name: image.Text("newName") ?? image.Text("name") ?? "", Field: $"spec.images[{index}].name"))
               where !used.Value.Contains(image.Name)
               select kustomization.Setting($"No container that its folder builds has the image {image.Name}, so it changes nothing.", image.Field, "Write the name as a container has it, without the tag; or remove the entry.");
    }

    private static IEnumerable<Finding> Patches(OwnedObject kustomization, IReadOnlyList<KubernetesObject> built) =>
        from patch in kustomization.Object.Content.At("spec").Objects("patches").Select((patch, index) => (Target: patch.At("target"), Field: $"spec.patches[{index}].target"))
        let nothing = KustomizeTarget.OfNothing(patch.Target, built)
        where nothing is not null
        select kustomization.Setting(nothing, patch.Field, "Write a target that its folder builds, by kind and name.");

    private static IEnumerable<Finding> Unlisted(KustomizeFolders folders)
    {
        var named = folders.Files.SelectMany(folders.Names).ToHashSet(StringComparer.Ordinal);
        foreach (var folder in folders.Manifests.Where(file => !named.Contains(file.Path)).GroupBy(KustomizeFolders.Of))
        {
            if (folders.In(folder.Key).Any())
            {
                foreach (var file in folder)
                    yield return file.Finding("No kustomization.yaml lists this file, so nobody applies it.", remedy: $"List it in {folder.Key}/kustomization.yaml, or remove it.");
            }
            else
            {
                yield return folder.First().Finding($"No kustomization.yaml lists what is in {folder.Key}, so nobody applies it.", remedy: "Write one there, and name the folder in another; or remove it.");
            }
        }
    }

    private static IEnumerable<Finding> Unapplied(KustomizeFolders folders, ILookup<string, OverlayPreview> overlays)
    {
        var unused = folders.Files.Where(file => !overlays.Contains(KustomizeFolders.Of(file))).ToList();
        // What another of them builds on goes with that.
        var within = unused.SelectMany(file => folders.Below(KustomizeFolders.Of(file))).ToHashSet();
        return unused.Where(file => !within.Contains(file))
            .Select(file => file.Finding("No cluster applies this folder.", remedy: "Name it as the path of an app (oceanid-apps:apps) or among the resources of another, or remove it."));
    }
}
