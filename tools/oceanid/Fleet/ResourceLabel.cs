namespace Oceanid.Tool.Fleet;

/// <summary>How a resource is called in the tree: in the words of its field.</summary>
internal static class ResourceLabel
{
    public static string Of(ResourcePreview resource)
    {
        if (HelmRelease.TryRead(resource) is { } release)
            return $"Release {release.Name} ({$"{release.Chart} {release.Version}".TrimEnd()})";
        if (KubernetesObject.TryRead(resource, out var found))
        {
            var name = found.Name ?? $"{resource.Name} (name not known yet)";
            return found.Namespace is { } space ? $"{found.Kind} {space}/{name}" : $"{found.Kind} {name}";
        }

        return Of(resource.Key);
    }

    public static string Of(ResourceKey key) => $"{ShortType(key.Type)} {key.Name}";

    public static IEnumerable<string> Marks(ResourcePreview resource)
    {
        var options = resource.Options;
        if (options.ImportId is not null)
            yield return "imported";
        if (resource.Upserts)
            yield return "takes over what exists already";
        if (options.Protect)
            yield return "protected";
        if (options.RetainOnDelete)
            yield return "retained on delete";
        if (options.DeleteBeforeReplace)
            yield return "deleted before replaced";
        if (options.IgnoreChanges.Count > 0)
            yield return $"ignores {string.Join(", ", options.IgnoreChanges)}";
        if (options.DependsOn.Count > 0)
            yield return $"after {string.Join(", ", options.DependsOn.Select(Of))}";
    }

    private static string ShortType(string type) => type.StartsWith("pulumi:providers:", StringComparison.Ordinal)
        ? $"Provider {type.Split(':')[^1]}"
        : type.Split(':')[^1];
}
