using Oceanid.Tool.Text;

namespace Oceanid.Tool.Facts.Validity;

/// <summary>core/validation.go: ValidatePersistentVolumeClaimSpec, ValidatePersistentVolume; storage/validation: ValidateStorageClass.</summary>
internal static class ClaimRules
{
    public static IEnumerable<Fault> OfSpec(Part spec)
    {
        foreach (var fault in Selectors.Of(spec["selector"]).Concat(Modes(spec)))
            yield return fault;

        var requests = spec["resources"]["requests"];
        if (requests.Amount("storage") is { } size and <= 0)
            yield return requests.Fault("storage", $"A claim of {requests.Written("storage")} is none.", "Write a size, such as 1Gi.");
        else if (spec["resources"]["limits"].Amount("storage") < requests.Amount("storage"))
            yield return spec["resources"]["limits"].Fault("storage", $"The limit of storage {spec["resources"]["limits"].Written("storage")} is below its request {requests.Written("storage")}.", "Leave it out.");

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
}
