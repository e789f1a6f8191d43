using System.Text.Json.Nodes;
using Oceanid.Infrastructure.Tests.Testing;
using Oceanid.Tool.Tests.Fixtures;

namespace Oceanid.Tool.Tests.Changes;

/// <summary>An app comes with three files, and goes with them: what a reviewer reads then, and what is refused.</summary>
public sealed class AppOfItsOwnTests
{
    private const string Stack = "infrastructure/apps/Pulumi.atlas.yaml";
    private const string Folder = "apps/base/wiki";

    private PullRequest _request = null!;

    [SetUp]
    public void Open() => _request = FixtureFleet.PullRequest();

    [TearDown]
    public void Close() => _request.Dispose();

    [Test]
    public async Task An_app_is_three_files()
    {
        var run = await _request.ChangeAsync(() => Add());

        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.Zero, run.Error);
            Assert.That(_request.Git("show", "--name-only", "--format=", "HEAD").Split('\n', StringSplitOptions.RemoveEmptyEntries), Is.EqualTo(new[] { $"{Folder}/kustomization.yaml", $"{Folder}/wiki.yaml", Stack }));
            foreach (var added in new[] { "+ Namespace wiki", "+ ResourceQuota wiki/wiki", "+ ServiceAccount wiki/wiki", "+ Kustomization flux-system/wiki", $"+ StatefulSet wiki/wiki  {Folder}/wiki.yaml" })
                Assert.That(run.Output, Does.Contain(added));
            Assert.That(run.Output, Does.Not.Contain("~ ").And.Not.Contain("Cluster pan"));
        }
    }

    [Test]
    public async Task Its_workloads_come_after_the_program_that_has_its_kustomization()
    {
        var run = await _request.ChangeAsync(() =>
        {
            Add();
            _request.Edit("infrastructure/networking/Pulumi.atlas.yaml", "ingress: http", "ingress: other");
            _request.Edit("apps/base/shop/deployment.yaml", "shop:1.4.0", "shop:1.4.1");
        }, "atlas");

        Assert.That(
            run.Output.Split('\n').Where(line => line.EndsWith("removed", StringComparison.Ordinal)).Select(line => line.Split(':')[0]),
            Is.EqualTo(new[] { "oceanid-apps", "Flux wiki", "oceanid-networking", "Flux apps" }));
    }

    [Test]
    public async Task An_app_that_goes_takes_its_data_along_and_each_object_says_how()
    {
        Add();

        var run = await _request.ChangeAsync(Remove);

        using (Assert.EnterMultipleScope())
        {
            Assert.That((run.ExitCode, run.Error), Is.EqualTo((0, "")));
            Assert.That(run.Output, Does.Contain("deletes data Namespace wiki (oceanid-apps): everything in it goes with it, claims and Secrets included: PersistentVolumeClaim wiki/pages, data of StatefulSet wiki/wiki\n"));
            Assert.That(run.Output, Does.Contain("deletes data PersistentVolumeClaim wiki/pages (Flux wiki): a volume of a class that deletes"));
            Assert.That(run.Output, Does.Contain("deletes StatefulSet wiki/wiki (Flux wiki): it goes with Namespace wiki\n"));
            Assert.That(run.Output, Does.Contain("- Kustomization flux-system/wiki\n").And.Contain($"- StatefulSet wiki/wiki  {Folder}/wiki.yaml\n").And.Not.Contain("nobody owns it"));
        }
    }

    [Test]
    public async Task An_app_that_keeps_its_data_goes_in_two_merges()
    {
        Add("keepData: true");
        _request.Commit();

        _request.Edit(Stack, "keepData: true", "keepData: false");
        var first = await _request.AgainstAsync("HEAD");
        _request.Commit();
        Remove();
        var second = await _request.AgainstAsync("HEAD");
        var both = await _request.AgainstAsync("HEAD~1");

        using (Assert.EnterMultipleScope())
        {
            Assert.That((first.ExitCode, first.Error), Is.EqualTo((0, "")));
            Assert.That(first.Output, Does.Contain("options.protect: true → false"));
            Assert.That((second.ExitCode, second.Error), Is.EqualTo((0, "")));
            Assert.That(both.ExitCode, Is.EqualTo(1));
            Assert.That(both.Error, Is.EqualTo(
                $"error: {Stack} (atlas): Namespace wiki: oceanid-apps:apps[wiki].keepData: It goes, and with it the app wiki and its data, which the base says to keep. "
                + "Leave the app in, with keepData: false, and merge that first; remove it when the Stack oceanid-apps has run.\n"));
            Assert.That(both.Output, Does.Contain("- Namespace wiki\n"));
            Assert.That(both.Output, Does.Contain("deletes Namespace wiki (oceanid-apps): it is protected, so it stays with all its data: the update fails until `pulumi state unprotect`"));
        }
    }

    [Test]
    public async Task Another_name_is_another_namespace_and_refused_as_well()
    {
        Add("keepData: true");

        var run = await _request.ChangeAsync(() => _request.Edit(Stack, "- name: wiki", "- name: notes"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(1));
            Assert.That(run.Error, Does.Contain("Namespace wiki: oceanid-apps:apps[wiki].keepData: It goes"));
        }
    }

    [Test]
    public async Task The_comment_and_the_tools_are_told_what_is_refused()
    {
        Add("keepData: true");
        var markdown = await _request.ChangeAsync(Remove, "--format", "markdown");
        var json = await _request.AgainstAsync("HEAD~1", "--format", "json");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(markdown.ExitCode, Is.EqualTo(1));
            Assert.That(markdown.Output, Does.Contain($"### Refused\n\n- `{Stack}` `oceanid-apps:apps[wiki].keepData` (`Namespace wiki`): `It goes, and with it the app wiki and its data"));
            Assert.That(json.ExitCode, Is.EqualTo(1));
            Assert.That(JsonNode.Parse(json.Output)!["clusters"]![0]!["refused"]![0]!["field"]!.ToString(), Is.EqualTo("oceanid-apps:apps[wiki].keepData"));
        }
    }

    private void Add(string setting = "keepData: false")
    {
        _request.Write(Stack, $"{_request.Read(Stack).TrimEnd()}\n    - name: wiki\n      path: {Folder}\n      pods: 2\n      requestsMemoryMi: 64\n      limitsMemoryMi: 128\n      {setting}\n");
        _request.Write($"{Folder}/kustomization.yaml", "apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nnamespace: wiki\nresources: [wiki.yaml]\n");
        _request.Write($"{Folder}/wiki.yaml", """
            apiVersion: apps/v1
            kind: StatefulSet
            metadata: { name: wiki }
            spec:
              selector: { matchLabels: { app: wiki } }
              template:
                metadata: { labels: { app: wiki } }
                spec:
                  containers:
                    - name: wiki
                      image: registry.example.com/acme/wiki:1.0.0
                      resources: { requests: { memory: 32Mi, cpu: 10m }, limits: { memory: 64Mi, cpu: 100m } }
              volumeClaimTemplates:
                - metadata: { name: data }
                  spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
            ---
            apiVersion: v1
            kind: PersistentVolumeClaim
            metadata: { name: pages }
            spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }

            """);
    }

    private void Remove()
    {
        var text = _request.Read(Stack);
        _request.Write(Stack, text[..text.IndexOf("    - name: wiki\n", StringComparison.Ordinal)]);
        Directory.Delete(_request.Path(Folder), recursive: true);
    }
}
