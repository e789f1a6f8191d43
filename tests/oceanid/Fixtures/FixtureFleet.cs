using System.Reflection;
using Oceanid.Infrastructure.Tests.Testing;
using Oceanid.Tool.Fleet;
using Oceanid.Tool.Fleet.GitTree;

namespace Oceanid.Tool.Tests.Fixtures;

/// <summary>The files of <c>tests/fixtures</c>: a fleet that stands still, whatever that of this repository becomes.</summary>
internal static class FixtureFleet
{
    private static readonly string Folder = typeof(FixtureFleet).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(metadata => metadata.Key == "Fixtures").Value!;

    /// <summary>The fleet: the cluster <c>atlas</c>, whose nodes are its program's, and <c>pan</c>, which exists already; the apps <c>shop</c> and <c>ledger</c>.</summary>
    public static Repository Repository { get; } = new(Path.Combine(Folder, "fleet"));

    /// <summary>A scratch repository with its files.</summary>
    public static PullRequest PullRequest() => new(Repository, FixturePrograms.List);

    /// <summary>What a cluster of it gets from its programs.</summary>
    public static ClusterPreview Preview(string cluster) => Previews.Value.Result.Single(preview => preview.Name == cluster);

    private static readonly Lazy<Task<IReadOnlyList<ClusterPreview>>> Previews =
        new(() => new FleetPreviewer(Repository, FixturePrograms.List, new KustomizeOnce()).PreviewAsync([], _ => { }));

    /// <summary>The full path of a file of the fixtures.</summary>
    public static string PathOf(string file) => Path.Combine(Folder, file);
}
