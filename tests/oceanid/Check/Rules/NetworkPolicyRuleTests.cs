using Oceanid.Tool.Check.Rules;

namespace Oceanid.Tool.Tests.Check.Rules;

public sealed class NetworkPolicyRuleTests
{
    private const string Namespace = "{ apiVersion: v1, kind: Namespace, metadata: { name: app } }";
    private const string Deny = "{ apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: { name: deny, namespace: app }, spec: { podSelector: {}, policyTypes: [Ingress, Egress] } }";

    private const string Dns = """
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata: { name: dns, namespace: app }
        spec:
          podSelector: {}
          policyTypes: [Egress]
          egress:
            - to: [{ namespaceSelector: { matchLabels: { kubernetes.io/metadata.name: kube-system } }, podSelector: { matchLabels: { k8s-app: kube-dns } } }]
              ports: [{ protocol: UDP, port: 53 }]
        """;

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

    [Test]
    public void A_namespace_that_denies_by_default_and_allows_what_its_pods_need() =>
        Assert.That(Findings(Namespace, Deny, Dns, App, Ingress("http")), Is.Empty);

    [TestCase("8080")]
    [TestCase("http")]
    public void The_port_of_the_ingress_by_name_or_number(string port) =>
        Assert.That(Findings(Namespace, Deny, Dns, App, Ingress(port)), Is.Empty);

    [Test]
    public void A_namespace_that_denies_nothing() =>
        Assert.That(Findings(Namespace), Is.EqualTo(new[] { "Namespace app: No network policy denies all traffic of the namespace app by default." }));

    [Test]
    public void A_policy_for_some_of_the_pods_or_one_direction_is_no_denial_by_default()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Findings(Namespace, Deny.Replace("podSelector: {}", "podSelector: { matchLabels: { a: b } }", StringComparison.Ordinal)), Has.Count.EqualTo(1));
            Assert.That(Findings(Namespace, Deny.Replace("[Ingress, Egress]", "[Ingress]", StringComparison.Ordinal)), Has.Count.EqualTo(1));
        }
    }

    [Test]
    public void Pods_that_cannot_resolve_names() =>
        Assert.That(Findings(Namespace, Deny, App, Ingress("http")), Is.EqualTo(new[] { "Deployment app/it: No network policy lets its pods reach the DNS server." }));

    [TestCase("9090")]
    [TestCase("metrics")]
    public void An_ingress_that_reaches_another_port(string port) =>
        Assert.That(
            Findings(Namespace, Deny, Dns, App, Ingress(port)),
            Is.EqualTo(new[] { "Ingress app/it: spec.rules: No network policy lets Traefik reach port http of the pods of the Service app/it." }));

    [Test]
    public void An_ingress_to_nothing() =>
        Assert.That(
            Findings(Namespace, Deny, Dns, App.Replace("backend: { service: { name: it,", "backend: { service: { name: that,", StringComparison.Ordinal)),
            Is.EqualTo(new[] { "Ingress app/it: spec.rules: There is no port web of a Service app/that." }));

    [Test]
    public void A_service_that_selects_nothing() =>
        Assert.That(
            Findings(Namespace, Deny, Dns, App.Replace("selector: { app: it }", "selector: { app: that }", StringComparison.Ordinal)),
            Is.EqualTo(new[] { "Service app/it: spec.selector: No pod has the labels of its selector." }));

    [TestCase("ingress: [{}]", "spec.ingress[0]: The rule allows every peer: it names none in from.")]
    [TestCase("egress: [{ ports: [{ port: 443 }] }]", "spec.egress[0]: The rule allows every peer: it names none in to.")]
    public void A_rule_that_opens_everything(string rule, string message) =>
        Assert.That(
            Findings(Namespace, Deny, $"{{ apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {{ name: open, namespace: app }}, spec: {{ podSelector: {{}}, {rule} }} }}"),
            Is.EqualTo(new[] { $"NetworkPolicy app/open: {message}" }));

    [TestCase("ingress: [{ from: [{ ipBlock: { cidr: 0.0.0.0/33 } }] }]", "spec.ingress[0].from[0].ipBlock.cidr: '0.0.0.0/33'")]
    [TestCase("egress: [{ to: [{ podSelector: {} }, { ipBlock: { cidr: 10/8 } }] }]", "spec.egress[0].to[1].ipBlock.cidr: '10/8'")]
    [TestCase("egress: [{ to: [{ ipBlock: { cidr: 10.0.0.0/8, except: [10.1.0.0/16, nothing] } }] }]", "spec.egress[0].to[0].ipBlock.except[1]: 'nothing'")]
    [TestCase("egress: [{ to: [{ ipBlock: {} }] }]", "spec.egress[0].to[0].ipBlock.cidr: ''")]
    [TestCase("egress: [{ to: [{ ipBlock: [] }] }]", "spec.egress[0].to[0].ipBlock.cidr: ''")]
    public void A_network_that_is_none_hides_nothing_else(string rule, string network) =>
        Assert.That(
            Findings(Namespace, Deny, App, Ingress("http"), $"{{ apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {{ name: net, namespace: app }}, spec: {{ podSelector: {{}}, policyTypes: [Ingress, Egress], {rule} }} }}"),
            Is.EqualTo(new[]
            {
                $"NetworkPolicy app/net: {network} is not a network, so the API server refuses the policy.",
                "Deployment app/it: No network policy lets its pods reach the DNS server.",
            }));

    [TestCase("10.0.0.1/8")]
    [TestCase("::/0")]
    [TestCase("fd00::/8")]
    public void A_network_that_is_one(string cidr) =>
        Assert.That(
            Findings(Namespace, Deny, $"{{ apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {{ name: net, namespace: app }}, spec: {{ podSelector: {{}}, egress: [{{ to: [{{ ipBlock: {{ cidr: \"{cidr}\" }} }}] }}] }} }}"),
            Is.Empty);

    [Test]
    public void A_workspace_that_cannot_fetch_its_program_nor_do_anything_else()
    {
        const string Stack = "{ apiVersion: pulumi.com/v1, kind: Stack, metadata: { name: it, namespace: pulumi-system }, spec: {} }";

        Assert.That(
            Findings(Stack, Deny.Replace("namespace: app", "namespace: pulumi-system", StringComparison.Ordinal)),
            Is.EqualTo(new[]
            {
                "Stack pulumi-system/it: No network policy lets a workspace fetch its program from source-controller (port 9090).",
                "Stack pulumi-system/it: No network policy lets the operator talk to the agent in a workspace (port 50051).",
                "Stack pulumi-system/it: No network policy lets a workspace reach the API server (port 6443).",
                "Stack pulumi-system/it: No network policy lets a workspace reach Pulumi Cloud and NuGet (port 443).",
                "Stack pulumi-system/it: No network policy lets the operator reach the API server (port 6443).",
            }));
    }

    [Test]
    public void The_chart_of_flux_admits_nobody_from_another_namespace()
    {
        // A Stack in a namespace that denies nothing: only the policies of the chart stand in the way.
        const string Stack = "{ apiVersion: pulumi.com/v1, kind: Stack, metadata: { name: it, namespace: pulumi-system }, spec: {} }";

        Assert.That(
            Findings(Stack),
            Is.EqualTo(new[] { "Stack pulumi-system/it: No network policy lets a workspace fetch its program from source-controller (port 9090)." }));
    }

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
