using Oceanid.Tool.Fleet;
using Oceanid.Tool.Text;

namespace Oceanid.Tool.Changes.Risks;

/// <summary>What goes, who takes it away, and what goes with it.</summary>
internal static class RemovalRisk
{
    private const string CommandType = "command:remote:Command";

    public static IEnumerable<Risk> Of(ObjectChange change, ClusterChange cluster)
    {
        if (change.Kind == ChangeKind.Removed)
            yield return Removal(change, change.Before!, cluster);

        var goes = change.Kind is ChangeKind.Removed or ChangeKind.Renamed
            || (change.Kind == ChangeKind.Changed && change.Fields.Any(field => ReplacementRisk.IsImmutable(change.Before!, field)));
        if (goes && (GoesWith(change.Before!, cluster) is not null || !Stays(change.Before!, cluster)) && Data(change.Before!, cluster) is { } data)
            yield return Risk.Of(RiskKind.DeletesData, change, data);
    }

    private static Risk Removal(ObjectChange change, DeclaredObject before, ClusterChange cluster)
    {
        if (before.Kustomization is { } kustomization)
        {
            if (!Stays(before, cluster))
                return Risk.Of(RiskKind.Prunes, change, $"{kustomization} no longer has it, so Flux deletes it");
            return GoesWith(before, cluster) is { } space
                ? Risk.Of(RiskKind.Deletes, change, $"it goes with {space.Label}")
                : Risk.Of(RiskKind.Prunes, change, $"{before.Owner} does not prune it: it stays in the cluster, and nobody owns it");
        }

        return Risk.Of(RiskKind.Deletes, change, before switch
        {
            { Kind: "Namespace", Resource.Options.Protect: true } => "it is protected, so it stays with all its data: the update fails until `pulumi state unprotect`",
            { Resource.Options.Protect: true } => "it is protected: the update fails until `pulumi state unprotect`",
            { Resource.Options.RetainOnDelete: true } => "retainOnDelete keeps it in the cluster, and nobody owns it",
            { Resource.Options.DeletedWith: { } with } => $"it goes with {ResourceLabel.Of(with)}",
            { Resource.Type: CommandType } when before.Content["delete"] is not null => $"Pulumi runs what undoes it on {before.Content.At("connection").Text("host")}",
            { Kind: "kubernetes:helm.sh/v3:Release" } => "Pulumi uninstalls the chart",
            _ => "Pulumi deletes it",
        });
    }

    private static bool Stays(DeclaredObject before, ClusterChange cluster) => before.Kustomization is { } kustomization
        ? !FluxPruning.IsOn(cluster, kustomization) || FluxPruning.IsOff(before)
        : before.Resource?.Options is { Protect: true } or { RetainOnDelete: true };

    // Whatever Flux does: a namespace takes everything in it along.
    private static DeclaredObject? GoesWith(DeclaredObject before, ClusterChange cluster) => cluster.Objects
        .Where(change => change is { Kind: ChangeKind.Removed, Before.Kind: "Namespace" } && !Stays(change.Before, cluster))
        .Select(change => change.Before)
        .FirstOrDefault(space => space!.Object!.Name == before.Object?.Namespace);

    private static string? Data(DeclaredObject before, ClusterChange cluster) => before.Kind switch
    {
        "PersistentVolumeClaim" => "a volume of a class that deletes (local-path of K3s does) goes with its claim",
        "PersistentVolume" when before.Spec.Text("persistentVolumeReclaimPolicy") != "Retain" => "its data go with it",
        "StatefulSet" when before.Spec.At("persistentVolumeClaimRetentionPolicy").Text("whenDeleted") == "Delete" => "its claims go with it (whenDeleted: Delete)",
        "Namespace" => $"everything in it goes with it, claims and Secrets included{Claims(before, cluster)}",
        "CustomResourceDefinition" => "every object of its kind goes with it",
        "Stack" when before.Spec?["destroyOnFinalize"]?.ToString() == "true" => "destroyOnFinalize: the operator destroys all that the stack has made",
        "Kustomization" when before.Object is { } && before.Spec?["prune"]?.ToString() == "true" && before.Spec.Text("deletionPolicy") != "Orphan" => "prune: Flux deletes all that it has applied",
        CommandType when before.Content.Text("delete")?.Contains(@"UNINSTALL='\''1", StringComparison.Ordinal) == true && before.Resource!.Name.EndsWith("-install", StringComparison.Ordinal) =>
            "allowUninstall: K3s and its data go from the node",
        _ => null,
    };
    // As far as the manifests say; what an app makes itself is not among them.
    private static string Claims(DeclaredObject space, ClusterChange cluster)
    {
        var claims = DeclaredObject.Of(cluster.Before!)
            .Where(item => item.Object is { } found && found.Namespace == space.Object!.Name)
            .SelectMany(item => item.Kind == "PersistentVolumeClaim"
                ? [item.Label]
                : item.Spec.Objects("volumeClaimTemplates").Select(claim => $"{claim.At("metadata").Text("name")} of {item.Label}"))
            .Order(StringComparer.Ordinal)
            .ToList();
        return claims.Count == 0 ? "" : $": {string.Join(", ", claims)}";
    }
}
