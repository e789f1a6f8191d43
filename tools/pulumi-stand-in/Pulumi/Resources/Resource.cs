using System.Collections.Immutable;

namespace Pulumi;

public class Resource
{
    private readonly string _type;
    private readonly string _name;
    private readonly ImmutableArray<ResourceTransformation> _transformations;
    private readonly ImmutableDictionary<string, ProviderResource> _providers = ImmutableDictionary<string, ProviderResource>.Empty;

    private protected Resource(string type, string name, bool custom, ResourceArgs args, ResourceOptions options, bool remote = false)
    {
        if (string.IsNullOrEmpty(name))
            throw new ArgumentException("'name' cannot be null or empty.", nameof(name));

        _type = type;
        _name = name;
        var deployment = Deployment.Internal;
        var parent = options.Parent ?? deployment.Stack;

        _transformations = [.. options.ResourceTransformations, .. parent?._transformations ?? []];
        foreach (var transformation in _transformations)
        {
            if (transformation(new ResourceTransformationArgs(this, args, options)) is not { } changed)
                continue;
            (args, options) = (changed.Args, changed.Options);
        }

        options = options.Clone();
        var providers = (options as ComponentResourceOptions)?.Providers ?? [];
        if (parent is not null)
            _providers = parent._providers;

        if (!custom)
        {
            foreach (var provider in options.Provider is { } only ? [only] : providers)
                _providers = _providers.SetItem(provider.Package, provider);
        }
        else if (type.Split(':') is [var package, _, _])
        {
            options.Provider ??= _providers.GetValueOrDefault(package);
        }

        Parent = options.Parent;
        deployment.Register(this, custom, remote, args, options, parent);
    }

    [Output("urn")]
    public Output<string> Urn { get; private protected set; } = null!;

    /// <summary>As the program gives it: null where that is the stack.</summary>
    internal Resource? Parent { get; }

    internal List<Resource> Children { get; } = [];

    internal List<Resource> Dependencies { get; } = [];

    public string GetResourceType() => _type;

    public string GetResourceName() => _name;
}
