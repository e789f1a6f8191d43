using Oceanid.Infrastructure.Components;
using Oceanid.Infrastructure.Components.Operator;
using Oceanid.Infrastructure.Tests.Testing;
using Oceanid.Tool.Fleet;

namespace Oceanid.Infrastructure.Tests.Components;

/// <summary>Each trap of the operator's chart that the component avoids.</summary>
public sealed class PulumiOperatorTests
{
    private ResourcePreview _release = null!;

    [OneTimeSetUp]
    public async Task Declare() => _release = await ReleaseAsync(ignoreChanges: false);

    [Test]
    public void The_chart_is_the_pinned_one_from_its_registry()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(_release.Input("chart"), Is.EqualTo("oci://ghcr.io/pulumi/helm-charts/pulumi-kubernetes-operator"));
            Assert.That(_release.Input("version"), Is.EqualTo(Versions.PulumiOperatorChart));
            Assert.That(_release.Input("values", "fullnameOverride"), Is.EqualTo("pulumi-kubernetes-operator"));
        }
    }

    [Test]
    public void A_restricted_namespace_admits_its_pod() =>
        Assert.That(_release.Input("values", "podSecurityContext", "seccompProfile", "type"), Is.EqualTo("RuntimeDefault"));

    [Test]
    public void Two_operators_never_run_at_once() =>
        Assert.That(_release.Input("values", "deploymentStrategy"), Is.EqualTo("Recreate"));

    [Test]
    public void Metrics_need_no_rights_that_the_chart_does_not_grant() =>
        Assert.That(_release.Json("values", "controller", "metricsSecure"), Is.EqualTo("false"));

    [Test]
    public void The_resources_are_those_of_the_guide() =>
        Assert.That(
            _release.Json("values", "resources"),
            Is.EqualTo("""{"limits":{"cpu":"200m","memory":"128Mi"},"requests":{"cpu":"100m","memory":"64Mi"}}"""));

    [Test]
    public void Its_environment_bounds_memory_and_concurrency_with_strings() =>
        Assert.That(
            _release.Json("values", "extraEnv"),
            Is.EqualTo("""[{"name":"MAX_CONCURRENT_RECONCILES","value":"2"},{"name":"GOMEMLIMIT","value":"115MiB"}]"""));

    [Test]
    public void It_runs_on_the_control_plane()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(_release.Json("values", "nodeSelector"), Is.EqualTo("""{"node-role.kubernetes.io/control-plane":"true"}"""));
            Assert.That(_release.Json("values", "tolerations"), Is.EqualTo("""[{"key":"node-role.kubernetes.io/control-plane","operator":"Exists"}]"""));
        }
    }

    [Test]
    public void It_is_protected_but_changes_with_the_workstation()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(_release.Options.Protect, Is.True);
            Assert.That(_release.Options.IgnoreChanges, Is.Empty);
        }
    }

    [Test]
    public async Task When_the_operator_runs_the_program_not_one_input_of_its_release_changes()
    {
        var release = await ReleaseAsync(ignoreChanges: true);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(release.Options.Protect, Is.True);
            // A new input of the release must be ignored as well: there is no wildcard.
            Assert.That(release.Options.IgnoreChanges, Is.EquivalentTo(release.Inputs.Select(input => input.Key)));
        }
    }

    private static async Task<ResourcePreview> ReleaseAsync(bool ignoreChanges)
    {
        const string name = "pulumi-kubernetes-operator";
        var program = await Deploy.ComponentsAsync(() =>
            _ = new PulumiOperator(name, new PulumiOperatorArgs { Namespace = "pulumi-system", IgnoreChanges = ignoreChanges }));
        return program.Resource("Release", name);
    }
}
