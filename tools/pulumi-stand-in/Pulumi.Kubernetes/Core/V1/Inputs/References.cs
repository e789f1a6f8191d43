namespace Pulumi.Kubernetes.Types.Inputs.Core.V1;

public class LocalObjectReferenceArgs : ResourceArgs
{
    [Input("name")] public Input<string>? Name { get; set; }

    public static new LocalObjectReferenceArgs Empty => new();
}

public class ObjectReferenceArgs : ResourceArgs
{
    [Input("apiVersion")] public Input<string>? ApiVersion { get; set; }
    [Input("fieldPath")] public Input<string>? FieldPath { get; set; }
    [Input("kind")] public Input<string>? Kind { get; set; }
    [Input("name")] public Input<string>? Name { get; set; }
    [Input("namespace")] public Input<string>? Namespace { get; set; }
    [Input("resourceVersion")] public Input<string>? ResourceVersion { get; set; }
    [Input("uid")] public Input<string>? Uid { get; set; }

    public static new ObjectReferenceArgs Empty => new();
}

public class TypedLocalObjectReferenceArgs : ResourceArgs
{
    [Input("apiGroup")] public Input<string>? ApiGroup { get; set; }
    [Input("kind", required: true)] public Input<string> Kind { get; set; } = null!;
    [Input("name", required: true)] public Input<string> Name { get; set; } = null!;

    public static new TypedLocalObjectReferenceArgs Empty => new();
}
