using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using Oceanid.Tool.Text;

namespace Oceanid.Tool.Fleet;

/// <summary>A Kubernetes object, as a program declares it or as the Git tree holds it.</summary>
internal sealed record KubernetesObject(string ApiVersion, string Kind, string? Namespace, string? Name, JsonObject Content)
{
    /// <summary>The object as <c>Kind namespace/name</c>.</summary>
    public string Label => Namespace is null ? $"{Kind} {Name}" : $"{Kind} {Namespace}/{Name}";

    /// <summary>The API group, empty for the core group.</summary>
    public string Group => ApiVersion.Split('/') is [var group, _] ? group : "";

    /// <summary>Null for what has no apiVersion or kind.</summary>
    public static KubernetesObject? Of(JsonObject content)
    {
        if (content.Text("apiVersion") is not { } apiVersion || content.Text("kind") is not { } kind)
            return null;

        var metadata = content.At("metadata");
        return new KubernetesObject(apiVersion, kind, metadata.Text("namespace"), metadata.Text("name"), content);
    }

    /// <summary>False for what is no object of its own: Helm releases, providers, components and patches.</summary>
    public static bool TryRead(ResourcePreview resource, [NotNullWhen(true)] out KubernetesObject? found)
    {
        found = resource.Type.StartsWith("kubernetes:", StringComparison.Ordinal) ? Of(resource.Inputs) : null;
        if (found is not null && resource.Type.EndsWith($":{found.Kind}Patch", StringComparison.Ordinal))
            found = null;
        return found is not null;
    }
}
