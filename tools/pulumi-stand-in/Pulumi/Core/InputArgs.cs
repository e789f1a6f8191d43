using System.Collections.Immutable;
using Pulumi.Serialization;

namespace Pulumi;

public abstract class InputArgs
{
    protected InputArgs()
    {
    }

    /// <summary>The inputs that are set, by their names in the schema.</summary>
    internal ImmutableDictionary<string, object?> ToDictionary() => InputMembers.Read(this);
}

public abstract class ResourceArgs : InputArgs
{
    public static readonly ResourceArgs Empty = new EmptyResourceArgs();

    protected ResourceArgs()
    {
    }

    private sealed class EmptyResourceArgs : ResourceArgs;
}

public abstract class InvokeArgs : InputArgs
{
    public static readonly InvokeArgs Empty = new EmptyInvokeArgs();

    protected InvokeArgs()
    {
    }

    private sealed class EmptyInvokeArgs : InvokeArgs;
}
