using Oceanid.Infrastructure.Tests.Testing;
using Oceanid.Tool.Check.Rules;

namespace Oceanid.Tool.Tests.Check.Rules;

/// <summary>What the cases of the rule cannot give: the outputs of a program.</summary>
public sealed class KnowledgeRuleTests
{
    [TestCase("v1.2.3+k3s1", "oceanid-cluster:kubernetesVersion: There is nothing about Kubernetes 1.2: 1.1 is the newest.")]
    [TestCase("v1.1.7+k3s2", null)]
    public void A_kubernetes_that_nothing_is_known_of(string version, string? finding)
    {
        using var repository = new TemporaryRepository();
        repository.Write("tools/knowledge/kubernetes/v1.1.json", "{}");
        repository.Write("tools/knowledge/crds/a.Thing.json", "{}");
        repository.Write("tools/knowledge/additions.json", "{}");

        var found = new CheckFixture { Repository = repository.Repository, Outputs = { ["kubernetesVersion"] = version } }.Findings(new KnowledgeRule());

        Assert.That(found, Is.EqualTo(finding is null ? [] : new[] { finding }));
    }
}
