using System.Collections.Immutable;

namespace Pulumi;

public class Resource
{
    private readonly string _type;
    private readonly string _name;
    private readonly bool _isProtected;
    private readonly ImmutableArray<ResourceTransformation> _transformations;
    private readonly ImmutableDictionary<string, ProviderResource> _providers = ImmutableDictionary<string, ProviderResource>.Empty;

    private protected Resource(string type, string name, bool custom, ResourceArgs args, ResourceOptions options, bool remote = false)
    {
        if (string.IsNullOrEmpty(type))
            throw new ArgumentException("'type' cannot be null or empty.", nameof(type));
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
            if (changed.Options.Parent != options.Parent)
                throw new ArgumentException("Transformations cannot currently be used to change the `parent` of a resource.");
            (args, options) = (changed.Args, changed.Options);
        }

        options = options.Clone();
        var providers = (options as ComponentResourceOptions)?.Providers ?? [];
        if (options.Provider is not null && providers.Count > 0)
            throw new ResourceException("Do not supply both 'provider' and 'providers' options to a ComponentResource.", options.Parent);

        if (parent is not null)
        {
            options.Protect ??= parent._isProtected;
            _providers = parent._providers;
        }

        foreach (var alias in options.Aliases)
            deployment.Runner.Track(CheckAsync(alias));

        if (!custom)
        {
            foreach (var provider in options.Provider is { } only ? [only] : providers)
                _providers = _providers.SetItem(provider.Package, provider);
        }
        else if (options.Provider is null)
        {
            options.Provider = ProviderFor(type);
        }
        else if (PackageOf(type) is { } package)
        {
            _providers = _providers.SetItem(package, options.Provider);
        }

        _isProtected = options.Protect == true;
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

    private static string? PackageOf(string type) => type.Split(':') is [var package, _, _] ? package : null;

    private static async Task CheckAsync(Input<Alias> alias)
    {
        var data = await alias.ToOutput().Data.ConfigureAwait(false);
        if (data.Value is { Urn: not null, Name: not null })
            throw new InvalidOperationException("Alias should not specify both Urn and Name");
    }

    private ProviderResource? ProviderFor(string type) =>
        PackageOf(type) is { } package ? _providers.GetValueOrDefault(package) : null;
}
