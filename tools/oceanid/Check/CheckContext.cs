using Oceanid.Tool.Facts.References;
using Oceanid.Tool.Facts.Validity;
using Oceanid.Tool.Fleet;
using Oceanid.Tool.Fleet.Configuration;
using Oceanid.Tool.Knowledge;
using Oceanid.Tool.Text;

namespace Oceanid.Tool.Check;

/// <summary>All that the rules look at: it is read once, before the first rule.</summary>
internal sealed record CheckContext(
    Repository Repository,
    CheckSettings Settings,
    IReadOnlyList<ClusterPreview> Clusters,
    IReadOnlyList<TextFile> Files) : ISubject
{
    /// <summary>Whether these are all the clusters.</summary>
    public bool IsWhole { get; init; } = true;

    /// <summary>The programs once more, as the operator runs them.</summary>
    public IReadOnlyList<StackRun> StackRuns { get; init; } = [];

    /// <summary>The clusters, as the rules ask for them.</summary>
    public IReadOnlyList<ClusterView> Views { get; } = [.. Clusters.Select(cluster => new ClusterView(cluster))];

    /// <summary>How objects name each other.</summary>
    public ReferenceTable ReferenceTable => ReferenceTable.In(KnowledgeFolder.Of(Repository.Root));

    /// <summary>The references of each cluster, which are followed when they are first asked for.</summary>
    public IReadOnlyList<ClusterReferences> References => field ??= [.. Views.Select(view => new ClusterReferences(view, Repository, ReferenceTable))];

    /// <summary>What each cluster serves, in the order of <see cref="Views"/>.</summary>
    public IReadOnlyList<ServedKinds> Served => field ??= [.. Views.Select(view => new ServedKinds(KnowledgeFolder.Of(Repository.Root), view))];

    /// <inheritdoc/>
    public Finding Finding(string message, string? field = null, string? remedy = null) =>
        new(message) { File = CheckSettingsReader.File, Field = field, Remedy = remedy };
}

/// <summary>A text file that Git tracks below the root, whatever its kind.</summary>
/// <param name="Path">The path relative to the root, with forward slashes.</param>
/// <param name="Lines">Its lines.</param>
internal sealed record TextFile(string Path, IReadOnlyList<string> Lines) : ISubject
{
    /// <inheritdoc/>
    public Finding Finding(string message, string? field = null, string? remedy = null) =>
        new(message) { File = Path, Field = field, Remedy = remedy };
}
