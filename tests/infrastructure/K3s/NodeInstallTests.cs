using System.Runtime.Versioning;
using System.Text.RegularExpressions;
using Oceanid.Infrastructure.Tests.Testing;
using static Oceanid.Infrastructure.Tests.K3s.K3sPrograms;

namespace Oceanid.Infrastructure.Tests.K3s;

/// <summary>What the scripts do on nodes that are new, healthy or half installed, and what they say when they cannot.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class NodeInstallTests
{
    private NodeSandbox _machines = null!;

    [SetUp]
    public void Create() => _machines = new NodeSandbox();

    [TearDown]
    public void Remove() => _machines.Dispose();

    [Test]
    public async Task New_nodes_are_installed_one_after_another()
    {
        var problem = await _machines.UpAsync(await ClusterAsync(Two));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(problem, Is.Empty);
            Assert.That(_machines.VersionOf("tethys"), Is.EqualTo(Current));
            Assert.That(_machines.VersionOf("calypso"), Is.EqualTo(Current));
            Assert.That(_machines.IsRunning("tethys.example", "k3s"), Is.True);
            Assert.That(_machines.IsRunning("calypso.example", "k3s-agent"), Is.True);
            Assert.That(_machines.Calls, Is.EqualTo(new[]
            {
                "curl --fail --silent --show-error --location --retry 3 --connect-timeout 20 --speed-limit 1024 --speed-time 60 --output ROOT/usr/local/bin/k3s.download/sha256sum-amd64.txt https://github.com/k3s-io/k3s/releases/download/v1.34.1%2Bk3s1/sha256sum-amd64.txt",
                "curl --fail --silent --show-error --location --retry 3 --connect-timeout 20 --speed-limit 1024 --speed-time 60 --output ROOT/usr/local/bin/k3s.download/k3s https://github.com/k3s-io/k3s/releases/download/v1.34.1%2Bk3s1/k3s",
                "curl --fail --silent --show-error --location --retry 3 --connect-timeout 20 --speed-limit 1024 --speed-time 60 --output ROOT/usr/local/bin/k3s.download/sha256sum-amd64.txt https://github.com/k3s-io/k3s/releases/download/v1.34.1%2Bk3s1/sha256sum-amd64.txt",
                "curl --fail --silent --show-error --location --retry 3 --connect-timeout 20 --speed-limit 1024 --speed-time 60 --output ROOT/usr/local/bin/k3s.download/k3s https://github.com/k3s-io/k3s/releases/download/v1.34.1%2Bk3s1/k3s",
                "tethys.example: systemctl daemon-reload",
                "tethys.example: systemctl enable k3s",
                "tethys.example: systemctl restart k3s",
                "tethys.example: systemctl daemon-reload",
                "tethys.example: systemctl enable k3s-backup.timer",
                "tethys.example: systemctl restart k3s-backup.timer",
                "calypso.example: systemctl daemon-reload",
                "calypso.example: systemctl enable k3s-agent",
                "calypso.example: systemctl restart k3s-agent",
            }).Using<string, string>(SameCall));
        }
    }

    [Test]
    public async Task The_configuration_is_files_that_only_root_reads()
    {
        var calypso = Node("calypso", "agent", ("taints", new[] { "dedicated=db:NoSchedule" }), ("settings", new Dictionary<string, object> { ["node-ip"] = "10.0.0.2", ["kubelet-arg"] = new[] { "max-pods=50" } }));

        var problem = await _machines.UpAsync(await ClusterAsync([Node("tethys", "server"), calypso], ("k3sRegistries", "mirrors:\n  docker.io:\n    endpoint: [https://mirror.example]\n")));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(problem, Is.Empty);
            Assert.That(Lines("tethys.example", "/etc/rancher/k3s/config.yaml"), Is.EqualTo(new[]
            {
                "node-name: \"tethys\"",
                $"token: \"{Deploy.Secret("k3sToken")}\"",
                $"agent-token: \"{Deploy.Secret("k3sAgentToken")}\"",
                "tls-san: [\"tethys.example\"]",
                "etcd-snapshot-schedule-cron: \"0 3 * * *\"",
                "etcd-snapshot-retention: \"7\"",
            }));
            Assert.That(Lines("calypso.example", "/etc/rancher/k3s/config.yaml"), Is.EqualTo(new[]
            {
                "node-name: \"calypso\"",
                "server: \"https://tethys.example:6443\"",
                $"token: \"<secret command-output tethys-ready>::node:{Deploy.Secret("k3sAgentToken")}\"",
                "node-taint: [\"dedicated=db:NoSchedule\"]",
                "kubelet-arg: [\"max-pods=50\"]",
                "node-ip: \"10.0.0.2\"",
            }));
            Assert.That(Lines("calypso.example", "/etc/rancher/k3s/registries.yaml"), Is.EqualTo(new[] { "mirrors:", "  docker.io:", "    endpoint: [https://mirror.example]" }));
            foreach (var file in new[] { "config.yaml", "registries.yaml" })
                Assert.That(File.GetUnixFileMode(_machines.PathOn("calypso.example", $"/etc/rancher/k3s/{file}")), Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite));
            Assert.That(_machines.Calls, Has.None.Contains("k3sToken"));
        }
    }

    [Test]
    public async Task Several_servers_share_an_etcd_that_saves_itself()
    {
        var problem = await _machines.UpAsync(await ClusterAsync(
            Four,
            ("snapshotHour", "5"),
            ("snapshotRetention", "9"),
            ("snapshotBucket", "oceanid-snapshots"),
            ("snapshotRegion", "eu-central-1"),
            ("snapshotAccessKeyId", Deploy.Secret("snapshotAccessKeyId")),
            ("snapshotSecretAccessKey", Deploy.Secret("snapshotSecretAccessKey"))));

        string[] snapshots =
        [
            "etcd-snapshot-schedule-cron: \"0 5 * * *\"",
            "etcd-snapshot-retention: \"9\"",
            "etcd-s3: \"true\"",
            "etcd-s3-endpoint: \"s3.amazonaws.com\"",
            "etcd-s3-region: \"eu-central-1\"",
            "etcd-s3-bucket: \"oceanid-snapshots\"",
            "etcd-s3-folder: \"tethys\"",
            $"etcd-s3-access-key: \"{Deploy.Secret("snapshotAccessKeyId")}\"",
            $"etcd-s3-secret-key: \"{Deploy.Secret("snapshotSecretAccessKey")}\"",
        ];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(problem, Is.Empty);
            Assert.That(Lines("tethys.example", "/etc/rancher/k3s/config.yaml"), Does.Contain("cluster-init: true").And.Not.Contain("server: \"https://tethys.example:6443\"").And.SupersetOf(snapshots));
            Assert.That(Lines("rhea.example", "/etc/rancher/k3s/config.yaml"), Does.Contain("server: \"https://tethys.example:6443\"").And.Not.Contain("cluster-init: true").And.SupersetOf(snapshots));
            Assert.That(Lines("calypso.example", "/etc/rancher/k3s/config.yaml"), Has.None.StartsWith("etcd"));
            Assert.That(Started(), Is.EqualTo(new[] { "tethys.example", "dione.example", "rhea.example", "calypso.example" }));
            Assert.That(_machines.Calls, Has.None.Contains("k3s-backup.timer"));
        }
    }

    [Test]
    public async Task Running_again_on_healthy_nodes_changes_nothing()
    {
        var program = await ClusterAsync(Two);
        await _machines.UpAsync(program);
        _machines.Forget();

        var problem = await _machines.UpAsync(program);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(problem, Is.Empty);
            Assert.That(_machines.Calls, Is.Empty);
        }
    }

    [TestCase("/etc/systemd/system/k3s.service")]
    [TestCase("/etc/rancher/k3s/config.yaml")]
    [TestCase("/usr/local/bin/k3s")]
    public async Task A_half_installed_node_is_completed(string missing)
    {
        var program = await ClusterAsync(Two);
        await _machines.UpAsync(program);
        File.Delete(_machines.PathOn("tethys.example", missing));
        // What a broken download leaves.
        Directory.CreateDirectory(_machines.PathOn("tethys.example", "/usr/local/bin/k3s.download/rest"));
        _machines.Forget();

        var problem = await _machines.UpAsync(program);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(problem, Is.Empty);
            Assert.That(File.Exists(_machines.PathOn("tethys.example", missing)), Is.True);
            Assert.That(_machines.Calls, Does.Contain("tethys.example: systemctl restart k3s").And.Not.Contain("calypso.example: systemctl restart k3s-agent"));
        }
    }

    [Test]
    public async Task A_service_that_has_stopped_is_started_without_a_restart_of_the_others()
    {
        var program = await ClusterAsync(Two);
        await _machines.UpAsync(program);
        await _machines.RunAsync("calypso.example", "systemctl stop k3s-agent");
        _machines.Forget();

        Assert.That(await _machines.UpAsync(program), Is.Empty);
        Assert.That(_machines.Calls.Where(call => call.Contains("systemctl", StringComparison.Ordinal)), Is.EqualTo(new[]
        {
            "calypso.example: systemctl enable k3s-agent",
            "calypso.example: systemctl start k3s-agent",
        }));
    }

    [Test]
    public async Task A_download_that_breaks_off_installs_nothing_and_the_next_run_completes_it()
    {
        var program = await ClusterAsync(Two);
        _machines.Fail("curl");

        var problem = await _machines.UpAsync(program);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(problem, Does.StartWith("calypso-prepare: "));
            Assert.That(problem, Does.Contain("oceanid: calypso: the download of https://github.com/k3s-io/k3s/releases/download/v1.34.1%2Bk3s1/k3s broke off. Run again."));
            AssertNothingInstalled();
        }

        _machines.Recover("curl");
        Assert.That(await _machines.UpAsync(program), Is.Empty);
    }

    [Test]
    public async Task A_wrong_checksum_installs_nothing()
    {
        _machines.Release(Current, wrongChecksum: true);

        var problem = await _machines.UpAsync(await ClusterAsync(Two));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(problem, Does.Contain("oceanid: calypso: https://github.com/k3s-io/k3s/releases/download/v1.34.1%2Bk3s1/k3s does not have the checksum that sha256sum-amd64.txt gives."));
            AssertNothingInstalled();
        }
    }

    [Test]
    public async Task A_version_that_was_never_released()
    {
        var problem = await _machines.UpAsync(await ClusterAsync(Two, ("kubernetesVersion", "v1.34.99+k3s1")));

        Assert.That(problem, Does.Contain("oceanid: calypso: cannot download https://github.com/k3s-io/k3s/releases/download/v1.34.99%2Bk3s1/sha256sum-amd64.txt. Check the version and the network, and run again."));
    }

    [Test]
    public async Task A_disk_without_room_is_noticed_before_the_download()
    {
        _machines.Fail("df", "204800");

        var problem = await _machines.UpAsync(await ClusterAsync(Two));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(problem, Does.Contain("/usr/local/bin has 200 MiB left, and K3s needs 300. Make room and run again."));
            Assert.That(_machines.Calls, Is.Empty);
        }
    }

    [TestCase("250000", "/usr/local/bin has 244 MiB left, and K3s needs 300.")]
    [TestCase("600000", "/var/lib/rancher has 585 MiB left, and K3s needs 1000.")]
    public async Task Each_disk_has_its_own_need(string free, string message)
    {
        _machines.Fail("df", free);

        Assert.That(await _machines.UpAsync(await ClusterAsync([Node("tethys", "server")])), Does.Contain(message));
    }

    [TestCase("aarch64", "arm64", "k3s-arm64")]
    [TestCase("armv7l", "arm", "k3s-armhf")]
    public async Task Each_kind_of_machine_has_its_own_release(string machine, string sums, string asset)
    {
        _machines.Fail("uname", machine);
        foreach (var (from, to) in new[] { ("k3s", asset), ("sha256sum-amd64.txt", $"sha256sum-{sums}.txt") })
        {
            var text = await File.ReadAllTextAsync(_machines.Below($"releases/{Current}/{from}"));
            await File.WriteAllTextAsync(_machines.Below($"releases/{Current}/{to}"), text.Replace("  k3s\n", $"  {asset}\n", StringComparison.Ordinal));
        }

        Assert.That(await _machines.UpAsync(await ClusterAsync([Node("tethys", "server")])), Is.Empty);
        Assert.That(_machines.Calls, Has.Some.EndsWith($"/{asset}").And.Some.EndsWith($"/sha256sum-{sums}.txt"));
    }

    [Test]
    public async Task A_kind_of_machine_without_a_release()
    {
        _machines.Fail("uname", "sparc64");

        Assert.That(await _machines.UpAsync(await ClusterAsync([Node("tethys", "server")])), Does.Contain("oceanid: tethys: K3s has no release for sparc64.\n"));
    }

    [Test]
    public async Task A_service_that_does_not_start()
    {
        _machines.Fail("start");

        var problem = await _machines.UpAsync(await ClusterAsync(Two));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(problem, Does.EndWith("oceanid: tethys: k3s does not start, or not within 300 s. The last lines of its journal are above; all of it: journalctl -u k3s\n"));
            Assert.That(_machines.VersionOf("calypso"), Is.Null);
        }
    }

    [Test]
    public async Task A_service_that_hangs_does_not_hang_the_update()
    {
        _machines.Fail("hang");

        var problem = await _machines.UpAsync(await ClusterAsync(Two));

        Assert.That(problem, Does.EndWith("oceanid: tethys: k3s does not start, or not within 300 s. The last lines of its journal are above; all of it: journalctl -u k3s\n"));
    }

    [Test]
    public async Task A_node_that_never_becomes_ready_stops_the_roll_out()
    {
        _machines.Fail("ready");

        var problem = await _machines.UpAsync(await ClusterAsync(Two));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(problem, Does.StartWith("tethys-ready: Name: tethys"));
            Assert.That(problem, Does.Contain($"oceanid: tethys: is not ready with {Current} after 300 s (it is 'False {Current}'). On the node: journalctl -u k3s -u k3s-agent"));
            Assert.That(_machines.VersionOf("calypso"), Is.Null);
        }
    }

    [TestCase("agent", "server")]
    [TestCase("server", "agent")]
    public async Task A_node_that_has_the_other_role(string from, string to)
    {
        await _machines.UpAsync(await ClusterAsync([Node("tethys", "server", ("init", true)), Node("calypso", from)]));

        var problem = await _machines.UpAsync(await ClusterAsync([Node("tethys", "server", ("init", true)), Node("calypso", to)]));

        Assert.That(problem, Does.EndWith($"oceanid: calypso: it is installed with the other role. Take it out of the nodes with allowUninstall set, and put it back with the role {to}.\n"));
    }

    [Test]
    public async Task Labels_and_taints_follow_the_configuration()
    {
        var before = await ClusterAsync([Node("tethys", "server", ("labels", new { disk = "ssd", zone = "a" }), ("taints", new[] { "dedicated=db:NoSchedule", "slow:NoExecute" }))]);
        await _machines.UpAsync(before);
        _machines.Forget();

        await _machines.UpAsync(await ClusterAsync([Node("tethys", "server", ("labels", new { disk = "hdd" }), ("taints", new[] { "dedicated=db:NoExecute" }))]));

        Assert.That(_machines.Calls.Where(call => call.StartsWith("kubectl label", StringComparison.Ordinal) || call.StartsWith("kubectl taint", StringComparison.Ordinal)), Is.EqualTo(new[]
        {
            "kubectl label node tethys --overwrite disk=hdd zone-",
            "kubectl taint node tethys --overwrite dedicated=db:NoExecute dedicated:NoSchedule- slow:NoExecute-",
        }));
    }

    [Test]
    public async Task The_kubeconfig_has_the_address_by_which_the_server_is_reached()
    {
        var program = await ClusterAsync(Two);
        await _machines.UpAsync(program);

        var (output, _, _) = await _machines.RunAsync(program.Resource("Command", "tethys-kubeconfig"));

        Assert.That(output, Is.EqualTo("server: https://tethys.example:6443\n"));
    }

    private IEnumerable<string> Started() => _machines.Calls
        .Where(call => call.Contains(": systemctl restart k3s", StringComparison.Ordinal) && !call.EndsWith("timer", StringComparison.Ordinal))
        .Select(call => call.Split(':')[0]);

    private IEnumerable<string> Lines(string host, string path) =>
        File.ReadAllLines(_machines.PathOn(host, path)).Where(line => !line.StartsWith('#'));

    private void AssertNothingInstalled()
    {
        Assert.That(Directory.GetFileSystemEntries(_machines.PathOn("calypso.example", "/usr/local/bin")), Is.Empty);
        Assert.That(_machines.Calls, Has.None.Contains("systemctl"));
    }

    private static bool SameCall(string actual, string expected) =>
        Regex.IsMatch(actual, $"^{Regex.Escape(expected).Replace("ROOT", @"\S+", StringComparison.Ordinal)}$");
}
