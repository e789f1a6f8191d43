using Oceanid.Tool.Check.Rules;

namespace Oceanid.Tool.Tests.Check.Rules;

public sealed class FluxReferenceRuleTests
{
    private const string Source = "{ apiVersion: source.toolkit.fluxcd.io/v1, kind: GitRepository, metadata: { name: it, namespace: flux-system }, spec: { ref: { branch: main } } }";

    [Test]
    public void Everything_that_is_named_is_there() =>
        Assert.That(Findings(Source, Kustomization("a"), Kustomization("b", "dependsOn: [{ name: a }]")), Is.Empty);

    [Test]
    public void A_source_that_is_not_there() =>
        Assert.That(Findings(Kustomization("a")), Is.EqualTo(new[] { "Kustomization flux-system/a: spec.sourceRef: There is no GitRepository flux-system/it." }));

    [Test]
    public void A_source_of_another_namespace() =>
        Assert.That(
            Findings(Source, Kustomization("a").Replace("name: it }", "name: it, namespace: other }", StringComparison.Ordinal)),
            Is.EqualTo(new[] { "Kustomization flux-system/a: spec.sourceRef.namespace: It uses a source of the namespace other, which kustomize-controller refuses." }));

    [Test]
    public void A_dependency_that_is_not_there() =>
        Assert.That(
            Findings(Source, Kustomization("a", "dependsOn: [{ name: infra }]")),
            Is.EqualTo(new[] { "Kustomization flux-system/a: spec.dependsOn[0]: There is no Kustomization flux-system/infra." }));

    [Test]
    public void A_circle() =>
        Assert.That(
            Findings(Source, Kustomization("a", "dependsOn: [{ name: b }]"), Kustomization("b", "dependsOn: [{ name: a }]")),
            Is.EqualTo(new[]
            {
                "Kustomization flux-system/a: spec.dependsOn: It waits for itself: flux-system/a → flux-system/b → flux-system/a.",
                "Kustomization flux-system/b: spec.dependsOn: It waits for itself: flux-system/b → flux-system/a → flux-system/b.",
            }));

    [Test]
    public void As_many_ways_through_the_dependencies_as_there_can_be()
    {
        // Each waits for all before it: a walk of every way would take 2^40 steps.
        var all = Enumerable.Range(0, 40).Select(index =>
            Kustomization($"k{index}", $"dependsOn: [{string.Join(", ", Enumerable.Range(0, index).Select(before => $"{{ name: k{before} }}"))}]"));

        Assert.That(Findings([Source, .. all]), Is.Empty);
    }

    [Test]
    public void A_service_account_that_is_not_there() =>
        Assert.That(
            Findings(Source, Kustomization("a", "serviceAccountName: deployer")),
            Is.EqualTo(new[] { "Kustomization flux-system/a: spec.serviceAccountName: There is no service account flux-system/deployer." }));

    [Test]
    public void Apps_that_wait_for_stacks() =>
        Assert.That(
            // The fixture's only overlay is clusters/atlas: the Kustomization of that path applies the Stack.
            Findings(
                Source,
                Kustomization("stacks", "path: ./clusters/atlas"),
                Kustomization("apps", "dependsOn: [{ name: stacks }]"),
                "{ apiVersion: pulumi.com/v1, kind: Stack, metadata: { name: it, namespace: pulumi-system } }"),
            Is.EqualTo(new[]
            {
                "Kustomization flux-system/apps: spec.dependsOn[0]: It waits for Kustomization flux-system/stacks, which applies Stacks: it would not start while the operator is not well.",
            }));

    [Test]
    public void A_source_whose_secret_is_not_there_or_that_takes_whatever_branch() =>
        Assert.That(
            Findings("{ apiVersion: source.toolkit.fluxcd.io/v1, kind: GitRepository, metadata: { name: it, namespace: flux-system }, spec: { secretRef: { name: git } } }"),
            Is.EqualTo(new[]
            {
                "GitRepository flux-system/it: spec.secretRef: There is no Secret flux-system/git.",
                "GitRepository flux-system/it: spec.ref: It has no ref, so Flux takes the branch master.",
            }));

    private static string Kustomization(string name, string spec = "prune: true") => $$"""
        apiVersion: kustomize.toolkit.fluxcd.io/v1
        kind: Kustomization
        metadata: { name: {{name}}, namespace: flux-system }
        spec: { sourceRef: { kind: GitRepository, name: it }, {{spec}} }
        """;

    private static IReadOnlyList<string> Findings(params string[] documents) =>
        new CheckFixture { Tree = string.Join("\n---\n", documents) }.Findings(new FluxReferenceRule());
}
