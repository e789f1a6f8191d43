namespace Pulumi.Kubernetes.Types.Inputs.Meta.V1;

public class ObjectMetaArgs : ResourceArgs
{
    [Input("annotations")] private InputMap<string>? _annotations;
    public InputMap<string> Annotations { get => _annotations ??= new(); set => _annotations = value; }
    [Input("clusterName")] public Input<string>? ClusterName { get; set; }
    [Input("creationTimestamp")] public Input<string>? CreationTimestamp { get; set; }
    [Input("deletionGracePeriodSeconds")] public Input<int>? DeletionGracePeriodSeconds { get; set; }
    [Input("deletionTimestamp")] public Input<string>? DeletionTimestamp { get; set; }
    [Input("finalizers")] private InputList<string>? _finalizers;
    public InputList<string> Finalizers { get => _finalizers ??= new(); set => _finalizers = value; }
    [Input("generateName")] public Input<string>? GenerateName { get; set; }
    [Input("generation")] public Input<int>? Generation { get; set; }
    [Input("labels")] private InputMap<string>? _labels;
    public InputMap<string> Labels { get => _labels ??= new(); set => _labels = value; }
    [Input("name")] public Input<string>? Name { get; set; }
    [Input("namespace")] public Input<string>? Namespace { get; set; }
    [Input("ownerReferences")] private InputList<OwnerReferenceArgs>? _ownerReferences;
    public InputList<OwnerReferenceArgs> OwnerReferences
    {
        get => _ownerReferences ??= new();
        set => _ownerReferences = value;
    }
    [Input("resourceVersion")] public Input<string>? ResourceVersion { get; set; }
    [Input("selfLink")] public Input<string>? SelfLink { get; set; }
    [Input("uid")] public Input<string>? Uid { get; set; }

    public static new ObjectMetaArgs Empty => new();
}

public class ObjectMetaPatchArgs : ResourceArgs
{
    [Input("annotations")] private InputMap<string>? _annotations;
    public InputMap<string> Annotations { get => _annotations ??= new(); set => _annotations = value; }
    [Input("clusterName")] public Input<string>? ClusterName { get; set; }
    [Input("creationTimestamp")] public Input<string>? CreationTimestamp { get; set; }
    [Input("deletionGracePeriodSeconds")] public Input<int>? DeletionGracePeriodSeconds { get; set; }
    [Input("deletionTimestamp")] public Input<string>? DeletionTimestamp { get; set; }
    [Input("finalizers")] private InputList<string>? _finalizers;
    public InputList<string> Finalizers { get => _finalizers ??= new(); set => _finalizers = value; }
    [Input("generateName")] public Input<string>? GenerateName { get; set; }
    [Input("generation")] public Input<int>? Generation { get; set; }
    [Input("labels")] private InputMap<string>? _labels;
    public InputMap<string> Labels { get => _labels ??= new(); set => _labels = value; }
    [Input("name")] public Input<string>? Name { get; set; }
    [Input("namespace")] public Input<string>? Namespace { get; set; }
    [Input("ownerReferences")] private InputList<OwnerReferencePatchArgs>? _ownerReferences;
    public InputList<OwnerReferencePatchArgs> OwnerReferences
    {
        get => _ownerReferences ??= new();
        set => _ownerReferences = value;
    }
    [Input("resourceVersion")] public Input<string>? ResourceVersion { get; set; }
    [Input("selfLink")] public Input<string>? SelfLink { get; set; }
    [Input("uid")] public Input<string>? Uid { get; set; }

    public static new ObjectMetaPatchArgs Empty => new();
}

public class OwnerReferenceArgs : ResourceArgs
{
    [Input("apiVersion", required: true)] public Input<string> ApiVersion { get; set; } = null!;
    [Input("blockOwnerDeletion")] public Input<bool>? BlockOwnerDeletion { get; set; }
    [Input("controller")] public Input<bool>? Controller { get; set; }
    [Input("kind", required: true)] public Input<string> Kind { get; set; } = null!;
    [Input("name", required: true)] public Input<string> Name { get; set; } = null!;
    [Input("uid", required: true)] public Input<string> Uid { get; set; } = null!;

    public static new OwnerReferenceArgs Empty => new();
}

public class OwnerReferencePatchArgs : ResourceArgs
{
    [Input("apiVersion")] public Input<string>? ApiVersion { get; set; }
    [Input("blockOwnerDeletion")] public Input<bool>? BlockOwnerDeletion { get; set; }
    [Input("controller")] public Input<bool>? Controller { get; set; }
    [Input("kind")] public Input<string>? Kind { get; set; }
    [Input("name")] public Input<string>? Name { get; set; }
    [Input("uid")] public Input<string>? Uid { get; set; }

    public static new OwnerReferencePatchArgs Empty => new();
}
