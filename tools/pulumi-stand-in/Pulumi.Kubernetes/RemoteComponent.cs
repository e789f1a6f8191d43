namespace Pulumi.Kubernetes;

internal static class RemoteComponent
{
    public static ComponentResourceOptions Options(ComponentResourceOptions? options)
    {
        var merged = ComponentResourceOptions.Merge(
            new ComponentResourceOptions { Version = Utilities.Version }, options);
        merged.Id = "";
        return merged;
    }
}
