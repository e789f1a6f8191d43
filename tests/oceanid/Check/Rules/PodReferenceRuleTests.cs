using Oceanid.Tool.Check.Rules;

namespace Oceanid.Tool.Tests.Check.Rules;

public sealed class PodReferenceRuleTests
{
    private const string There = """
        { apiVersion: v1, kind: Secret, metadata: { name: s, namespace: app }, stringData: { token: REPLACED } }
        ---
        { apiVersion: v1, kind: ConfigMap, metadata: { name: c, namespace: app }, data: { level: info } }
        ---
        { apiVersion: v1, kind: ServiceAccount, metadata: { name: a, namespace: app } }

        """;

    [TestCase("serviceAccountName: a, containers: [{ name: x, envFrom: [{ secretRef: { name: s } }, { configMapRef: { name: c } }] }]")]
    [TestCase("containers: [{ name: x, env: [{ name: T, valueFrom: { secretKeyRef: { name: s, key: token } } }] }]")]
    [TestCase("containers: [{ name: x, env: [{ name: T, valueFrom: { secretKeyRef: { name: none, key: token, optional: true } } }] }]")]
    [TestCase("volumes: [{ name: v, secret: { secretName: s } }, { name: w, configMap: { name: c } }], containers: []")]
    [TestCase("serviceAccountName: default, containers: []")]
    public void What_is_there(string pod) => Assert.That(Findings(pod), Is.Empty);

    [TestCase("containers: [{ name: x, envFrom: [{ secretRef: { name: t } }] }]", "spec.template.spec.containers[0].envFrom[0].secretRef: There is no Secret app/t.")]
    [TestCase("containers: [{ name: x, env: [{ name: T, valueFrom: { secretKeyRef: { name: s, key: tokens } } }] }]", "spec.template.spec.containers[0].env[0].valueFrom.secretKeyRef: The Secret app/s has no key tokens.")]
    [TestCase("containers: [{ name: x, env: [{ name: T, valueFrom: { configMapKeyRef: { name: c, key: port } } }] }]", "spec.template.spec.containers[0].env[0].valueFrom.configMapKeyRef: The ConfigMap app/c has no key port.")]
    [TestCase("volumes: [{ name: v, projected: { sources: [{ secret: { name: t } }] } }], containers: []", "spec.template.spec.volumes[0].projected.sources[0].secret: There is no Secret app/t.")]
    [TestCase("imagePullSecrets: [{ name: t }], containers: []", "spec.template.spec.imagePullSecrets[0]: There is no Secret app/t.")]
    [TestCase("serviceAccountName: b, containers: []", "spec.template.spec.serviceAccountName: There is no service account app/b.")]
    public void What_is_not(string pod, string message) =>
        Assert.That(Findings(pod), Is.EqualTo(new[] { $"Deployment app/it: {message}" }));

    [TestCase("${known}", null)]
    [TestCase("${known:=none}", null)]
    [TestCase("$${shell}", null)]
    [TestCase("${unknown:=none}", "unknown")]
    public void A_variable_that_flux_substitutes(string text, string? unknown)
    {
        var findings = new CheckFixture
        {
            Tree = $$"""
                apiVersion: kustomize.toolkit.fluxcd.io/v1
                kind: Kustomization
                metadata: { name: apps, namespace: flux-system }
                spec: { path: ./clusters/atlas, postBuild: { substituteFrom: [{ kind: ConfigMap, name: vars }] } }
                ---
                { apiVersion: v1, kind: ConfigMap, metadata: { name: vars, namespace: flux-system }, data: { known: x } }
                ---
                { apiVersion: v1, kind: ConfigMap, metadata: { name: it, namespace: app, annotations: { a: "{{text}}" } } }
                """,
        }.Findings(new PodReferenceRule());

        Assert.That(findings, unknown is null ? Is.Empty : Is.EqualTo(new[] { $"ConfigMap app/it: Nobody sets the variable {unknown}, so Flux puts its default or nothing in its place." }));
    }

    [Test]
    public void Variables_that_come_from_nowhere() =>
        Assert.That(
            new CheckFixture
            {
                Tree = """
                    apiVersion: kustomize.toolkit.fluxcd.io/v1
                    kind: Kustomization
                    metadata: { name: apps, namespace: flux-system }
                    spec: { path: ./apps, postBuild: { substituteFrom: [{ kind: ConfigMap, name: vars, optional: true }] } }
                    """,
            }.Findings(new PodReferenceRule()),
            Is.EqualTo(new[] { "Kustomization flux-system/apps: spec.postBuild.substituteFrom[0]: There is no ConfigMap flux-system/vars." }));

    private static IReadOnlyList<string> Findings(string pod) => new CheckFixture
    {
        Tree = $"{There}---\n{{ apiVersion: apps/v1, kind: Deployment, metadata: {{ name: it, namespace: app }}, spec: {{ template: {{ spec: {{ {pod} }} }} }} }}",
    }.Findings(new PodReferenceRule());
}
