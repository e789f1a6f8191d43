using Oceanid.Contract.Tests;
using Oceanid.Infrastructure.Tests.Testing;
using Oceanid.Tool.Commands;

namespace Oceanid.Tool.Tests;

/// <summary>The command as a process of its own: what it shows depends on the repository alone, and it leaves its environment alone.</summary>
public sealed class MachineTests
{
    private static readonly Dictionary<string, string> AnotherMachine = new()
    {
        ["KUBECONFIG"] = "/home/me/.kube/config",
        ["PULUMI_CONFIG"] = """{"oceanid-cluster:node":"another"}""",
        ["PULUMI_K8S_ENABLE_SERVER_SIDE_APPLY"] = "false",
        ["PULUMI_K8S_NAMESPACE"] = "mine",
        ["COLUMNS"] = "20",
        ["GITHUB_ACTIONS"] = "true",
        ["LC_ALL"] = "C",
        ["NO_COLOR"] = "1",
        ["TERM"] = "dumb",
    };

    private TemporaryRepository _repository = null!;

    [OneTimeSetUp]
    public void Write()
    {
        _repository = new TemporaryRepository();
        _repository.Write(TemporaryRepository.Stack, """
            environment: [default/oceanid-cluster]
            config:
              oceanid-cluster:environment: prod
              oceanid-cluster:node: tethys
              oceanid-cluster:organization: me
              oceanid-cluster:kubernetesVersion: v1.35.8+k3s1
              oceanid-cluster:repository: https://example.com/repository
              oceanid-cluster:stacks: [oceanid-apps]
            """);
        _repository.Write("infrastructure/apps/Pulumi.yaml", "name: oceanid-apps\nruntime: dotnet\nconfig: { apps: [] }\n");
        _repository.Write(TemporaryRepository.Esc, "values: { pulumiConfig: { kubeconfig: { fn::secret: x }, pulumiAccessToken: { fn::secret: x } } }\n");
        foreach (var folder in new[] { "clusters/tethys", "clusters/base/stacks" })
        {
            _repository.Write($"{folder}/kustomization.yaml", "resources: [map.yaml]\n");
            _repository.Write($"{folder}/map.yaml", $"apiVersion: v1\nkind: ConfigMap\nmetadata: {{ name: {Path.GetFileName(folder)}, namespace: a }}\n");
        }
    }

    [OneTimeTearDown]
    public void Remove() => _repository.Dispose();

    [TestCase("text")]
    [TestCase("json")]
    public async Task Another_machine_shows_the_same(string format)
    {
        var (output, error, exitCode) = await RunAsync([], "preview", "--format", format);
        var other = await RunAsync(AnotherMachine, "preview", "--format", format);

        using (Assert.EnterMultipleScope())
        {
            Assert.That((exitCode, error), Is.EqualTo((0, "")));
            Assert.That(other, Is.EqualTo((output, error, exitCode)));
            Assert.That(output, Does.Not.Contain('\u001b').And.Not.Contain('\r').And.Match("(?m)^.{100,}$"));
            Assert.That(output.Split('\n'), Has.None.EndsWith(" "));
        }
    }

    [Test]
    public async Task The_token_is_there_again_when_the_programs_have_run()
    {
        using var service = new EscService();

        await RunAsync(new() { ["PULUMI_ACCESS_TOKEN"] = "tok", ["PULUMI_BACKEND_URL"] = service.Origin }, "check", "--esc");

        Assert.That(service.Requests.Select(request => request.Authorization), Is.Not.Empty.And.All.EqualTo("token tok"));
    }

    private Task<(string Output, string Error, int ExitCode)> RunAsync(Dictionary<string, string> environment, params string[] arguments) =>
        ExternalCommand.RunAsync(["dotnet", typeof(CommandLine).Assembly.Location, .. arguments, "--repository", _repository.Root], environment: environment);
}
