using Oceanid.Infrastructure.Tests.Testing;
using Oceanid.Tool.Check.Rules;
using Oceanid.Tool.Fleet.Configuration;

namespace Oceanid.Tool.Tests.Check.Rules;

public sealed class ClusterFilesRuleTests
{
    private TemporaryRepository _repository = null!;

    [SetUp]
    public void Create()
    {
        _repository = new TemporaryRepository();
        _repository.Write("infrastructure/cluster/Pulumi.atlas.yaml", "config: {}\n");
        _repository.Write("clusters/base/kustomization.yaml", "");
        _repository.Write("clusters/atlas/kustomization.yaml", "");
        _repository.Write("apps/overlays/atlas/kustomization.yaml", "");
    }

    [TearDown]
    public void Remove() => _repository.Dispose();

    [Test]
    public void A_cluster_with_all_of_its_files() => Assert.That(Findings("atlas"), Is.Empty);

    [Test]
    public void A_cluster_without_any() =>
        Assert.That(Findings("atlas", "styx"), Is.EqualTo(new[]
        {
            "clusters: The cluster styx has no stack file: there is no infrastructure/cluster/Pulumi.styx.yaml.",
            "clusters: The cluster styx has no overlay: there is no clusters/styx.",
        }));

    [Test]
    public void An_overlay_of_a_cluster_that_is_gone()
    {
        _repository.Write("clusters/styx/kustomization.yaml", "");

        Assert.That(Findings("atlas"), Is.EqualTo(new[] { "The overlay is of styx, which is no cluster of .flux.yaml." }));
    }

    private IReadOnlyList<string> Findings(params string[] clusters) =>
        new CheckFixture { Repository = _repository.Repository, Settings = new CheckSettings { Clusters = clusters } }.Findings(new ClusterFilesRule());
}
