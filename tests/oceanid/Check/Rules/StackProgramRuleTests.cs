using Oceanid.Tool.Check.Rules;

namespace Oceanid.Tool.Tests.Check.Rules;

/// <summary>Stacks of the real cluster program, with one thing wrong at a time.</summary>
public sealed class StackProgramRuleTests
{
    private const string Stack = """
        apiVersion: pulumi.com/v1
        kind: Stack
        metadata: { name: oceanid-cluster, namespace: pulumi-system }
        spec:
          stack: acme/oceanid-cluster/atlas
          fluxSource: { dir: infrastructure/cluster, sourceRef: { kind: GitRepository, name: fleet } }
          serviceAccountName: oceanid-cluster
          envRefs: { PULUMI_ACCESS_TOKEN: { secret: { name: credentials, key: PULUMI_ACCESS_TOKEN } } }
          config: { oceanid-cluster:runner: operator, oceanid-cluster:node: mimas }
        """;

    private const string Neighbours = """
        { apiVersion: source.toolkit.fluxcd.io/v1, kind: GitRepository, metadata: { name: fleet, namespace: pulumi-system } }
        ---
        { apiVersion: source.toolkit.fluxcd.io/v1, kind: GitRepository, metadata: { name: flux-system, namespace: flux-system } }
        ---
        { apiVersion: v1, kind: ServiceAccount, metadata: { name: oceanid-cluster, namespace: pulumi-system } }
        ---
        { apiVersion: v1, kind: ServiceAccount, metadata: { name: unbound, namespace: pulumi-system } }
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRoleBinding
        metadata: { name: it }
        roleRef: { kind: ClusterRole, name: system:auth-delegator }
        subjects: [{ kind: ServiceAccount, name: oceanid-cluster, namespace: pulumi-system }]
        ---
        { apiVersion: v1, kind: Secret, metadata: { name: credentials, namespace: pulumi-system }, stringData: { PULUMI_ACCESS_TOKEN: "" } }
        """;

    [Test]
    public void A_stack_that_fits() => Assert.That(Findings(Stack), Is.Empty);

    [TestCase("stack: acme/oceanid-cluster/atlas", "stack: prod", "spec.stack: 'prod' is not of the form organization/project/stack.")]
    [TestCase("oceanid-cluster/atlas", "oceanid-cluster/pan", "spec.stack: 'pan' is the stack of another cluster than atlas.")]
    [TestCase("acme/oceanid-cluster/", "acme/oceanid-clustr/", "spec.stack: 'oceanid-clustr' is not the project of infrastructure/cluster/Pulumi.yaml, which is 'oceanid-cluster'.")]
    [TestCase("dir: infrastructure/cluster", "dir: infrastructure/clusters", "spec.fluxSource.dir: There is no infrastructure/clusters/Pulumi.yaml.")]
    [TestCase("oceanid-cluster:node: mimas", "nod: atlas", "spec.config.nod: The setting oceanid-cluster:nod is not in infrastructure/cluster/Pulumi.atlas.yaml.")]
    [TestCase("runner: operator", "runner: workstation", "spec.config.oceanid-cluster:runner: The operator would run its own program as a workstation, and could restart itself during an update.")]
    [TestCase("name: fleet }", "name: flux-system }", "spec.fluxSource.sourceRef: GitRepository flux-system/flux-system is in another namespace, and a Stack can only use a source of its own.")]
    [TestCase("name: fleet }", "name: nowhere }", "spec.fluxSource.sourceRef: There is no GitRepository pulumi-system/nowhere.")]
    [TestCase("serviceAccountName: oceanid-cluster", "serviceAccountName: nobody", "spec.serviceAccountName: There is no service account pulumi-system/nobody.")]
    [TestCase("serviceAccountName: oceanid-cluster", "serviceAccountName: unbound", "spec.serviceAccountName: The service account pulumi-system/unbound is not bound to system:auth-delegator, so the operator's handshake fails.")]
    [TestCase("key: PULUMI_ACCESS_TOKEN", "key: TOKEN", "spec.envRefs.PULUMI_ACCESS_TOKEN: The Secret pulumi-system/credentials has no key TOKEN.")]
    [TestCase("name: credentials", "name: missing", "spec.envRefs.PULUMI_ACCESS_TOKEN: There is no Secret pulumi-system/missing.")]
    [TestCase("config: {", "environment: [default/nowhere], config: {", "spec.environment[0]: The ESC environment default/nowhere has no definition in infrastructure/*/esc/.")]
    [TestCase("config: {", "prerequisites: [{ name: nowhere }], config: {", "spec.prerequisites[0]: There is no Stack pulumi-system/nowhere.")]
    public void A_stack_that_does_not_fit(string right, string wrong, string message) =>
        Assert.That(
            Findings(Stack.Replace(right, wrong.Replace("], config", "]\n  config", StringComparison.Ordinal), StringComparison.Ordinal)),
            Is.EqualTo(new[] { $"Stack pulumi-system/oceanid-cluster: {message}" }));

    [Test]
    public void Stacks_that_wait_for_each_other() =>
        Assert.That(
            Findings(
                Stack.Replace("  config:", "  prerequisites: [{ name: b }]\n  config:", StringComparison.Ordinal),
                Stack.Replace("name: oceanid-cluster, namespace", "name: b, namespace", StringComparison.Ordinal)
                    .Replace("  config:", "  prerequisites: [{ name: oceanid-cluster }]\n  config:", StringComparison.Ordinal)),
            Has.Count.EqualTo(2).And.Some.EqualTo("Stack pulumi-system/b: spec.prerequisites: It waits for itself: b → oceanid-cluster → b."));

    [Test]
    public void A_name_that_is_too_long() =>
        Assert.That(
            Findings(Stack.Replace("name: oceanid-cluster, namespace", $"name: {new string('a', 43)}, namespace", StringComparison.Ordinal)).Single(),
            Does.EndWith("which has 43 characters; the operator allows 42."));

    private static IReadOnlyList<string> Findings(params string[] stacks) =>
        new CheckFixture { Tree = string.Join("\n---\n", [Neighbours, .. stacks]) }.Findings(new StackProgramRule());
}
