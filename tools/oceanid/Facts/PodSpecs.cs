using System.Text.Json.Nodes;
using Oceanid.Tool.Fleet;
using Oceanid.Tool.Text;

namespace Oceanid.Tool.Facts;

/// <summary>A pod that an object makes.</summary>
/// <param name="Item">The object.</param>
/// <param name="Path">The path of the pod's spec in it.</param>
/// <param name="Spec">The pod's spec.</param>
internal sealed record PodSpec(OwnedObject Item, string Path, JsonObject Spec) : ISubject
{
    private static readonly string[] ContainerLists = ["initContainers", "containers", "ephemeralContainers"];

    /// <summary>The containers, each with its path.</summary>
    public IEnumerable<(string Path, JsonObject Container)> Containers => ContainerLists.SelectMany(list =>
        Spec.Objects(list).Select((container, index) => ($"{Path}.{list}[{container.Text("name") ?? $"{index}"}]", container)));

    /// <inheritdoc/>
    public Finding Finding(string message, string? field = null, string? remedy = null) => Item.Finding(message, field, remedy);

    /// <summary>Where an object of a kind has the spec of its pods; null for one that makes none.</summary>
    public static string[]? PathOf(string group, string kind) => (group, kind) switch
    {
        ("apps", "Deployment" or "StatefulSet" or "DaemonSet" or "ReplicaSet") => ["spec", "template", "spec"],
        ("batch", "Job") => ["spec", "template", "spec"],
        ("batch", "CronJob") => ["spec", "jobTemplate", "spec", "template", "spec"],
        ("", "Pod") => ["spec"],
        _ => null,
    };

    /// <summary>The pods of the workloads.</summary>
    public static IEnumerable<PodSpec> Of(IEnumerable<OwnedObject> objects)
    {
        foreach (var item in objects)
        {
            if (PathOf(item.Group, item.Object.Kind) is { } path && item.Object.Content.At(path) is { } spec)
                yield return new PodSpec(item, string.Join('.', path), spec);
        }
    }
}
