namespace Oceanid.Tool.Fleet;

/// <summary>
/// What Pulumi takes for the identity of a resource in the state of its stack. Another one is another resource: Pulumi deletes the one and
/// makes the other.
/// </summary>
/// <param name="Types">The types of its parents and its own, with <c>$</c> between them.</param>
/// <param name="Name">Its logical name.</param>
internal readonly record struct ResourceUrn(string Types, string Name)
{
    /// <summary>That of a resource.</summary>
    /// <param name="key">The resource.</param>
    /// <param name="parentOf">The parent of each; null for one below the stack.</param>
    public static ResourceUrn Of(ResourceKey key, Func<ResourceKey, ResourceKey?> parentOf)
    {
        // A preview from a file may go round in circles.
        var seen = new HashSet<ResourceKey>();
        var types = key.Type;
        for (var parent = parentOf(key); parent is { } above && seen.Add(above); parent = parentOf(above))
            types = $"{above.Type}${types}";
        return new ResourceUrn(types, key.Name);
    }

    /// <summary>That of a resource below another one, or below the stack.</summary>
    public static ResourceUrn Of(ResourceKey key, ResourceUrn? parent) => new(parent is { } above ? $"{above.Types}${key.Type}" : key.Type, key.Name);

    /// <summary>Reads <c>urn:pulumi:stack::project::types::name</c>.</summary>
    public static ResourceUrn Parse(string urn)
    {
        const string Stack = "pulumi:pulumi:Stack$";
        var parts = urn.Split("::", 4);
        return parts.Length < 4 ? new ResourceUrn("", urn) : new ResourceUrn(parts[2].StartsWith(Stack, StringComparison.Ordinal) ? parts[2][Stack.Length..] : parts[2], parts[3]);
    }

    public override string ToString() => $"{Types}::{Name}";
}
