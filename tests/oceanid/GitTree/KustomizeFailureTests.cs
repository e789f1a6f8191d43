using Oceanid.Infrastructure.Tests.Testing;
using Oceanid.Tool.Fleet;
using Oceanid.Tool.Fleet.GitTree;
using Oceanid.Tool.Text;

namespace Oceanid.Tool.Tests.GitTree;

/// <summary>What the real kubectl says of a broken folder, as the finding that a person reads.</summary>
public sealed class KustomizeFailureTests
{
    private const string Folder = "apps/tethys";
    private const string Resource = "resources: [it.yaml]\n";
    private const string Here = $"{Folder}/kustomization.yaml";

    private TemporaryRepository _repository = null!;

    [SetUp]
    public void Create()
    {
        _repository = new TemporaryRepository();
        _repository.Write($"{Folder}/it.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata: { name: it, namespace: app }\ndata: { a: b }\n");
    }

    [TearDown]
    public void Remove() => _repository.Dispose();

    [TestCase("resources: [it.yaml, other.yaml]", $"{Here}:1: it names {Folder}/other.yaml, which is not there. Add it, or correct the name.")]
    [TestCase("resources:\n- it.yaml\n- ../other\n", $"{Here}:3: it names apps/other, which is not there. Add it, or correct the name.")]
    [TestCase("resources: [it.yaml, it.yaml]", $"{Here}:1: ConfigMap app/it is there twice. Remove one of the two.")]
    [TestCase("resources: [it.yaml, same.yaml]", $"{Folder}/same.yaml: ConfigMap app/it is there twice. Remove one of the two.", $"{Folder}/same.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata: { name: it, namespace: app }\n")]
    [TestCase(Resource + "replicas:\n- { name: other, count: 2 }\n", $"{Here}:3: replicas are for other, which no Deployment, StatefulSet or ReplicaSet is. Correct the name, or remove the entry.")]
    [TestCase("resorces: [it.yaml]", $"{Here}:1: resorces: no field of a Kustomization. Remove it, or correct its name.")]
    [TestCase("resources: it.yaml", $"{Here}:1: resources: string, where []string is expected. Correct it.")]
    [TestCase(Resource + "images:\n- { name: a, newTag: 5 }\n", $"{Here}:3: images.newTag: number, where string is expected. Correct it.")]
    [TestCase("- it.yaml", $"{Here}: the file is not a mapping. Write `key: value` lines.")]
    [TestCase("text", $"{Here}: the file is not a mapping. Write `key: value` lines.")]
    [TestCase("# Nothing.", $"{Here}: the overlay is empty, and Flux would prune all that it has applied. Add a resource, or remove its Kustomization.")]
    [TestCase("resources: []", $"{Here}: the overlay is empty, and Flux would prune all that it has applied. Add a resource, or remove its Kustomization.")]
    [TestCase("resources: [it.yaml", $"{Here}: Kustomize cannot build it: invalid Kustomization: yaml: line 1: did not find expected ',' or ']'. Correct it.")]
    [TestCase(Resource + "kind: Deployment\napiVersion: apps/v1\n", $"{Here}: no Kustomization: its kind or apiVersion is another one. Write `kind: Kustomization`, and `kind: Component` for what stands in components.")]
    [TestCase("resources: [.]", $"{Here}: what it names leads back to {Folder}. Remove one of the references.")]
    [TestCase("resources: ['']", $"{Here}: Kustomize cannot build it: new root cannot be empty. Correct it.")]
    [TestCase("resources: [../other.yaml]", $"{Here}:1: it names apps/other.yaml, which is outside of its folder. Name a folder with a kustomization.yaml, or move the file.", "apps/other.yaml", "kind: [")]
    [TestCase("resources: [bad.yaml]", $"{Folder}/bad.yaml: invalid YAML: did not find expected ',' or ']'. Correct the syntax.", $"{Folder}/bad.yaml", "kind: [a\n")]
    [TestCase("resources: [bad.yaml]", $"{Folder}/bad.yaml: not a Kubernetes object: it has no kind. Add it.", $"{Folder}/bad.yaml", "metadata: { name: a }\n")]
    [TestCase("resources: [bad.yaml]", $"{Folder}/bad.yaml: not a Kubernetes object: it has no metadata.name. Add it.", $"{Folder}/bad.yaml", "apiVersion: v1\nkind: ConfigMap\n")]
    [TestCase("resources: [bad.yaml]", $"{Folder}/bad.yaml: not a Kubernetes object: it has no metadata. Add it.", $"{Folder}/bad.yaml", "- a\n")]
    [TestCase("resources: [other]", $"{Here}:1: it names {Folder}/other, which has no kustomization.yaml. Add one, or name the files in it.", $"{Folder}/other/it.txt", "")]
    [TestCase(Resource, $"{Here}: {Folder} has two Kustomizations, such as kustomization.yaml and kustomization.yml. Remove one of them.", $"{Folder}/kustomization.yml", Resource)]
    [TestCase("resources: [../other]", "apps/other/kustomization.yaml:1: it names apps/other/none.yaml, which is not there. Add it, or correct the name.", "apps/other/kustomization.yaml", "resources: [none.yaml]")]
    [TestCase("resources: [../other]", "apps/other/kustomization.yaml:1: resorces: no field of a Kustomization. Remove it, or correct its name.", "apps/other/kustomization.yaml", "resorces: [none.yaml]")]
    [TestCase("resources: [../other]", $"apps/other/kustomization.yaml:1: what it names leads back to {Folder}. Remove one of the references.", "apps/other/kustomization.yaml", "resources: [../tethys]")]
    [TestCase("components: [../other]", "apps/other/kustomization.yaml:4: it names apps/other/none.yaml, which is not there. Add it, or correct the name.", "apps/other/kustomization.yaml", "apiVersion: kustomize.config.k8s.io/v1alpha1\nkind: Component\npatches:\n- path: none.yaml\n")]
    [TestCase("components: [../other]", "apps/other/kustomization.yaml: no Kustomization: its kind or apiVersion is another one. Write `kind: Kustomization`, and `kind: Component` for what stands in components.", "apps/other/kustomization.yaml", "namePrefix: a-")]
    [TestCase(Resource + "patches:\n- path: none.yaml\n", $"{Here}:3: it names {Folder}/none.yaml, which is not there. Add it, or correct the name.")]
    [TestCase(Resource + "patches:\n- patch: |\n    { apiVersion: v1, kind: ConfigMap, metadata: { name: other } }\n", $"{Here}: a patch is for ConfigMap other, which is not there. Correct what it names, or remove the patch.")]
    [TestCase(Resource + "patches:\n- path: patch.yaml\n", $"{Folder}/patch.yaml: a patch is neither an object nor a list of operations. Correct it.", $"{Folder}/patch.yaml", "text")]
    [TestCase(Resource + "patches:\n- target: { kind: ConfigMap }\n  patch: |\n    - { op: replace, path: /data/z/y, value: c }\n", $"{Here}:5: a patch changes /data/z/y, which is not there or has another value. Correct its path, or remove the patch.")]
    [TestCase(Resource + "patches:\n- target: { kind: ConfigMap }\n  patch: |\n    - { op: remove, path: /data/z }\n", $"{Here}:5: a patch changes /data/z, which is not there or has another value. Correct its path, or remove the patch.")]
    [TestCase(Resource + "patches:\n- target: { kind: ConfigMap }\n  patch: |\n    - { op: test, path: /data/a, value: c }\n", $"{Here}:5: a patch changes /data/a, which is not there or has another value. Correct its path, or remove the patch.")]
    [TestCase(Resource + "replacements: [{ source: { kind: Foo, name: a }, targets: [{ select: { kind: ConfigMap }, fieldPaths: [data.a] }] }]", $"{Here}: a replacement is from Foo a, which is not there. Correct what it names, or remove the replacement.")]
    [TestCase(Resource + "configMapGenerator: [{ name: x, files: [none.txt] }]", $"{Here}:2: it names {Folder}/none.txt, which is not there. Add it, or correct the name.")]
    [TestCase(Resource + "configMapGenerator: [{ name: it, namespace: app, literals: [a=b] }]\ngeneratorOptions: { disableNameSuffixHash: true }\n", $"{Here}:1: it generates ConfigMap it, which is there as well. Remove one of the two, or write `behavior: merge`.")]
    [TestCase(Resource + "generators: [plugin.yaml]", $"{Here}: it needs the plugin Exec, which Flux does not run. Write the objects that it would make.", $"{Folder}/plugin.yaml", "apiVersion: x/v1\nkind: Exec\nmetadata: { name: a }\n")]
    [TestCase(Resource + "helmCharts: [{ name: x, repo: https://example.com }]", $"{Here}: it renders a Helm chart, which Flux does not do there. Install the chart with a program.")]
    [TestCase("resources: ['https://example.com/it.yaml']", $"{Here}:1: it names https://example.com/it.yaml, which is not in this repository. Copy what is needed into the repository: Flux fetches nothing else either.")]
    [TestCase("resources: ['github.com/example/it?ref=main']", $"{Here}: it names https://github.com/example/it, which is not in this repository. Copy what is needed into the repository: Flux fetches nothing else either.")]
    [TestCase("resources: ['ssh://git@example.com/it']", $"{Here}:1: it names ssh://git@example.com/it, which is not in this repository. Copy what is needed into the repository: Flux fetches nothing else either.")]
    [TestCase(Resource + "patches: [{ path: 'https://example.com/it.yaml' }]", $"{Here}:2: it names https://example.com/it.yaml, which is not in this repository. Copy what is needed into the repository: Flux fetches nothing else either.")]
    public async Task A_folder_that_cannot_be_built(string kustomization, string finding, string? other = null, string text = "")
    {
        _repository.Write(Here, kustomization);
        if (other is not null)
            _repository.Write(other, text);

        Assert.That(await BuildAsync(), Is.EqualTo(finding));
        Assert.That(await BuildAsync(), Is.EqualTo(finding), "again");
    }

    [TestCase("\ufeffresources: [it.yaml]\n")]
    [TestCase("resources:\r\n- it.yaml\r\nnamePrefix: a-\r\n")]
    [TestCase(Resource + "commonLabels: { a: b }\npatchesStrategicMerge: [it.yaml]\n")]
    public async Task A_folder_that_can_be_built_although_kubectl_may_warn(string kustomization)
    {
        _repository.Write(Here, kustomization);

        Assert.That(await BuildAsync(), Does.StartWith("apiVersion: v1\n"));
    }

    [Test]
    public async Task A_build_that_does_not_come_to_an_end()
    {
        await System.Diagnostics.Process.Start("mkfifo", [Path.Combine(_repository.Root, Folder, "pipe.txt")]).WaitForExitAsync();
        _repository.Write(Here, Resource + "configMapGenerator: [{ name: x, files: [pipe.txt] }]");

        Assert.That(
            await BuildAsync(new KubectlKustomize(TimeSpan.FromSeconds(1))),
            Is.EqualTo($"{Here}: Kustomize does not come to an end within 1 seconds. Look for a pipe among the files that it names."));
    }

    // What other builds of kubectl print, and what breaks off.
    [TestCase("error: accumulating resources: accumulation err='accumulating resources from 'x.yaml': evalsymlink failure on 'ROOT/apps/tethys/x.yaml' : lstat ROOT/apps/tethys/x.yaml: no such file or directory': must build at directory", $"{Here}: it names {Folder}/x.yaml, which is not there. Add it, or correct the name.")]
    [TestCase("W1124 21:44:49.123456   12345 run.go:1] \"a warning\"\nE1124 21:44:49.123456   12345 run.go:72] \"command failed\" err=\"something \\\"new\\\"\"", $"{Here}: Kustomize cannot build it: something \"new\". Correct it.")]
    [TestCase("W1124 21:44:49.123456   12345 run.go:1] something new", $"{Here}: Kustomize cannot build it: something new. Correct it.")]
    [TestCase("error: something new at 0xc0009c9930", $"{Here}: Kustomize cannot build it: something new at …. Correct it.")]
    [TestCase("error: something new at 0xc0009c9930 in the folder a0xb1c", $"{Here}: Kustomize cannot build it: something new at … in the folder a0xb1c. Correct it.")]
    [TestCase("panic: runtime error: index out of range [1] with length 1\n\ngoroutine 1 [running]:\nsigs.k8s.io/kustomize/kyaml/yaml.visit({0xc000014a48})\n", $"{Here}: Kustomize breaks off with an error of its own (runtime error: index out of range [1] with length 1). Look at what was changed last.")]
    public void Other_words(string printed, string finding) =>
        Assert.That(KustomizeFailure.Of(_repository.Repository, Folder, printed.Replace("ROOT", _repository.Root, StringComparison.Ordinal)).ToString(), Is.EqualTo(finding));

    // Its name looks like the address of a Go object.
    [Test]
    public void A_checkout_in_a_folder_of_any_name()
    {
        var repository = new Repository(Path.Combine(_repository.Root, "0xb1"));

        Assert.That(
            KustomizeFailure.Of(repository, Folder, $"error: evalsymlink failure on '{repository.Root}/{Folder}/x.yaml' : lstat {repository.Root}/{Folder}/x.yaml: no such file or directory").ToString(),
            Is.EqualTo($"{Here}: it names {Folder}/x.yaml, which is not there. Add it, or correct the name."));
    }

    private async Task<string> BuildAsync(IKustomize? kustomize = null)
    {
        try
        {
            return await (kustomize ?? new KustomizeOnce()).BuildAsync(_repository.Repository, Folder) is { Yaml: { Length: > 0 } built }
                ? built
                : $"{Here}: the overlay is empty, and Flux would prune all that it has applied. Add a resource, or remove its Kustomization.";
        }
        catch (FindingsException failure)
        {
            return failure.Findings.Single().ToString();
        }
    }
}
