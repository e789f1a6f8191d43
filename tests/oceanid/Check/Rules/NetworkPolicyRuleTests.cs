using Oceanid.Tool.Check.Rules;

namespace Oceanid.Tool.Tests.Check.Rules;

public sealed class NetworkPolicyRuleTests
{
    private const string Namespace = "{ apiVersion: v1, kind: Namespace, metadata: { name: app } }";
    private const string Deny = "{ apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: { name: deny, namespace: app }, spec: { podSelector: {}, policyTypes: [Ingress, Egress] } }";

    private const string App = """
        apiVersion: apps/v1
        kind: Deployment
        metadata: { name: it, namespace: app }
        spec: { template: { metadata: { labels: { app: it } }, spec: { containers: [{ name: a, ports: [{ name: http, containerPort: 8080 }] }] } } }
        ---
        { apiVersion: v1, kind: Service, metadata: { name: it, namespace: app }, spec: { selector: { app: it }, ports: [{ name: web, port: 80, targetPort: http }] } }
        ---
        apiVersion: networking.k8s.io/v1
        kind: Ingress
        metadata: { name: it, namespace: app }
        spec: { rules: [{ host: a, http: { paths: [{ backend: { service: { name: it, port: { name: web } } } }] } }] }
        """;

    [TestCase("ingress: [{ from: [{ ipBlock: { cidr: 0.0.0.0/33 } }] }]")]
    [TestCase("egress: [{ to: [{ podSelector: {} }, { ipBlock: { cidr: 10/8 } }] }]")]
    [TestCase("egress: [{ to: [{ ipBlock: { cidr: 10.0.0.0/8, except: [10.1.0.0/16, nothing] } }] }]")]
    [TestCase("egress: [{ to: [{ ipBlock: {} }] }]")]
    [TestCase("egress: [{ to: [{ ipBlock: [] }] }]")]
    public void A_network_that_is_none_hides_nothing_else(string rule) =>
        Assert.That(
            Findings(Namespace, Deny, App, Ingress("http"), $"{{ apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {{ name: net, namespace: app }}, spec: {{ podSelector: {{}}, policyTypes: [Ingress, Egress], {rule} }} }}"),
            Is.EqualTo(new[] { "Deployment app/it: No network policy lets its pods reach the DNS server." }));

    private static string Ingress(string port) => $$"""
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata: { name: ingress, namespace: app }
        spec:
          podSelector: {}
          ingress:
            - from: [{ namespaceSelector: { matchLabels: { kubernetes.io/metadata.name: kube-system } }, podSelector: { matchLabels: { app.kubernetes.io/name: traefik } } }]
              ports: [{ port: {{port}} }]
        """;

    private static IReadOnlyList<string> Findings(params string[] objects) =>
        new CheckFixture { Tree = string.Join("\n---\n", objects) }.Findings(new NetworkPolicyRule());
}
