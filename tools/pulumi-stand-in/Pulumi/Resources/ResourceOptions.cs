namespace Pulumi;

public abstract class ResourceOptions
{
    private List<Input<Alias>>? _aliases;
    private InputList<Resource>? _dependsOn;
    private List<string>? _ignoreChanges;
    private List<ResourceTransformation>? _resourceTransformations;

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

    public List<ResourceTransformation> ResourceTransformations
    {
        get => _resourceTransformations ??= [];
        set => _resourceTransformations = value;
    }

    public List<Input<Alias>> Aliases
    {
        get => _aliases ??= [];
        set => _aliases = value;
    }

    public bool? RetainOnDelete { get; set; }

    public Resource? DeletedWith { get; set; }

    internal abstract ResourceOptions Clone();

    /// <summary>Single values of the later options win; lists are joined.</summary>
    private protected static void MergeInto(ResourceOptions into, ResourceOptions later)
    {
        into.Id = later.Id ?? into.Id;
        into.Parent = later.Parent ?? into.Parent;
        into.Protect = later.Protect ?? into.Protect;
        into.Version = later.Version ?? into.Version;
        into.Provider = later.Provider ?? into.Provider;
        into.RetainOnDelete = later.RetainOnDelete ?? into.RetainOnDelete;
        into.DeletedWith = later.DeletedWith ?? into.DeletedWith;
        into.DependsOn = into.DependsOn.Concat(later.DependsOn);
        into.IgnoreChanges = [.. into.IgnoreChanges, .. later.IgnoreChanges];
        into.ResourceTransformations = [.. into.ResourceTransformations, .. later.ResourceTransformations];
        into.Aliases = [.. into.Aliases, .. later.Aliases];
    }
}

public sealed class CustomResourceOptions : ResourceOptions
{
    private List<string>? _additionalSecretOutputs;

    public bool? DeleteBeforeReplace { get; set; }

    public List<string> AdditionalSecretOutputs
    {
        get => _additionalSecretOutputs ??= [];
        set => _additionalSecretOutputs = value;
    }

    public string? ImportId { get; set; }

    public static CustomResourceOptions Merge(CustomResourceOptions? options1, CustomResourceOptions? options2)
    {
        var merged = new CustomResourceOptions();
        foreach (var options in new[] { options1, options2 }.OfType<CustomResourceOptions>())
        {
            MergeInto(merged, options);
            merged.DeleteBeforeReplace = options.DeleteBeforeReplace ?? merged.DeleteBeforeReplace;
            merged.ImportId = options.ImportId ?? merged.ImportId;
            merged.AdditionalSecretOutputs = [.. merged.AdditionalSecretOutputs, .. options.AdditionalSecretOutputs];
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

    internal override ResourceOptions Clone()
    {
        var copy = new ComponentResourceOptions { Providers = [.. Providers] };
        MergeInto(copy, this);
        return copy;
    }
}
