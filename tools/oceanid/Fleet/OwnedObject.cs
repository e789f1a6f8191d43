using Oceanid.Tool.Text;

namespace Oceanid.Tool.Fleet;

/// <summary>A Kubernetes object that a cluster gets, and who owns it.</summary>
/// <param name="Cluster">The cluster.</param>
/// <param name="Owner">The program (<c>infrastructure/cluster</c>) or the overlay (<c>clusters/tethys</c>).</param>
/// <param name="Object">The object.</param>
/// <param name="Source">Where it is written: in the Git tree, or in a program.</param>
/// <param name="IsInGit">Whether the Git tree holds it, and no program declares it.</param>
internal sealed record OwnedObject(string Cluster, string Owner, KubernetesObject Object, SourceLocation Source, bool IsInGit) : ISubject
{
    /// <summary>The object as <c>Kind namespace/name</c>.</summary>
    public string Label => Object.Label;

    /// <summary>The API group, empty for the core group.</summary>
    public string Group => Object.Group;

    /// <inheritdoc/>
    public Finding Finding(string message, string? field = null, string? remedy = null) => new(message)
    {
        Cluster = Cluster,
        File = Source.File,
        Line = Source.Line,
        Object = Label,
        Field = field,
        Remedy = remedy,
    };

    /// <summary>A finding about a value that a program is told by its configuration, which is what a person edits then.</summary>
    public Finding Setting(string message, string? field = null, string? remedy = null) =>
        IsInGit ? Finding(message, field, remedy) : Finding(message, field, remedy) with { File = $"{Owner}/Pulumi.{Cluster}.yaml" };

    /// <summary>All objects of a cluster.</summary>
    public static IEnumerable<OwnedObject> Of(ClusterPreview cluster)
    {
        foreach (var program in cluster.Programs)
        {
            foreach (var resource in program.Resources)
            {
                if (KubernetesObject.TryRead(resource, out var found))
                    yield return new OwnedObject(cluster.Name, Repository.ProgramFolder(program.Folder), found, new SourceLocation(program.File), IsInGit: false);
            }
        }

        foreach (var overlay in cluster.Overlays)
        {
            foreach (var item in overlay.Objects)
                yield return new OwnedObject(cluster.Name, overlay.Path, item.Object, item.Source, IsInGit: true);
        }
    }
}
