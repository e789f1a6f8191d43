namespace Oceanid.Tool.Fleet;

/// <summary>What identifies a resource within its program.</summary>
internal readonly record struct ResourceKey(string Type, string Name) : IComparable<ResourceKey>
{
    public int CompareTo(ResourceKey other)
    {
        var byType = string.CompareOrdinal(Type, other.Type);
        return byType != 0 ? byType : string.CompareOrdinal(Name, other.Name);
    }

    public override string ToString() => $"{Type} '{Name}'";
}
