using System.Text.Json.Nodes;
using Moq;
using Oceanid.Infrastructure.Tests.Testing;
using Oceanid.Tool.Fleet;
using Oceanid.Tool.Fleet.GitTree;
using Oceanid.Tool.Text;

namespace Oceanid.Tool.Tests.GitTree;

public sealed class KustomizeOnceTests
{
    private static readonly KustomizeBuild Built = new("built", "/", "/");
    private static readonly JsonObject Changes = new() { ["namePrefix"] = "a-" };

    private TemporaryRepository _repository = null!;
    private Mock<IKustomize> _kustomize = null!;
    private KustomizeOnce _once = null!;

    [SetUp]
    public void Create()
    {
        _repository = new TemporaryRepository();
        _repository.Write("clusters/base/kustomization.yaml", "resources: [map.yaml]\n");
        _repository.Write("clusters/base/map.yaml", "kind: ConfigMap\n");
        foreach (var cluster in new[] { "atlas", "pan" })
            _repository.Write($"clusters/{cluster}/kustomization.yaml", "resources: [../base]\n");
        _kustomize = new Mock<IKustomize>();
        _kustomize.Setup(kustomize => kustomize.BuildAsync(It.IsAny<Repository>(), It.IsAny<string>(), It.IsAny<JsonObject?>())).ReturnsAsync(Built);
        _once = new KustomizeOnce(_kustomize.Object);
    }

    [TearDown]
    public void Remove() => _repository.Dispose();

    [Test]
    public async Task Equal_folders_are_built_once()
    {
        Assert.That(await BuildAsync("clusters/atlas", "clusters/pan", "clusters/atlas"), Is.EqualTo(1));
    }

    [Test]
    public async Task So_are_those_of_two_checkouts()
    {
        using var other = new TemporaryRepository();
        foreach (var file in new[] { "clusters/base/kustomization.yaml", "clusters/base/map.yaml", "clusters/atlas/kustomization.yaml" })
            other.Write(file, await File.ReadAllTextAsync(_repository.Repository.FullPath(file)));
        await _once.BuildAsync(other.Repository, "clusters/atlas");

        Assert.That(await BuildAsync("clusters/atlas"), Is.EqualTo(1));
    }

    [TestCase("clusters/pan/kustomization.yaml", "resources: [../base]\nnamePrefix: pan-\n")]
    [TestCase("clusters/pan/own.yaml", "kind: Secret\n")]
    // It builds on the same path, from where there is something else.
    [TestCase("clusters/pan/kustomization.yaml", "resources: [../pan/../base]\n")]
    public async Task What_differs_is_built_for_itself(string file, string text)
    {
        _repository.Write(file, text);

        Assert.That(await BuildAsync("clusters/atlas", "clusters/pan"), Is.EqualTo(2));
    }

    [Test]
    public async Task A_base_that_changes_is_seen()
    {
        await BuildAsync("clusters/atlas");
        _repository.Write("clusters/base/map.yaml", "kind: Secret\n");

        Assert.That(await BuildAsync("clusters/atlas"), Is.EqualTo(2));
    }

    [Test]
    public async Task Changes_on_top_make_a_difference()
    {
        await BuildAsync("clusters/atlas");
        await _once.BuildAsync(_repository.Repository, "clusters/pan", Changes);

        Assert.That(await BuildAsync("clusters/pan"), Is.EqualTo(2));
    }

    [TestCase("resources: [https://example.com/base]\n")]
    [TestCase("resources: [../../elsewhere]\n")]
    [TestCase("resources: [../base]\ntransformers: [../base/map.yaml]\n")]
    [TestCase("resources: {\n")]
    public async Task What_cannot_be_told_is_built_each_time(string text)
    {
        _repository.Write("clusters/atlas/kustomization.yaml", text);

        Assert.That(await BuildAsync("clusters/atlas", "clusters/atlas"), Is.EqualTo(2));
    }

    [Test]
    public void What_is_wrong_is_told_of_each_folder()
    {
        _kustomize.Setup(kustomize => kustomize.BuildAsync(It.IsAny<Repository>(), It.IsAny<string>(), It.IsAny<JsonObject?>()))
            .Returns((Repository _, string folder, JsonObject? _) => Task.FromException<KustomizeBuild>(new FindingsException(new Finding("wrong.") { File = folder })));

        using (Assert.EnterMultipleScope())
        {
            foreach (var folder in new[] { "clusters/atlas", "clusters/pan" })
                Assert.That(async () => await _once.BuildAsync(_repository.Repository, folder), Throws.TypeOf<FindingsException>().With.Message.Contains(folder));
        }
    }

    private async Task<int> BuildAsync(params string[] folders)
    {
        foreach (var folder in folders)
            Assert.That(await _once.BuildAsync(_repository.Repository, folder), Is.SameAs(Built));
        return _kustomize.Invocations.Count;
    }
}
