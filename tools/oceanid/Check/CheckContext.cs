using Oceanid.Tool.Fleet;
using Oceanid.Tool.Fleet.Configuration;

namespace Oceanid.Tool.Check;

/// <summary>All that the rules look at: it is read once, before the first rule.</summary>
internal sealed record CheckContext(
    Repository Repository,
    CheckSettings Settings,
    IReadOnlyList<ClusterPreview> Clusters,
    IReadOnlyList<TextFile> Files)
{
    /// <summary>Whether these are all the clusters.</summary>
    public bool IsWhole { get; init; } = true;

    /// <summary>The clusters, as the rules ask for them.</summary>
    public IReadOnlyList<ClusterView> Views { get; } = [.. Clusters.Select(cluster => new ClusterView(cluster))];

    /// <summary>Every object that a cluster gets, from its programs and from the Git tree, with its owner.</summary>
    public IEnumerable<OwnedObject> Objects => Views.SelectMany(view => view.Objects);
}

/// <summary>A text file that Git tracks below the root, whatever its kind.</summary>
/// <param name="Path">The path relative to the root, with forward slashes.</param>
/// <param name="Lines">Its lines.</param>
internal sealed record TextFile(string Path, IReadOnlyList<string> Lines);
