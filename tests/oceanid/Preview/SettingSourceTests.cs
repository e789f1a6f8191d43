using Oceanid.Infrastructure.Components.Settings;
using Oceanid.Infrastructure.Tests.Testing;
using Oceanid.Tool.Fleet.Programs;

namespace Oceanid.Tool.Tests.Preview;

/// <summary>What a program refuses is told of the file in which it stands.</summary>
public sealed class SettingSourceTests
{
    private const string Project = "infrastructure/cluster/Pulumi.yaml";
    private const string Wrong = "oceanid-cluster:level is 'high', which is not a number from 1 to 3. Write the level.";

    private TemporaryRepository _repository = null!;

    [SetUp]
    public void Create()
    {
        _repository = new TemporaryRepository();
        _repository.Write("infrastructure/cluster/esc/oceanid-cluster-CLUSTER.yaml", "values: { pulumiConfig: { token: { fn::secret: x } } }\n");
        _repository.Write(TemporaryRepository.Stack, "environment: [default/oceanid-cluster-tethys]\n");
    }

    [TearDown]
    public void Remove() => _repository.Dispose();

    [Test]
    public async Task A_value_of_all_clusters()
    {
        _repository.Write(Project, "name: oceanid-cluster\nconfig:\n  level: high\n");

        Assert.That(await ErrorAsync(), Is.EqualTo($"error: {Project}:3: {Wrong}\n"));
    }

    [Test]
    public async Task A_value_of_one_cluster_that_wins_over_it()
    {
        _repository.Write(Project, "name: oceanid-cluster\nconfig:\n  level: 2\n");
        _repository.Write(TemporaryRepository.Stack, "environment: [default/oceanid-cluster-tethys]\nconfig:\n  level: high\n");

        Assert.That(await ErrorAsync(), Is.EqualTo($"error: {TemporaryRepository.Stack}:3: {Wrong} It wins over {Project}:3.\n"));
    }

    [Test]
    public async Task A_value_that_stands_nowhere() =>
        Assert.That(await ErrorAsync(), Does.StartWith($"error: {TemporaryRepository.Stack}: oceanid-cluster:level is missing. Set it to the level: "));

    [Test]
    public async Task A_secret_that_its_definition_does_not_declare()
    {
        _repository.Write(Project, "name: oceanid-cluster\nconfig:\n  level: 2\n  organization: acme\n");
        _repository.Write("infrastructure/cluster/esc/oceanid-cluster-CLUSTER.yaml", "values: { pulumiConfig: {} }\n");

        Assert.That(await ErrorAsync(), Is.EqualTo(
            "error: infrastructure/cluster/esc/oceanid-cluster-CLUSTER.yaml: oceanid-cluster:token is missing from the ESC environment default/oceanid-cluster-tethys. "
            + "Declare it below pulumiConfig: `token: {fn::secret: REPLACE_ME}`.\n"));
    }

    private async Task<string> ErrorAsync() =>
        (await CommandRun.RunAsync([new ProgramDefinition("cluster", Read)], "preview", "--repository", _repository.Root)).Error;

    private static Dictionary<string, object?> Read()
    {
        var read = new SettingsReader("infrastructure/cluster");
        if (read.Required("level", "the level").Length > 0)
            read.Number("level", "the level", 1, 3);
        read.Allow("organization");
        read.Secret("token", "default/oceanid-cluster-tethys");
        read.ThrowIfInvalid();
        return [];
    }
}
