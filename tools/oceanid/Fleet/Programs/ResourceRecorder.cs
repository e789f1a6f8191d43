using System.Collections.Concurrent;
using System.Collections.Immutable;
using Oceanid.Tool.Text;
using Pulumi;
using Pulumi.Utilities;

namespace Oceanid.Tool.Fleet.Programs;

/// <summary>Records the options of every resource: the mocks see only its inputs.</summary>
internal sealed class ResourceRecorder
{
    private const string StackType = "pulumi:pulumi:Stack";

    private readonly ConcurrentQueue<Entry> _entries = new();

    /// <summary>A transformation of the stack, so it sees every resource after all other transformations.</summary>
    public ResourceTransformationResult? Record(ResourceTransformationArgs args)
    {
        if (args.Resource.GetResourceType() == StackType)
            return null;

        // Copied now, because the SDK goes on to change the options; the dependencies are only known after the run.
        var options = args.Options;
        _entries.Enqueue(new Entry(
            Key(args.Resource),
            options.Parent is { } parent && parent.GetResourceType() != StackType ? Key(parent) : null,
            options.Protect,
            options.RetainOnDelete ?? false,
            (options as CustomResourceOptions)?.DeleteBeforeReplace ?? false,
            options.DeletedWith is { } with ? Key(with) : null,
            [.. options.IgnoreChanges],
            [.. (options as CustomResourceOptions)?.AdditionalSecretOutputs ?? []],
            options.DependsOn,
            [.. options.Aliases],
            // Those have an alias for each older version of their API, which no state of these programs knows.
            args.Resource.GetType().Namespace?.StartsWith("Pulumi.Kubernetes.", StringComparison.Ordinal) == true,
            (options as CustomResourceOptions)?.ImportId));
        return null;
    }

    /// <summary>The resources with what was registered of them, in the order of their keys.</summary>
    public async Task<IReadOnlyList<ResourcePreview>> JoinAsync(IReadOnlyCollection<Registration> registrations)
    {
        var duplicates = _entries.CountBy(entry => entry.Key).Where(count => count.Value > 1).ToList();
        if (duplicates.Count > 0)
        {
            throw new PreviewException([.. duplicates.OrderBy(duplicate => duplicate.Key).Select(duplicate =>
                $"{duplicate.Key} is declared {duplicate.Value} times. Give each resource of a type its own name.")]);
        }

        var entries = _entries.ToDictionary(entry => entry.Key);
        var resources = new List<ResourcePreview>();
        foreach (var registration in registrations.OrderBy(registration => registration.Key))
        {
            var entry = entries[registration.Key];
            resources.Add(new ResourcePreview(
                registration.Key,
                registration.Inputs,
                new RecordedOptions
                {
                    Parent = entry.Parent,
                    Protect = IsProtected(entry, entries),
                    RetainOnDelete = entry.RetainOnDelete,
                    DeleteBeforeReplace = entry.DeleteBeforeReplace,
                    DeletedWith = entry.DeletedWith,
                    IgnoreChanges = entry.IgnoreChanges,
                    AdditionalSecretOutputs = entry.AdditionalSecretOutputs,
                    DependsOn = await DependenciesAsync(entry),
                    Aliases = [.. (await UrnsAsync(entry, entries)).Skip(1).Select(urn => urn.ToString()).Distinct()],
                    ImportId = entry.ImportId,
                },
                registration.Provider));
        }

        return resources;
    }

    private static bool IsProtected(Entry entry, Dictionary<ResourceKey, Entry> entries) =>
        entry.Protect ?? (entry.Parent is { } parent && IsProtected(entries[parent], entries));

    private static async Task<IReadOnlyList<ResourceKey>> DependenciesAsync(Entry entry)
    {
        var dependencies = await OutputUtilities.GetValueAsync(entry.DependsOn.ToOutput());
        return dependencies.IsDefault ? [] : [.. dependencies.Select(Key).Distinct().Order()];
    }

    // Its own, and what the engine looks for besides. https://www.pulumi.com/docs/iac/concepts/resources/options/aliases/
    private static async Task<IReadOnlyList<ResourceUrn>> UrnsAsync(Entry entry, Dictionary<ResourceKey, Entry> entries)
    {
        var parents = await ParentsAsync(entry.Parent);
        var urns = parents.Select(parent => ResourceUrn.Of(entry.Key with { Name = Inherited(entry, parent) }, parent)).ToList();
        foreach (var input in entry.Aliases)
        {
            var alias = await OutputUtilities.GetValueAsync(input.ToOutput());
            var (type, name) = (await TextAsync(alias.Type), await TextAsync(alias.Name));
            if (alias.Urn is { } urn)
                urns.Add(ResourceUrn.Parse(urn));
            else if (!entry.IsOfSdk || type is null || name is not null)
                urns.AddRange((await FormerParentsAsync(alias)).Select(parent => ResourceUrn.Of(new ResourceKey(type ?? entry.Key.Type, name ?? Inherited(entry, parent)), parent)));
        }

        return urns;

        async Task<IReadOnlyList<ResourceUrn?>> FormerParentsAsync(Alias alias)
        {
            if (alias.NoParent)
                return [null];
            if (await TextAsync(alias.ParentUrn) is { } parent)
                return [ResourceUrn.Parse(parent)];
            return alias.Parent is { } other ? await ParentsAsync(other.GetResourceType() == StackType ? null : Key(other)) : parents;
        }

        async Task<IReadOnlyList<ResourceUrn?>> ParentsAsync(ResourceKey? parent) =>
            parent is { } key ? [.. (await UrnsAsync(entries[key], entries)).Select(urn => (ResourceUrn?)urn)] : [null];
    }

    // A child that is named after its parent is renamed with it.
    private static string Inherited(Entry entry, ResourceUrn? parent) =>
        entry.Parent is { } now && parent is { } was && entry.Key.Name.StartsWith(now.Name, StringComparison.Ordinal) ? was.Name + entry.Key.Name[now.Name.Length..] : entry.Key.Name;

    private static async Task<string?> TextAsync(Input<string>? input) => input is null ? null : await OutputUtilities.GetValueAsync(input.ToOutput());

    private static ResourceKey Key(Resource resource) => new(resource.GetResourceType(), resource.GetResourceName());

    private sealed record Entry(
        ResourceKey Key,
        ResourceKey? Parent,
        bool? Protect,
        bool RetainOnDelete,
        bool DeleteBeforeReplace,
        ResourceKey? DeletedWith,
        ImmutableArray<string> IgnoreChanges,
        ImmutableArray<string> AdditionalSecretOutputs,
        InputList<Resource> DependsOn,
        ImmutableArray<Input<Alias>> Aliases,
        bool IsOfSdk,
        string? ImportId);
}
