using System.Text.Json.Nodes;
using Oceanid.Tool.Fleet;
using Oceanid.Tool.Text;

namespace Oceanid.Tool.Facts.References;

/// <summary>Something that a selector may select: the pods of an object, a node, a namespace.</summary>
/// <param name="Label">What it is, for a person.</param>
/// <param name="Namespace">The namespace that it is in, or is.</param>
/// <param name="Labels">Its labels.</param>
/// <param name="Content">The spec of a pod; else the object.</param>
internal sealed record Candidate(string Label, string? Namespace, IReadOnlyDictionary<string, string> Labels, JsonObject Content)
{
    /// <summary>The pods of an object.</summary>
    public static Candidate Of(PodSpec pod) =>
        new(pod.Item.Label, pod.Item.Object.Namespace, LabelsOf(pod.Item.Object.Content.At([.. pod.Path.Split('.')[..^1], "metadata", "labels"])), pod.Spec);

    /// <summary>A namespace, with the label that the API server gives it.</summary>
    public static Candidate OfNamespace(KubernetesObject space) =>
        new(space.Label, space.Name, LabelsOf(space.Content.At("metadata", "labels"), ("kubernetes.io/metadata.name", space.Name)), space.Content);

    /// <summary>A node, with its name as the field that a term may ask for.</summary>
    public static Candidate OfNode(KubernetesObject node) =>
        new(node.Label, null, LabelsOf(node.Content.At("metadata", "labels"), ("metadata.name", node.Name)), node.Content);

    /// <summary>Labels as names and values.</summary>
    public static Dictionary<string, string> LabelsOf(JsonObject? labels, params (string Name, string? Value)[] more)
    {
        var all = (labels ?? []).ToDictionary(label => label.Key, label => label.Value?.ToString() ?? "", StringComparer.Ordinal);
        foreach (var (name, value) in more)
            all[name] = value ?? "";
        return all;
    }
}
