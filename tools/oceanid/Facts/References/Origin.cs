using System.Text.Json.Nodes;
using Oceanid.Tool.Fleet;
using Oceanid.Tool.Knowledge;
using Oceanid.Tool.Text;

namespace Oceanid.Tool.Facts.References;

/// <summary>Where the paths of a reference begin: an object, a pod that it makes, or a container of that.</summary>
/// <param name="Object">The object.</param>
/// <param name="Scope">The names by which the rows of the table mean it.</param>
/// <param name="Start">Where the paths begin.</param>
internal sealed record Origin(KubernetesObject Object, IReadOnlyList<string> Scope, Place Start)
{
    private static readonly string[] Workspace = ["spec", "workspaceTemplate", "spec", "podTemplate", "spec"];
    private static readonly FieldPattern Containers = FieldPattern.Parse("(containers|initContainers|ephemeralContainers)[]");

    /// <summary>The spec of the pod; null outside of one.</summary>
    public Place? Pod { get; private init; }

    /// <summary>Whether the pod is all that is written there: the operator adds to that of a workspace.</summary>
    public bool IsWhole { get; private init; } = true;

    /// <summary>All that an object has.</summary>
    public static IEnumerable<Origin> Of(KubernetesObject found)
    {
        yield return new Origin(found, [KindOf(found.Group, found.Kind), ReferenceRow.Any], new Place(found.Content, ""));

        var isStack = found is { Group: ApiGroups.Pulumi, Kind: "Stack" };
        if ((isStack ? Workspace : PodSpec.PathOf(found.Group, found.Kind)) is not { } path || found.Content.At(path) is not { } spec)
            yield break;

        var pod = new Place(spec, string.Join('.', path));
        yield return new Origin(found, [ReferenceRow.Pod], pod) { Pod = pod, IsWhole = !isStack };
        foreach (var container in Containers.In(spec, pod.Path))
            yield return new Origin(found, [ReferenceRow.Container], container) { Pod = pod, IsWhole = !isStack };
    }

    /// <summary>A kind as the table writes it.</summary>
    public static string KindOf(string group, string kind) => group.Length == 0 ? kind : $"{group}/{kind}";

    /// <summary>The values at a path that may begin further out.</summary>
    public IEnumerable<Place> In(ScopedPath path)
    {
        var start = path.Scope switch
        {
            "object" => new Place(Object.Content, ""),
            "pod" => Pod ?? Start,
            _ => Start,
        };
        return path.Path.In(start.Node, start.Path);
    }

    /// <summary>The labels of the pod.</summary>
    public JsonObject? PodLabels => Pod is { } pod ? Object.Content.At([.. pod.Path.Split('.')[..^1], "metadata", "labels"]) : null;
}
