using Oceanid.Tool.Fleet;
using static Oceanid.Infrastructure.Tests.K3s.K3sPrograms;

namespace Oceanid.Infrastructure.Tests.K3s;

/// <summary>
/// A node under another name, on the same machine. Pulumi creates what is new first and deletes what is gone last, so the old name's end would
/// come after the new name's start.
/// </summary>
public sealed class RenameTests
{
    private static readonly object[] Renamed = [Node("tethys", "server"), Node("titan", "agent", ("host", "calypso.example"))];

    private NodeSandbox _machines = null!;

    [SetUp]
    public async Task Install() => _machines = await NodeSandbox.InstalledAsync(Two);

    [TearDown]
    public void Remove() => _machines.Dispose();

    [Test]
    public async Task It_is_refused_with_what_to_do_and_nothing_is_touched()
    {
        var problem = await _machines.UpAsync(await ClusterAsync(Renamed));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(problem, Is.EqualTo(
                "titan-prepare: oceanid: titan: this machine is the node calypso. A node cannot be renamed: name it calypso again, "
                + "or take calypso out of nodes with allowUninstall set, run, and then add titan.\n"));
            Assert.That(_machines.Calls, Is.Empty);
            Assert.That(_machines.IsRunning("calypso.example", "k3s-agent"), Is.True);
        }
    }

    [Test]
    public async Task A_machine_without_a_mark_is_known_by_its_configuration()
    {
        File.Delete(_machines.PathOn("calypso.example", "/etc/oceanid/k3s-node"));

        Assert.That(await _machines.UpAsync(await ClusterAsync(Renamed)), Does.StartWith("titan-prepare: oceanid: titan: this machine is the node calypso."));
    }

    [Test]
    public async Task The_way_that_it_names_works()
    {
        var uninstalling = await ClusterAsync(Two, ("allowUninstall", "true"));
        var without = await ClusterAsync([Node("tethys", "server")]);

        Assert.That(await _machines.UpAsync(uninstalling), Is.Empty);
        Assert.That(await _machines.RemoveAsync(uninstalling, without), Is.Empty);
        Assert.That(await _machines.UpAsync(await ClusterAsync(Renamed)), Is.Empty);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(_machines.VersionOf("titan"), Is.EqualTo(Current));
            Assert.That(_machines.VersionOf("calypso"), Is.Null);
        }
    }

    // What an engine does after an update that has gone through, whatever the reason: here, that somebody took the machine's mark away.
    [Test]
    public async Task The_end_of_the_old_name_leaves_the_new_one_alone()
    {
        var before = await ClusterAsync(Two, ("allowUninstall", "true"));
        await _machines.UpAsync(before);
        File.Delete(_machines.PathOn("calypso.example", "/etc/oceanid/k3s-node"));
        File.Delete(_machines.PathOn("calypso.example", "/etc/rancher/k3s/config.yaml"));
        var after = await ClusterAsync(Renamed);
        Assert.That(await _machines.UpAsync(after), Is.Empty);
        _machines.Forget();

        Assert.That(await _machines.RemoveAsync(before, after), Is.Empty);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(_machines.IsRunning("calypso.example", "k3s-agent"), Is.True);
            Assert.That(File.Exists(_machines.PathOn("calypso.example", "/usr/local/bin/k3s")), Is.True);
            Assert.That(_machines.Calls, Has.None.Contains("systemctl"));
            Assert.That(_machines.VersionOf("titan"), Is.EqualTo(Current));
        }
    }

    [TestCase(null, "nothing was stopped: this machine does not bear its mark")]
    [TestCase("titan tethys 0123\n", "nothing was stopped: this machine is the node titan")]
    public async Task Only_what_bears_the_mark_of_the_node_is_stopped(string? mark, string message)
    {
        var file = _machines.PathOn("calypso.example", "/etc/oceanid/k3s-node");
        File.Delete(file);
        if (mark is not null)
            await File.WriteAllTextAsync(file, mark);

        var (_, error, exitCode) = await _machines.RunAsync(Command(await ClusterAsync(Two, ("allowUninstall", "true")), "calypso-install"), "delete");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(exitCode, Is.Zero);
            Assert.That(error, Is.EqualTo($"oceanid: calypso: {message}\n"));
            Assert.That(_machines.IsRunning("calypso.example", "k3s-agent"), Is.True);
            Assert.That(_machines.Calls, Is.Empty);
        }
    }

    // They are in the states of people: a resource with another URN is a new one, and the old one is deleted after it.
    [TestCase("tethys-check", "oceanid:k3s:K3sCluster")]
    [TestCase("tethys-kubeconfig", "oceanid:k3s:K3sCluster")]
    [TestCase("tethys-drain", "oceanid:k3s:K3sCluster$oceanid:k3s:K3sNode")]
    [TestCase("tethys-install", "oceanid:k3s:K3sCluster$oceanid:k3s:K3sNode")]
    [TestCase("tethys-ready", "oceanid:k3s:K3sCluster$oceanid:k3s:K3sNode")]
    [TestCase("calypso-drain", "oceanid:k3s:K3sCluster$oceanid:k3s:K3sNode")]
    [TestCase("calypso-install", "oceanid:k3s:K3sCluster$oceanid:k3s:K3sNode")]
    [TestCase("calypso-ready", "oceanid:k3s:K3sCluster$oceanid:k3s:K3sNode")]
    public async Task The_commands_of_a_running_cluster_stay(string name, string parents)
    {
        var program = await ClusterAsync(Two);
        var command = Command(program, name);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Parents(program, command), Is.EqualTo(parents));
            // A change of a trigger replaces a command, and the options can ask for it.
            Assert.That(command.Inputs.ContainsKey("triggers"), Is.False);
            Assert.That(command.Type, Is.EqualTo("command:remote:Command"));
        }
    }

    private static ResourcePreview Command(ProgramPreview program, string name) =>
        program.Resources.Single(resource => resource.Type == "command:remote:Command" && resource.Name == name);

    private static string Parents(ProgramPreview program, ResourcePreview resource)
    {
        var types = new List<string>();
        for (var parent = Of(resource); parent is not null; parent = Of(parent))
            types.Insert(0, parent.Type);
        return string.Join('$', types);

        ResourcePreview? Of(ResourcePreview child) => program.Resources.FirstOrDefault(other => other.Key == child.Options.Parent);
    }
}
