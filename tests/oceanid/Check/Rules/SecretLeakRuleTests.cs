using System.Text.Json.Nodes;
using Oceanid.Tool.Check.Rules;
using Oceanid.Tool.Fleet;

namespace Oceanid.Tool.Tests.Check.Rules;

public sealed class SecretLeakRuleTests
{
    private const string Marker = "<secret default/oceanid-cluster token>";

    [TestCase("kubernetes:core/v1:Secret", """{ "stringData": { "a": "MARKER" } }""")]
    [TestCase("pulumi:providers:kubernetes", """{ "kubeconfig": "MARKER" }""")]
    [TestCase("command:remote:Command", """{ "connection": { "privateKey": "MARKER" } }""")]
    public void Where_a_secret_may_end_up(string type, string inputs) => Assert.That(Findings(type, inputs), Is.Empty);

    [TestCase("kubernetes:core/v1:ConfigMap", """{ "data": { "a": "MARKER" } }""", "data.a")]
    [TestCase("kubernetes:core/v1:Secret", """{ "metadata": { "annotations": { "a": "x MARKER y" } } }""", "metadata.annotations.a")]
    [TestCase("kubernetes:core/v1:Namespace", """{ "metadata": { "labels": { "MARKER": "a" } } }""", "metadata.labels")]
    [TestCase("kubernetes:helm.sh/v3:Release", """{ "values": { "env": [{ "value": "MARKER" }] } }""", "values.env[0].value")]
    [TestCase("kubernetes:apps/v1:Deployment", """{ "spec": { "containers": [{ "env": [{ "value": "MARKER" }] }] } }""", "spec.containers[0].env[0].value")]
    [TestCase("command:remote:Command", """{ "create": "curl -H MARKER" }""", "create")]
    public void Where_it_may_not(string type, string inputs, string field) =>
        Assert.That(
            Findings(type, inputs).Single(),
            Does.EndWith($": {field}: The secret default/oceanid-cluster token ends up here in plain text."));

    private static IReadOnlyList<string> Findings(string type, string inputs) => new CheckFixture
    {
        Program =
        [
            new ResourcePreview(
                new ResourceKey(type, "it"),
                JsonNode.Parse(inputs.Replace("MARKER", Marker, StringComparison.Ordinal))!.AsObject(),
                new RecordedOptions()),
        ],
    }.Findings(new SecretLeakRule());
}
