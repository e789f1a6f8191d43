using System.Runtime.Versioning;
using static Oceanid.Infrastructure.Tests.K3s.K3sPrograms;

namespace Oceanid.Infrastructure.Tests.K3s;

/// <summary>
/// A node that somebody else has taken over. It may say of itself what it likes, and root on the first server reads that: it is shown, and
/// never evaluated. RAN stands for a file that only a command in it would make.
/// </summary>
[UnsupportedOSPlatform("windows")]
public sealed class HostileNodeTests
{
    private const string Next = "v1.35.0+k3s1";

    private NodeSandbox _machines = null!;
    private string _ran = null!;

    [SetUp]
    public async Task Install()
    {
        _machines = await NodeSandbox.InstalledAsync(Two);
        _ran = _machines.Below("ran");
    }

    [TearDown]
    public void Remove()
    {
        var ran = File.Exists(_ran);
        _machines.Dispose();
        Assert.That(ran, Is.False, "A command that a node has named was run.");
    }

    [TestCase("a[$(>RAN)]")]
    [TestCase("a[$(>RAN)] 34 1 1")]
    [TestCase("v1.34.1+k3s1[$(>RAN)]")]
    [TestCase("v1.$(>RAN).1+k3s1")]
    [TestCase("v1.34.1+k3s1;touch RAN")]
    [TestCase("v1.34.1+k3s1\na[$(>RAN)]", "v1.34.1+k3s1?a[$(>RAN)]")]
    [TestCase("\u001b]0;v1.34.1+k3s1\u0007", "?]0;v1.34.1+k3s1?")]
    [TestCase("v1.08.1+k3s1")]
    [TestCase("v1.34.1+k3s18446744073709551617")]
    [TestCase("v1.34.1")]
    [TestCase("--help")]
    public async Task A_version_that_is_none_is_refused_before_any_node_is_touched(string version, string? shown = null)
    {
        _machines.Say("calypso", "version", Ran(version));

        var problem = await _machines.UpAsync(await ClusterAsync(Two, ("kubernetesVersion", Next)));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(problem, Is.EqualTo(
                $"tethys-check: oceanid: calypso: it reports the version '{Ran(shown ?? version)}', which is not one of K3s. "
                + "Look at what runs there: install a release of K3s, or take it out of nodes.\noceanid: tethys: nothing was changed.\n"));
            Assert.That(_machines.Calls, Is.Empty);
        }
    }

    [Test]
    public async Task A_version_does_not_speak_for_another_node()
    {
        _machines.Say("calypso", "version", $"{Current}\ntethys v1.36.0+k3s1");

        var problem = await _machines.UpAsync(await ClusterAsync(Two));

        Assert.That(problem, Does.Not.Contain("oceanid: tethys: it runs").And.Contain($"oceanid: calypso: it reports the version '{Current}?tethys v1.36.0+k3s1'"));
    }

    [Test]
    public async Task A_binary_with_a_version_that_is_none_is_not_replaced()
    {
        var binary = $"#!/bin/bash\ncat <<'TEXT'\nk3s version {Ran("a[$(>RAN)]")} (0123abcd)\nTEXT\n";
        await File.WriteAllTextAsync(_machines.PathOn("calypso.example", "/usr/local/bin/k3s"), binary);

        var problem = await _machines.UpAsync(await ClusterAsync(Two));

        Assert.That(problem, Does.StartWith($"calypso-prepare: oceanid: calypso: it reports the version '{Ran("a[$(>RAN)]")}', which is not one of K3s."));
    }

    [Test]
    public async Task A_disk_that_gives_no_number_for_its_room()
    {
        _machines.Fail("df", Ran("a[$(>RAN)]"));

        var problem = await _machines.UpAsync(await ClusterAsync(Two, ("kubernetesVersion", Next)));

        Assert.That(problem, Does.Contain($"/usr/local/bin has: df says '{Ran("a[$(>RAN)]")}'."));
    }

    [TestCase("labels", "zone --server=https://evil.example", "--server=https://evil.example", "label")]
    [TestCase("labels", "zone *", "*", "label")]
    [TestCase("labels", "zone\n--all", "--all", "label")]
    [TestCase("labels", "a=b", "a=b", "label")]
    [TestCase("labels", "$(>RAN)", "$(>RAN)", "label")]
    [TestCase("taints", "slow:NoExecute --kubeconfig=/tmp/it", "--kubeconfig=/tmp/it", "taint")]
    public async Task An_annotation_with_something_else_than_what_was_set_is_refused(string annotation, string text, string word, string kind)
    {
        _machines.Say("calypso", annotation, Ran(text));

        var problem = await _machines.UpAsync(await ClusterAsync(Two));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(problem, Is.EqualTo(
                $"calypso-ready: oceanid: calypso: its annotation oceanid.dev/{annotation} has '{Ran(word)}', which is no {kind}. "
                + $"See who wrote that, and take it away: kubectl annotate node calypso oceanid.dev/{annotation}-\n"));
            Assert.That(_machines.Calls, Has.None.StartsWith($"kubectl {kind} "));
        }
    }

    private string Ran(string text) => text.Replace("RAN", _ran, StringComparison.Ordinal);
}
