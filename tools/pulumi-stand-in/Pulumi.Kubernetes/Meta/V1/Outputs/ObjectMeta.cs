using System.Collections.Immutable;

namespace Pulumi.Kubernetes.Types.Outputs.Meta.V1;

[OutputType]
public sealed class ObjectMeta
{
    public readonly ImmutableDictionary<string, string> Annotations;
    public readonly string ClusterName;
    public readonly string CreationTimestamp;
    public readonly int DeletionGracePeriodSeconds;
    public readonly string DeletionTimestamp;
    public readonly ImmutableArray<string> Finalizers;
    public readonly string GenerateName;
    public readonly int Generation;
    public readonly ImmutableDictionary<string, string> Labels;
    public readonly string Name;
    public readonly string Namespace;
    public readonly ImmutableArray<OwnerReference> OwnerReferences;
    public readonly string ResourceVersion;
    public readonly string SelfLink;
    public readonly string Uid;

    [OutputConstructor]
    internal ObjectMeta(
        ImmutableDictionary<string, string> annotations, string clusterName, string creationTimestamp,
        int deletionGracePeriodSeconds, string deletionTimestamp, ImmutableArray<string> finalizers,
        string generateName, int generation, ImmutableDictionary<string, string> labels, string name,
        string @namespace, ImmutableArray<OwnerReference> ownerReferences, string resourceVersion, string selfLink,
        string uid)
    {
        Annotations = annotations;
        ClusterName = clusterName;
        CreationTimestamp = creationTimestamp;
        DeletionGracePeriodSeconds = deletionGracePeriodSeconds;
        DeletionTimestamp = deletionTimestamp;
        Finalizers = finalizers;
        GenerateName = generateName;
        Generation = generation;
        Labels = labels;
        Name = name;
        Namespace = @namespace;
        OwnerReferences = ownerReferences;
        ResourceVersion = resourceVersion;
        SelfLink = selfLink;
        Uid = uid;
    }
}

[OutputType]
public sealed class ObjectMetaPatch
{
    public readonly ImmutableDictionary<string, string> Annotations;
    public readonly string ClusterName;
    public readonly string CreationTimestamp;
    public readonly int DeletionGracePeriodSeconds;
    public readonly string DeletionTimestamp;
    public readonly ImmutableArray<string> Finalizers;
    public readonly string GenerateName;
    public readonly int Generation;
    public readonly ImmutableDictionary<string, string> Labels;
    public readonly string Name;
    public readonly string Namespace;
    public readonly ImmutableArray<OwnerReferencePatch> OwnerReferences;
    public readonly string ResourceVersion;
    public readonly string SelfLink;
    public readonly string Uid;

    [OutputConstructor]
    internal ObjectMetaPatch(
        ImmutableDictionary<string, string> annotations, string clusterName, string creationTimestamp,
        int deletionGracePeriodSeconds, string deletionTimestamp, ImmutableArray<string> finalizers,
        string generateName, int generation, ImmutableDictionary<string, string> labels, string name,
        string @namespace, ImmutableArray<OwnerReferencePatch> ownerReferences, string resourceVersion,
        string selfLink, string uid)
    {
        Annotations = annotations;
        ClusterName = clusterName;
        CreationTimestamp = creationTimestamp;
        DeletionGracePeriodSeconds = deletionGracePeriodSeconds;
        DeletionTimestamp = deletionTimestamp;
        Finalizers = finalizers;
        GenerateName = generateName;
        Generation = generation;
        Labels = labels;
        Name = name;
        Namespace = @namespace;
        OwnerReferences = ownerReferences;
        ResourceVersion = resourceVersion;
        SelfLink = selfLink;
        Uid = uid;
    }
}

[OutputType]
public sealed class OwnerReference
{
    public readonly string ApiVersion;
    public readonly bool BlockOwnerDeletion;
    public readonly bool Controller;
    public readonly string Kind;
    public readonly string Name;
    public readonly string Uid;

    [OutputConstructor]
    internal OwnerReference(
        string apiVersion, bool blockOwnerDeletion, bool controller, string kind, string name, string uid)
    {
        ApiVersion = apiVersion;
        BlockOwnerDeletion = blockOwnerDeletion;
        Controller = controller;
        Kind = kind;
        Name = name;
        Uid = uid;
    }
}

[OutputType]
public sealed class OwnerReferencePatch
{
    public readonly string ApiVersion;
    public readonly bool BlockOwnerDeletion;
    public readonly bool Controller;
    public readonly string Kind;
    public readonly string Name;
    public readonly string Uid;

    [OutputConstructor]
    internal OwnerReferencePatch(
        string apiVersion, bool blockOwnerDeletion, bool controller, string kind, string name, string uid)
    {
        ApiVersion = apiVersion;
        BlockOwnerDeletion = blockOwnerDeletion;
        Controller = controller;
        Kind = kind;
        Name = name;
        Uid = uid;
    }
}
