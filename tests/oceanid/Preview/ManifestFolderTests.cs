using Oceanid.Tool.Rendering;
using Oceanid.Tool.Text;

namespace Oceanid.Tool.Tests.Preview;

public sealed class ManifestFolderTests
{
    private string _parent = null!;
    private string _folder = null!;

    [SetUp]
    public void CreateFolder()
    {
        _parent = Directory.CreateTempSubdirectory("oceanid-preview-").FullName;
        _folder = Path.Combine(_parent, "out");
    }

    [TearDown]
    public void DeleteFolder() => Directory.Delete(_parent, recursive: true);

    [TestCase("")]
    [TestCase("/")]
    public void The_files_are_written_below_cluster_and_program(string ending)
    {
        ManifestFolder.Write(_folder + ending, [Samples.Cluster(Samples.Namespace("a"))]);

        Assert.That(Files(), Is.EqualTo(new[] { ".oceanid-preview", "tethys/cluster/namespace-a.yaml" }));
        Assert.That(Directory.EnumerateFileSystemEntries(_parent), Has.Exactly(1).Items);
    }

    [Test]
    public void An_empty_folder_and_an_earlier_preview_are_replaced()
    {
        Directory.CreateDirectory(_folder);
        ManifestFolder.Write(_folder, [Samples.Cluster(Samples.Namespace("a"))]);
        ManifestFolder.Write(_folder, [Samples.Cluster(Samples.Namespace("b"))]);

        Assert.That(Files(), Is.EqualTo(new[] { ".oceanid-preview", "tethys/cluster/namespace-b.yaml" }));
    }

    [Test]
    public void The_files_of_somebody_else_are_never_touched()
    {
        Directory.CreateDirectory(_folder);
        File.WriteAllText(Path.Combine(_folder, "notes.txt"), "mine");
        Assert.That(
            () => ManifestFolder.Write(_folder, [Samples.Cluster()]),
            Throws.TypeOf<UsageException>().With.Message.Contains("notes.txt was not written by a preview"));

        File.Delete(Path.Combine(_folder, "notes.txt"));
        ManifestFolder.Write(_folder, [Samples.Cluster(Samples.Namespace("a"))]);
        File.WriteAllText(Path.Combine(_folder, "tethys", "cluster", "mine.yaml"), "mine");
        Assert.That(
            () => ManifestFolder.Write(_folder, [Samples.Cluster()]),
            Throws.TypeOf<UsageException>().With.Message.Contains("tethys/cluster/mine.yaml"));
        Assert.That(Files(), Has.Exactly(3).Items);
    }

    [Test]
    public void A_file_of_that_name_is_refused()
    {
        File.WriteAllText(_folder, "mine");

        Assert.That(() => ManifestFolder.Write(_folder, [Samples.Cluster()]), Throws.TypeOf<UsageException>());
    }

    private IEnumerable<string> Files() => Directory.EnumerateFiles(_folder, "*", SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(_folder, file))
        .Order(StringComparer.Ordinal);
}
