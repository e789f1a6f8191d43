namespace Pulumi.Kubernetes.Types.Inputs.Core.V1;

public class CSIVolumeSourceArgs : ResourceArgs
{
    [Input("driver", required: true)] public Input<string> Driver { get; set; } = null!;
    [Input("fsType")] public Input<string>? FsType { get; set; }
    [Input("nodePublishSecretRef")] public Input<LocalObjectReferenceArgs>? NodePublishSecretRef { get; set; }
    [Input("readOnly")] public Input<bool>? ReadOnly { get; set; }
    [Input("volumeAttributes")] private InputMap<string>? _volumeAttributes;
    public InputMap<string> VolumeAttributes { get => _volumeAttributes ??= new(); set => _volumeAttributes = value; }

    public static new CSIVolumeSourceArgs Empty => new();
}

public class ConfigMapProjectionArgs : ResourceArgs
{
    [Input("items")] private InputList<KeyToPathArgs>? _items;
    public InputList<KeyToPathArgs> Items { get => _items ??= new(); set => _items = value; }
    [Input("name")] public Input<string>? Name { get; set; }
    [Input("optional")] public Input<bool>? Optional { get; set; }

    public static new ConfigMapProjectionArgs Empty => new();
}

public class ConfigMapVolumeSourceArgs : ResourceArgs
{
    [Input("defaultMode")] public Input<int>? DefaultMode { get; set; }
    [Input("items")] private InputList<KeyToPathArgs>? _items;
    public InputList<KeyToPathArgs> Items { get => _items ??= new(); set => _items = value; }
    [Input("name")] public Input<string>? Name { get; set; }
    [Input("optional")] public Input<bool>? Optional { get; set; }

    public static new ConfigMapVolumeSourceArgs Empty => new();
}

public class DownwardAPIProjectionArgs : ResourceArgs
{
    [Input("items")] private InputList<DownwardAPIVolumeFileArgs>? _items;
    public InputList<DownwardAPIVolumeFileArgs> Items { get => _items ??= new(); set => _items = value; }

    public static new DownwardAPIProjectionArgs Empty => new();
}

public class DownwardAPIVolumeFileArgs : ResourceArgs
{
    [Input("fieldRef")] public Input<ObjectFieldSelectorArgs>? FieldRef { get; set; }
    [Input("mode")] public Input<int>? Mode { get; set; }
    [Input("path", required: true)] public Input<string> Path { get; set; } = null!;
    [Input("resourceFieldRef")] public Input<ResourceFieldSelectorArgs>? ResourceFieldRef { get; set; }

    public static new DownwardAPIVolumeFileArgs Empty => new();
}

public class DownwardAPIVolumeSourceArgs : ResourceArgs
{
    [Input("defaultMode")] public Input<int>? DefaultMode { get; set; }
    [Input("items")] private InputList<DownwardAPIVolumeFileArgs>? _items;
    public InputList<DownwardAPIVolumeFileArgs> Items { get => _items ??= new(); set => _items = value; }

    public static new DownwardAPIVolumeSourceArgs Empty => new();
}

public class EmptyDirVolumeSourceArgs : ResourceArgs
{
    [Input("medium")] public Input<string>? Medium { get; set; }
    [Input("sizeLimit")] public Input<string>? SizeLimit { get; set; }

    public static new EmptyDirVolumeSourceArgs Empty => new();
}

public class HostPathVolumeSourceArgs : ResourceArgs
{
    [Input("path", required: true)] public Input<string> Path { get; set; } = null!;
    [Input("type")] public Input<string>? Type { get; set; }

    public static new HostPathVolumeSourceArgs Empty => new();
}

public class KeyToPathArgs : ResourceArgs
{
    [Input("key", required: true)] public Input<string> Key { get; set; } = null!;
    [Input("mode")] public Input<int>? Mode { get; set; }
    [Input("path", required: true)] public Input<string> Path { get; set; } = null!;

    public static new KeyToPathArgs Empty => new();
}

public class PersistentVolumeClaimVolumeSourceArgs : ResourceArgs
{
    [Input("claimName", required: true)] public Input<string> ClaimName { get; set; } = null!;
    [Input("readOnly")] public Input<bool>? ReadOnly { get; set; }

    public static new PersistentVolumeClaimVolumeSourceArgs Empty => new();
}

public class ProjectedVolumeSourceArgs : ResourceArgs
{
    [Input("defaultMode")] public Input<int>? DefaultMode { get; set; }
    [Input("sources", required: true)] private InputList<VolumeProjectionArgs>? _sources;
    public InputList<VolumeProjectionArgs> Sources { get => _sources ??= new(); set => _sources = value; }

    public static new ProjectedVolumeSourceArgs Empty => new();
}

public class SecretProjectionArgs : ResourceArgs
{
    [Input("items")] private InputList<KeyToPathArgs>? _items;
    public InputList<KeyToPathArgs> Items { get => _items ??= new(); set => _items = value; }
    [Input("name")] public Input<string>? Name { get; set; }
    [Input("optional")] public Input<bool>? Optional { get; set; }

    public static new SecretProjectionArgs Empty => new();
}

public class SecretVolumeSourceArgs : ResourceArgs
{
    [Input("defaultMode")] public Input<int>? DefaultMode { get; set; }
    [Input("items")] private InputList<KeyToPathArgs>? _items;
    public InputList<KeyToPathArgs> Items { get => _items ??= new(); set => _items = value; }
    [Input("optional")] public Input<bool>? Optional { get; set; }
    [Input("secretName")] public Input<string>? SecretName { get; set; }

    public static new SecretVolumeSourceArgs Empty => new();
}

public class ServiceAccountTokenProjectionArgs : ResourceArgs
{
    [Input("audience")] public Input<string>? Audience { get; set; }
    [Input("expirationSeconds")] public Input<int>? ExpirationSeconds { get; set; }
    [Input("path", required: true)] public Input<string> Path { get; set; } = null!;

    public static new ServiceAccountTokenProjectionArgs Empty => new();
}

public class VolumeArgs : ResourceArgs
{
    [Input("configMap")] public Input<ConfigMapVolumeSourceArgs>? ConfigMap { get; set; }
    [Input("csi")] public Input<CSIVolumeSourceArgs>? Csi { get; set; }
    [Input("downwardAPI")] public Input<DownwardAPIVolumeSourceArgs>? DownwardAPI { get; set; }
    [Input("emptyDir")] public Input<EmptyDirVolumeSourceArgs>? EmptyDir { get; set; }
    [Input("hostPath")] public Input<HostPathVolumeSourceArgs>? HostPath { get; set; }
    [Input("name", required: true)] public Input<string> Name { get; set; } = null!;
    [Input("persistentVolumeClaim")]
    public Input<PersistentVolumeClaimVolumeSourceArgs>? PersistentVolumeClaim { get; set; }
    [Input("projected")] public Input<ProjectedVolumeSourceArgs>? Projected { get; set; }
    [Input("secret")] public Input<SecretVolumeSourceArgs>? Secret { get; set; }

    public static new VolumeArgs Empty => new();
}

public class VolumeMountArgs : ResourceArgs
{
    [Input("mountPath", required: true)] public Input<string> MountPath { get; set; } = null!;
    [Input("mountPropagation")] public Input<string>? MountPropagation { get; set; }
    [Input("name", required: true)] public Input<string> Name { get; set; } = null!;
    [Input("readOnly")] public Input<bool>? ReadOnly { get; set; }
    [Input("recursiveReadOnly")] public Input<string>? RecursiveReadOnly { get; set; }
    [Input("subPath")] public Input<string>? SubPath { get; set; }
    [Input("subPathExpr")] public Input<string>? SubPathExpr { get; set; }

    public static new VolumeMountArgs Empty => new();
}

public class VolumeProjectionArgs : ResourceArgs
{
    [Input("configMap")] public Input<ConfigMapProjectionArgs>? ConfigMap { get; set; }
    [Input("downwardAPI")] public Input<DownwardAPIProjectionArgs>? DownwardAPI { get; set; }
    [Input("secret")] public Input<SecretProjectionArgs>? Secret { get; set; }
    [Input("serviceAccountToken")] public Input<ServiceAccountTokenProjectionArgs>? ServiceAccountToken { get; set; }

    public static new VolumeProjectionArgs Empty => new();
}
