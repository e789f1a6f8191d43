using NUnit.Framework;
using Pulumi.Testing;

namespace Oceanid.Contract.Tests;

/// <summary>What a mock receives for each resource of one program.</summary>
[NonParallelizable]
public sealed class WholeProgramTests
{
    private const string Provider =
        "urn:pulumi:stack::project::pulumi:pulumi:Stack$pulumi:providers:kubernetes::k8s::k8s_id";

    private readonly RecordingMocks _mocks = new();

    [OneTimeSetUp]
    public async Task RunTheProgram()
    {
        using var environment = new KubernetesEnvironment();
        await Pulumi.Deployment.TestAsync(_mocks, new TestOptions { IsPreview = false }, WholeProgram.Define);
    }

    [TestCase("k8s", "pulumi:providers:kubernetes", "", """
        {"enableServerSideApply": "true", "helmReleaseSettings": "{ \"driver\": \"secret\" }", "kubeconfig": "kc",
        "namespace": "x"}
        """)]
    [TestCase("ns", "kubernetes:core/v1:Namespace", Provider, """
        {"apiVersion": "v1", "kind": "Namespace", "metadata": {"annotations": {"c": "d"}, "labels": {"a": "b"},
        "name": "team-a"}}
        """)]
    [TestCase("ns2", "kubernetes:core/v1:Namespace", "", """
        {"apiVersion": "v1", "kind": "Namespace"}
        """)]
    [TestCase("sec", "kubernetes:core/v1:Secret", "", """
        {"apiVersion": "v1", "immutable": true, "kind": "Secret", "metadata": {"namespace": "team-a"},
        "stringData": {"k": "v"}, "type": "Opaque"}
        """)]
    [TestCase("q", "kubernetes:core/v1:ResourceQuota", "", """
        {"apiVersion": "v1", "kind": "ResourceQuota", "spec": {"hard": {"pods": "10"}}}
        """)]
    [TestCase("rb", "kubernetes:rbac.authorization.k8s.io/v1:RoleBinding", "", """
        {"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "RoleBinding",
        "roleRef": {"apiGroup": "rbac.authorization.k8s.io", "kind": "Role", "name": "r"},
        "subjects": [{"kind": "Group", "name": "g"}]}
        """)]
    [TestCase("np", "kubernetes:networking.k8s.io/v1:NetworkPolicy", "", """
        {"apiVersion": "networking.k8s.io/v1", "kind": "NetworkPolicy", "spec": {"ingress": [{"ports": [{"port": 80,
        "protocol": "TCP"}, {"port": "http"}]}], "podSelector": {}, "policyTypes": ["Ingress", "Egress"]}}
        """)]
    [TestCase("dep", "kubernetes:apps/v1:Deployment", "", """
        {"apiVersion": "apps/v1", "kind": "Deployment", "spec": {"replicas": 2,
        "selector": {"matchLabels": {"app": "x"}}, "template": {"spec": {"containers": [{"image": "i", "name": "c",
        "resources": {"limits": {"cpu": "1"}}}]}}}}
        """)]
    [TestCase("rel", "kubernetes:helm.sh/v3:Release", "", """
        {"chart": "c", "compat": "true", "namespace": "n", "repositoryOpts": {"repo": "https://e"}, "skipAwait": true,
        "timeout": 600, "values": {"a": 1, "arr": [1, 2.5, "z"], "b": {"c": true, "d": ["x", "y"]}, "s": "p",
        "s2": "p2"}, "version": "1.0"}
        """)]
    [TestCase("ch", "kubernetes:helm.sh/v4:Chart", "", """
        {"chart": "c", "values": {"x": "y"}}
        """)]
    [TestCase("cg", "kubernetes:yaml/v2:ConfigGroup", "", """
        {"yaml": "a: b"}
        """)]
    [TestCase("kd", "kubernetes:kustomize/v2:Directory", "", """
        {"directory": "./d"}
        """)]
    [TestCase("cr", "kubernetes:example.com/v1:MyCr", Provider, """
        {"apiVersion": "example.com/v1", "kind": "MyCr", "metadata": {"name": "x"}, "spec": {"interval": "5m",
        "items": ["a"], "replicas": 3}}
        """)]
    [TestCase("pa", "kubernetes:core/v1:NamespacePatch", "", """
        {"apiVersion": "v1", "kind": "Namespace", "metadata": {"labels": {"x": "y"}, "name": "kube-system"}}
        """)]
    [TestCase("cmd", "command:remote:Command", "", """
        {"connection": {"dialErrorLimit": 10, "host": "h", "perDialTimeout": 15, "port": 22, "privateKey": "pk",
        "user": "u"}, "create": "echo", "environment": {"A": "B"}, "logging": "stdoutAndStderr", "triggers": ["t1",
        2]}
        """)]
    [TestCase("cp", "command:remote:CopyToRemote", "", """
        {"connection": {"dialErrorLimit": 10, "host": "h", "perDialTimeout": 15, "port": 22, "user": "root"},
        "remotePath": "/x", "source": Pulumi.StringAsset}
        """)]
    [TestCase("comp", "acme:platform:MyComp", "", "{}")]
    [TestCase("comp-ns", "kubernetes:core/v1:Namespace", Provider, """
        {"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": "inner"}}
        """)]
    public void A_mock_receives(string name, string type, string provider, string inputs)
    {
        var received = _mocks.Resources.Single(resource => resource.Name == name);

        Assert.Multiple(() =>
        {
            Assert.That(received.Type, Is.EqualTo(type));
            Assert.That(received.Id, Is.Empty);
            Assert.That(received.Provider, Is.EqualTo(provider));
            Assert.That(KubernetesInputs.Json(received.Inputs), Is.EqualTo(KubernetesInputs.OneLine(inputs)));
        });
    }

    [TestCase("g", "kube-system", "{}")]
    [TestCase("org/proj/st", "org/proj/st", """{"name": "org/proj/st"}""")]
    public void A_read_has_the_id(string name, string id, string inputs)
    {
        var received = _mocks.Resources.Single(resource => resource.Name == name);

        Assert.Multiple(() =>
        {
            Assert.That(received.Id, Is.EqualTo(id));
            Assert.That(KubernetesInputs.Json(received.Inputs), Is.EqualTo(inputs));
        });
    }

    [Test]
    public void A_call_has_plain_arguments()
    {
        var call = _mocks.Calls.Single();

        Assert.Multiple(() =>
        {
            Assert.That(call.Token, Is.EqualTo("command:local:run"));
            Assert.That(KubernetesInputs.Json(call.Args), Is.EqualTo("""{"command": "ls", "dir": "d"}"""));
        });
    }

    [Test]
    public void The_component_registers_its_outputs_and_the_stack_none() =>
        Assert.That(
            _mocks.Outputs.Select(outputs => string.Join(", ", outputs.Outputs.Keys)),
            Is.EquivalentTo(new[] { "nsName", "" }));
}
