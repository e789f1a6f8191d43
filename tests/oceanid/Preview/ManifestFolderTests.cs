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

    [Test]
    public void The_root_and_the_home_of_a_person_are_refused_before_anybody_looks_into_them([Values("/", "/.", "~")] string folder) => Assert.That(
        () => ManifestFolder.Write(folder == "~" ? Environment.GetFolderPath(Environment.SpecialFolder.UserProfile) : folder, [Samples.Cluster(Samples.Namespace("a"))]),
        Throws.TypeOf<UsageException>().With.Message.EndsWith(": that is no folder for a preview alone. Give a new one."));

    [Test]
    public void Where_nothing_can_be_written_it_is_one_sentence()
    {
        File.WriteAllText(_folder, "mine");
        var below = Path.Combine(_folder, "out");

        Assert.That(
            () => ManifestFolder.Write(below, [Samples.Cluster(Samples.Namespace("a"))]),
            Throws.TypeOf<PreviewException>().With.Message.EqualTo($"--output {below}: nothing can be written there. Give a folder in one that you may write."));
    }

    private IEnumerable<string> Files() => Directory.EnumerateFiles(_folder, "*", SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(_folder, file))
        .Order(StringComparer.Ordinal);
}
