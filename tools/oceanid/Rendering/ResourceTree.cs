using Oceanid.Tool.Fleet;

namespace Oceanid.Tool.Rendering;

/// <summary>
/// The resources of a program below their parents, in the order in which they can be deployed: what others depend on
/// comes first, what is free to choose is sorted by label. (The order of registration differs from run to run.)
/// </summary>
internal sealed class ResourceTree
{
    private readonly Dictionary<ResourceKey, ResourcePreview> _resources;
    private readonly ILookup<ResourceKey?, ResourcePreview> _children;

    public ResourceTree(ProgramPreview program)
    {
        _resources = program.Resources.ToDictionary(resource => resource.Key);
        _children = program.Resources.ToLookup(resource => resource.Options.Parent);
    }

    public IEnumerable<ResourcePreview> Children(ResourceKey? parent)
    {
        var waiting = _children[parent].OrderBy(ResourceLabel.Of, StringComparer.Ordinal)
            .ThenBy(resource => resource.Key)
            .ToList();
        var siblings = waiting.Select(resource => resource.Key).ToHashSet();
        var needs = waiting.ToDictionary(resource => resource.Key, resource => Needs(resource, siblings));
        while (waiting.Count > 0)
        {
            // Two components can need parts of each other; then the first by label goes first.
            var next = waiting.Find(resource => needs[resource.Key].Count == 0) ?? waiting[0];
            waiting.Remove(next);
            foreach (var needed in needs.Values)
                needed.Remove(next.Key);
            yield return next;
        }
    }

    /// <summary>The siblings that the resource, or anything below it, depends on, their children included.</summary>
    private HashSet<ResourceKey> Needs(ResourcePreview resource, HashSet<ResourceKey> siblings) =>
    [
        .. SelfAndBelow(resource)
            .SelectMany(part => part.Provider is { } provider
                ? part.Options.DependsOn.Append(provider)
                : part.Options.DependsOn)
            .Select(key => SiblingAbove(key, siblings))
            .OfType<ResourceKey>()
            .Where(sibling => sibling != resource.Key),
    ];

    private IEnumerable<ResourcePreview> SelfAndBelow(ResourcePreview resource) =>
        _children[resource.Key].SelectMany(SelfAndBelow).Prepend(resource);

    private ResourceKey? SiblingAbove(ResourceKey key, HashSet<ResourceKey> siblings)
    {
        ResourceKey? current = key;
        while (current is { } candidate && !siblings.Contains(candidate))
            current = _resources.GetValueOrDefault(candidate)?.Options.Parent;
        return current;
    }
}
