using Oceanid.Tool.Check.Rules;

namespace Oceanid.Tool.Tests.Check.Rules;

public sealed class FluxReferenceRuleTests
{
    private const string Source = "{ apiVersion: source.toolkit.fluxcd.io/v1, kind: GitRepository, metadata: { name: it, namespace: flux-system }, spec: { ref: { branch: main } } }";

    [Test]
    public void As_many_ways_through_the_dependencies_as_there_can_be()
    {
        // Each waits for all before it: a walk of every way would take 2^40 steps.
        var all = Enumerable.Range(0, 40).Select(index =>
            Kustomization($"k{index}", $"dependsOn: [{string.Join(", ", Enumerable.Range(0, index).Select(before => $"{{ name: k{before} }}"))}]"));

        Assert.That(Findings([Source, .. all]), Is.Empty);
    }

    private static string Kustomization(string name, string spec = "prune: true") => $$"""
        apiVersion: kustomize.toolkit.fluxcd.io/v1
        kind: Kustomization
        metadata: { name: {{name}}, namespace: flux-system }
        spec: { sourceRef: { kind: GitRepository, name: it }, {{spec}} }
        """;

    private static IReadOnlyList<string> Findings(params string[] documents) =>
        new CheckFixture { Tree = string.Join("\n---\n", documents) }.Findings(new FluxReferenceRule());
}
