using Moq;
using Oceanid.Infrastructure.Components.Kubernetes;
using Oceanid.Infrastructure.Tests.Testing;
using Pulumi.Testing;

namespace Oceanid.Infrastructure.Tests.Components;

public sealed class RestrictedNamespaceTests
{
    [Test]
    public async Task It_enforces_and_reports_the_restricted_level()
    {
        var program = await Deploy.ComponentsAsync(() => _ = new RestrictedNamespace("team-a"));

        var created = program.Resource("Namespace", "team-a");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(created.Input("metadata", "name"), Is.EqualTo("team-a"));
            foreach (var mode in new[] { "enforce", "audit", "warn" })
                Assert.That(created.Input("metadata", "labels", $"pod-security.kubernetes.io/{mode}"), Is.EqualTo("restricted"), mode);
        }
    }

    [Test]
    public async Task Labels_are_added_but_cannot_weaken_the_level()
    {
        var labels = new Dictionary<string, string>
        {
            ["owner"] = "me",
            ["pod-security.kubernetes.io/enforce"] = "privileged",
        };

        var program = await Deploy.ComponentsAsync(() =>
            _ = new RestrictedNamespace("team-a", new RestrictedNamespaceArgs { Labels = labels }));

        var created = program.Resource("Namespace", "team-a");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(created.Input("metadata", "labels", "owner"), Is.EqualTo("me"));
            Assert.That(created.Input("metadata", "labels", "pod-security.kubernetes.io/enforce"), Is.EqualTo("restricted"));
        }
    }

    [Test]
    public async Task It_registers_one_namespace_with_the_engine()
    {
        var mocks = new Mock<IMocks>();
        mocks.Setup(engine => engine.NewResourceAsync(It.IsAny<MockResourceArgs>()))
            .ReturnsAsync((MockResourceArgs args) => ($"{args.Name}_id", args.Inputs));

        await Pulumi.Deployment.TestAsync(mocks.Object, new TestOptions { IsPreview = false }, Declare);

        mocks.Verify(
            engine => engine.NewResourceAsync(It.Is<MockResourceArgs>(args => args.Type == "kubernetes:core/v1:Namespace")),
            Times.Once());

        static void Declare() => _ = new RestrictedNamespace("team-a");
    }
}
