namespace Oceanid.Tool.Changes;

/// <summary>What happens to an object.</summary>
internal enum ChangeKind
{
    Added,
    Changed,

    /// <summary>Another owner has it.</summary>
    Moved,

    /// <summary>The same thing under another name or in another namespace.</summary>
    Renamed,
    Removed,
}

/// <summary>An object that differs between the two sides.</summary>
/// <param name="Kind">What happens to it.</param>
/// <param name="Before">As it was; null for one that is added.</param>
/// <param name="After">As it will be; null for one that is removed.</param>
/// <param name="Fields">What differs in it, in the order of the paths.</param>
internal sealed record ObjectChange(ChangeKind Kind, DeclaredObject? Before, DeclaredObject? After, IReadOnlyList<FieldChange> Fields)
{
    /// <summary>As it will be, or as it was.</summary>
    public DeclaredObject Object => After ?? Before!;

    public string Owner => Object.Owner;

    public string Label => Object.Label;

    /// <summary>The sign in a list.</summary>
    public string Sign => Kind switch
    {
        ChangeKind.Added => "+",
        ChangeKind.Removed => "-",
        ChangeKind.Moved => ">",
        ChangeKind.Renamed => "=",
        _ => "~",
    };

    /// <summary>What was before, for one that was moved or renamed.</summary>
    public string? Formerly => Kind switch
    {
        ChangeKind.Moved => $"was in {Before!.Owner}",
        ChangeKind.Renamed when Before!.Label == Label => $"was {Before.Urn} in Pulumi",
        ChangeKind.Renamed => $"was {Before!.Label}",
        _ => null,
    };
}
