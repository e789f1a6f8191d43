using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Runtime.Versioning;
using Oceanid.Infrastructure.Tests.Testing;
using Oceanid.Tool.Fleet;
using static Oceanid.Infrastructure.Tests.K3s.K3sPrograms;

namespace Oceanid.Infrastructure.Tests.K3s;

/// <summary>
/// The commands of the program through a real SSH server on loopback: what the command line and standard input become on the way, which no other
/// test sees. The provider of Pulumi.Command is not here; OpenSSH's client stands for it.
/// </summary>
[UnsupportedOSPlatform("windows")]
public sealed class SshRoundTripTests
{
    private const string Host = "tethys.example";
    private const string Daemon = "/usr/sbin/sshd";

    private NodeSandbox _machines = null!;
    private Process _daemon = null!;
    private int _port;

    [SetUp]
    public async Task Start()
    {
        if (!File.Exists(Daemon))
            Assert.Ignore("There is no SSH server to test with: apt-get install openssh-server (tests/tools.sh does, where it may). CI always has it.");

        _machines = new NodeSandbox();
        _port = FreePort();
        foreach (var key in new[] { "host", "other", "client" })
            await ExternalCommand.RunAsync(["ssh-keygen", "-q", "-t", "ecdsa", "-N", "", "-f", _machines.Below(key)]);
        File.Copy(_machines.Below("client.pub"), _machines.Below("authorized_keys"));
        var variables = string.Join(' ', _machines.Variables(Host).Select(variable => $"\"{variable.Key}={variable.Value}\""));
        await File.WriteAllTextAsync(
            _machines.Below("sshd_config"),
            $"""
            ListenAddress 127.0.0.1
            Port {_port}
            HostKey {_machines.Below("host")}
            AuthorizedKeysFile {_machines.Below("authorized_keys")}
            PidFile none
            StrictModes no
            UsePAM no
            PasswordAuthentication no
            PermitRootLogin prohibit-password
            SetEnv {variables}

            """);
        if (Environment.UserName == "root")
            Directory.CreateDirectory("/run/sshd");
        _daemon = Process.Start(new ProcessStartInfo(Daemon, ["-D", "-e", "-f", _machines.Below("sshd_config")]) { RedirectStandardError = true })!;
        await ListeningAsync();
    }

    [TearDown]
    public void Stop()
    {
        _daemon?.Kill();
        _daemon?.Dispose();
        _machines?.Dispose();
    }

    [Test]
    public async Task A_wrong_host_key_is_refused_before_anything_runs()
    {
        var install = (await ClusterAsync([Node("tethys", "server")])).Resource("Command", "tethys-install");

        var (_, error, exitCode) = await SshAsync("other.pub", install);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(exitCode, Is.Not.Zero);
            Assert.That(error, Does.Contain("Host key verification failed."));
            Assert.That(_machines.Calls, Is.Empty);
        }
    }

    [Test]
    public async Task A_new_server_is_installed_and_hands_over_its_kubeconfig()
    {
        var program = await ClusterAsync([Node("tethys", "server", ("labels", new { disk = "ssd" }))], ("k3sToken", "it's a \"token\" with $(everything) `in` \\ it"));
        var outputs = await UpAsync(program);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(_machines.VersionOf("tethys"), Is.EqualTo(Current));
            Assert.That(outputs["tethys-kubeconfig"], Is.EqualTo("server: https://tethys.example:6443\n"));
            Assert.That(
                await File.ReadAllTextAsync(_machines.PathOn(Host, "/etc/rancher/k3s/config.yaml")),
                Does.Contain("""token: "it's a \"token\" with $(everything) `in` \\ it" """.Trim()));
            Assert.That(_machines.Calls, Does.Contain("kubectl label node tethys --overwrite disk=ssd"));
        }
    }

    [Test]
    public async Task What_goes_wrong_on_the_node_is_an_error_here()
    {
        await UpAsync(await ClusterAsync([Node("tethys", "server")]));
        var program = await ClusterAsync([Node("tethys", "server")], ("kubernetesVersion", "v1.33.5+k3s1"));

        var (_, error, exitCode) = await SshAsync("host.pub", program.Resource("Command", "tethys-check"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(exitCode, Is.Not.Zero);
            Assert.That(error, Does.Contain($"oceanid: tethys: it runs {Current}, and K3s cannot go back to v1.33.5+k3s1."));
        }
    }

    private async Task<Dictionary<string, string>> UpAsync(ProgramPreview program)
    {
        var outputs = new Dictionary<string, string>();
        foreach (var command in NodeSandbox.Commands(program))
        {
            var (output, error, exitCode) = await SshAsync("host.pub", command);
            Assert.That(exitCode, Is.Zero, $"{command.Name}: {error}");
            outputs[command.Name] = output;
        }

        return outputs;
    }

    private async Task<(string Output, string Error, int ExitCode)> SshAsync(string hostKey, ResourcePreview command)
    {
        var trusted = _machines.Below($"known_hosts-{hostKey}");
        await File.WriteAllTextAsync(trusted, $"[127.0.0.1]:{_port} {await File.ReadAllTextAsync(_machines.Below(hostKey))}");
        string[] ssh =
        [
            "ssh", "-F", "none", "-T",
            "-o", "BatchMode=yes", "-o", "StrictHostKeyChecking=yes", "-o", "IdentitiesOnly=yes", "-o", $"UserKnownHostsFile={trusted}",
            "-i", _machines.Below("client"), "-p", $"{_port}", "127.0.0.1", command.Input("create")!,
        ];
        return await ExternalCommand.RunAsync(ssh, command.Input("stdin")!);
    }

    private async Task ListeningAsync()
    {
        for (var attempt = 0; attempt < 100; attempt++)
        {
            if (_daemon.HasExited)
                Assert.Fail($"The SSH server ended: {await _daemon.StandardError.ReadToEndAsync()}");
            try
            {
                using var client = new TcpClient();
                await client.ConnectAsync(IPAddress.Loopback, _port);
                return;
            }
            catch (SocketException)
            {
                await Task.Delay(100);
            }
        }

        Assert.Fail("The SSH server does not listen.");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
