using Oceanid.Tool.Fleet.Programs;

namespace Oceanid.Tool.Tests.Fixtures;

/// <summary>The programs of <see cref="FixtureFleet"/>, one for each that a fleet has.</summary>
internal static class FixturePrograms
{
    public static IReadOnlyList<ProgramDefinition> List { get; } =
    [
        new("cluster", ClusterFixture.Define),
        new("apps", AppsFixture.Define),
        new("networking", NetworkingFixture.Define),
    ];
}
