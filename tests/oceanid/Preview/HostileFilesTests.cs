using System.Diagnostics;
using System.Text;
using Oceanid.Infrastructure.Components.Flux;
using Oceanid.Infrastructure.Tests.Testing;
using Oceanid.Tool.Fleet.Programs;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;

namespace Oceanid.Tool.Tests.Preview;

/// <summary>Files that were broken by accident or on purpose: each ends in findings that name the file, and in nothing else.</summary>
public sealed class HostileFilesTests
{
    private const string Kustomization = "clusters/tethys/kustomization.yaml";
    private const string Manifest = "clusters/tethys/it.yaml";
    private const string Project = "infrastructure/cluster/Pulumi.yaml";
    private const string Settings = ".flux.yaml";
    private const string Top = "Pulumi.yaml";

    // What is no YAML, or a YAML that nothing here walks. Latin-1, so that any byte can be written.
    private static readonly Dictionary<string, string> Contents = new()
    {
        ["a list"] = "- a\n",
        ["a text"] = "text\n",
        ["two documents"] = "a: 1\n---\nb: [\n",
        ["random bytes"] = string.Concat(Enumerable.Range(1, 300).Select(index => (char)(index * 7919 % 256))),
        ["bytes that are no UTF-8"] = "a: \u00c3\u0028\n",
        ["a NUL"] = "a: b\0c\n",
        ["a tab"] = "a:\n\tb: c\n",
        ["a bracket that is not closed"] = "a: [b\n",
        ["a character that there is not"] = "a: \"\\UFFFFFFFF\"\n",
        ["a key twice"] = "a: 1\na: 2\n",
        ["one key in two forms"] = "1: a\n!!str 1: b\n",
        ["a list for a key"] = "? [a]\n: b\n",
        ["lists in lists"] = $"a: {new string('[', 10_000)}{new string(']', 10_000)}\n",
        ["mappings in mappings"] = string.Concat(Enumerable.Range(0, 1_000).Select(depth => $"{new string(' ', depth)}a:\n")),
        ["deep aliases"] = string.Concat(Enumerable.Range(1, 99).Select(level => $"a{level}: &a{level} [{(level == 1 ? "" : $"*a{level - 1}")}]\n")),
        ["a billion laughs"] = string.Concat(Enumerable.Range(1, 40).Select(level => $"a{level}: &a{level} [{(level == 1 ? "x, x" : $"*a{level - 1}, *a{level - 1}")}]\n")),
        ["an alias of what it is in"] = "a: &a [*a]\n",
        ["an alias of nothing"] = "a: *b\n",
        ["two megabytes"] = new string('#', 2_000_000),
    };

    private static readonly string[] Files = [TemporaryRepository.Stack, TemporaryRepository.Esc, Project, Settings, Top, Kustomization, Manifest];

    private TemporaryRepository _repository = null!;

    [SetUp]
    public void Create()
    {
        _repository = new TemporaryRepository();
        _repository.Write(TemporaryRepository.Stack, "environment:\n  - default/oceanid-cluster\n");
        _repository.Write(TemporaryRepository.Esc, "values: {}\n");
        _repository.Write(Settings, "apiVersion: oceanid/v1\nkind: CheckConfiguration\n");
        _repository.Write(Top, "name: oceanid-cluster\nruntime: dotnet\nmain: infrastructure/cluster\nstackConfigDir: infrastructure/cluster\n");
        _repository.Write(Kustomization, "resources: [it.yaml]\n");
        _repository.Write(Manifest, "{ apiVersion: v1, kind: ConfigMap, metadata: { name: it, namespace: app } }\n");
    }

    [TearDown]
    public void Remove() => _repository.Dispose();

    private static IEnumerable<TestCaseData> Broken() =>
        // In the last two a list is a patch, and several documents are several objects.
        from file in Files
        from content in Contents.Keys
        where file is not (Kustomization or Manifest) || content is not "a list"
        select new TestCaseData(file, content);

    [TestCaseSource(nameof(Broken))]
    public async Task A_broken_file(string file, string content)
    {
        await File.WriteAllBytesAsync(Path.Combine(_repository.Root, file), Encoding.Latin1.GetBytes(Contents[content]));

        await EndsWithFindingsAsync(file);
    }

    private static IEnumerable<TestCaseData> Instead() =>
        from file in Files
        from entry in new[] { "a folder", "a link to nothing", "a link to itself", "a link out of the repository", "a link to what has no end", "a pipe" }
        // A folder of the name is a folder of the tree; and an empty file is no settings and no project.
        where (file, entry) is not (Manifest or Kustomization, "a folder")
        select new TestCaseData(file, entry);

    [TestCaseSource(nameof(Instead))]
    public async Task Something_else_in_the_place_of_a_file(string file, string entry)
    {
        var path = Path.Combine(_repository.Root, file);
        File.Delete(path);
        switch (entry)
        {
            case "a folder":
                Directory.CreateDirectory(path);
                break;
            case "a pipe":
                await Process.Start("mkfifo", [path]).WaitForExitAsync();
                break;
            default:
                File.CreateSymbolicLink(path, entry switch
                {
                    "a link to itself" => path,
                    "a link out of the repository" => "/etc/hostname",
                    "a link to what has no end" => "/dev/zero",
                    _ => "nothing",
                });
                break;
        }

        // A pipe counts as an empty file, with which a stack, an environment and the project at the top can do.
        if ((file, entry) is (TemporaryRepository.Stack or TemporaryRepository.Esc or Top, "a pipe"))
            Assert.That((await CheckAsync()).Error, Is.Empty);
        else
            await EndsWithFindingsAsync(file);
    }

    [Test]
    public async Task A_stack_file_of_a_hostile_name()
    {
        const string Name = "te\u001b[31mthys\n";
        _repository.Write($"infrastructure/cluster/Pulumi.{Name}.yaml", "config: {}\n");

        var run = await CheckAsync();

        Assert.That((run.ExitCode, run.Output.Split('\n')[0]), Is.EqualTo((1, "infrastructure/cluster/Pulumi.te⟨U+001B⟩[31mthys↵.yaml: 'te⟨U+001B⟩[31mthys↵' is no name of a stack. Use letters, digits, dots, - and _. [preview]")));
    }

    [Test]
    public async Task An_object_of_a_hostile_name()
    {
        _repository.Write("clusters/tethys/it\u001b]0;x\u0007.yaml", "{ apiVersion: v1, kind: ConfigMap, metadata: { name: \"a\\e[31m\\u202e\", namespace: app }, nothing: 1 }\n");
        _repository.Write(Top, "name: oceanid-cluster\nruntime: dotnet\nmain: infrastructure/cluster\nstackConfigDir: infrastructure/cluster\n");
        _repository.Write(Kustomization, "resources: [\"it\\e]0;x\\a.yaml\"]\n");

        foreach (var run in new[] { await CheckAsync(), await PreviewAsync() })
        {
            Assert.That(run.Error, Is.Empty);
            Assert.That(run.Output, Does.Contain("a⟨U+001B⟩[31m⟨U+202E⟩").And.Contain("it⟨U+001B⟩]0;x⟨U+0007⟩.yaml").And.Not.Contain("\u001b"));
        }
    }

    // Both commands, each with nothing but findings that name the file.
    private async Task EndsWithFindingsAsync(string file)
    {
        var check = await CheckAsync();
        using (Assert.EnterMultipleScope())
        {
            Assert.That((check.ExitCode, check.Error), Is.EqualTo((1, "")), check.Output);
            Assert.That(check.Output, Does.Contain(file).And.Not.Match("[\\x00-\\x09\\x0b-\\x1f]").And.Not.Contains(" at Oceanid").And.Not.Contains(_repository.Root));
            // With the project at the top nothing is previewed, so that there are findings of other rules as well.
            Assert.That(check.Output.Split('\n'), Has.Length.LessThanOrEqualTo(file == Top ? 6 : 4));
        }

        if (file is Settings or Top)
            return;

        var preview = await PreviewAsync();
        Assert.That((preview.ExitCode, preview.Output), Is.EqualTo((1, "")));
        Assert.That(preview.Error, Does.StartWith("error: ").And.Contain(file).And.Not.Contains("mistake in oceanid itself"));
    }

    private Task<CommandRun> CheckAsync() => RunAsync("check");

    private Task<CommandRun> PreviewAsync() => RunAsync("preview");

    private Task<CommandRun> RunAsync(string command) =>
        CommandRun.RunAsync([new ProgramDefinition("cluster", Program)], command, "--repository", _repository.Root);

    private static Dictionary<string, object?> Program()
    {
        _ = new Kustomization("it", new KustomizationArgs
        {
            Metadata = new ObjectMetaArgs { Name = "it", Namespace = "flux-system" },
            Spec = new KustomizationSpecArgs
            {
                Interval = "1h",
                Prune = true,
                Path = "./clusters/tethys",
                SourceRef = new KustomizationSourceRefArgs { Kind = "GitRepository", Name = "it" },
            },
        });
        return [];
    }
}
