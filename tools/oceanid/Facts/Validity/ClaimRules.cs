using Oceanid.Tool.Text;

namespace Oceanid.Tool.Facts.Validity;

/// <summary>core/validation.go: ValidatePersistentVolumeClaimSpec, ValidatePersistentVolume; storage/validation: ValidateStorageClass.</summary>
internal static class ClaimRules
{
    private static readonly string[] VolumeSources =
    [
        "awsElasticBlockStore", "azureDisk", "azureFile", "cephfs", "cinder", "csi", "fc", "flexVolume", "flocker", "gcePersistentDisk", "glusterfs", "hostPath", "iscsi", "local",
        "nfs", "photonPersistentDisk", "portworxVolume", "quobyte", "rbd", "scaleIO", "storageos", "vsphereVolume",
    ];

    private static readonly string[] VolumeMembers =
        ["accessModes", "capacity", "claimRef", "mountOptions", "nodeAffinity", "persistentVolumeReclaimPolicy", "storageClassName", "volumeAttributesClassName", "volumeMode"];

    public static IEnumerable<Fault> OfSpec(Part spec)
    {
        foreach (var fault in Selectors.Of(spec["selector"]).Concat(Modes(spec)))
            yield return fault;

        var requests = spec["resources"]["requests"];
        if (requests.Amount("storage") is { } size and <= 0)
            yield return requests.Fault("storage", $"A claim of {requests.Written("storage")} is none.", "Write a size, such as 1Gi.");

        if (spec["dataSource"] is { Exists: true } source && source.HasSome("kind") && !source.HasSome("apiGroup") && source.Text("kind") != "PersistentVolumeClaim")
            yield return source.Fault("kind", $"The core group has no {source.Text("kind")} to copy from.", "Write its apiGroup, such as snapshot.storage.k8s.io.");
        if (spec["dataSourceRef"].HasSome("namespace") && spec["dataSource"].Exists)
            yield return spec.Fault("dataSource", "A dataSourceRef of another namespace excludes it.", "Leave it out.");
    }

    // validateReadWriteOncePodExclusive.
    private static IEnumerable<Fault> Modes(Part spec)
    {
        if (spec.Texts("accessModes").Any(mode => mode.Text == "ReadWriteOncePod") && spec.Texts("accessModes").Count() > 1)
            yield return spec.Fault("accessModes", "ReadWriteOncePod excludes the other modes.", "Keep one of them.");
    }

    /// <summary>The volume that a claim gets.</summary>
    public static IEnumerable<Fault> OfVolume(Part it)
    {
        var spec = it["spec"];
        foreach (var fault in spec.AtMostOne("source", VolumeSources).Concat(Modes(spec)))
            yield return fault;
        if (spec.Exists && !VolumeSources.Any(spec.Has) && !spec.Keys.Except(VolumeMembers).Any())
            yield return spec.Whole("There is no source.", "Write where it lies, such as local, nfs or csi.");

        var capacity = spec["capacity"];
        if (capacity.Amount("storage") <= 0)
            yield return capacity.Fault("storage", $"A volume of {capacity.Written("storage")} is none.", "Write a size, such as 1Gi.");
        foreach (var name in capacity.Keys.Where(name => name != "storage"))
            yield return capacity.Fault(name, $"A volume has storage, not {name}.", "Write storage.");
        if (spec["local"].Exists && !spec["nodeAffinity"].Exists)
            yield return spec.Fault("nodeAffinity", "A local volume is on a node.", "Name it.");
        if (spec["hostPath"].Text("path") is { } path && path.Split('/').Contains(".."))
            yield return spec["hostPath"].Fault("path", $"'{path}' leads back with `..`.", "Write the path that is meant.");
        else if (spec["hostPath"].Text("path") == "/" && spec.Text("persistentVolumeReclaimPolicy") == "Recycle")
            yield return spec.Fault("persistentVolumeReclaimPolicy", "Recycle would delete all of the node.", "Write Retain.");
    }
}
