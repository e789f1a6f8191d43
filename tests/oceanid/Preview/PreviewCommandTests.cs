using Oceanid.Infrastructure.Tests.Testing;
using Oceanid.Tool.Fleet;
using Oceanid.Tool.Fleet.Programs;
using Oceanid.Tool.Text;
using Pulumi;
using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;

namespace Oceanid.Tool.Tests.Preview;

public sealed class PreviewCommandTests
{
    private TemporaryRepository _repository = null!;

    [SetUp]
    public void CreateRepository()
    {
        _repository = new TemporaryRepository();
        _repository.Write(TemporaryRepository.Stack, "environment: [default/oceanid-cluster]\n");
        _repository.Write("infrastructure/cluster/Pulumi.production.yaml", "environment: [default/oceanid-cluster]\n");
        _repository.Write(
            TemporaryRepository.Esc,
            "values:\n  pulumiConfig:\n    token: { fn::secret: x }\n    node: tethys\n");
    }

    [TearDown]
    public void DeleteRepository() => _repository.Dispose();

    [Test]
    public async Task All_clusters_are_shown_in_order_when_none_is_named()
    {
        var run = await RunAsync();

        Assert.Multiple(() =>
        {
            Assert.That(run.ExitCode, Is.Zero);
            Assert.That(run.Error, Is.Empty);
            Assert.That(run.Output, Does.Match("(?s)^Cluster production\n.*\nCluster tethys\n"));
            Assert.That(run.Output, Contains.Substring("token: <secret default/oceanid-cluster token>"));
        });
    }

    [Test]
    public async Task Only_the_named_cluster_is_shown()
    {
        var run = await RunAsync("tethys");

        Assert.That(run.Output, Does.StartWith("Cluster tethys\n").And.Not.Contain("production"));
    }

    [Test]
    public async Task The_objects_are_written_to_the_output_folder()
    {
        var folder = Path.Combine(_repository.Root, "out");
        var run = await RunAsync("tethys", "--output", folder);

        Assert.That(run.ExitCode, Is.Zero, run.Error);
        Assert.That(
            await File.ReadAllTextAsync(Path.Combine(folder, "tethys/cluster/secret-pulumi-system-credentials.yaml")),
            Contains.Substring("token: <secret default/oceanid-cluster token>"));
    }

    [Test]
    public async Task All_that_is_wrong_in_all_clusters_is_reported_and_nothing_is_written()
    {
        _repository.Write(TemporaryRepository.Stack, "config:\n  empty:\n  a:b:c: 1\n");
        var folder = Path.Combine(_repository.Root, "out");
        var run = await CommandRun.PreviewAsync(
            _repository, () => throw new RunException("Unknown node."), "--output", folder);

        Assert.Multiple(() =>
        {
            Assert.That(run.ExitCode, Is.EqualTo(1));
            Assert.That(run.Output, Is.Empty);
            Assert.That(Lines(run.Error), Is.EqualTo(new[]
            {
                "error: infrastructure/cluster/Pulumi.production.yaml (production): Unknown node.",
                $"error: {TemporaryRepository.Stack}:2: empty: no value. Give it one, or remove the key.",
                $"error: {TemporaryRepository.Stack}:3: a:b:c: not a configuration key. "
                    + "Write `key` or `namespace:key`.",
            }));
            Assert.That(Directory.Exists(folder), Is.False);
        });
    }

    [Test]
    public async Task Problems_that_name_their_file_are_reported_one_by_one_as_they_are()
    {
        const string First = "infrastructure/cluster/Pulumi.tethys.yaml: node is missing.";
        const string Second = "infrastructure/cluster/Pulumi.tethys.yaml: branch is missing.";
        var run = await CommandRun.PreviewAsync(
            _repository, () => throw new RunException($"{First}\n{Second}"), "tethys");

        Assert.That(Lines(run.Error), Is.EqualTo(new[] { $"error: {First}", $"error: {Second}" }));
    }

    [Test]
    public async Task A_problem_in_a_shared_definition_is_reported_once()
    {
        _repository.Write(TemporaryRepository.Esc, "values: [\n");
        var run = await RunAsync();

        Assert.That(Lines(run.Error), Has.Length.EqualTo(1));
        Assert.That(run.Error, Does.StartWith($"error: {TemporaryRepository.Esc}:"));
    }

    [TestCase("tethis", "Unknown cluster 'tethis'. Known: production, tethys. Did you mean 'tethys'?")]
    [TestCase("staging", "Unknown cluster 'staging'. Known: production, tethys.")]
    public async Task An_unknown_cluster_is_a_usage_error(string name, string message)
    {
        var run = await RunAsync(name);

        Assert.That(run, Is.EqualTo(new CommandRun(2, "", $"error: {message}{Environment.NewLine}")));
    }

    [TestCase("--frmat", "json", "Unrecognized command or argument '--frmat'.")]
    [TestCase("--format", "xml", "Argument 'xml' not recognized.")]
    public async Task A_wrong_option_is_a_usage_error(string option, string value, string message)
    {
        var run = await RunAsync("tethys", option, value);

        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Error, Does.StartWith($"error: {message}").And.Contain("oceanid preview --help"));
    }

    [Test]
    public async Task A_folder_that_is_no_repository_is_a_usage_error()
    {
        var folder = Path.Combine(_repository.Root, "infrastructure");
        var run = await CommandRun.RunAsync([], "preview", "--repository", folder);

        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Error, Contains.Substring("is not the repository"));
    }

    [Test]
    public async Task Output_over_other_files_is_a_usage_error()
    {
        var run = await RunAsync("--output", _repository.Root);

        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Error, Contains.Substring("was not written by a preview"));
    }

    [Test]
    public async Task A_command_is_needed()
    {
        var run = await CommandRun.RunAsync([]);

        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Error, Does.StartWith("error: "));
    }

    [Test]
    public void The_repository_is_found_from_a_folder_inside_it()
    {
        var inside = Path.Combine(_repository.Root, "infrastructure", "cluster");

        Assert.That(Repository.Find(null, inside).Root, Is.EqualTo(_repository.Root));
        Assert.That(() => Repository.Find(null, Path.GetPathRoot(inside)!), Throws.TypeOf<UsageException>());
    }

    [Test]
    public async Task A_program_without_a_stack_file_for_the_cluster_is_left_out()
    {
        _repository.Write("infrastructure/apps/Pulumi.yaml", "name: oceanid-apps\n");
        _repository.Write("infrastructure/apps/Pulumi.tethys.yaml", "config: {}\n");
        var run = await CommandRun.RunAsync(
            [
                new ProgramDefinition("cluster", Program),
                new ProgramDefinition("apps", () => new Dictionary<string, object?>()),
            ],
            "preview",
            "--repository",
            _repository.Root);

        Assert.That(run.Error, Is.Empty);
        Assert.That(run.Output.Split("oceanid-apps"), Has.Length.EqualTo(2));
        Assert.That(
            run.Output.IndexOf("oceanid-apps", StringComparison.Ordinal),
            Is.GreaterThan(run.Output.IndexOf("Cluster tethys", StringComparison.Ordinal)));
    }

    private Task<CommandRun> RunAsync(params string[] args) => CommandRun.PreviewAsync(_repository, Program, args);

    private static Dictionary<string, object?> Program()
    {
        var config = new Config("oceanid-cluster");
        var provider = new Pulumi.Kubernetes.Provider("k8s", new Pulumi.Kubernetes.ProviderArgs { KubeConfig = null });
        _ = new Secret(
            "credentials",
            new SecretArgs
            {
                Metadata = new ObjectMetaArgs { Name = "credentials", Namespace = "pulumi-system" },
                StringData = new InputMap<string> { { "token", config.RequireSecret("token") } },
            },
            new CustomResourceOptions { Provider = provider });
        return new Dictionary<string, object?> { ["node"] = config.Get("node") };
    }

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
