using Pulumi.Kubernetes.Types.Inputs.Meta.V1;

namespace Pulumi.Kubernetes.Types.Inputs.Core.V1;

public class NamespaceArgs : ResourceArgs
{
    [Input("apiVersion")] public Input<string>? ApiVersion { get; set; }
    [Input("kind")] public Input<string>? Kind { get; set; }
    [Input("metadata")] public Input<ObjectMetaArgs>? Metadata { get; set; }
    [Input("spec")] public Input<NamespaceSpecArgs>? Spec { get; set; }

    public static new NamespaceArgs Empty => new();
}

public class NamespacePatchArgs : ResourceArgs
{
    [Input("apiVersion")] public Input<string>? ApiVersion { get; set; }
    [Input("kind")] public Input<string>? Kind { get; set; }
    [Input("metadata")] public Input<ObjectMetaPatchArgs>? Metadata { get; set; }
    [Input("spec")] public Input<NamespaceSpecPatchArgs>? Spec { get; set; }

    public static new NamespacePatchArgs Empty => new();
}

public class NamespaceSpecArgs : ResourceArgs
{
    [Input("finalizers")] private InputList<string>? _finalizers;
    public InputList<string> Finalizers { get => _finalizers ??= new(); set => _finalizers = value; }

    public static new NamespaceSpecArgs Empty => new();
}

public class NamespaceSpecPatchArgs : ResourceArgs
{
    [Input("finalizers")] private InputList<string>? _finalizers;
    public InputList<string> Finalizers { get => _finalizers ??= new(); set => _finalizers = value; }

    public static new NamespaceSpecPatchArgs Empty => new();
}
