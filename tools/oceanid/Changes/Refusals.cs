using Oceanid.Tool.Fleet;
using Oceanid.Tool.Text;

namespace Oceanid.Tool.Changes;

/// <summary>What nobody may do in one merge, for it deletes what cannot be had back.</summary>
internal static class Refusals
{
    // The program `oceanid-apps` gives it to the namespace of an app.
    private const string AppLabel = "oceanid.dev/app";

    /// <summary>One finding for each object; each names the file to edit.</summary>
    public static IReadOnlyList<Finding> Of(ClusterChange cluster) => cluster.Before is null || cluster.After is null
        ? []
        : [.. cluster.Objects.Select(change => LosesData(change, cluster) ?? Adopts(change, cluster)).OfType<Finding>()];

    private static Finding? LosesData(ObjectChange change, ClusterChange cluster)
    {
        if (change.Before is not { Kind: "Namespace", Resource.Options.Protect: true } before
            || before.Content.At("metadata", "labels").Text(AppLabel) is not { } app
            || change.After?.Identity == before.Identity)
        {
            return null;
        }

        return new Finding($"It goes, and with it the app {app} and its data, which the base says to keep.")
        {
            Cluster = cluster.Name,
            File = StackFile(before, cluster.Before!),
            Object = before.Label,
            Field = $"{before.Owner}:apps[{app}].keepData",
            Remedy = $"Leave the app in, with keepData: false, and merge that first; remove it when the Stack {before.Owner} has run.",
        };
    }

    // The upsert takes the object over under the new URN, and then the old one is deleted: the same object.
    private static Finding? Adopts(ObjectChange change, ClusterChange cluster)
    {
        if (change is not { Kind: ChangeKind.Renamed or ChangeKind.Moved, Before: { Urn: { } was } before, After: { Resource: { } resource } after }
            || !IsSameObject(before, after)
            || !Upserts(resource, after, cluster.After!))
        {
            return null;
        }

        return new Finding($"Pulumi knows it as {was} in the state of {before.Owner}: with adopt it would take it over under another URN, and then delete it.")
        {
            Cluster = cluster.Name,
            File = StackFile(after, cluster.After!),
            Object = after.Label,
            Field = $"{after.Owner}:adopt",
            Remedy = "Take adopt out: it is for an empty state alone. Or keep the URN by an alias.",
        };
    }

    // A release is in the cluster what its name and namespace say.
    private static bool IsSameObject(DeclaredObject before, DeclaredObject after) =>
        before.Identity == after.Identity
        || (before.Object is null && after.Object is null
            && (before.Content.Text("namespace"), before.Content.Text("name")) is ({ }, { }) former
            && former == (after.Content.Text("namespace"), after.Content.Text("name")));

    private static bool Upserts(ResourcePreview resource, DeclaredObject item, ClusterPreview cluster) =>
        resource.Provider is { } key
        && cluster.Programs
            .Where(program => program.Project == item.Owner)
            .SelectMany(program => program.Resources)
            .Any(provider => provider.Key == key && provider.Upserts);

    private static string StackFile(DeclaredObject item, ClusterPreview cluster) =>
        Repository.StackFile(cluster.Programs.First(program => program.Project == item.Owner).Folder, cluster.Name);
}
