using Oceanid.Infrastructure.Tests.Testing;
using Oceanid.Tool.Check.Rules;

namespace Oceanid.Tool.Tests.Check.Rules;

public sealed class TreeRuleTests
{
    private TemporaryRepository _repository = null!;

    [SetUp]
    public void Create()
    {
        _repository = new TemporaryRepository();
        _repository.Write("infrastructure/cluster/Pulumi.atlas.yaml", "config: {}\n");
        _repository.Write("infrastructure/apps/Pulumi.atlas.yaml", "config: {}\n");
        _repository.Write("clusters/base/kustomization.yaml", "");
        _repository.Write("clusters/atlas/kustomization.yaml", "");
        _repository.Write("apps/overlays/atlas/shop/kustomization.yaml", "");
    }

    [TearDown]
    public void Remove() => _repository.Dispose();

    [Test]
    public void A_cluster_with_all_of_its_files() => Assert.That(Findings(), Is.Empty);

    [Test]
    public void A_cluster_without_a_folder()
    {
        _repository.Write("infrastructure/cluster/Pulumi.styx.yaml", "config: {}\n");

        Assert.That(Findings(), Is.EqualTo(new[] { "infrastructure/cluster/Pulumi.styx.yaml: The cluster styx has no folder clusters/styx. Write clusters/styx/kustomization.yaml, like that of the others." }));
    }

    [TestCase("clusters/styx/kustomization.yaml", "clusters/styx")]
    [TestCase("apps/overlays/styx/shop/kustomization.yaml", "apps/overlays/styx")]
    [TestCase("infrastructure/apps/Pulumi.styx.yaml", "infrastructure/apps/Pulumi.styx.yaml")]
    public void What_is_left_of_a_cluster_that_is_gone(string file, string path)
    {
        _repository.Write(file, "");

        Assert.That(Findings(), Is.EqualTo(new[] { $"{file}: {path} is of styx, which is no cluster: there is no infrastructure/cluster/Pulumi.styx.yaml." }));
    }

    private IEnumerable<string> Findings() =>
        new TreeRule().Cases(new CheckFixture { Repository = _repository.Repository }.Context()).SelectMany(item => item.Find()).Select(finding => finding.ToString());
}
