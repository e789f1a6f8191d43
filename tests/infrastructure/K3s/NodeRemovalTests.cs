using Oceanid.Infrastructure.Tests.Testing;
using static Oceanid.Infrastructure.Tests.K3s.K3sPrograms;

namespace Oceanid.Infrastructure.Tests.K3s;

/// <summary>What happens to a node that the configuration no longer has.</summary>
public sealed class NodeRemovalTests
{
    private NodeSandbox _machines = null!;

    [SetUp]
    public void Create() => _machines = new NodeSandbox();

    [TearDown]
    public void Remove() => _machines.Dispose();

    [Test]
    public async Task It_is_drained_stopped_and_forgotten_but_keeps_k3s()
    {
        var before = await ClusterAsync(Two);
        await _machines.UpAsync(before);
        _machines.Forget();

        var problem = await _machines.RemoveAsync(before, await ClusterAsync([Node("tethys", "server")]));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(problem, Is.Empty);
            Assert.That(_machines.Calls, Is.EqualTo(new[]
            {
                "kubectl annotate node calypso --overwrite oceanid.dev/cordoned=true",
                "kubectl cordon calypso",
                "kubectl drain calypso --ignore-daemonsets --delete-emptydir-data --timeout=300s",
                "calypso.example: systemctl disable --now k3s-agent",
                "kubectl delete node calypso --ignore-not-found",
            }));
            Assert.That(_machines.VersionOf("calypso"), Is.Null);
            Assert.That(File.Exists(_machines.PathOn("calypso.example", "/usr/local/bin/k3s")), Is.True);
        }
    }

    [Test]
    public async Task With_allowUninstall_nothing_of_k3s_stays()
    {
        var before = await ClusterAsync(Two, ("allowUninstall", "true"));
        await _machines.UpAsync(before);

        Assert.That(await _machines.RemoveAsync(before, await ClusterAsync([Node("tethys", "server")])), Is.Empty);
        foreach (var path in new[] { "/usr/local/bin/k3s", "/etc/rancher/k3s", "/etc/systemd/system/k3s-agent.service", "/var/lib/rancher/k3s" })
            Assert.That(Path.Exists(_machines.PathOn("calypso.example", path)), Is.False, path);
    }

    [Test]
    public async Task A_drain_that_is_blocked_keeps_the_node()
    {
        var before = await ClusterAsync(Two);
        await _machines.UpAsync(before);
        _machines.Fail("drain", "disruption budget\n");

        var problem = await _machines.RemoveAsync(before, await ClusterAsync([Node("tethys", "server")]));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(problem, Does.EndWith("oceanid: calypso: could not be drained within 300 s (see above). It stays, and takes pods as before.\n"));
            Assert.That(_machines.IsRunning("calypso.example", "k3s-agent"), Is.True);
        }
    }

    [Test]
    public async Task The_last_server_stays_whatever_is_asked()
    {
        var before = await ClusterAsync([Node("tethys", "server")], ("allowUninstall", "true"));
        await _machines.UpAsync(before);
        _machines.Forget();

        var (_, error, exitCode) = await _machines.RunAsync(before.Resource("Command", "tethys-ready"), "delete");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(exitCode, Is.Not.Zero);
            Assert.That(error, Is.EqualTo("oceanid: tethys: is the last server, and the cluster is lost without it. It stays.\n"));
            Assert.That(_machines.Calls, Is.Empty);
        }
    }

    [Test]
    public async Task A_node_that_is_gone_already_is_no_error()
    {
        var before = await ClusterAsync(Two);
        await _machines.UpAsync(before);
        Directory.Delete(_machines.Below("nodes/calypso"), recursive: true);

        Assert.That(await _machines.RemoveAsync(before, await ClusterAsync([Node("tethys", "server")])), Is.Empty);
    }
}
