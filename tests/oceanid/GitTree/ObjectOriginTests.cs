using Oceanid.Infrastructure.Tests.Testing;
using Oceanid.Tool.Fleet;
using Oceanid.Tool.Fleet.GitTree;
using Oceanid.Tool.Tests.Check;
using Oceanid.Tool.Text;

namespace Oceanid.Tool.Tests.GitTree;

/// <summary>Where a field of an object is written: in a base, or in what an overlay makes of it.</summary>
public sealed class ObjectOriginTests
{
    private const string Base = "apps/base/it.yaml";
    private const string Overlay = "apps/pan/kustomization.yaml";

    private TemporaryRepository _repository = null!;

    [SetUp]
    public void Create()
    {
        _repository = new TemporaryRepository();
        _repository.Write("apps/base/kustomization.yaml", "resources: [it.yaml]\n");
        _repository.Write(Base, """
            # The one.
            apiVersion: v1
            kind: ConfigMap
            metadata: { name: it, namespace: app }
            ---
            apiVersion: apps/v1
            kind: Deployment
            metadata:
              name: it
              namespace: app
              annotations:
                example.com/a.b: here
            spec:
              replicas: 1
              template:
                metadata:
                  labels: { app: it }
                spec:
                  containers:
                    - name: side
                      image: side:1
                    - name: main
                      image: main:${version}
                      ports:
                        - containerPort: 80
            """);
    }

    [TearDown]
    public void Remove() => _repository.Dispose();

    [TestCase("spec.replicas", 14)]
    [TestCase("spec.template.spec.containers[1].ports[0].containerPort", 25)]
    [TestCase("spec.template.spec.containers[main].ports[0].containerPort", 25)]
    [TestCase("spec.template.spec.containers[1].image", 23)]
    [TestCase("metadata.annotations.example.com/a.b", 12)]
    // What is missing should be where its neighbours are.
    [TestCase("spec.template.spec.containers[1].resources.limits", 22)]
    [TestCase("spec.selector", 13)]
    [TestCase("", 6)]
    public async Task A_field_that_no_overlay_touches_is_in_the_base(string field, int line)
    {
        Write("resources: [../base]\nimages: [{ name: other, newTag: \"2\" }]\n");

        Assert.That(await PlaceAsync(field), Is.EqualTo($"{Base}:{line}"));
    }

    private static IEnumerable<TestCaseData> Patches() =>
    [
        new("patches:\n  - patch: |-\n      kind: Deployment\n      apiVersion: apps/v1\n      metadata: { name: it, namespace: app }\n      spec:\n        replicas: 3\n", "spec.replicas", 8),
        new("patches:\n  - target: { kind: Deployment }\n    patch: |-\n      - op: replace\n        path: /spec/replicas\n        value: 3\n      - op: add\n        path: /spec/template/spec/containers/-\n        value: { name: new, image: new }\n", "spec.replicas", 5),
        new("patches:\n  - target: { kind: Deployment }\n    patch: |-\n      - op: replace\n        path: /spec/replicas\n        value: 3\n      - op: add\n        path: /spec/template/spec/containers/-\n        value: { name: new, image: new }\n", "spec.template.spec.containers[2].image", 8),
        new("patches:\n  - target: { kind: Deployment }\n    patch: '[{ \"op\": \"remove\", \"path\": \"/spec/template/metadata\" }]'\n", "spec.template.metadata.labels", 4),
        new("patches:\n  - target: { kind: Deployment }\n    patch: |-\n      kind: Deployment\n      metadata: { name: any }\n      spec: { template: { spec: { containers: [{ name: main, ports: null }] } } }\n", "spec.template.spec.containers[main].ports", 7),
        // Kustomize applies patchesStrategicMerge before patches, wherever they stand.
        new("patches:\n  - patch: |-\n      kind: Deployment\n      apiVersion: apps/v1\n      metadata: { name: it, namespace: app }\n      spec:\n        replicas: 3\npatchesStrategicMerge:\n  - |-\n    kind: Deployment\n    apiVersion: apps/v1\n    metadata: { name: it, namespace: app }\n    spec: { replicas: 2 }\n", "spec.replicas", 8),
        new("replicas:\n  - { name: it, count: 4 }\n", "spec.replicas", 2),
        new("images:\n  - { name: side, newTag: \"2\" }\n", "spec.template.spec.containers[0].image", 2),
        new("namespace: other\n", "metadata.namespace", 2),
        new("labels: [{ includeTemplates: true, pairs: { b: c } }]\n", "spec.template.metadata.labels.b", 2),
    ];

    [TestCaseSource(nameof(Patches))]
    public async Task A_field_that_an_overlay_changes_is_there(string overlay, string field, int line)
    {
        Write($"resources: [../base]\n{overlay}");

        Assert.That(await PlaceAsync(field), Is.EqualTo($"{Overlay}:{line}"));
    }

    [Test]
    public async Task A_patch_of_its_own_file_is_named()
    {
        Write("resources: [../base]\npatches: [{ path: more.yaml }]\n");
        _repository.Write("apps/pan/more.yaml", "apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: it, namespace: app }\nspec:\n  replicas: 3\n");

        Assert.That((await PlaceAsync("spec.replicas"), await PlaceAsync("spec.template")), Is.EqualTo(("apps/pan/more.yaml:5", $"{Base}:15")));
    }

    [Test]
    public async Task A_patch_of_a_flux_kustomization_is_there()
    {
        Write("resources: [../base]\n");
        _repository.Write("clusters/pan/kustomization.yaml", "resources: [apps.yaml]\n");
        _repository.Write("clusters/pan/apps.yaml", Kustomization("apps", "./apps/pan", "\n  patches:\n    - patch: |-\n        kind: Deployment\n        apiVersion: apps/v1\n        metadata: { name: it, namespace: app }\n        spec: { replicas: 5 }\n"));

        Assert.That(await PlaceAsync("spec.replicas", "./clusters/pan"), Is.EqualTo("clusters/pan/apps.yaml:7"));
    }

    [Test]
    public async Task A_map_that_is_generated_is_where_it_is_written_down()
    {
        Write("namespace: app\nconfigMapGenerator:\n  - name: made\n    literals: [a=b]\n");

        Assert.That(await PlaceAsync("data.a", kind: "ConfigMap"), Is.EqualTo($"{Overlay}:2"));
    }

    [Test]
    public async Task Two_equal_folders_each_name_their_own_file()
    {
        _repository.Write("apps/atlas/kustomization.yaml", "resources: [../base]\nreplicas: [{ name: it, count: 4 }]\n");
        Write("resources: [../base]\nreplicas: [{ name: it, count: 4 }]\n");
        var once = new KustomizeOnce();

        Assert.That((await PlaceAsync("spec.replicas", "./apps/atlas", kustomize: once), await PlaceAsync("spec.replicas", kustomize: once)), Is.EqualTo(("apps/atlas/kustomization.yaml:2", $"{Overlay}:2")));
    }

    private void Write(string overlay) => _repository.Write(Overlay, overlay);

    private async Task<string> PlaceAsync(string field, string path = "./apps/pan", string kind = "Deployment", IKustomize? kustomize = null)
    {
        var problems = new Problems();
        var tree = new GitTreeReader(_repository.Repository, kustomize ?? new KustomizeOnce(), TreeSyntax.Read(_repository.Repository, problems));
        ProgramPreview program = new("cluster", "oceanid-cluster", [CheckFixture.Declared(Kustomization("root", path, "\n  prune: true\n"))], []);
        var overlays = await tree.BuildAsync("pan", [program], problems);
        Assert.That(problems.Findings, Is.Empty);
        var place = overlays.SelectMany(overlay => overlay.Objects).First(item => item.Object.Kind == kind).LocationOf(field);
        return $"{place.File}:{place.Line}";
    }

    private static string Kustomization(string name, string path, string spec) => $$"""
        apiVersion: kustomize.toolkit.fluxcd.io/v1
        kind: Kustomization
        metadata: { name: {{name}}, namespace: flux-system }
        spec:
          path: {{path}}{{spec}}
        """;
}
