namespace Pulumi.Kubernetes.Types.Outputs.Core.V1;

[OutputType]
public sealed class LocalObjectReference
{
    public readonly string Name;

    [OutputConstructor]
    internal LocalObjectReference(string name)
    {
        Name = name;
    }
}

[OutputType]
public sealed class ObjectReference
{
    public readonly string ApiVersion;
    public readonly string FieldPath;
    public readonly string Kind;
    public readonly string Name;
    public readonly string Namespace;
    public readonly string ResourceVersion;
    public readonly string Uid;

    [OutputConstructor]
    internal ObjectReference(
        string apiVersion, string fieldPath, string kind, string name, string @namespace, string resourceVersion,
        string uid)
    {
        ApiVersion = apiVersion;
        FieldPath = fieldPath;
        Kind = kind;
        Name = name;
        Namespace = @namespace;
        ResourceVersion = resourceVersion;
        Uid = uid;
    }
}

[OutputType]
public sealed class TypedLocalObjectReference
{
    public readonly string ApiGroup;
    public readonly string Kind;
    public readonly string Name;

    [OutputConstructor]
    internal TypedLocalObjectReference(string apiGroup, string kind, string name)
    {
        ApiGroup = apiGroup;
        Kind = kind;
        Name = name;
    }
}
