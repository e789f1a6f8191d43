namespace Pulumi.Kubernetes;

// The constructor is internal: users derive from ApiExtensions.CustomResource, never from this class.
public abstract class KubernetesResource : CustomResource
{
    internal KubernetesResource(string type, string name, ResourceArgs? args, CustomResourceOptions? options)
        : base(type, name, args, options)
    {
    }

    // The id always wins over the caller's options.Id: "" to create a resource, or the one to get.
    private protected static CustomResourceOptions Defaults(
        CustomResourceOptions? options, Input<string> id, string[]? aliases = null, string[]? secretOutputs = null)
    {
        var defaults = new CustomResourceOptions
        {
            Version = Utilities.Version,
            Aliases = [.. (aliases ?? []).Select(type => (Input<Alias>)new Alias { Type = type })],
            AdditionalSecretOutputs = [.. secretOutputs ?? []],
        };
        var merged = CustomResourceOptions.Merge(defaults, options);
        merged.Id = id;
        return merged;
    }
}
