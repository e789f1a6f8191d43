using NUnit.Framework;
using Pulumi;
using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Helm.V3;
using Pulumi.Kubernetes.Networking.V1;
using Pulumi.Kubernetes.Policy.V1;
using Pulumi.Kubernetes.Rbac.V1;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using Pulumi.Kubernetes.Types.Inputs.Networking.V1;
using Pulumi.Kubernetes.Types.Inputs.Policy.V1;
using Pulumi.Kubernetes.Types.Inputs.Rbac.V1;
using Pulumi.Testing;

namespace Oceanid.Contract.Tests;

/// <summary>The arguments: what is required, and what their members become.</summary>
public sealed class KubernetesArgsTests
{
    [Test]
    public void A_required_list_is_named_after_its_field_and_its_parent_after_the_input() =>
        Assert.That(
            () => ReceivedAsync(() => new Role("x", new RoleArgs { Rules = { new PolicyRuleArgs() } })),
            Throws.Exception.With.Message.Contains("error serializing property \"rules\"")
                .And.Message.Contains(
                    "PolicyRuleArgs._verbs is required but was not given a value (Parameter '_verbs')"));

    [Test]
    public async Task A_required_list_that_was_touched_is_given()
    {
        var rule = new PolicyRuleArgs();
        _ = rule.Verbs;

        Assert.That(
            await ReceivedAsync(() => new Role("x", new RoleArgs { Rules = { rule } })),
            Does.EndWith("\"rules\": [{\"verbs\": []}]}"));
    }

    [Test]
    public void A_required_value_is_named_after_its_property() =>
        Assert.That(
            () => ReceivedAsync(() => new Release("x")),
            Throws.Exception.With.Message.Contains(
                "ReleaseArgs.Chart is required but was not given a value (Parameter 'Chart')"));

    [Test]
    public void A_binding_needs_the_role() =>
        Assert.That(
            () => ReceivedAsync(() => new RoleBinding("x")),
            Throws.Exception.With.Message.Contains("RoleBindingArgs.RoleRef is required but was not given a value"));

    [Test]
    public void Lists_and_maps_are_never_null()
    {
        var metadata = new ObjectMetaArgs();

        Assert.Multiple(() =>
        {
            Assert.That(metadata.Labels, Is.Not.Null);
            Assert.That(metadata.Finalizers, Is.Not.Null);
            Assert.That(metadata.Name, Is.Null);
        });
    }

    [Test]
    public async Task An_empty_array_allows_nothing_and_an_untouched_list_says_nothing() =>
        Assert.That(await ReceivedAsync(() => new NetworkPolicy("x", new NetworkPolicyArgs
        {
            Spec = new NetworkPolicySpecArgs
            {
                PodSelector = new LabelSelectorArgs(),
                Egress = Array.Empty<NetworkPolicyEgressRuleArgs>(),
            },
        })), Does.EndWith("\"spec\": {\"egress\": [], \"podSelector\": {}}}"));

    [Test]
    public async Task A_network_policy_names_its_peers() =>
        Assert.That(await ReceivedAsync(() => new NetworkPolicy("x", new NetworkPolicyArgs
        {
            Spec = new NetworkPolicySpecArgs
            {
                PodSelector = new LabelSelectorArgs
                {
                    MatchExpressions =
                    {
                        new LabelSelectorRequirementArgs { Key = "app", Operator = "In", Values = ["a", "b"] },
                    },
                },
                Egress =
                {
                    new NetworkPolicyEgressRuleArgs
                    {
                        To =
                        {
                            new NetworkPolicyPeerArgs
                            {
                                IpBlock = new IPBlockArgs { Cidr = "0.0.0.0/0", Except = { "10.0.0.0/8" } },
                            },
                            new NetworkPolicyPeerArgs
                            {
                                NamespaceSelector = new LabelSelectorArgs { MatchLabels = { ["team"] = "a" } },
                            },
                        },
                        Ports = { new NetworkPolicyPortArgs { Port = 30000, EndPort = 32767, Protocol = "TCP" } },
                    },
                },
            },
        })), Does.EndWith(
            "\"spec\": {\"egress\": [{" +
            "\"ports\": [{\"endPort\": 32767, \"port\": 30000, \"protocol\": \"TCP\"}], " +
            "\"to\": [{\"ipBlock\": {\"cidr\": \"0.0.0.0/0\", \"except\": [\"10.0.0.0/8\"]}}, " +
            "{\"namespaceSelector\": {\"matchLabels\": {\"team\": \"a\"}}}]}], " +
            "\"podSelector\": {\"matchExpressions\": [" +
            "{\"key\": \"app\", \"operator\": \"In\", \"values\": [\"a\", \"b\"]}]}}}"));

    [Test]
    public async Task A_limit_range_has_its_limits() =>
        Assert.That(await ReceivedAsync(() => new LimitRange("x", new LimitRangeArgs
        {
            Spec = new LimitRangeSpecArgs
            {
                Limits =
                {
                    new LimitRangeItemArgs
                    {
                        Type = "Container",
                        Default = { ["cpu"] = "1" },
                        DefaultRequest = { ["cpu"] = "100m" },
                    },
                },
            },
        })), Does.EndWith(
            "\"spec\": {\"limits\": [{\"default\": {\"cpu\": \"1\"}, \"defaultRequest\": {\"cpu\": \"100m\"}, " +
            "\"type\": \"Container\"}]}}"));

    [TestCaseSource(nameof(ServiceTypes))]
    public async Task A_service_type_is_an_enum_or_its_text(
        InputUnion<string, ServiceSpecType> type, string expected) =>
        Assert.That(await ReceivedAsync(() => new Service("x", new ServiceArgs
        {
            Spec = new ServiceSpecArgs
            {
                Type = type,
                Ports = { new ServicePortArgs { Port = 80, TargetPort = "http" } },
            },
        })), Does.EndWith(
            "\"spec\": {\"ports\": [{\"port\": 80, \"targetPort\": \"http\"}], \"type\": \"" + expected + "\"}}"));

    [Test]
    public async Task A_disruption_budget_counts_or_takes_a_percentage() =>
        Assert.That(await ReceivedAsync(() => new PodDisruptionBudget("x", new PodDisruptionBudgetArgs
        {
            Spec = new PodDisruptionBudgetSpecArgs { MinAvailable = 1, MaxUnavailable = "50%" },
        })), Does.EndWith("\"spec\": {\"maxUnavailable\": \"50%\", \"minAvailable\": 1}}"));

    [Test]
    public async Task An_ingress_routes_a_path() =>
        Assert.That(await ReceivedAsync(() => new Ingress("x", new IngressArgs
        {
            Spec = new IngressSpecArgs
            {
                IngressClassName = "traefik",
                Rules =
                {
                    new IngressRuleArgs
                    {
                        Host = "app.example.com",
                        Http = new HTTPIngressRuleValueArgs
                        {
                            Paths =
                            {
                                new HTTPIngressPathArgs
                                {
                                    Path = "/",
                                    PathType = "Prefix",
                                    Backend = new IngressBackendArgs
                                    {
                                        Service = new IngressServiceBackendArgs
                                        {
                                            Name = "app",
                                            Port = new ServiceBackendPortArgs { Number = 80 },
                                        },
                                    },
                                },
                            },
                        },
                    },
                },
                Tls = { new IngressTLSArgs { Hosts = { "app.example.com" }, SecretName = "tls" } },
            },
        })), Does.EndWith(
            "\"spec\": {\"ingressClassName\": \"traefik\", \"rules\": [{\"host\": \"app.example.com\", " +
            "\"http\": {\"paths\": [{\"backend\": {\"service\": {\"name\": \"app\", \"port\": {\"number\": 80}}}, " +
            "\"path\": \"/\", \"pathType\": \"Prefix\"}]}}], " +
            "\"tls\": [{\"hosts\": [\"app.example.com\"], \"secretName\": \"tls\"}]}}"));

    private static IEnumerable<TestCaseData> ServiceTypes()
    {
        yield return new TestCaseData((InputUnion<string, ServiceSpecType>)ServiceSpecType.ClusterIP, "ClusterIP")
            .SetArgDisplayNames("enum");
        yield return new TestCaseData((InputUnion<string, ServiceSpecType>)"NodePort", "NodePort")
            .SetArgDisplayNames("text");
    }

    private static async Task<string> ReceivedAsync(Func<CustomResource> create)
    {
        var mocks = new RecordingMocks();
        await Deployment.TestAsync(mocks, new TestOptions(), () => { create(); });
        return KubernetesInputs.Json(mocks.Resources.Single().Inputs);
    }
}
