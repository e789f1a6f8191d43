using Oceanid.Tool.Check.Rules;

namespace Oceanid.Tool.Tests.Check.Rules;

public sealed class StackFormRuleTests
{
    private const string Template = "workspaceTemplate: { spec: { ";

    [TestCase("updateTemplate: { spec: { ttlAfterCompleted: 1h } }", "spec.updateTemplate.spec.ttlAfterCompleted: The operator writes '1h' back as '1h0m0s'.")]
    [TestCase("updateTemplate: { spec: { ttlAfterCompleted: 90m } }", "spec.updateTemplate.spec.ttlAfterCompleted: The operator writes '90m' back as '1h30m0s'.")]
    [TestCase("updateTemplate: { spec: { ttlAfterCompleted: 90s } }", "spec.updateTemplate.spec.ttlAfterCompleted: The operator writes '90s' back as '1m30s'.")]
    [TestCase("updateTemplate: { spec: { ttlAfterCompleted: 1500ms } }", "spec.updateTemplate.spec.ttlAfterCompleted: The operator writes '1500ms' back as '1.5s'.")]
    [TestCase("prerequisites: [{ name: it, requirement: { succeededWithinDuration: 24h } }]", "spec.prerequisites[0].requirement.succeededWithinDuration: The operator writes '24h' back as '24h0m0s'.")]
    [TestCase("destroyOnFinalize: false", "spec.destroyOnFinalize: The operator drops false.")]
    [TestCase("resyncFrequencySeconds: 0", "spec.resyncFrequencySeconds: The operator drops 0.")]
    [TestCase("backend: ''", "spec.backend: The operator drops an empty text.")]
    [TestCase("backend: null", "spec.backend: The operator drops null.")]
    [TestCase("prerequisites: []", "spec.prerequisites: The operator drops an empty list.")]
    [TestCase("envRefs: {}", "spec.envRefs: The operator drops an empty mapping.")]
    [TestCase(Template + "env: [] } }", "spec.workspaceTemplate.spec.env: The operator drops an empty list.")]
    [TestCase(Template + "resources: { limits: { memory: 1024Mi } } } }", "spec.workspaceTemplate.spec.resources.limits.memory: The operator writes '1024Mi' back as '1Gi'.")]
    [TestCase(Template + "resources: { requests: { cpu: '0.5' } } } }", "spec.workspaceTemplate.spec.resources.requests.cpu: The operator writes '0.5' back as '500m'.")]
    [TestCase(Template + "resources: { requests: { cpu: 1 } } } }", "spec.workspaceTemplate.spec.resources.requests.cpu: The operator writes 1 back as a text: '1'.")]
    [TestCase(Template + "podTemplate: { spec: { hostNetwork: false } } } }", "spec.workspaceTemplate.spec.podTemplate.spec.hostNetwork: The operator drops false.")]
    public void What_the_operator_writes_otherwise(string spec, string finding) =>
        Assert.That(Findings(spec), Is.EqualTo(new[] { $"Stack pulumi-system/it: {finding}" }));

    [TestCase("updateTemplate: { spec: { ttlAfterCompleted: 1h0m0s } }")]
    [TestCase("updateTemplate: { spec: { ttlAfterCompleted: 1m30s } }")]
    [TestCase("updateTemplate: { spec: { ttlAfterCompleted: 500ms, continueOnError: false } }")]
    // Not a duration at all: for the rule served-api.
    [TestCase("updateTemplate: { spec: { ttlAfterCompleted: soon } }")]
    [TestCase("refresh: true, resyncFrequencySeconds: 3600")]
    [TestCase("config: { 'a:list': [], 'a:text': '', 'a:flag': false, 'a:map': {} }")]
    [TestCase("envRefs: { A: { type: Literal, literal: { value: '' } } }")]
    [TestCase(Template + "resources: { limits: { cpu: 500m, memory: 1536Mi }, requests: { cpu: '1', memory: 1Gi } } } }")]
    [TestCase(Template + "podTemplate: { spec: { automountServiceAccountToken: false, volumes: [{ name: tmp, emptyDir: {} }] } } } }")]
    public void What_it_keeps(string spec) => Assert.That(Findings(spec), Is.Empty);

    private static IReadOnlyList<string> Findings(string spec) => new CheckFixture
    {
        Tree = $$"""
            apiVersion: pulumi.com/v1
            kind: Stack
            metadata: { name: it, namespace: pulumi-system }
            spec: { stack: a/b/c, {{spec}} }
            """,
    }.Findings(new StackFormRule());
}
