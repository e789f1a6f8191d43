using Oceanid.Infrastructure.Tests.Testing;
using Oceanid.Tool.Commands;
using Oceanid.Tool.Rendering;

namespace Oceanid.Tool.Tests.Snapshots;

/// <summary>
/// What each cluster gets, as a file that a review sees: <c>preview.txt</c> as a person reads it, <c>preview.json</c> with
/// every input and option. <c>make snapshots</c> accepts a change; read the diff before you commit it.
/// </summary>
[Category("Snapshot")]
public sealed class SnapshotTests
{
    private static readonly bool Accept = Environment.GetEnvironmentVariable("ACCEPT_SNAPSHOTS") == "1";

    private static IEnumerable<string> Clusters() =>
        RepositoryRoot.Repository.Clusters("cluster").Order(StringComparer.Ordinal);

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

    [Test]
    public void The_readme_shows_what_the_preview_prints()
    {
        var shown = RepositoryRoot.ReadText("README.md").Split("```text\n")[1].Split("\n…\n```")[0];

        Assert.That(RepositoryRoot.ReadText("tests/snapshots/tethys/preview.txt"), Does.StartWith(shown));
    }

    private static async Task VerifyAsync(string cluster, string format, string file)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        var exitCode = await CommandLine.RunAsync(
            ["preview", cluster, "--format", format, "--repository", RepositoryRoot.Repository.Root],
            AllPrograms.List,
            new CommandConsole(output, errors));
        Assert.That(exitCode, Is.Zero, errors.ToString());

        var path = RepositoryRoot.Repository.FullPath($"tests/snapshots/{cluster}/{file}");
        if (Accept)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await File.WriteAllTextAsync(path, output.ToString());
        }

        var expected = File.Exists(path) ? await File.ReadAllTextAsync(path) : "";
        Assert.That(
            output.ToString(),
            Is.EqualTo(expected),
            $"tests/snapshots/{cluster}/{file} differs from what the programs declare. If that is meant: make snapshots.");
    }
}
