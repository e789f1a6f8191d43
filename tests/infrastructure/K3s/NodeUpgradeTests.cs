using Oceanid.Infrastructure.Tests.Testing;
using static Oceanid.Infrastructure.Tests.K3s.K3sPrograms;

namespace Oceanid.Infrastructure.Tests.K3s;

/// <summary>A change of the version, from node to node; and what stops it.</summary>
public sealed class NodeUpgradeTests
{
    private const string Next = "v1.35.0+k3s1";

    private NodeSandbox _machines = null!;

    [SetUp]
    public async Task Install() => _machines = await NodeSandbox.InstalledAsync(Four);

    [TearDown]
    public void Remove() => _machines.Dispose();

    [Test]
    public async Task Servers_and_then_agents_each_drained_upgraded_and_back_before_the_next()
    {
        var problem = await _machines.UpAsync(await ClusterAsync(Four, ("kubernetesVersion", Next), ("drainTimeout", "120")));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(problem, Is.Empty);
            Assert.That(_machines.Calls.Where(call => !call.StartsWith("curl", StringComparison.Ordinal) && !call.EndsWith("daemon-reload", StringComparison.Ordinal) && !call.Contains("enable", StringComparison.Ordinal)), Is.EqualTo(
                new[] { "tethys", "dione", "rhea", "calypso" }.SelectMany(node => new[]
                {
                    $"kubectl annotate node {node} --overwrite oceanid.dev/cordoned=true",
                    $"kubectl cordon {node}",
                    $"kubectl drain {node} --ignore-daemonsets --delete-emptydir-data --timeout=120s",
                    $"{node}.example: systemctl restart {(node == "calypso" ? "k3s-agent" : "k3s")}",
                    $"kubectl uncordon {node}",
                    $"kubectl annotate node {node} oceanid.dev/cordoned-",
                })));
            Assert.That(new[] { "tethys", "dione", "rhea", "calypso" }.Select(_machines.VersionOf), Is.All.EqualTo(Next));
        }
    }

    [Test]
    public async Task The_pods_of_an_only_node_stay_since_they_have_nowhere_to_go()
    {
        using var alone = new NodeSandbox();
        await alone.UpAsync(await ClusterAsync([Node("tethys", "server")]));
        alone.Forget();

        Assert.That(await alone.UpAsync(await ClusterAsync([Node("tethys", "server")], ("kubernetesVersion", Next))), Is.Empty);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(alone.VersionOf("tethys"), Is.EqualTo(Next));
            Assert.That(alone.Calls, Has.None.Contains("drain"));
        }
    }

    [Test]
    public async Task A_drain_that_a_disruption_budget_blocks_stops_the_roll_out_and_gives_the_node_back()
    {
        _machines.Fail("drain", "error when evicting pods/\"podinfo-0\": Cannot evict pod as it would violate the pod's disruption budget.\n");

        var problem = await _machines.UpAsync(await ClusterAsync(Four, ("kubernetesVersion", Next)));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(problem, Does.StartWith("tethys-drain: "));
            Assert.That(problem, Does.Contain("disruption budget"));
            Assert.That(problem, Does.Contain($"oceanid: tethys: could not be drained within 300 s: a PodDisruptionBudget or a pod without an owner stands in the way (see above). It takes pods as before, with {Current}."));
            Assert.That(_machines.Calls.Where(call => !call.StartsWith("curl", StringComparison.Ordinal)), Is.EqualTo(new[]
            {
                "kubectl annotate node tethys --overwrite oceanid.dev/cordoned=true",
                "kubectl cordon tethys",
                "kubectl drain tethys --ignore-daemonsets --delete-emptydir-data --timeout=300s",
                "kubectl uncordon tethys",
                "kubectl annotate node tethys oceanid.dev/cordoned-",
            }));
        }
    }

    [Test]
    public async Task A_roll_out_that_was_stopped_goes_on_where_it_was()
    {
        var program = await ClusterAsync(Four, ("kubernetesVersion", Next));
        _machines.Fail("ready");
        Assert.That(await _machines.UpAsync(program), Does.StartWith("tethys-ready: "));
        Assert.That(_machines.VersionOf("dione"), Is.EqualTo(Current));
        _machines.Recover("ready");
        await _machines.RunAsync("tethys.example", "systemctl restart k3s");
        _machines.Forget();

        Assert.That(await _machines.UpAsync(program), Is.Empty);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(_machines.Calls, Has.None.EqualTo("kubectl cordon tethys"));
            Assert.That(_machines.VersionOf("calypso"), Is.EqualTo(Next));
        }
    }

    [Test]
    public async Task Going_back_is_refused_for_all_nodes_before_any_is_touched()
    {
        var problem = await _machines.UpAsync(await ClusterAsync(Four, ("kubernetesVersion", "v1.33.5+k3s1")));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(problem.TrimEnd().Split('\n'), Is.EqualTo(new[] { "tethys-check: oceanid: tethys", "oceanid: dione", "oceanid: rhea", "oceanid: calypso" }
                .Select(node => $"{node}: it runs {Current}, and K3s cannot go back to v1.33.5+k3s1. Set kubernetesVersion to {Current} or newer, or restore a snapshot.")
                .Append("oceanid: tethys: nothing was changed.")));
            Assert.That(_machines.Calls, Is.Empty);
        }
    }

    [Test]
    public async Task Leaving_out_a_minor_version_is_refused()
    {
        _machines.Release("v1.36.0+k3s1");

        var problem = await _machines.UpAsync(await ClusterAsync(Four, ("kubernetesVersion", "v1.36.0+k3s1")));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(problem, Does.Contain($"oceanid: rhea: it runs {Current}, and an upgrade to v1.36.0+k3s1 would leave out a minor version. Upgrade to v1.35 first."));
            Assert.That(_machines.Calls, Is.Empty);
        }
    }

    [Test]
    public async Task A_binary_that_is_newer_than_its_node_says_is_not_replaced_by_an_older_one()
    {
        File.WriteAllText(
            _machines.PathOn("dione.example", "/usr/local/bin/k3s"),
            await File.ReadAllTextAsync(_machines.Below($"releases/{Next}/k3s")));

        var problem = await _machines.UpAsync(await ClusterAsync(Four));

        Assert.That(problem, Does.StartWith($"dione-prepare: oceanid: dione: it runs {Next}, and K3s cannot go back to {Current}."));
    }

    [TestCase("api", "oceanid: calypso: the API server of the first server does not answer: journalctl -u k3s\n")]
    [TestCase("binary", "oceanid: calypso: the first server has no K3s.\n")]
    public async Task Another_node_is_not_drained_without_the_first_server(string missing, string message)
    {
        if (missing == "api")
            _machines.Fail("api");
        else
            File.Delete(_machines.PathOn("tethys.example", "/usr/local/bin/k3s"));

        var (_, error, exitCode) = await _machines.RunAsync((await ClusterAsync(Four, ("kubernetesVersion", Next))).Resource("Command", "calypso-drain"));

        Assert.That((error, exitCode), Is.EqualTo((message, 1)));
    }

    [Test]
    public async Task An_api_server_that_does_not_answer_stops_what_concerns_other_nodes()
    {
        _machines.Fail("api");

        var problem = await _machines.UpAsync(await ClusterAsync(Four, ("kubernetesVersion", Next)));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(problem, Does.Contain($"oceanid: tethys: is not ready with {Next}"));
            Assert.That(_machines.VersionOf("dione"), Is.EqualTo(Current));
        }
    }
}
