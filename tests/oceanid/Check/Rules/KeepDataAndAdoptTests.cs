using Oceanid.Tool.Check.Rules;
using Oceanid.Tool.Fleet;

namespace Oceanid.Tool.Tests.Check.Rules;

/// <summary>What the cases in files cannot say: options and providers.</summary>
public sealed class KeepDataAndAdoptTests
{
    [Test]
    public void A_claim_in_a_namespace_that_is_protected() =>
        Assert.That(
            new CheckFixture
            {
                Program = [CheckFixture.Declared("{ apiVersion: v1, kind: Namespace, metadata: { name: app } }") with { Options = new RecordedOptions { Protect = true } }],
                Tree = "{ apiVersion: v1, kind: PersistentVolumeClaim, metadata: { name: it, namespace: app } }",
            }.Findings(new KeepDataRule()),
            Is.Empty);

    [TestCase("true", "kubernetes it: upsertExistingObjects: It takes over what exists already.")]
    [TestCase("false")]
    public void A_provider_that_takes_over_what_exists(string value, params string[] findings) =>
        Assert.That(
            new CheckFixture
            {
                Program = [new ResourcePreview(new ResourceKey("pulumi:providers:kubernetes", "it"), new() { ["upsertExistingObjects"] = value }, new RecordedOptions())],
            }.Findings(new AdoptRule()),
            Is.EqualTo(findings));
}
