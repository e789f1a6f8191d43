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
        if (goes && !Stays(change.Before!, cluster) && Data(change.Before!) is { } data)
            yield return Risk.Of(RiskKind.DeletesData, change, data);
    }

    private static Risk Removal(ObjectChange change, DeclaredObject before, ClusterChange cluster)
    {
        if (before.Kustomization is { } kustomization)
        {
            return Stays(before, cluster)
                ? Risk.Of(RiskKind.Prunes, change, $"{before.Owner} does not prune it: it stays in the cluster, and nobody owns it")
                : Risk.Of(RiskKind.Prunes, change, $"{kustomization} no longer has it, so Flux deletes it");
        }

        return Risk.Of(RiskKind.Deletes, change, before switch
        {
            { Resource.Options.Protect: true } => "it is protected: the update fails until `pulumi state unprotect`",
            { Resource.Options.RetainOnDelete: true } => "retainOnDelete keeps it in the cluster, and nobody owns it",
            { Resource.Options.DeletedWith: { } with } => $"it goes with {ResourceLabel.Of(with)}",
            { Resource.Type: CommandType } when before.Content["delete"] is not null => $"Pulumi runs what undoes it on {before.Content.At("connection").Text("host")}",
            { Kind: "kubernetes:helm.sh/v3:Release" } => "Pulumi uninstalls the chart",
            _ => "Pulumi deletes it",
        });
    }

    private static bool Stays(DeclaredObject before, ClusterChange cluster) => before.Kustomization is { } kustomization
        ? !FluxPruning.IsOn(cluster.After, kustomization) || before.Content.At("metadata", "annotations").Text("kustomize.toolkit.fluxcd.io/prune") == "disabled"
        : before.Resource?.Options is { Protect: true } or { RetainOnDelete: true };

    private static string? Data(DeclaredObject before) => before.Kind switch
    {
        "PersistentVolumeClaim" => "a volume of a class that deletes (local-path of K3s does) goes with its claim",
        "PersistentVolume" when before.Spec.Text("persistentVolumeReclaimPolicy") != "Retain" => "its data go with it",
        "StatefulSet" when before.Spec.At("persistentVolumeClaimRetentionPolicy").Text("whenDeleted") == "Delete" => "its claims go with it (whenDeleted: Delete)",
        "Namespace" => "everything in it goes with it, claims and Secrets included",
        "CustomResourceDefinition" => "every object of its kind goes with it",
        "Stack" when before.Spec?["destroyOnFinalize"]?.ToString() == "true" => "destroyOnFinalize: the operator destroys all that the stack has made",
        "Kustomization" when before.Object is { } && before.Spec?["prune"]?.ToString() == "true" && before.Spec.Text("deletionPolicy") != "Orphan" => "prune: Flux deletes all that it has applied",
        CommandType when before.Content.Text("delete")?.Contains(@"UNINSTALL='\''1", StringComparison.Ordinal) == true && before.Resource!.Name.EndsWith("-install", StringComparison.Ordinal) =>
            "allowUninstall: K3s and its data go from the node",
        _ => null,
    };
}
