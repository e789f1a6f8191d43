using Oceanid.Tool.Fleet;
using Oceanid.Tool.Rendering;
using Oceanid.Tool.Text;

namespace Oceanid.Tool.Tests.Preview;

public sealed class ManifestTests
{
    [Test]
    public void A_manifest_is_readable_and_keeps_the_types()
    {
        var resource = Samples.Resource(
            "kubernetes:example.com/v1:Thing",
            "thing",
            """
            {
              "apiVersion": "example.com/v1",
              "data": { "no": "no", "number": "3", "truth": "true", "date": "2026-01-02",
              "octal": "010", "minutes": "1:30", "null": "null", "empty": "", "secret": "<secret default/x k>",
              "lines": "a\nb\n", "colon": "a: b", "hash": "a #b", "star": "*" },
              "kind": "Thing", "metadata": { "name": "Thing", "namespace": "ns" },
              "spec": { "count": 3, "half": 0.5, "on": true, "list": [{ "a": 1, "b": [] }, "x"], "nothing": {} }
            }
            """);

        Assert.That(Manifest.Of([Samples.Cluster(resource)]).Single(), Is.EqualTo(new Manifest(
            "tethys/cluster/thing-ns-thing.yaml",
            """
            apiVersion: example.com/v1
            kind: Thing
            metadata:
              name: Thing
              namespace: ns
            data:
              "no": "no"
              number: "3"
              truth: "true"
              date: "2026-01-02"
              octal: "010"
              minutes: "1:30"
              "null": "null"
              empty: ""
              secret: <secret default/x k>
              lines: |
                a
                b
              colon: 'a: b'
              hash: 'a #b'
              star: '*'
            spec:
              count: 3
              half: 0.5
              "on": true
              list:
                - a: 1
                  b: []
                - x
              nothing: {}

            """)));
    }

    [TestCase("y")]
    [TestCase("Off")]
    [TestCase("~")]
    [TestCase("0x1F")]
    [TestCase("1_000")]
    [TestCase("1e3")]
    [TestCase(".5")]
    [TestCase("+1")]
    [TestCase("0o7")]
    [TestCase(".inf")]
    [TestCase("12:30:45")]
    [TestCase("2026-01-02T03:04:05Z")]
    public void A_text_that_looks_like_another_type_is_quoted(string text)
    {
        var resource = Samples.Namespace("a");
        resource.Inputs["value"] = text;

        Assert.That(Manifest.Of([Samples.Cluster(resource)]).Single().Text, Does.EndWith($"value: \"{text}\"\n"));
    }

    [Test]
    public void Only_objects_are_written()
    {
        var manifests = Manifest.Of(
        [
            Samples.Cluster(
                Samples.Namespace("flux-system"),
                Samples.Flux("{}"),
                Samples.Resource("oceanid:x:Component", "c"),
                Samples.Resource("pulumi:providers:kubernetes", "k8s"),
                Samples.Resource(
                    "kubernetes:core/v1:NamespacePatch",
                    "patch",
                    """{ "apiVersion": "v1", "kind": "Namespace", "metadata": { "name": "kube-system" } }"""),
                Samples.Resource(
                    "kubernetes:rbac.authorization.k8s.io/v1:ClusterRoleBinding",
                    "binding",
                    """
                    {
                      "apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRoleBinding",
                      "metadata": { "name": "system:stack/../x" }
                    }
                    """)),
        ]);

        Assert.That(manifests.Select(manifest => manifest.Path), Is.EqualTo(new[]
        {
            "tethys/cluster/clusterrolebinding-system-stack-..-x.yaml",
            "tethys/cluster/namespace-flux-system.yaml",
        }));
    }

    [Test]
    public void Objects_without_a_name_and_objects_declared_twice_are_errors()
    {
        var nameless = Samples.Resource(
            "kubernetes:core/v1:ConfigMap", "nameless", """{ "apiVersion": "v1", "kind": "ConfigMap" }""");
        var again = Samples.Namespace("twice") with { Key = new ResourceKey("kubernetes:core/v1:Namespace", "again") };

        var failure = Assert.Throws<FindingsException>(() =>
            Manifest.Of([Samples.Cluster(nameless, Samples.Namespace("twice"), again)]));
        Assert.That(failure!.Errors, Is.EqualTo(new[]
        {
            "infrastructure/cluster (tethys): kubernetes:core/v1:ConfigMap 'nameless': no metadata.name. "
                + "Give the object a name of its own.",
            "infrastructure/cluster (tethys): kubernetes:core/v1:Namespace 'again': also writes "
                + "tethys/cluster/namespace-twice.yaml. Declare an object once.",
        }));
    }
}
