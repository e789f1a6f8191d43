using System.Text.Json.Nodes;
using Oceanid.Refresh;

namespace Oceanid.RepositoryTests.Knowledge;

/// <summary>`make schemas`: what it keeps of upstream, and what it refuses.</summary>
public sealed class RefreshTests
{
    private const string Sources = """
        kubernetes: { file: kubernetes-swagger.json, origin: 'https://upstream.example/{version}/swagger.json' }
        customKinds:
          - component: boats-controller {version}
            pin: Boats
            origin: https://upstream.example/{version}/{file}
            servedBy: { chart: 'oci://charts.example/boats', version: BoatsChart, value: boats, default: false }
            files: [boats.yaml]
          - component: K3s
            servedBy: { k3s: true }
            kinds: [harbour.example/v1/Quay, harbour.example/v2/Quay]
        """;

    private const string Swagger = """
        {
          "info": { "version": "v1.35.4" },
          "definitions": {
            "core.Pod": {
              "description": "A pod.",
              "type": "object",
              "properties": {
                "apiVersion": { "type": "string", "description": "Long." },
                "metadata": { "$ref": "#/definitions/io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta" },
                "spec": { "$ref": "#/definitions/core.PodSpec", "description": "Long." },
                "status": { "$ref": "#/definitions/core.PodStatus" }
              },
              "x-kubernetes-group-version-kind": [ { "group": "", "kind": "Pod", "version": "v1" } ]
            },
            "core.PodSpec": {
              "type": "object",
              "required": [ "ports" ],
              "properties": {
                "ports": { "type": "array", "items": { "$ref": "#/definitions/core.Port" }, "x-kubernetes-list-type": "map", "x-kubernetes-list-map-keys": [ "port" ], "x-kubernetes-patch-merge-key": "port" },
                "args": { "type": "array", "items": { "type": "string" }, "x-kubernetes-list-type": "atomic" },
                "cpu": { "$ref": "#/definitions/io.k8s.apimachinery.pkg.api.resource.Quantity" },
                "data": { "type": "object", "additionalProperties": { "type": "string", "format": "byte" } },
                "any": { "$ref": "#/definitions/io.k8s.apimachinery.pkg.runtime.RawExtension" }
              }
            },
            "core.Port": { "type": "object", "properties": { "port": { "$ref": "#/definitions/io.k8s.apimachinery.pkg.util.intstr.IntOrString" }, "at": { "$ref": "#/definitions/io.k8s.apimachinery.pkg.apis.meta.v1.Time" } } },
            "core.PodStatus": { "type": "object", "properties": { "phase": { "type": "string" } } },
            "core.PodList": { "type": "object", "properties": {}, "x-kubernetes-group-version-kind": [ { "group": "", "kind": "PodList", "version": "v1" } ] },
            "core.Binding": { "type": "object", "properties": {}, "x-kubernetes-group-version-kind": [ { "group": "", "kind": "Binding", "version": "v1" } ] },
            "apps.Deployment": { "type": "object", "properties": { "metadata": { "type": "object" } }, "x-kubernetes-group-version-kind": [ { "group": "apps", "kind": "Deployment", "version": "v1" } ] },
            "apps.Trial": { "type": "object", "properties": {}, "x-kubernetes-group-version-kind": [ { "group": "apps", "kind": "Trial", "version": "v1beta1" } ] },
            "io.k8s.apimachinery.pkg.api.resource.Quantity": { "type": "string" },
            "io.k8s.apimachinery.pkg.util.intstr.IntOrString": { "type": "string", "format": "int-or-string" },
            "io.k8s.apimachinery.pkg.apis.meta.v1.Time": { "type": "string", "format": "date-time" },
            "io.k8s.apimachinery.pkg.runtime.RawExtension": { "type": "object" },
            "io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta": { "type": "object", "properties": { "name": { "type": "string" }, "uid": { "type": "string" } } }
          }
        }
        """;

    private const string Boats = """
        apiVersion: apiextensions.k8s.io/v1
        kind: CustomResourceDefinition
        spec:
          group: harbour.example
          names: { kind: Boat, plural: boats }
          scope: Namespaced
          versions:
            - name: v1
              served: true
              schema:
                openAPIV3Schema:
                  description: A boat.
                  type: object
                  properties:
                    metadata: { type: object }
                    status: { type: object, properties: { afloat: { type: boolean } } }
                    spec:
                      description: Its parts.
                      type: object
                      required: [sails]
                      x-kubernetes-validations: [{ rule: self.sails > 0, message: a boat has a sail, reason: FieldValueInvalid }]
                      properties:
                        sails: { type: integer, minimum: 1, maximum: 5, default: 2 }
                        hold: { anyOf: [{ type: integer }, { type: string }], pattern: '^[0-9]+$', x-kubernetes-int-or-string: true }
                        ropes:
                          type: array
                          x-kubernetes-list-type: map
                          x-kubernetes-list-map-keys: [name, kind]
                          items: { type: object, properties: { name: { type: string }, kind: { type: string, default: hemp, enum: [hemp, nylon] }, length: { type: string, default: 1m } } }
            - name: v1beta1
              served: false
              schema: { openAPIV3Schema: { type: object, properties: {} } }
        """;

    private string _root = null!;
    private string _upstream = null!;

    [SetUp]
    public void Write()
    {
        _root = Directory.CreateTempSubdirectory("oceanid-refresh-").FullName;
        _upstream = Path.Combine(_root, "upstream");
        File("infrastructure/components/Versions.cs", "public const string Boats = \"v2.1.0\"; public const string BoatsChart = \"3.0.0\";");
        File("infrastructure/cluster/Pulumi.atlas.yaml", "config: {}\n");
        File("Pulumi.yaml", "config:\n  fleet:kubernetesVersion: v1.35.8+k3s1\n");
        File("tools/refresh/sources.yaml", Sources);
        File("upstream/kubernetes-swagger.json", Swagger);
        File("upstream/crds/boats.yaml", Boats);
    }

    [TearDown]
    public void Delete() => Directory.Delete(_root, recursive: true);

    [Test]
    public async Task It_keeps_what_says_which_values_are_right()
    {
        await RunAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Knowledge("kubernetes/v1.35.json"), Is.EqualTo("""
                {
                "version": "v1.35.4",
                "origin": "https://upstream.example/v1.35.4/swagger.json",
                "kinds": {
                "apps/v1/Deployment": "apps.Deployment",
                "v1/Pod": "core.Pod"
                },
                "definitions": {
                "apps.Deployment": {"type":"object","properties":{"metadata":{"$ref":"io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta"}}},
                "core.Pod": {"type":"object","properties":{"apiVersion":{"type":"string"},"metadata":{"$ref":"io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta"},"spec":{"$ref":"core.PodSpec"},"status":{"x-kubernetes-preserve-unknown-fields":true}}},
                "core.PodSpec": {"type":"object","required":["ports"],"properties":{"any":{"x-kubernetes-preserve-unknown-fields":true},"args":{"type":"array","items":{"type":"string"}},"cpu":{"type":"string","format":"quantity","x-kubernetes-int-or-string":true},"data":{"type":"object","additionalProperties":{"type":"string","format":"base64"}},"ports":{"type":"array","x-kubernetes-list-type":"map","x-kubernetes-list-map-keys":["port"],"items":{"$ref":"core.Port"}}}},
                "core.Port": {"type":"object","properties":{"at":{"type":"string","format":"date-time"},"port":{"x-kubernetes-int-or-string":true}}},
                "io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta": {"type":"object","properties":{"name":{"type":"string"}}}
                }
                }

                """));
            Assert.That(Knowledge("crds/harbour.example.Boat.json"), Is.EqualTo("""
                {
                "version": "boats-controller v2.1.0",
                "origin": "https://upstream.example/v2.1.0/boats.yaml",
                "servedBy": {"chart":"oci://charts.example/boats","version":"3.0.0","value":"boats","default":false},
                "scope": "Namespaced",
                "kinds": {
                "harbour.example/v1/Boat": "harbour.example.v1.Boat"
                },
                "definitions": {
                "harbour.example.v1.Boat": {"type":"object","properties":{"metadata":{"$ref":"io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta"},"spec":{"type":"object","required":["sails"],"properties":{"hold":{"type":"string","format":"quantity","x-kubernetes-int-or-string":true},"ropes":{"type":"array","x-kubernetes-list-type":"map","x-kubernetes-list-map-keys":["name","kind"],"items":{"type":"object","properties":{"kind":{"type":"string","enum":["hemp","nylon"],"default":"hemp"},"length":{"type":"string"},"name":{"type":"string"}}}},"sails":{"type":"integer","minimum":1,"maximum":5}},"x-kubernetes-validations":[{"rule":"self.sails > 0","message":"a boat has a sail"}]},"status":{"x-kubernetes-preserve-unknown-fields":true}}}
                }
                }

                """));
            Assert.That(JsonNode.Parse(Knowledge("crds/harbour.example.Quay.json"))!["kinds"]!.AsObject().Select(kind => kind.Key), Is.EqualTo(new[] { "harbour.example/v1/Quay", "harbour.example/v2/Quay" }));
        }
    }

    [Test]
    public async Task The_same_sources_make_the_same_files()
    {
        var first = await RunAsync();
        var text = Knowledge("crds/harbour.example.Boat.json");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(first, Has.Count.EqualTo(3));
            Assert.That(await RunAsync(), Is.Empty);
            Assert.That(Knowledge("crds/harbour.example.Boat.json"), Is.EqualTo(text));
        }
    }

    [Test]
    public async Task What_a_kind_has_more_than_once_is_written_once()
    {
        var crew = $"{{ type: object, properties: {{ {string.Join(", ", Enumerable.Range(1, 20).Select(sailor => $"sailor{sailor}: {{ type: string }}"))} }} }}";
        File("upstream/crds/boats.yaml", $$"""
            kind: CustomResourceDefinition
            spec:
              group: harbour.example
              names: { kind: Boat }
              scope: Namespaced
              versions:
                - { name: v1, served: true, schema: { openAPIV3Schema: { type: object, properties: { metadata: { type: object }, crew: {{crew}} } } } }
                - { name: v2, served: true, schema: { openAPIV3Schema: { type: object, properties: { metadata: { type: object }, shifts: { type: array, items: {{crew}} } } } } }
            """);

        await RunAsync();

        var definitions = JsonNode.Parse(Knowledge("crds/harbour.example.Boat.json"))!["definitions"]!;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(definitions["harbour.example.Boat.crew"]!["properties"]!.AsObject(), Has.Count.EqualTo(20));
            Assert.That(definitions["harbour.example.v1.Boat"]!["properties"]!["crew"]!["$ref"]!.ToString(), Is.EqualTo("harbour.example.Boat.crew"));
            Assert.That(definitions["harbour.example.v2.Boat"]!["properties"]!["shifts"]!["items"]!["$ref"]!.ToString(), Is.EqualTo("harbour.example.Boat.crew"));
        }
    }

    [Test]
    public async Task A_file_that_no_source_makes_any_more_goes_and_what_is_by_hand_stays()
    {
        File("tools/knowledge/crds/harbour.example.Raft.json", "{}");
        File("tools/knowledge/additions.json", "{}");

        var changed = await RunAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(changed, Does.Contain("crds/harbour.example.Raft.json"));
            Assert.That(Path.Exists(Path.Combine(_root, "tools/knowledge/crds/harbour.example.Raft.json")), Is.False);
            Assert.That(Knowledge("additions.json"), Is.EqualTo("{}"));
        }
    }

    [TestCase("kubernetes-swagger.json", "{", "kubernetes-swagger.json: It is no JSON")]
    [TestCase("kubernetes-swagger.json", """{ "info": { "version": "v1.35.4" } }""", "kubernetes-swagger.json: It has no definitions.")]
    [TestCase("kubernetes-swagger.json", """{ "info": { "version": "unversioned" }, "definitions": {} }""", "kubernetes-swagger.json: It says no version")]
    [TestCase("kubernetes-swagger.json", """{ "info": { "version": "v1.35.4" }, "definitions": {} }""", "this is not the specification of Kubernetes")]
    [TestCase("crds/boats.yaml", "a: [", "boats.yaml: It is no YAML")]
    [TestCase("crds/boats.yaml", "kind: ConfigMap", "boats.yaml: It is no CustomResourceDefinition.")]
    [TestCase("crds/boats.yaml", "kind: CustomResourceDefinition\nspec: { group: a.example, names: { kind: A }, scope: Namespaced, versions: [] }", "boats.yaml: It serves no version.")]
    [TestCase("crds/boats.yaml", "kind: CustomResourceDefinition\nspec: here", "boats.yaml: It is not of the form that it should have")]
    [TestCase("crds/boats.yaml", null, "boats.yaml cannot be read: ")]
    public void A_source_that_is_broken_or_missing_is_named_and_nothing_is_written(string file, string? text, string problem)
    {
        if (text is null)
            System.IO.File.Delete(Path.Combine(_upstream, file));
        else
            File($"upstream/{file}", text);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(RunAsync, Throws.TypeOf<RefreshException>().With.Message.Contains(problem));
            Assert.That(Path.Exists(Path.Combine(_root, "tools/knowledge")), Is.False);
        }
    }

    [Test]
    public void A_specification_of_another_minor_version_is_refused()
    {
        File("infrastructure/cluster/Pulumi.pan.yaml", "config:\n  fleet:kubernetesVersion: v1.36.1+k3s1\n");

        Assert.That(RunAsync, Throws.TypeOf<RefreshException>().With.Message.Contains("It is of another version than v1.36, which a cluster has."));
    }

    [Test]
    public void A_pin_that_is_gone_is_named()
    {
        File("infrastructure/components/Versions.cs", "public const string BoatsChart = \"3.0.0\";");

        Assert.That(RunAsync, Throws.TypeOf<RefreshException>().With.Message.Contains("Versions.cs has no Boats, which tools/refresh/sources.yaml names."));
    }

    private async Task<IReadOnlyList<string>> RunAsync()
    {
        using var http = new HttpClient();
        return await new Refresher(_root, new Source(http, _upstream)).RunAsync();
    }

    private string Knowledge(string file) => System.IO.File.ReadAllText(Path.Combine(_root, "tools", "knowledge", file));

    private void File(string path, string text)
    {
        var full = Path.Combine(_root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        System.IO.File.WriteAllText(full, text);
    }
}
