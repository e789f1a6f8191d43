using System.Collections.Immutable;

namespace Pulumi.Kubernetes.Types.Outputs.Core.V1;

[OutputType]
public sealed class NamespaceCondition
{
    public readonly string LastTransitionTime;
    public readonly string Message;
    public readonly string Reason;
    public readonly string Status;
    public readonly string Type;

    [OutputConstructor]
    internal NamespaceCondition(string lastTransitionTime, string message, string reason, string status, string type)
    {
        LastTransitionTime = lastTransitionTime;
        Message = message;
        Reason = reason;
        Status = status;
        Type = type;
    }
}

[OutputType]
public sealed class NamespaceSpec
{
    public readonly ImmutableArray<string> Finalizers;

    [OutputConstructor]
    internal NamespaceSpec(ImmutableArray<string> finalizers)
    {
        Finalizers = finalizers;
    }
}

[OutputType]
public sealed class NamespaceSpecPatch
{
    public readonly ImmutableArray<string> Finalizers;

    [OutputConstructor]
    internal NamespaceSpecPatch(ImmutableArray<string> finalizers)
    {
        Finalizers = finalizers;
    }
}

[OutputType]
public sealed class NamespaceStatus
{
    public readonly ImmutableArray<NamespaceCondition> Conditions;
    public readonly string Phase;

    [OutputConstructor]
    internal NamespaceStatus(ImmutableArray<NamespaceCondition> conditions, string phase)
    {
        Conditions = conditions;
        Phase = phase;
    }
}
