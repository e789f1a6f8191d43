using Moq;
using Oceanid.Infrastructure.Tests.Testing;
using Oceanid.Tool.Fleet;
using Oceanid.Tool.Fleet.GitTree;
using Oceanid.Tool.Tests.Check;
using Oceanid.Tool.Text;

namespace Oceanid.Tool.Tests.GitTree;

/// <summary>Building what Flux applies, with the real kubectl unless a test says otherwise.</summary>
public sealed class GitTreeTests
{
    private TemporaryRepository _repository = null!;

    [SetUp]
    public void Create()
    {
        _repository = new TemporaryRepository();
        _repository.Write("clusters/tethys/kustomization.yaml", "resources: [../base, apps.yaml]\n");
        _repository.Write("clusters/tethys/apps.yaml", Kustomization("apps", "./apps/tethys", "serviceAccountName: deployer"));
        _repository.Write("clusters/base/kustomization.yaml", "resources: [quota.yaml]\n");
        _repository.Write("clusters/base/quota.yaml", "# A comment.\napiVersion: v1\nkind: ResourceQuota\nmetadata: { name: it, namespace: app }\n");
        _repository.Write("apps/tethys/kustomization.yaml", "resources: [it.yaml]\n");
        _repository.Write("apps/tethys/it.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata: { name: it, namespace: app }\ndata: { on: \"yes\", port: \"80\" }\n");
    }

    [TearDown]
    public void Remove() => _repository.Dispose();

    [Test]
    public async Task It_follows_the_kustomizations_from_the_root()
    {
        var (overlays, problems) = await BuildAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(problems, Is.Empty);
            Assert.That(
                overlays.Select(overlay => (overlay.Kustomization, overlay.Path, overlay.ServiceAccount, overlay.Category)),
                Is.EqualTo(new[] { ("root", "clusters/tethys", (string?)null, "flux"), ("apps", "apps/tethys", "deployer", "workloads") }));
            Assert.That(
                overlays.SelectMany(overlay => overlay.Objects).Select(item => (item.Object.Label, $"{item.Source?.File}:{item.Source?.Line}")),
                Is.EquivalentTo(new[]
                {
                    ("ResourceQuota app/it", "clusters/base/quota.yaml:2"),
                    ("Kustomization flux-system/apps", "clusters/tethys/apps.yaml:1"),
                    ("ConfigMap app/it", "apps/tethys/it.yaml:1"),
                }));
        }
    }

    [Test]
    public async Task Strings_stay_strings()
    {
        var (overlays, _) = await BuildAsync();

        Assert.That(overlays[^1].Objects[0].Object.Content["data"]!.ToJsonString(), Is.EqualTo("""{"on":"yes","port":"80"}"""));
    }

    [Test]
    public async Task Kustomizations_that_lead_back_come_to_an_end()
    {
        _repository.Write("apps/tethys/it.yaml", Kustomization("again", "clusters/tethys/"));

        var (overlays, problems) = await BuildAsync();

        Assert.That((overlays.Count, problems), Is.EqualTo((3, Array.Empty<string>())));
    }

    [Test]
    public async Task What_a_kustomization_changes_in_its_folder_is_seen()
    {
        const string Changes = "targetNamespace: other, namePrefix: a-, nameSuffix: -b, images: [{ name: nginx, newTag: '2' }], components: [../slow], commonMetadata: { labels: { team: a } }";
        _repository.Write("clusters/tethys/apps.yaml", Kustomization("apps", "./apps/tethys", Changes));
        _repository.Write("apps/tethys/it.yaml", "apiVersion: v1\nkind: Pod\nmetadata: { name: it, namespace: app }\nspec: { containers: [{ name: a, image: \"nginx:1\" }] }\n");
        _repository.Write("apps/slow/kustomization.yaml", """
            apiVersion: kustomize.config.k8s.io/v1alpha1
            kind: Component
            patches: [{ target: { kind: Pod }, patch: '[{"op": "add", "path": "/spec/nodeName", "value": "slow"}]' }]
            """);

        var (overlays, problems) = await BuildAsync();

        Assert.That(problems, Is.Empty);
        Assert.That(
            overlays[^1].Objects[0].Object.Content.ToJsonString(),
            Is.EqualTo("""{"apiVersion":"v1","kind":"Pod","metadata":{"name":"a-it-b","namespace":"other","labels":{"team":"a"}},"spec":{"containers":[{"image":"nginx:2","name":"a"}],"nodeName":"slow"}}"""));
    }

    [TestCase("components: [../none]", "spec.components[0]")]
    [TestCase("images: [{ name: it, newTag: '2' }], patches: [{ target: { kind: ConfigMap }, patch: '[{\"op\": \"remove\", \"path\": \"/data/on\"}]' }, { target: { kind: ConfigMap }, patch: '[{\"op\": \"remove\", \"path\": \"/data/off\"}]' }]", "spec.patches[1]")]
    public async Task A_change_with_which_a_folder_cannot_be_built_is_told_where_it_stands(string changes, string field)
    {
        _repository.Write("clusters/tethys/apps.yaml", Kustomization("apps", "./apps/tethys", changes));

        var (_, problems) = await BuildAsync();

        Assert.That(problems, Has.Count.EqualTo(1));
        Assert.That(problems[0], Does.StartWith($"clusters/tethys/apps.yaml:4 (tethys): Kustomization flux-system/apps: {field}: "));
    }

    [TestCase("./apps/nowhere", "'apps/nowhere' is not a folder of this repository. Create it, or correct the path.")]
    [TestCase("../elsewhere", "'../elsewhere' leaves the repository. Name a folder of it.")]
    [TestCase("./apps", "'apps' has no kustomization.yaml, so Flux would apply every file below it. Add one.")]
    public async Task A_path_that_cannot_be_built_names_the_kustomization(string path, string reason)
    {
        _repository.Write("clusters/tethys/apps.yaml", Kustomization("apps", path));

        var (_, problems) = await BuildAsync();

        Assert.That(problems, Is.EqualTo(new[] { $"clusters/tethys/apps.yaml:4 (tethys): Kustomization flux-system/apps: spec.path: {reason}" }));
    }

    [Test]
    public async Task An_empty_overlay_which_flux_would_take_for_an_order_to_prune()
    {
        _repository.Write("apps/tethys/kustomization.yaml", "resources: []\n");

        var (_, problems) = await BuildAsync();

        Assert.That(problems.Single(), Is.EqualTo("apps/tethys/kustomization.yaml (tethys): the overlay is empty, and Flux would prune all that it has applied. Add a resource, or remove its Kustomization."));
    }

    [Test]
    public async Task A_base_out_of_the_repository_is_one_problem_with_its_line()
    {
        _repository.Write("clusters/tethys/kustomization.yaml", "resources:\n- ../base\n- apps.yaml\n- ../../../elsewhere\n");

        var (_, problems) = await BuildAsync();

        Assert.That(problems, Is.EqualTo(new[] { "clusters/tethys/kustomization.yaml:4: resources: '../../../elsewhere' leaves the repository. Name a folder of it." }));
    }

    [Test]
    public async Task A_file_that_is_no_yaml()
    {
        _repository.Write("clusters/base/quota.yaml", "kind: [a\n");

        var (_, problems) = await BuildAsync();

        Assert.That(problems, Is.EqualTo(new[] { "clusters/base/quota.yaml:2: invalid YAML: While parsing a flow sequence, did not find expected ',' or ']'. Correct the syntax." }));
    }

    [Test]
    public async Task A_symbolic_link_out_of_the_repository()
    {
        File.CreateSymbolicLink(Path.Combine(_repository.Root, "apps/passwd.yaml"), "/etc/passwd");

        var (_, problems) = await BuildAsync();

        Assert.That(problems, Is.EqualTo(new[] { "apps/passwd.yaml: a symbolic link out of the repository. Put the file itself here." }));
    }

    [Test]
    public async Task A_symbolic_link_in_a_circle_ends()
    {
        Directory.CreateSymbolicLink(Path.Combine(_repository.Root, "apps/tethys/loop"), Path.Combine(_repository.Root, "apps"));

        Assert.That((await BuildAsync()).Problems, Is.Empty);
    }

    [Test]
    public async Task A_file_of_10_megabytes()
    {
        _repository.Write("apps/tethys/large.yaml", new string('#', 10_000_000));

        var (_, problems) = await BuildAsync();

        Assert.That(problems, Is.EqualTo(new[] { "apps/tethys/large.yaml: larger than 1 MB, so nothing that a cluster could keep. Make it smaller, or remove it." }));
    }

    [Test]
    public async Task A_build_without_kind_is_a_problem_and_no_crash()
    {
        var kustomize = new Mock<IKustomize>();
        kustomize.Setup(build => build.BuildAsync(It.IsAny<Repository>(), It.IsAny<string>())).ReturnsAsync(new KustomizeBuild("metadata: { name: it }\n", "/", "/"));

        var (_, problems) = await BuildAsync(kustomize.Object);

        Assert.That(problems, Is.EqualTo(new[] { "clusters/tethys/kustomization.yaml (tethys): it: it builds something without apiVersion or kind. Complete it." }));
    }

    private async Task<(IReadOnlyList<OverlayPreview> Overlays, IReadOnlyList<string> Problems)> BuildAsync(IKustomize? kustomize = null)
    {
        var problems = new Problems();
        var tree = new GitTreeReader(_repository.Repository, kustomize ?? new KustomizeOnce(), TreeSyntax.Read(_repository.Repository, problems));
        ProgramPreview program = new("cluster", "oceanid-cluster", [CheckFixture.Declared(Kustomization("root", "./clusters/tethys"))], []);
        return (await tree.BuildAsync("tethys", [program], problems), [.. problems.Findings.Select(finding => finding.ToString())]);
    }

    private static string Kustomization(string name, string path, string spec = "prune: true") => $$"""
        apiVersion: kustomize.toolkit.fluxcd.io/v1
        kind: Kustomization
        metadata: { name: {{name}}, namespace: flux-system }
        spec: { path: {{path}}, {{spec}} }

        """;
}
