using System.Runtime.Versioning;
using Oceanid.Infrastructure.Tests.Testing;
using static Oceanid.Infrastructure.Tests.K3s.K3sPrograms;

namespace Oceanid.Infrastructure.Tests.K3s;

/// <summary>The copies of a SQLite database, made by the script that the program puts on the server.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class BackupTests
{
    private const string Host = "tethys.example";

    private NodeSandbox _machines = null!;

    [SetUp]
    public void Create() => _machines = new NodeSandbox();

    [TearDown]
    public void Remove() => _machines.Dispose();

    [Test]
    public async Task A_copy_has_the_database_and_the_token_and_k3s_only_stands_still_for_it()
    {
        await InstallAsync();

        Assert.That(await BackupAsync(), Is.Empty);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(_machines.Calls, Is.EqualTo(new[]
            {
                $"{Host}: systemctl kill --kill-who=main --signal=STOP k3s",
                $"{Host}: systemctl kill --kill-who=main --signal=CONT k3s",
                $"{Host}: systemctl kill --kill-who=main --signal=CONT k3s",
            }));
            Assert.That(_machines.IsRunning(Host, "stands-still"), Is.False);
            Assert.That(await ContentsAsync(Copies().Single()), Is.EquivalentTo(new[] { "db/", "db/state.db", "token" }));
            Assert.That(File.GetUnixFileMode(Copies().Single()), Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite));
        }
    }

    [Test]
    public async Task A_k3s_that_does_not_run_is_copied_and_not_started()
    {
        await InstallAsync();
        await _machines.RunAsync(Host, "systemctl stop k3s");
        _machines.Forget();

        Assert.That(await BackupAsync(), Is.Empty);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Copies(), Has.Length.EqualTo(1));
            Assert.That(_machines.Calls, Is.Empty);
        }
    }

    [Test]
    public async Task The_newest_copies_stay()
    {
        await InstallAsync(("snapshotRetention", "2"));
        var folder = Directory.CreateDirectory(_machines.PathOn(Host, "/var/lib/rancher/k3s-backups")).FullName;
        foreach (var day in new[] { "01", "02", "03" })
            await File.WriteAllTextAsync(Path.Combine(folder, $"202501{day}T030000Z.tar.gz"), "");

        Assert.That(await BackupAsync(), Is.Empty);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Copies(), Has.Length.EqualTo(2));
            Assert.That(Copies().Select(Path.GetFileName), Does.Contain("20250103T030000Z.tar.gz"));
        }
    }

    [Test]
    public async Task K3s_goes_on_even_if_the_copy_fails()
    {
        await InstallAsync();
        Directory.Delete(_machines.PathOn(Host, "/var/lib/rancher/k3s/server/db"), recursive: true);

        Assert.That(await BackupAsync(), Does.Contain("db"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(_machines.IsRunning(Host, "k3s"), Is.True);
            Assert.That(_machines.IsRunning(Host, "stands-still"), Is.False);
            Assert.That(Directory.GetFileSystemEntries(_machines.PathOn(Host, "/var/lib/rancher/k3s-backups")), Is.Empty);
        }
    }

    [Test]
    public async Task A_bucket_gets_each_copy_and_no_argument_has_the_key()
    {
        await InstallAsync(
            ("snapshotBucket", "oceanid-snapshots"),
            ("snapshotEndpoint", "s3.example.com"),
            ("snapshotAccessKeyId", "the-id"),
            ("snapshotSecretAccessKey", "the-key"));

        Assert.That(await BackupAsync(), Is.Empty);
        var upload = _machines.Calls.Single(call => call.StartsWith("curl", StringComparison.Ordinal));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Directory.GetFiles(_machines.Below("bucket")), Has.Length.EqualTo(1));
            Assert.That(upload, Does.Contain(" https://s3.example.com/oceanid-snapshots/tethys/").And.Contain("--aws-sigv4 aws:amz:us-east-1:s3"));
            Assert.That(upload, Does.Not.Contain("the-id").And.Not.Contain("the-key"));
            Assert.That(await File.ReadAllTextAsync(_machines.Below("curl-config")), Is.EqualTo("user = \"the-id:the-key\"\n"));
        }
    }

    [Test]
    public async Task A_timer_runs_it_at_the_hour_that_is_set()
    {
        await InstallAsync(("snapshotHour", "4"));

        Assert.That(await File.ReadAllTextAsync(_machines.PathOn(Host, "/etc/systemd/system/k3s-backup.timer")), Does.Contain("OnCalendar=*-*-* 04:00:00 UTC\n"));
    }

    [Test]
    public async Task A_server_that_gets_etcd_loses_the_timer()
    {
        await InstallAsync();

        Assert.That(await _machines.UpAsync(await ClusterAsync([Node("tethys", "server", ("init", true)), Node("dione", "server"), Node("rhea", "server")])), Is.Empty);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(_machines.Calls, Does.Contain($"{Host}: systemctl disable --now k3s-backup.timer"));
            Assert.That(File.Exists(_machines.PathOn(Host, "/etc/systemd/system/k3s-backup.timer")), Is.False);
        }
    }

    private async Task InstallAsync(params (string, string?)[] settings)
    {
        Assert.That(await _machines.UpAsync(await ClusterAsync([Node("tethys", "server")], settings)), Is.Empty);
        _machines.Forget();
    }

    // As its systemd unit says: with the variables of its file.
    private async Task<string> BackupAsync()
    {
        var environment = _machines.PathOn(Host, "/etc/oceanid/k3s-backup.env");
        var script = _machines.PathOn(Host, "/usr/local/lib/oceanid/k3s-backup.sh");
        var (_, error, _) = await _machines.RunAsync(Host, $"set -a; . '{environment}'; '{script}'");
        return error;
    }

    private string[] Copies() =>
        Directory.GetFiles(_machines.PathOn(Host, "/var/lib/rancher/k3s-backups"));

    private static async Task<string[]> ContentsAsync(string archive) =>
        (await ExternalCommand.RunAsync(["tar", "-tzf", archive])).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
