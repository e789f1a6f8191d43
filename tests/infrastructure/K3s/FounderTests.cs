using static Oceanid.Infrastructure.Tests.K3s.K3sPrograms;

namespace Oceanid.Infrastructure.Tests.K3s;

/// <summary>Whose cluster a machine has: a second founder would found a second, empty one, and is found before any machine is touched.</summary>
public sealed class FounderTests
{
    private NodeSandbox _machines = null!;

    [SetUp]
    public void Create() => _machines = new NodeSandbox();

    [TearDown]
    public void Remove() => _machines.Dispose();

    [Test]
    public async Task The_server_with_init_founds_the_cluster_wherever_it_stands()
    {
        var program = await ClusterAsync([Node("calypso", "agent"), Node("dione", "server"), Node("rhea", "server"), Node("tethys", "server", ("init", true))]);

        Assert.That(await _machines.UpAsync(program), Is.Empty);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Configuration("tethys"), Does.Contain("cluster-init: true").And.Not.Contain("server: "));
            foreach (var other in new[] { "dione", "rhea", "calypso" })
                Assert.That(Configuration(other), Does.Contain("server: \"https://tethys.example:6443\"").And.Not.Contain("cluster-init"));
        }
    }

    [Test]
    public async Task A_new_machine_that_is_written_as_the_founder_of_a_running_cluster_is_refused_before_it_founds_one()
    {
        await UpAsync([Node("tethys", "server"), Node("calypso", "agent")]);

        var problem = await _machines.UpAsync(await ClusterAsync(
            [Node("dione", "server", ("init", true)), Node("tethys", "server"), Node("rhea", "server"), Node("calypso", "agent")]));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(problem, Is.EqualTo(
                "calypso-prepare: oceanid: calypso: it is in the cluster that tethys has founded, and dione would found another, which is empty. "
                + "Write init: true at tethys. The founder stays where it is; how to retire one: docs/k3s-nodes.md.\n"));
            AssertUntouched("dione");
        }
    }

    [Test]
    public async Task Init_is_not_moved_to_another_server_of_the_cluster()
    {
        await UpAsync(Four);

        var problem = await _machines.UpAsync(await ClusterAsync(
            [Node("tethys", "server"), Node("dione", "server", ("init", true)), Node("rhea", "server"), Node("calypso", "agent")]));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(problem, Does.Contain("it is in the cluster that tethys has founded, and dione would found another"));
            Assert.That(_machines.Calls, Is.Empty);
        }
    }

    [Test]
    public async Task The_founder_of_a_cluster_without_marks_is_known_by_its_database()
    {
        await UpAsync([Node("tethys", "server")]);
        File.Delete(_machines.PathOn("tethys.example", "/etc/oceanid/k3s-node"));

        var problem = await _machines.UpAsync(await ClusterAsync([Node("dione", "server", ("init", true)), Node("tethys", "server"), Node("rhea", "server")]));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(problem, Does.StartWith("tethys-prepare: oceanid: tethys: it has a cluster of its own, and cannot join that of dione. Write init: true here, if this cluster is the one to keep."));
            AssertUntouched("dione");
        }
    }

    [TestCase("/etc/rancher/k3s/config.yaml", "server: \"https://tethys.example:6443\"\n")]
    [TestCase("/etc/systemd/system/k3s.service", "ExecStart=/usr/local/bin/k3s server --server https://tethys.example:6443\n")]
    [TestCase("/etc/systemd/system/k3s.service.env", "K3S_URL='https://tethys.example:6443'\n")]
    public async Task A_server_without_a_mark_that_has_joined_is_no_founder(string file, string text)
    {
        Put("dione", "/var/lib/rancher/k3s/server/db/etcd/member", "");
        Put("dione", file, text);

        var problem = await _machines.UpAsync(await ClusterAsync([Node("dione", "server", ("init", true)), Node("tethys", "server"), Node("rhea", "server")]));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(problem, Does.StartWith("dione-prepare: oceanid: dione: it has joined a cluster, and has not founded it. Write init: true at the server that it has joined."));
            Assert.That(_machines.Calls, Is.Empty);
        }
    }

    [Test]
    public async Task A_cluster_of_an_older_version_of_this_program_gets_its_marks()
    {
        await UpAsync(Four);
        foreach (var node in new[] { "tethys", "dione", "rhea", "calypso" })
            File.Delete(_machines.PathOn($"{node}.example", "/etc/oceanid/k3s-node"));

        await UpAsync(Four);

        foreach (var node in new[] { "tethys", "dione", "rhea", "calypso" })
            Assert.That(await File.ReadAllTextAsync(_machines.PathOn($"{node}.example", "/etc/oceanid/k3s-node")), Does.StartWith($"{node} tethys "));
    }

    private async Task UpAsync(IReadOnlyCollection<object> nodes)
    {
        Assert.That(await _machines.UpAsync(await ClusterAsync(nodes)), Is.Empty);
        _machines.Forget();
    }

    private string Configuration(string node) => File.ReadAllText(_machines.PathOn($"{node}.example", "/etc/rancher/k3s/config.yaml"));

    private void Put(string node, string path, string text)
    {
        var file = _machines.PathOn($"{node}.example", path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }

    private void AssertUntouched(string node)
    {
        Assert.That(_machines.IsRunning($"{node}.example", "k3s"), Is.False);
        Assert.That(_machines.VersionOf(node), Is.Null);
        Assert.That(_machines.Calls, Has.None.Contains("systemctl"));
    }
}
