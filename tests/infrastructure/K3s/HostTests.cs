using System.Runtime.Versioning;
using Oceanid.Infrastructure.Tests.Testing;
using static Oceanid.Infrastructure.Tests.K3s.K3sPrograms;

namespace Oceanid.Infrastructure.Tests.K3s;

/// <summary>Machines that are not plain: with a firewall, a proxy, another port or a private network, or with a K3s already.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class HostTests
{
    private const string Registries = "/etc/rancher/k3s/registries.yaml";

    private NodeSandbox _machines = null!;

    [SetUp]
    public void Create() => _machines = new NodeSandbox();

    [TearDown]
    public void Remove() => _machines.Dispose();

    [Test]
    public async Task SELinux_that_enforces_is_refused_before_anything_is_installed()
    {
        Put("calypso", "/sys/fs/selinux/enforce", "1");

        var problem = await _machines.UpAsync(await ClusterAsync(Two));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(problem, Does.StartWith("calypso-prepare: oceanid: calypso: SELinux is enforcing here"));
            Assert.That(_machines.Calls, Is.Empty);
        }
    }

    [TestCase("0")]
    [TestCase("")]
    public async Task SELinux_that_does_not_enforce_is_no_hindrance(string enforce)
    {
        Put("tethys", "/sys/fs/selinux/enforce", enforce);

        Assert.That(await _machines.UpAsync(await ClusterAsync([Node("tethys", "server")])), Is.Empty);
    }

    [Test]
    public async Task Firewalld_is_refused_before_anything_is_installed()
    {
        Put("calypso", "/etc/systemd/system/firewalld.service", "");
        await _machines.RunAsync("calypso.example", "systemctl start firewalld");
        _machines.Forget();

        var problem = await _machines.UpAsync(await ClusterAsync(Two));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(problem, Does.StartWith("calypso-prepare: oceanid: calypso: firewalld runs here, and would cut off K3s' pods and nodes."));
            Assert.That(_machines.Calls, Is.Empty);
        }
    }

    [Test]
    public async Task A_proxy_that_an_administrator_has_set_survives()
    {
        foreach (var file in new[] { "/etc/default/k3s", "/etc/systemd/system/k3s.service.env" })
            Put("tethys", file, "HTTPS_PROXY=http://proxy.example:3128\n");

        Assert.That(await _machines.UpAsync(await ClusterAsync([Node("tethys", "server")])), Is.Empty);
        foreach (var file in new[] { "/etc/default/k3s", "/etc/systemd/system/k3s.service.env" })
            Assert.That(await File.ReadAllTextAsync(_machines.PathOn("tethys.example", file)), Is.EqualTo("HTTPS_PROXY=http://proxy.example:3128\n"));
    }

    [Test]
    public async Task A_takeover_keeps_the_registries_of_an_administrator()
    {
        Put("tethys", Registries, "mirrors: {}\n");

        Assert.That(await _machines.UpAsync(await ClusterAsync([Node("tethys", "server")])), Is.Empty);
        Assert.That(await File.ReadAllTextAsync(_machines.PathOn("tethys.example", Registries)), Is.EqualTo("mirrors: {}\n"));
    }

    [Test]
    public async Task Registries_of_this_program_go_with_their_setting()
    {
        await _machines.UpAsync(await ClusterAsync([Node("tethys", "server")], ("k3sRegistries", "mirrors: {}\n")));
        Assert.That(File.Exists(_machines.PathOn("tethys.example", Registries)), Is.True);
        _machines.Forget();

        Assert.That(await _machines.UpAsync(await ClusterAsync([Node("tethys", "server")])), Is.Empty);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(File.Exists(_machines.PathOn("tethys.example", Registries)), Is.False);
            Assert.That(_machines.Calls, Does.Contain("tethys.example: systemctl restart k3s"));
        }
    }

    [Test]
    public async Task Registries_of_this_program_stay_as_long_as_they_are_set()
    {
        var program = await ClusterAsync([Node("tethys", "server")], ("k3sRegistries", "mirrors: {}\n"));
        await _machines.UpAsync(program);
        _machines.Forget();

        Assert.That(await _machines.UpAsync(program), Is.Empty);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(await File.ReadAllTextAsync(_machines.PathOn("tethys.example", Registries)), Does.EndWith("mirrors: {}\n"));
            Assert.That(_machines.Calls, Is.Empty);
        }
    }

    [Test]
    public async Task A_copy_at_another_hour_is_no_reason_to_restart_k3s()
    {
        await _machines.UpAsync(await ClusterAsync([Node("tethys", "server")], ("snapshotBucket", null)));
        File.Delete(_machines.PathOn("tethys.example", "/etc/oceanid/k3s-backup.env"));
        _machines.Forget();

        Assert.That(await _machines.UpAsync(await ClusterAsync([Node("tethys", "server")], ("snapshotBucket", null))), Is.Empty);
        Assert.That(_machines.Calls, Has.None.EqualTo("tethys.example: systemctl restart k3s"));
    }

    [TestCase(null, null, "https://10.0.0.1:6443", "tethys.example:6443", "[\"tethys.example\",\"10.0.0.1\"]")]
    [TestCase("kube.example", null, "https://kube.example:6443", "kube.example:6443", "[\"tethys.example\",\"10.0.0.1\",\"kube.example\"]")]
    [TestCase("kube.example:443", null, "https://kube.example:443", "kube.example:443", "[\"tethys.example\",\"10.0.0.1\",\"kube.example\"]")]
    [TestCase("[2001:db8::1]:443", null, "https://[2001:db8::1]:443", "[2001:db8::1]:443", "[\"tethys.example\",\"10.0.0.1\",\"2001:db8::1\"]")]
    [TestCase("2001:db8::1", null, "https://[2001:db8::1]:6443", "[2001:db8::1]:6443", "[\"tethys.example\",\"10.0.0.1\",\"2001:db8::1\"]")]
    [TestCase(null, 7443, "https://10.0.0.1:7443", "tethys.example:7443", "[\"tethys.example\",\"10.0.0.1\"]")]
    public async Task The_address_of_the_cluster_and_of_a_node_need_not_be_that_of_ssh(string? endpoint, int? port, string server, string kubeconfig, string names)
    {
        var settings = new Dictionary<string, object>();
        if (port is { } number)
            settings["https-listen-port"] = number;
        var program = await ClusterAsync(
            [Node("tethys", "server", ("address", "10.0.0.1"), ("settings", settings)), Node("calypso", "agent", ("address", "10.0.0.2"))],
            ("apiEndpoint", endpoint));
        Assert.That(await _machines.UpAsync(program), Is.Empty);

        var (output, _, _) = await _machines.RunAsync(program.Resource("Command", "tethys-kubeconfig"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Configuration("tethys"), Does.Contain("node-ip: \"10.0.0.1\"").And.Contain($"tls-san: {names}"));
            Assert.That(Configuration("calypso"), Does.Contain("node-ip: \"10.0.0.2\"").And.Contain($"server: \"{server}\""));
            Assert.That(output, Is.EqualTo($"server: https://{kubeconfig}\n"));
            Assert.That(program.Resource("Command", "calypso-install").Input("connection", "host"), Is.EqualTo("calypso.example"));
        }
    }

    [Test]
    public async Task Components_of_k3s_can_be_left_out()
    {
        var program = await ClusterAsync([Node("tethys", "server", ("settings", new { disable = new[] { "servicelb", "local-storage", "metrics-server" } }))]);

        Assert.That(await _machines.UpAsync(program), Is.Empty);
        Assert.That(Configuration("tethys"), Does.Contain("disable: [\"servicelb\",\"local-storage\",\"metrics-server\"]"));
    }

    [Test]
    public async Task The_founder_hands_over_what_others_know_the_cluster_by()
    {
        var program = await ClusterAsync(Two);
        await _machines.UpAsync(program);

        var (founder, _, _) = await _machines.RunAsync(program.Resource("Command", "tethys-ready"));
        var (other, _, _) = await _machines.RunAsync(program.Resource("Command", "calypso-ready"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(founder, Does.Match("^K10[0-9a-f]{64}\n$"));
            Assert.That(other, Is.Empty);
        }
    }

    [Test]
    public async Task An_uninstall_leaves_nothing_behind_but_the_copies()
    {
        string[] files =
        [
            "/etc/rancher/node/password", "/etc/systemd/system/k3s-agent.service.env", "/usr/local/bin/k3s-killall.sh", "/usr/local/bin/k3s-agent-uninstall.sh",
            "/usr/local/bin/k3s.next", "/var/lib/kubelet/pods/it", "/var/lib/cni/it", "/var/lib/rancher/k3s/agent/it", "/run/k3s/it", "/run/flannel/it",
            "/var/lib/rancher/k3s-backups/it", "/etc/default/k3s-agent",
        ];
        var before = await ClusterAsync(Two, ("allowUninstall", "true"));
        await _machines.UpAsync(before);
        foreach (var file in files)
            Put("calypso", file, "");
        File.CreateSymbolicLink(_machines.PathOn("calypso.example", "/usr/local/bin/kubectl"), "k3s");
        File.CreateSymbolicLink(_machines.PathOn("calypso.example", "/usr/local/bin/ctr"), "/opt/ctr");

        Assert.That(await _machines.RemoveAsync(before, await ClusterAsync([Node("tethys", "server")])), Is.Empty);

        var root = _machines.PathOn("calypso.example", "");
        var left = Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories).Select(file => file[root.Length..]);
        Assert.That(left, Is.EquivalentTo(new[] { "/usr/local/bin/ctr", "/var/lib/rancher/k3s-backups/it", "/etc/default/k3s-agent" }));
    }

    private string Configuration(string node) => File.ReadAllText(_machines.PathOn($"{node}.example", "/etc/rancher/k3s/config.yaml"));

    private void Put(string node, string path, string text)
    {
        var file = _machines.PathOn($"{node}.example", path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }
}
