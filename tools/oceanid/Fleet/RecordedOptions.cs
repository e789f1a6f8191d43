namespace Oceanid.Tool.Fleet;

/// <summary>The resource options that matter to a reader, as the program gave them.</summary>
internal sealed record RecordedOptions
{
    public ResourceKey? Parent { get; init; }

    /// <summary>As it takes effect: given, or inherited from the parent.</summary>
    public bool Protect { get; init; }

    public bool RetainOnDelete { get; init; }

    public bool DeleteBeforeReplace { get; init; }

    /// <summary>The resource whose deletion takes this one along, so that Pulumi does not delete it itself.</summary>
    public ResourceKey? DeletedWith { get; init; }

    public IReadOnlyList<string> IgnoreChanges { get; init; } = [];

    /// <summary>With those that the resource adds itself.</summary>
    public IReadOnlyList<string> AdditionalSecretOutputs { get; init; } = [];

    public IReadOnlyList<ResourceKey> DependsOn { get; init; } = [];

    /// <summary>What it may be in the state besides (<see cref="ResourceUrn"/>): by its aliases, and by those of its parents.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>What it is taken over from, for one that exists in the cluster and not in the state.</summary>
    public string? ImportId { get; init; }
}
