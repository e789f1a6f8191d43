using System.Runtime.Versioning;
using Oceanid.Infrastructure.Tests.Testing;
using static Oceanid.Infrastructure.Tests.K3s.K3sPrograms;

namespace Oceanid.Infrastructure.Tests.K3s;

/// <summary>The files that systemd and K3s read on a node, line by line: nothing else would notice a line that is missing.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class NodeFilesTests
{
    private NodeSandbox _machines = null!;

    [OneTimeSetUp]
    public async Task Install()
    {
        _machines = new NodeSandbox();
        Assert.That(await _machines.UpAsync(await ClusterAsync(Two, ("snapshotHour", "4"), ("snapshotRetention", "9"))), Is.Empty);
    }

    [OneTimeTearDown]
    public void Remove() => _machines.Dispose();

    [TestCase("tethys", "k3s", "server", "notify")]
    [TestCase("calypso", "k3s-agent", "agent", "exec")]
    public void The_service(string node, string service, string role, string type) =>
        Assert.That(Lines(node, $"/etc/systemd/system/{service}.service"), Is.EqualTo(new[]
        {
            "[Unit]",
            $"Description=K3s {role}",
            "Documentation=https://k3s.io",
            "Wants=network-online.target",
            "After=network-online.target",
            "",
            "[Service]",
            $"Type={type}",
            "KillMode=process",
            "Delegate=yes",
            "LimitNOFILE=1048576",
            "LimitNPROC=infinity",
            "LimitCORE=infinity",
            "TasksMax=infinity",
            "TimeoutStartSec=0",
            "EnvironmentFile=-/etc/default/%N",
            "EnvironmentFile=-/etc/sysconfig/%N",
            "EnvironmentFile=-/etc/systemd/system/%N.service.env",
            "Restart=always",
            "RestartSec=5s",
            "ExecStartPre=-/sbin/modprobe br_netfilter",
            "ExecStartPre=-/sbin/modprobe overlay",
            $"ExecStart=/usr/local/bin/k3s {role}",
            "",
            "[Install]",
            "WantedBy=multi-user.target",
        }));

    [Test]
    public void The_service_that_copies_the_database() =>
        Assert.That(Lines("tethys", "/etc/systemd/system/k3s-backup.service"), Is.EqualTo(new[]
        {
            "[Unit]",
            "Description=Copy of the K3s database",
            "",
            "[Service]",
            "Type=oneshot",
            "EnvironmentFile=/etc/oceanid/k3s-backup.env",
            "ExecStart=/usr/local/lib/oceanid/k3s-backup.sh",
            "ExecStopPost=-/usr/bin/systemctl kill --kill-who=main --signal=CONT k3s",
        }));

    [Test]
    public void Its_timer() =>
        Assert.That(Lines("tethys", "/etc/systemd/system/k3s-backup.timer"), Is.EqualTo(new[]
        {
            "[Unit]",
            "Description=Daily copy of the K3s database",
            "",
            "[Timer]",
            "OnCalendar=*-*-* 04:00:00 UTC",
            "Persistent=true",
            "",
            "[Install]",
            "WantedBy=timers.target",
        }));

    [Test]
    public void The_configuration_of_an_only_server() =>
        Assert.That(Lines("tethys", "/etc/rancher/k3s/config.yaml"), Is.EqualTo(new[]
        {
            "node-name: \"tethys\"",
            $"token: \"{Deploy.Secret("k3sToken")}\"",
            $"agent-token: \"{Deploy.Secret("k3sAgentToken")}\"",
            "tls-san: [\"tethys.example\"]",
            "etcd-snapshot-schedule-cron: \"0 4 * * *\"",
            "etcd-snapshot-retention: \"9\"",
        }));

    [Test]
    public void The_configuration_of_an_agent() =>
        Assert.That(Lines("calypso", "/etc/rancher/k3s/config.yaml"), Is.EqualTo(new[]
        {
            "node-name: \"calypso\"",
            "server: \"https://tethys.example:6443\"",
            $"token: \"<secret command-output tethys-ready>::node:{Deploy.Secret("k3sAgentToken")}\"",
        }));

    [Test]
    public void The_mark_of_a_node_names_it_and_its_founder()
    {
        Assert.That(Lines("calypso", "/etc/oceanid/k3s-node").Single(), Does.Match("^calypso tethys [0-9a-f]{64}$"));
        Assert.That(Lines("tethys", "/etc/oceanid/k3s-node").Single(), Does.Match("^tethys tethys [0-9a-f]{64}$"));
    }

    [TestCase("/etc/systemd/system/k3s.service", 644)]
    [TestCase("/etc/rancher/k3s/config.yaml", 600)]
    [TestCase("/usr/local/lib/oceanid/k3s-backup.sh", 700)]
    [TestCase("/etc/oceanid/k3s-backup.env", 600)]
    [TestCase("/etc/oceanid/k3s-node", 600)]
    public void Who_may_do_what_with_a_file(string path, int mode) =>
        Assert.That(File.GetUnixFileMode(_machines.PathOn("tethys.example", path)), Is.EqualTo((UnixFileMode)Convert.ToInt32($"{mode}", 8)));

    [Test]
    public void The_binary_may_be_run() =>
        Assert.That(File.GetUnixFileMode(_machines.PathOn("tethys.example", "/usr/local/bin/k3s")).HasFlag(UnixFileMode.OtherExecute), Is.True);

    private IEnumerable<string> Lines(string node, string path) =>
        File.ReadAllLines(_machines.PathOn($"{node}.example", path)).Where(line => !line.StartsWith('#'));
}
