using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;

namespace Oceanid.Preview.Model;

/// <summary>A resource seen as the Kubernetes object that it creates.</summary>
internal sealed record KubernetesObject(
    string ApiVersion,
    string Kind,
    string? Namespace,
    string? Name,
    JsonObject Content)
{
    /// <summary>False for what is no object of its own: Helm releases, providers, components and patches.</summary>
    public static bool TryRead(ResourcePreview resource, [NotNullWhen(true)] out KubernetesObject? found)
    {
        found = null;
        if (!resource.Type.StartsWith("kubernetes:", StringComparison.Ordinal)
            || resource.Inputs.Text("apiVersion") is not { } apiVersion
            || resource.Inputs.Text("kind") is not { } kind
            || resource.Type.EndsWith($":{kind}Patch", StringComparison.Ordinal))
        {
            return false;
        }

        var metadata = resource.Inputs["metadata"] as JsonObject;
        found = new KubernetesObject(
            apiVersion, kind, metadata?.Text("namespace"), metadata?.Text("name"), resource.Inputs);
        return true;
    }
}
