using Oceanid.Infrastructure.Tests.Testing;
using static Oceanid.Infrastructure.Tests.K3s.K3sPrograms;

namespace Oceanid.Infrastructure.Tests.K3s;

/// <summary>An update that ends in the middle, or cannot go on: what is left, and what the next one does with it.</summary>
public sealed class InterruptionTests
{
    private const string Next = "v1.35.0+k3s1";

    private NodeSandbox _machines = null!;

    [SetUp]
    public async Task Install() => _machines = await NodeSandbox.InstalledAsync(Two);

    [TearDown]
    public void Remove() => _machines.Dispose();

    [TestCase("interrupt")]
    [TestCase("start")]
    [TestCase("hang")]
    public async Task Files_that_k3s_was_not_started_with_are_a_reason_to_start_it_at_the_next_run(string failure)
    {
        var program = await ClusterAsync([Node("tethys", "server", ("settings", new { debug = true })), Node("calypso", "agent")]);
        _machines.Fail(failure);
        Assert.That(await _machines.UpAsync(program), Does.StartWith("tethys-install: "));
        _machines.Recover(failure);
        _machines.Forget();

        Assert.That(await _machines.UpAsync(program), Is.Empty);
        Assert.That(_machines.Calls, Does.Contain("tethys.example: systemctl restart k3s"));
        _machines.Forget();
        Assert.That(await _machines.UpAsync(program), Is.Empty);
        Assert.That(_machines.Calls, Is.Empty);
    }

    [Test]
    public async Task A_machine_on_which_nothing_has_started_bears_no_mark()
    {
        using var alone = new NodeSandbox();
        alone.Fail("start");

        await alone.UpAsync(await ClusterAsync(Two));

        Assert.That(File.Exists(alone.PathOn("tethys.example", "/etc/oceanid/k3s-node")), Is.False);
    }

    [Test]
    public async Task A_version_that_cannot_be_had_is_found_before_a_node_is_drained()
    {
        var problem = await _machines.UpAsync(await ClusterAsync(Two, ("kubernetesVersion", "v1.34.99+k3s1")));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(problem, Does.StartWith("calypso-prepare: "));
            Assert.That(_machines.Calls, Has.None.StartsWith("kubectl"));
            Assert.That(_machines.VersionOf("tethys"), Is.EqualTo(Current));
        }
    }

    [Test]
    public async Task What_was_fetched_is_not_fetched_again()
    {
        var program = await ClusterAsync(Two, ("kubernetesVersion", Next));
        _machines.Fail("drain", "disruption budget\n");
        await _machines.UpAsync(program);
        _machines.Recover("drain");
        _machines.Forget();

        Assert.That(await _machines.UpAsync(program), Is.Empty);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(_machines.Calls, Has.None.StartsWith("curl"));
            Assert.That(Directory.GetFiles(_machines.PathOn("tethys.example", "/usr/local/bin")).Select(Path.GetFileName), Is.EqualTo(new[] { "k3s" }));
        }
    }

    [Test]
    public async Task What_was_fetched_for_another_version_is_not_installed()
    {
        _machines.Release("v1.34.2+k3s1");
        _machines.Fail("drain", "disruption budget\n");
        await _machines.UpAsync(await ClusterAsync(Two, ("kubernetesVersion", Next)));
        _machines.Recover("drain");

        Assert.That(await _machines.UpAsync(await ClusterAsync(Two, ("kubernetesVersion", "v1.34.2+k3s1"))), Is.Empty);
        Assert.That(_machines.VersionOf("tethys"), Is.EqualTo("v1.34.2+k3s1"));
    }

    [Test]
    public async Task A_release_that_nobody_wants_any_more_goes()
    {
        _machines.Fail("drain", "disruption budget\n");
        await _machines.UpAsync(await ClusterAsync(Two, ("kubernetesVersion", Next)));

        Assert.That(await _machines.UpAsync(await ClusterAsync(Two)), Is.Empty);
        Assert.That(Directory.GetFiles(_machines.PathOn("tethys.example", "/usr/local/bin")).Select(Path.GetFileName), Is.EqualTo(new[] { "k3s" }));
    }

    [Test]
    public async Task What_an_administrator_has_cordoned_stays_so()
    {
        _machines.Say("calypso", "unschedulable", "true\n");

        Assert.That(await _machines.UpAsync(await ClusterAsync(Two, ("kubernetesVersion", Next))), Is.Empty);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(_machines.IsCordoned("calypso"), Is.True);
            Assert.That(_machines.IsCordoned("tethys"), Is.False);
            Assert.That(_machines.Calls, Has.None.Contains("cordon calypso"));
        }
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task A_drain_that_fails_leaves_the_node_as_it_was(bool cordoned)
    {
        if (cordoned)
            _machines.Say("tethys", "unschedulable", "true\n");
        _machines.Fail("drain", "disruption budget\n");

        Assert.That(await _machines.UpAsync(await ClusterAsync(Two, ("kubernetesVersion", Next))), Does.StartWith("tethys-drain: "));
        Assert.That(_machines.IsCordoned("tethys"), Is.EqualTo(cordoned));
    }

    [Test]
    public async Task A_removal_that_fails_leaves_the_node_as_it_was()
    {
        _machines.Fail("drain", "disruption budget\n");

        await _machines.RemoveAsync(await ClusterAsync(Two), await ClusterAsync([Node("tethys", "server")]));

        Assert.That(_machines.IsCordoned("calypso"), Is.False);
    }

    [Test]
    public async Task A_node_that_was_cordoned_by_an_update_that_ended_there_takes_pods_after_the_next()
    {
        var program = await ClusterAsync(Two, ("kubernetesVersion", Next));
        _machines.Fail("start");
        Assert.That(await _machines.UpAsync(program), Does.StartWith("tethys-install: "));
        Assert.That(_machines.IsCordoned("tethys"), Is.True);
        _machines.Recover("start");

        Assert.That(await _machines.UpAsync(program), Is.Empty);
        Assert.That(_machines.IsCordoned("tethys"), Is.False);
    }

    [TestCase("calypso")]
    [TestCase("tethys")]
    public async Task Another_host_is_another_machine_and_not_an_update(string node)
    {
        var nodes = new[] { Node("tethys", "server"), Node("calypso", "agent") };
        nodes.Single(item => item["name"].Equals(node))["host"] = "other.example";

        var problem = await _machines.UpAsync(await ClusterAsync(nodes));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(problem, Does.StartWith($"{node}-install: oceanid: {node}: there is nothing of K3s here, although {node} was installed before. Another host is another machine"));
            Assert.That(_machines.Calls, Has.None.Contains("systemctl"));
        }
    }

    // As docs/k3s-nodes.md has it: the copy first.
    [Test]
    public async Task A_new_machine_with_the_data_of_the_old_one_is_no_other()
    {
        File.WriteAllText(Path.Combine(Directory.CreateDirectory(_machines.PathOn("other.example", "/var/lib/rancher/k3s/server/db")).FullName, "state.db"), "database");

        Assert.That(await _machines.UpAsync(await ClusterAsync([Node("tethys", "server", ("host", "other.example"))])), Is.Empty);
        Assert.That(_machines.IsRunning("other.example", "k3s"), Is.True);
    }

    // As docs/k3s-nodes.md has it: the marks first.
    [Test]
    public async Task A_founder_can_be_retired()
    {
        Assert.That(await _machines.UpAsync(await ClusterAsync(Four)), Is.Empty);
        foreach (var node in new[] { "tethys", "dione", "rhea", "calypso" })
            await _machines.RunAsync($"{node}.example", $"sed -i 's/ tethys / dione /' '{_machines.PathOn($"{node}.example", "/etc/oceanid/k3s-node")}'");
        object[] others = [Node("dione", "server", ("init", true)), Node("rhea", "server"), Node("calypso", "agent")];
        var moved = await ClusterAsync([.. others, Node("tethys", "server")], ("node", "calypso"));

        Assert.That(await _machines.UpAsync(moved), Is.Empty);
        Assert.That(await _machines.RemoveAsync(moved, await ClusterAsync(others, ("node", "calypso"))), Is.Empty);
        Assert.That((_machines.VersionOf("tethys"), _machines.VersionOf("dione")), Is.EqualTo(((string?)null, Current)));
    }

    [Test]
    public async Task A_machine_whose_commands_were_taken_out_of_the_state_is_set_up_anew()
    {
        var nodes = new[] { Node("tethys", "server", ("host", "other.example")) };
        _machines.LoseState();

        Assert.That(await _machines.UpAsync(await ClusterAsync(nodes)), Is.Empty);
        Assert.That(_machines.IsRunning("other.example", "k3s"), Is.True);
    }

    [Test]
    public async Task An_error_has_the_step_and_the_last_lines_and_not_the_script()
    {
        _machines.Fail("start");
        await File.WriteAllTextAsync(_machines.Below("journal"), "flag provided but not defined: -nonsense\n\u001b]0;title\u0007\n");
        var program = await ClusterAsync([Node("tethys", "server", ("settings", new { nonsense = true }))]);
        var install = program.Resource("Command", "tethys-install");

        var (_, error, _) = await _machines.RunAsync(install);

        using (Assert.EnterMultipleScope())
        {
            // What Pulumi shows of a command is its text, and what it has printed.
            Assert.That(install.Input("create"), Is.EqualTo("bash -c 'eval \"$(cat)\"' tethys-install create"));
            Assert.That(error, Does.EndWith(
                "oceanid: tethys: flag provided but not defined: -nonsense\noceanid: tethys: ?]0;title?\n"
                + "oceanid: tethys: k3s does not start, or not within 300 s. The last lines of its journal are above; all of it: journalctl -u k3s\n"));
        }
    }

    [Test]
    public async Task Every_command_says_its_step_and_what_pulumi_does()
    {
        foreach (var command in NodeSandbox.Commands(await ClusterAsync(Two)))
        {
            foreach (var action in new[] { "create", "update", "delete" })
            {
                if (command.Input(action) is { } text)
                    Assert.That(text, Does.EndWith($" {command.Name} {action}"));
            }
        }
    }
}
