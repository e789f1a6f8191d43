using Oceanid.Tool.Knowledge;

namespace Oceanid.Tool.Changes.Risks;

/// <summary>What cannot be changed in place: another name, and fields that the API server does not let change.</summary>
internal static class ReplacementRisk
{
    // Of Kubernetes' own kinds the schemas know it.
    private static readonly Dictionary<string, IReadOnlyList<string>> OfPulumi = new(StringComparer.Ordinal)
    {
        ["kubernetes:helm.sh/v3:Release"] = ["name", "namespace"],
        // Pulumi takes another identifier for another cluster.
        ["pulumi:providers:kubernetes"] = ["clusterIdentifier"],
    };

    public static IEnumerable<Risk> Of(ObjectChange change, ClusterChange cluster)
    {
        switch (change.Kind)
        {
            case ChangeKind.Renamed when change.Before!.Label == change.Label:
                yield return Risk.Of(RiskKind.Replaces, change, "Pulumi knows it under another name or parent now, and takes that for another resource: give it an alias");
                break;
            case ChangeKind.Renamed:
                yield return Risk.Of(RiskKind.Replaces, change, $"a name cannot be changed: {change.Before!.Label} is deleted");
                break;
            case ChangeKind.Moved:
                yield return Risk.Of(RiskKind.Deletes, change, Leaving(change.Before!));
                break;
            case ChangeKind.Changed:
                foreach (var field in change.Fields.Where(field => IsImmutable(change.Before!, field)))
                    yield return Risk.Of(RiskKind.Replaces, change, Replacing(change.Object, field.Path, cluster));
                foreach (var field in change.Fields.Where(field => IsRemade(change, field, cluster)))
                    yield return Risk.Of(RiskKind.Replaces, change, $"{field.Path}: Pulumi deletes it and makes it anew, for its provider has no {Mutable(change.Object)}");
                break;
        }
    }

    /// <summary>Whether the object has to be made anew for a field of it to change.</summary>
    public static bool IsImmutable(DeclaredObject before, FieldChange field) =>
        (IsContents(before, field) && before.Content["immutable"]?.ToString() == "true")
        || Immutable(before).Any(field.IsBelow);

    private static IReadOnlyList<string> Immutable(DeclaredObject item) => item.Object is { } found
        ? Kinds.Of(KnowledgeFolder.Own, null).Find(found.ApiVersion, found.Kind)?.Immutable ?? []
        : OfPulumi.GetValueOrDefault(item.Kind, []);

    private static bool IsContents(DeclaredObject item, FieldChange field) =>
        item.Kind is "ConfigMap" or "Secret" && (field.IsBelow("data") || field.IsBelow("stringData") || field.IsBelow("binaryData"));

    // https://www.pulumi.com/registry/packages/kubernetes/api-docs/provider/: both are off by default.
    private static bool IsRemade(ObjectChange change, FieldChange field, ClusterChange cluster) =>
        IsContents(change.Object, field)
        && !IsImmutable(change.Before!, field)
        && change.Object.Resource?.Provider is { } key
        && cluster.After!.Programs.SelectMany(program => program.Resources).FirstOrDefault(resource => resource.Key == key) is { } provider
        && provider.Inputs[Mutable(change.Object)]?.ToString() != "true";

    private static string Mutable(DeclaredObject item) => $"enable{item.Kind}Mutable";

    private static string Leaving(DeclaredObject before) => before.Kustomization is null
        ? $"{before.Owner} deletes what it no longer declares, after or before the new owner has made it: keep it there with retainOnDelete for one update"
        : $"Flux prunes what {before.Owner} no longer has, after or before the new owner has made it: annotate it kustomize.toolkit.fluxcd.io/prune: disabled first";

    private static string Replacing(DeclaredObject item, string path, ClusterChange cluster)
    {
        if (item.Kind == "pulumi:providers:kubernetes")
            return $"{path} says which cluster this is: with another one Pulumi replaces every resource of the program";
        if (item.Kustomization is null)
            return $"{path} cannot be changed: Pulumi deletes it and makes it anew";
        return FluxPruning.IsForced(cluster.After, item.Kustomization)
            ? $"{path} cannot be changed: Flux deletes it and makes it anew (spec.force)"
            : $"{path} cannot be changed: the API server refuses it, and {item.Owner} fails until it is deleted by hand or has spec.force";
    }
}
