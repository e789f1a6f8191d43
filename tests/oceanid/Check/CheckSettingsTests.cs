using Oceanid.Infrastructure.Tests.Testing;
using Oceanid.Tool.Fleet.Configuration;
using Oceanid.Tool.Text;

namespace Oceanid.Tool.Tests.Check;

public sealed class CheckSettingsTests
{
    private const string Head = "apiVersion: oceanid/v1\nkind: CheckConfiguration\n";

    [Test]
    public void Without_a_file_there_is_no_budget() =>
        Assert.That((Read(null).IdleMemoryMi, Read(null).PeakMemoryMi), Is.EqualTo(((int?)null, (int?)null)));

    [Test]
    public void Everything_that_can_be_set()
    {
        var settings = Read(Head + """
            imageRegistries: [ghcr.io/a/]
            chartRegistries: [oci://ghcr.io/b/]
            budget: { idleMemory: 1Gi, peakMemory: 2Gi }
            rbac: [{ serviceAccount: a/b, clusterRole: c, reason: d }]
            suppressions: [{ rule: one-owner, object: Stack a/b, file: x.yaml, reason: e }]
            """);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(settings.ImageRegistries, Is.EqualTo(new[] { "ghcr.io/a/" }));
            Assert.That(settings.ChartRegistries, Is.EqualTo(new[] { "oci://ghcr.io/b/" }));
            Assert.That((settings.IdleMemoryMi, settings.PeakMemoryMi), Is.EqualTo((1024, 2048)));
            Assert.That(settings.Rbac, Is.EqualTo(new[] { new RbacAllowance("a/b", "c", "d") }));
            Assert.That(settings.Suppressions, Is.EqualTo(new[] { new Suppression("one-owner", "Stack a/b", "x.yaml", "e") }));
        }
    }

    [TestCase("budgets: {}", ".flux.yaml:3: budgets: not a setting. Did you mean budget?")]
    [TestCase("budget: { idleMemory: much }", ".flux.yaml:3: budget.idleMemory: 'much' is not a Kubernetes quantity. Write it like 200Mi.")]
    [TestCase("imageRegistries: ghcr.io", ".flux.yaml:3: imageRegistries: not a list of texts. Write `- value` lines below it.")]
    [TestCase("suppressions: [{ rule: one-owner }]", ".flux.yaml:3: suppressions[0].reason: missing. Add it.")]
    [TestCase("suppressions: [{ rule: one-ownr, reason: x }]", ".flux.yaml:3: suppressions[0].rule: 'one-ownr' is no rule. `oceanid check --list` prints them.")]
    public void A_mistake_is_named_with_its_line(string text, string message) =>
        Assert.That(() => Read(Head + text), Throws.TypeOf<FindingsException>().With.Message.EqualTo(message));

    [Test]
    public void Several_mistakes_are_reported_together() =>
        Assert.That(
            () => Read("kind: Kustomization\nbudgets: {}\nrbac: {}\n"),
            Throws.TypeOf<FindingsException>().With.Property("Findings").Count.EqualTo(4));

    private static CheckSettings Read(string? text)
    {
        using var repository = new TemporaryRepository();
        if (text is not null)
            repository.Write(".flux.yaml", text);
        return CheckSettingsReader.Read(repository.Repository, ["one-owner"]);
    }
}
