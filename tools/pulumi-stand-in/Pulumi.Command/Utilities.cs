namespace Pulumi.Command;

internal static class Utilities
{
    public static string Version => "1.2.1";

    // The id always wins over the caller's options.Id: "" to create a resource, or the one to get.
    public static CustomResourceOptions Defaults(
        CustomResourceOptions? options, Input<string> id,
        string[]? secretOutputs = null, string[]? replaceOnChanges = null)
    {
        var defaults = new CustomResourceOptions
        {
            Version = Version,
            AdditionalSecretOutputs = [.. secretOutputs ?? []],
            ReplaceOnChanges = [.. replaceOnChanges ?? []],
        };
        var merged = CustomResourceOptions.Merge(defaults, options);
        merged.Id = id;
        return merged;
    }
}

internal sealed class CommandResourceTypeAttribute(string type) : ResourceTypeAttribute(type, Utilities.Version);
