using Oceanid.Infrastructure.Tests.Testing;
using Oceanid.Tool.Tests.Fixtures;

namespace Oceanid.Tool.Tests.Snapshots;

/// <summary>
/// What each cluster of the fixture fleet gets, as a file that a review sees: <c>preview.txt</c> as a person reads it, <c>preview.json</c> with
/// every input and option. <c>make snapshots</c> accepts a change; read the diff before you commit it.
/// </summary>
[Category("Snapshot")]
public sealed class SnapshotTests
{
    private static readonly bool Accept = Environment.GetEnvironmentVariable("ACCEPT_SNAPSHOTS") == "1";

    private static IEnumerable<string> Clusters() =>
        FixtureFleet.Repository.Clusters("cluster").Order(StringComparer.Ordinal);

    [TestCaseSource(nameof(Clusters))]
    public Task What_a_person_reads(string cluster) => VerifyAsync(cluster, "text", "preview.txt");

    [TestCaseSource(nameof(Clusters))]
    public Task Every_input_and_option(string cluster) => VerifyAsync(cluster, "json", "preview.json");

    [Test]
    public void No_snapshot_is_left_of_a_cluster_that_is_gone()
    {
        var folders = Directory.EnumerateDirectories(RepositoryRoot.Repository.FullPath("tests/snapshots")).Select(Path.GetFileName);

        Assert.That(folders, Is.EquivalentTo(Clusters()));
    }

    private static async Task VerifyAsync(string cluster, string format, string file)
    {
        var run = await CommandRun.RunAsync(FixturePrograms.List, "preview", cluster, "--format", format, "--repository", FixtureFleet.Repository.Root);
        Assert.That(run.ExitCode, Is.Zero, run.Error);

        var path = RepositoryRoot.Repository.FullPath($"tests/snapshots/{cluster}/{file}");
        if (Accept)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await File.WriteAllTextAsync(path, run.Output);
        }

        var expected = File.Exists(path) ? await File.ReadAllTextAsync(path) : "";
        Assert.That(
            run.Output,
            Is.EqualTo(expected),
            $"tests/snapshots/{cluster}/{file} differs from what the programs declare. If that is meant: make snapshots.");
    }
}
