using Oceanid.Infrastructure.Components.Operator;
using Oceanid.Tool.Check.Rules;
using Oceanid.Tool.Knowledge;

namespace Oceanid.Tool.Tests.Check.Rules;

public sealed class ServedApiRuleTests
{
    [Test]
    public void A_version_that_flux_has_removed() =>
        Assert.That(Findings("""
            apiVersion: source.toolkit.fluxcd.io/v1beta2
            kind: GitRepository
            metadata: { name: it, namespace: flux-system }
            spec: { url: https://example.com, interval: 1m }
            """),
            Is.EqualTo(new[] { "GitRepository flux-system/it: apiVersion: source.toolkit.fluxcd.io/v1beta2 is not served." }));

    [Test]
    public void A_field_that_a_stack_does_not_have() =>
        Assert.That(Findings("""
            apiVersion: pulumi.com/v1
            kind: Stack
            metadata: { name: it, namespace: pulumi-system }
            spec: { stack: a/b/c, resources: { limits: { memory: 512Mi } } }
            """),
            Is.EqualTo(new[] { "Stack pulumi-system/it: spec.resources: spec.resources is not a field of this kind." }));

    [TestCase("source.toolkit.fluxcd.io/v1beta2", "HelmRepository")]
    [TestCase("apps/v1beta1", "Deployment")]
    [TestCase("policy/v1beta1", "PodDisruptionBudget")]
    public void A_version_of_any_kind_that_nothing_serves(string apiVersion, string kind) =>
        Assert.That(Findings($"{{ apiVersion: {apiVersion}, kind: {kind}, metadata: {{ name: it }} }}"), Is.EqualTo(new[] { $"{kind} it: apiVersion: {apiVersion} is not served." }));

    [Test]
    public void Every_type_within_our_own_is_known_down_to_its_fields()
    {
        var opaque = typeof(StackResourceSpecArgs).Assembly.GetTypes()
            .Where(type => type.Name.EndsWith("Args", StringComparison.Ordinal) && typeof(Pulumi.ResourceArgs).IsAssignableFrom(type))
            .SelectMany(type => type.GetProperties())
            .SelectMany(property => property.PropertyType.GetGenericArguments())
            .Where(type => type.Namespace?.StartsWith("Pulumi.Kubernetes.Types.Inputs", StringComparison.Ordinal) == true)
            .Select(type => type.Name[..^"Args".Length])
            .Where(name => CoreKinds.Named(name) == ObjectSchema.Any);

        Assert.That(opaque, Is.Empty);
    }

    [TestCase("replicas: \"1\"", "spec.replicas is not a whole number.")]
    [TestCase("replicas: 1.5", "spec.replicas is not a whole number.")]
    [TestCase("replica: 1", "spec.replica is not a field of this kind. Did you mean replicas?")]
    [TestCase("template: []", "spec.template is not a mapping.")]
    [TestCase("template: { spec: { containers: { name: a } } }", "spec.template.spec.containers is not a list.")]
    [TestCase("template: { spec: { containers: [{ imag: a }] } }", "spec.template.spec.containers[0].imag is not a field of this kind. Did you mean image?")]
    public void A_field_of_kubernetes_that_is_wrong(string spec, string message) =>
        Assert.That(Findings($$"""
            apiVersion: apps/v1
            kind: Deployment
            metadata: { name: it, namespace: app }
            spec: { {{spec}} }
            """).Single(), Does.EndWith(message));

    [Test]
    public void A_field_in_the_pod_of_a_workspace_that_is_wrong() =>
        Assert.That(Findings("""
            apiVersion: pulumi.com/v1
            kind: Stack
            metadata: { name: it }
            spec: { stack: a/b/c, workspaceTemplate: { spec: { podTemplate: { spec: { nodeSelectors: {} } } } } }
            """).Single(), Does.EndWith("podTemplate.spec.nodeSelectors is not a field of this kind. Did you mean nodeSelector?"));

    [Test]
    public void A_required_field_that_is_missing() =>
        Assert.That(Findings("""
            apiVersion: kustomize.toolkit.fluxcd.io/v1
            kind: Kustomization
            metadata: { name: it }
            spec: { interval: 1m, sourceRef: { kind: GitRepository, name: it } }
            """),
            Is.EqualTo(new[] { "Kustomization it: spec.prune: spec.prune is missing." }));

    [Test]
    public void Quantities_ports_and_nulls_may_be_written_as_kubernetes_takes_them() =>
        Assert.That(Findings("""
            apiVersion: v1
            kind: Service
            metadata: { name: it, labels: ~ }
            spec: { ports: [{ port: 80, targetPort: http }, { port: 81, targetPort: 81 }] }
            ---
            apiVersion: v1
            kind: ResourceQuota
            metadata: { name: it }
            spec: { hard: { pods: 4, limits.memory: 1Gi } }
            """),
            Is.Empty);

    private static IReadOnlyList<string> Findings(string tree) => new CheckFixture { Tree = tree }.Findings(new ServedApiRule());
}
