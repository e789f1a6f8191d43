using Oceanid.Infrastructure.Components;
using Oceanid.Infrastructure.Components.Flux;
using Oceanid.Infrastructure.Tests.Testing;
using Oceanid.Tool.Fleet;

namespace Oceanid.Infrastructure.Tests.Components;

/// <summary>Each trap of the flux2 chart that the component avoids.</summary>
public sealed class FluxControllersTests
{
    private ResourcePreview _release = null!;

    [OneTimeSetUp]
    public async Task Declare()
    {
        var program = await Deploy.ComponentsAsync(() =>
            _ = new FluxControllers("flux2", new FluxControllersArgs { Namespace = "flux-system" }));
        _release = program.Resource("Release", "flux2");
    }

    [Test]
    public void The_chart_is_the_pinned_one_from_its_registry()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(_release.Input("chart"), Is.EqualTo("oci://ghcr.io/fluxcd-community/charts/flux2"));
            Assert.That(_release.Input("version"), Is.EqualTo(Versions.FluxChart));
            Assert.That(_release.Input("name"), Is.EqualTo("flux2"));
            Assert.That(_release.Input("namespace"), Is.EqualTo("flux-system"));
        }
    }

    [TestCase("helmController")]
    [TestCase("notificationController")]
    [TestCase("imageAutomationController")]
    [TestCase("imageReflectionController")]
    public void A_controller_that_is_not_needed_is_off(string controller) =>
        Assert.That(_release.Json("values", controller), Is.EqualTo("""{"create":false}"""));

    [TestCase("sourceController", Versions.SourceController)]
    [TestCase("kustomizeController", Versions.KustomizeController)]
    public void The_images_have_the_security_fixes_that_the_chart_lacks(string controller, string version) =>
        Assert.That(_release.Input("values", controller, "tag"), Is.EqualTo(version));

    [TestCase("sourceController")]
    [TestCase("kustomizeController")]
    public void The_memory_is_bounded_and_the_garbage_collector_knows(string controller)
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(_release.Input("values", controller, "resources", "requests", "memory"), Is.EqualTo("64Mi"));
            Assert.That(_release.Input("values", controller, "resources", "limits", "memory"), Is.EqualTo("256Mi"));
            Assert.That(_release.Json("values", controller, "extraEnv"), Is.EqualTo("""[{"name":"GOMEMLIMIT","value":"230MiB"}]"""));
        }
    }

    [TestCase("sourceController")]
    [TestCase("kustomizeController")]
    [TestCase("cli")]
    public void Every_pod_is_pinned_to_the_control_plane_and_tolerates_it(string pod)
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(_release.Json("values", pod, "nodeSelector"), Is.EqualTo("""{"node-role.kubernetes.io/control-plane":"true"}"""));
            Assert.That(_release.Json("values", pod, "tolerations"), Is.EqualTo("""[{"key":"node-role.kubernetes.io/control-plane","operator":"Exists"}]"""));
        }
    }

    [Test]
    public void An_uninstall_keeps_the_crds() =>
        Assert.That(_release.Input("values", "crds", "annotations", "helm.sh/resource-policy"), Is.EqualTo("keep"));

    [TestCase("--no-remote-bases=true")]
    [TestCase("--no-cross-namespace-refs=true")]
    [TestCase("--feature-gates=CancelHealthCheckOnNewRevision=true")]
    public void Kustomize_controller_runs_with(string argument) =>
        Assert.That(_release.Json("values", "kustomizeController", "container", "additionalArgs"), Does.Contain(argument));

    [Test]
    public void Source_controller_gets_no_argument_that_only_kustomize_controller_knows() =>
        Assert.That(_release.Json("values", "sourceController", "container", "additionalArgs"), Is.EqualTo("[]"));

    [Test]
    public void Few_revisions_are_kept() =>
        Assert.That(_release.Input("maxHistory"), Is.EqualTo("2"));
}
