using Oceanid.Tool.Text;

namespace Oceanid.Tool.Facts.Validity.Pods;

/// <summary>core/validation.go: ValidateVolumes. A volume without a source is an emptyDir (SetDefaults_Volume).</summary>
internal static class VolumeRules
{
    private static readonly string[] Sources =
    [
        "awsElasticBlockStore", "azureDisk", "azureFile", "cephfs", "cinder", "configMap", "csi", "downwardAPI", "emptyDir", "ephemeral", "fc", "flexVolume", "flocker",
        "gcePersistentDisk", "gitRepo", "glusterfs", "hostPath", "image", "iscsi", "nfs", "persistentVolumeClaim", "photonPersistentDisk", "portworxVolume", "projected",
        "quobyte", "rbd", "scaleIO", "secret", "storageos", "vsphereVolume",
    ];

    private static readonly string[] WithItems = ["configMap", "downwardAPI", "secret"];

    private static readonly string[] Projections = ["clusterTrustBundle", "configMap", "downwardAPI", "podCertificate", "secret", "serviceAccountToken"];

    public static IEnumerable<Fault> Of(Part spec) => spec.Objects("volumes").SelectMany(Of1);

    private static IEnumerable<Fault> Of1(Part volume) =>
    [
        .. volume.AtMostOne("source", Sources),
        .. HostPath(volume["hostPath"]),
        .. volume["emptyDir"] is var directory && directory.Amount("sizeLimit") < 0 ? [directory.Fault("sizeLimit", $"{directory.Written("sizeLimit")} is below zero.", "Write a size, such as 64Mi.")] : Array.Empty<Fault>(),
        .. volume["downwardAPI"].Objects("items").SelectMany(FieldReferences.OfFile),
        .. Projected(volume["projected"]),
        .. ClaimRules.OfSpec(volume["ephemeral"]["volumeClaimTemplate"]["spec"]),
    ];

    // validateHostPathVolumeSource, validatePathNoBacksteps.
    private static IEnumerable<Fault> HostPath(Part source)
    {
        if (source.Text("path") is { } path && path.Split('/').Contains(".."))
            yield return source.Fault("path", $"'{path}' leads back with `..`.", "Write the path that is meant.");
    }

    // validateProjectionSources.
    private static IEnumerable<Fault> Projected(Part projected)
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var source in projected.Objects("sources"))
        {
            foreach (var fault in source.AtMostOne("source", Projections))
                yield return fault;
            foreach (var fault in source["downwardAPI"].Objects("items").SelectMany(FieldReferences.OfFile))
                yield return fault;

            var files = WithItems.SelectMany(kind => source[kind].Objects("items")).Append(source["serviceAccountToken"]).Append(source["clusterTrustBundle"]);
            foreach (var file in files)
            {
                if (file.Text("path") is { Length: > 0 } path && !taken.Add(path))
                    yield return file.Fault("path", $"Two sources write the file {path}.", "Give each its own path.");
            }
        }
    }
}
