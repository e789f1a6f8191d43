using static Oceanid.Infrastructure.Tests.K3s.K3sPrograms;

namespace Oceanid.Infrastructure.Tests.K3s;

/// <summary>etcd works as long as more than half of its members do.</summary>
public sealed class QuorumTests
{
    private static readonly object[] Three = [Node("tethys", "server", ("init", true)), Node("dione", "server"), Node("rhea", "server")];
    private static readonly object[] Pair = [Node("tethys", "server", ("init", true)), Node("dione", "server")];
    private static readonly object[] One = [Node("tethys", "server")];

    private NodeSandbox _machines = null!;

    [SetUp]
    public async Task Install() => _machines = await NodeSandbox.InstalledAsync(Three);

    [TearDown]
    public void Remove() => _machines.Dispose();

    [Test]
    public async Task Two_servers_less_in_one_change_are_refused_with_the_steps()
    {
        var problem = await _machines.UpAsync(await ClusterAsync(One));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(problem, Is.EqualTo(
                "tethys-check: oceanid: tethys: would lose 2 servers in one change: dione rhea. etcd would lose its majority, and the cluster its database. "
                + "Take out one, run, see that the others are Ready (kubectl get nodes), and then take out the next.\noceanid: tethys: nothing was changed.\n"));
            Assert.That(_machines.Calls, Is.Empty);
        }
    }

    [Test]
    public async Task Agents_are_no_part_of_it()
    {
        var agents = await ClusterAsync([.. Three, Node("calypso", "agent"), Node("telesto", "agent")]);
        Assert.That(await _machines.UpAsync(agents), Is.Empty);

        Assert.That(await _machines.UpAsync(await ClusterAsync(Three)), Is.Empty);
    }

    [Test]
    public async Task One_after_another_works_and_etcd_lets_each_go_before_it_is_stopped()
    {
        foreach (var (before, after, node) in new[] { (Three, Pair, "rhea"), (Pair, One, "dione") })
        {
            var last = await ClusterAsync(before);
            var next = await ClusterAsync(after);
            Assert.That(await _machines.UpAsync(next), Is.Empty);
            _machines.Forget();

            Assert.That(await _machines.RemoveAsync(last, next), Is.Empty);
            Assert.That(_machines.Calls, Is.EqualTo(new[]
            {
                $"kubectl annotate node {node} --overwrite oceanid.dev/cordoned=true",
                $"kubectl cordon {node}",
                $"kubectl drain {node} --ignore-daemonsets --delete-emptydir-data --timeout=300s",
                $"kubectl annotate node {node} --overwrite etcd.k3s.cattle.io/remove=true",
                $"{node}.example: systemctl disable --now k3s",
                $"kubectl delete node {node} --ignore-not-found",
            }));
        }
    }

    [Test]
    public async Task A_member_that_etcd_does_not_let_go_is_not_stopped()
    {
        _machines.Fail("etcd");

        var problem = await _machines.RemoveAsync(await ClusterAsync(Three), await ClusterAsync(Pair));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(problem, Does.EndWith("oceanid: rhea: etcd has not let it go within 300 s: journalctl -u k3s. It stays; run again.\n"));
            Assert.That(_machines.IsRunning("rhea.example", "k3s"), Is.True);
        }
    }

    [Test]
    public async Task A_server_that_is_left_over_keeps_its_etcd_and_what_saves_it()
    {
        foreach (var (before, after) in new[] { (Three, Pair), (Pair, One) })
        {
            var next = await ClusterAsync(after);
            Assert.That(await _machines.UpAsync(next), Is.Empty);
            Assert.That(await _machines.RemoveAsync(await ClusterAsync(before), next), Is.Empty);
        }

        Assert.That(await _machines.UpAsync(await ClusterAsync(One, ("snapshotHour", "5"))), Is.Empty);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(await File.ReadAllTextAsync(_machines.PathOn("tethys.example", "/etc/rancher/k3s/config.yaml")), Does.Contain("etcd-snapshot-schedule-cron: \"0 5 * * *\""));
            Assert.That(File.Exists(_machines.PathOn("tethys.example", "/etc/systemd/system/k3s-backup.timer")), Is.False);
        }
    }
}
