namespace Pulumi.Kubernetes.Types.Outputs.Rbac.V1;

[OutputType]
public sealed class RoleRef
{
    public readonly string ApiGroup;
    public readonly string Kind;
    public readonly string Name;

    [OutputConstructor]
    internal RoleRef(string apiGroup, string kind, string name)
    {
        ApiGroup = apiGroup;
        Kind = kind;
        Name = name;
    }
}

[OutputType]
public sealed class Subject
{
    public readonly string ApiGroup;
    public readonly string Kind;
    public readonly string Name;
    public readonly string Namespace;

    [OutputConstructor]
    internal Subject(string apiGroup, string kind, string name, string @namespace)
    {
        ApiGroup = apiGroup;
        Kind = kind;
        Name = name;
        Namespace = @namespace;
    }
}
