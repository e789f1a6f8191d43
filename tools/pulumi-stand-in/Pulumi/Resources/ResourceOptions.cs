namespace Pulumi;

public abstract class ResourceOptions
{
    private List<Input<Alias>>? _aliases;
    private InputList<Resource>? _dependsOn;
    private ResourceHookBinding? _hooks;
    private List<string>? _hideDiffs;
    private List<string>? _ignoreChanges;
    private List<string>? _replaceOnChanges;
    private InputList<Resource>? _replaceWith;
    private List<ResourceTransformation>? _resourceTransformations;
    private List<ResourceTransform>? _resourceTransforms;

    protected ResourceOptions()
    {
    }

    public Input<string>? Id { get; set; }

    public Resource? Parent { get; set; }

    public InputList<Resource> DependsOn
    {
        get => _dependsOn ??= [];
        set => _dependsOn = value;
    }

    public bool? Protect { get; set; }

    public List<string> IgnoreChanges
    {
        get => _ignoreChanges ??= [];
        set => _ignoreChanges = value;
    }

    public string? Version { get; set; }

    public ProviderResource? Provider { get; set; }

    public CustomTimeouts? CustomTimeouts { get; set; }

    public List<ResourceTransformation> ResourceTransformations
    {
        get => _resourceTransformations ??= [];
        set => _resourceTransformations = value;
    }

    public List<ResourceTransform> ResourceTransforms
    {
        get => _resourceTransforms ??= [];
        set => _resourceTransforms = value;
    }

    public List<Input<Alias>> Aliases
    {
        get => _aliases ??= [];
        set => _aliases = value;
    }

    public string? Urn { get; set; }

    public List<string> ReplaceOnChanges
    {
        get => _replaceOnChanges ??= [];
        set => _replaceOnChanges = value;
    }

    public string? PluginDownloadURL { get; set; }

    public bool? RetainOnDelete { get; set; }

    public Resource? DeletedWith { get; set; }

    public InputList<Resource> ReplaceWith
    {
        get => _replaceWith ??= [];
        set => _replaceWith = value;
    }

    public ResourceHookBinding Hooks
    {
        get => _hooks ??= new ResourceHookBinding();
        set => _hooks = value;
    }

    public List<string> HideDiffs
    {
        get => _hideDiffs ??= [];
        set => _hideDiffs = value;
    }

    public Input<object>? ReplacementTrigger { get; set; }

    internal abstract ResourceOptions Clone();

    /// <summary>Single values of the later options win; lists are joined.</summary>
    private protected static void MergeInto(ResourceOptions into, ResourceOptions later)
    {
        into.Id = later.Id ?? into.Id;
        into.Parent = later.Parent ?? into.Parent;
        into.Protect = later.Protect ?? into.Protect;
        into.Version = later.Version ?? into.Version;
        into.Provider = later.Provider ?? into.Provider;
        into.CustomTimeouts = later.CustomTimeouts ?? into.CustomTimeouts;
        into.Urn = later.Urn ?? into.Urn;
        into.PluginDownloadURL = later.PluginDownloadURL ?? into.PluginDownloadURL;
        into.RetainOnDelete = later.RetainOnDelete ?? into.RetainOnDelete;
        into.DeletedWith = later.DeletedWith ?? into.DeletedWith;
        into.ReplacementTrigger = later.ReplacementTrigger ?? into.ReplacementTrigger;
        into.DependsOn = into.DependsOn.Concat(later.DependsOn);
        into.ReplaceWith = into.ReplaceWith.Concat(later.ReplaceWith);
        into.IgnoreChanges = [.. into.IgnoreChanges, .. later.IgnoreChanges];
        into.ResourceTransformations = [.. into.ResourceTransformations, .. later.ResourceTransformations];
        into.ResourceTransforms = [.. into.ResourceTransforms, .. later.ResourceTransforms];
        into.Aliases = [.. into.Aliases, .. later.Aliases];
        into.ReplaceOnChanges = [.. into.ReplaceOnChanges, .. later.ReplaceOnChanges];
        into.HideDiffs = [.. into.HideDiffs, .. later.HideDiffs];
    }
}

public sealed class CustomResourceOptions : ResourceOptions
{
    private List<string>? _additionalSecretOutputs;
    private Dictionary<string, string>? _envVarMappings;

    public bool? DeleteBeforeReplace { get; set; }

    public List<string> AdditionalSecretOutputs
    {
        get => _additionalSecretOutputs ??= [];
        set => _additionalSecretOutputs = value;
    }

    public string? ImportId { get; set; }

    public Dictionary<string, string> EnvVarMappings
    {
        get => _envVarMappings ??= [];
        set => _envVarMappings = value;
    }

    public static CustomResourceOptions Merge(CustomResourceOptions? options1, CustomResourceOptions? options2)
    {
        var merged = new CustomResourceOptions();
        foreach (var options in new[] { options1, options2 }.OfType<CustomResourceOptions>())
        {
            MergeInto(merged, options);
            merged.DeleteBeforeReplace = options.DeleteBeforeReplace ?? merged.DeleteBeforeReplace;
            merged.ImportId = options.ImportId ?? merged.ImportId;
            merged.AdditionalSecretOutputs = [.. merged.AdditionalSecretOutputs, .. options.AdditionalSecretOutputs];
            foreach (var (key, value) in options.EnvVarMappings)
                merged.EnvVarMappings[key] = value;
        }

        return merged;
    }

    internal override ResourceOptions Clone() => Merge(this, null);
}

public sealed class ComponentResourceOptions : ResourceOptions
{
    private List<ProviderResource>? _providers;

    public List<ProviderResource> Providers
    {
        get => _providers ??= [];
        set => _providers = value;
    }

    public static ComponentResourceOptions Merge(ComponentResourceOptions? options1, ComponentResourceOptions? options2)
    {
        var merged = new ComponentResourceOptions();
        foreach (var options in new[] { options1, options2 }.OfType<ComponentResourceOptions>())
        {
            MergeInto(merged, options);
            merged.Providers =
            [
                .. merged.Providers.Where(earlier => !options.Providers.Exists(later => later.Package == earlier.Package)),
                .. options.Providers,
            ];
        }

        return merged;
    }

    internal override ResourceOptions Clone() => Merge(this, null);
}
