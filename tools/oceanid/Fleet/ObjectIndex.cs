namespace Oceanid.Tool.Fleet;

/// <summary>Objects by kind and by name, whatever their version.</summary>
internal sealed class ObjectIndex
{
    private readonly ILookup<(string Group, string Kind), OwnedObject> _kinds;
    private readonly Dictionary<(string Group, string Kind, string? Namespace, string? Name), OwnedObject> _names = [];

    public ObjectIndex(IReadOnlyList<OwnedObject> objects)
    {
        _kinds = objects.ToLookup(item => (item.Group, item.Object.Kind));
        foreach (var item in objects)
            _names.TryAdd((item.Group, item.Object.Kind, item.Object.Namespace, item.Object.Name), item);
    }

    public IEnumerable<OwnedObject> OfKind(string group, string kind) => _kinds[(group, kind)];

    /// <summary>The first one of the name; null where there is none.</summary>
    public OwnedObject? Find(string group, string kind, string? space, string? name) => _names.GetValueOrDefault((group, kind, space, name));

    /// <summary>The groups in which there is such a kind.</summary>
    public IEnumerable<string> Groups(string kind) => _kinds.Where(found => found.Key.Kind == kind).Select(found => found.Key.Group);
}
