using Oceanid.Infrastructure.Tests.Testing;
using static Oceanid.Infrastructure.Tests.K3s.K3sPrograms;

namespace Oceanid.Infrastructure.Tests.K3s;

/// <summary>From which version K3s goes to which.</summary>
public sealed class VersionStepTests
{
    private NodeSandbox _machines = null!;

    [OneTimeSetUp]
    public async Task Install()
    {
        _machines = new NodeSandbox();
        Assert.That(await _machines.UpAsync(await ClusterAsync([Node("tethys", "server")])), Is.Empty);
    }

    [OneTimeTearDown]
    public void Remove() => _machines.Dispose();

    [TestCase("v1.34.1+k3s1", "v1.34.1+k3s1")]
    [TestCase("v1.34.1+k3s1", "v1.34.1+k3s2")]
    [TestCase("v1.34.1+k3s9", "v1.34.2+k3s1")]
    [TestCase("v1.34.9+k3s1", "v1.34.10+k3s1")]
    [TestCase("v1.34.9+k3s2", "v1.35.0+k3s1")]
    [TestCase("v1.34.1-rc2+k3s1", "v1.34.1+k3s1")]
    public async Task Onward(string from, string to) => Assert.That(await CheckAsync(from, to), Is.Empty);

    [TestCase("v1.34.1+k3s2", "v1.34.1+k3s1")]
    [TestCase("v1.34.2+k3s1", "v1.34.1+k3s1")]
    [TestCase("v1.34.2+k3s1", "v1.34.1+k3s9")]
    [TestCase("v1.34.10+k3s1", "v1.34.9+k3s1")]
    [TestCase("v1.35.0+k3s1", "v1.34.9+k3s9")]
    [TestCase("v2.33.0+k3s1", "v1.34.0+k3s1")]
    public async Task Back(string from, string to) => Assert.That(await CheckAsync(from, to), Does.Contain($"it runs {from}, and K3s cannot go back to {to}."));

    [TestCase("v1.33.9+k3s1", "v1.35.0+k3s1", "v1.34")]
    [TestCase("v1.34.1+k3s1", "v1.37.0+k3s1", "v1.35")]
    public async Task Over_a_minor_version(string from, string to, string first) =>
        Assert.That(await CheckAsync(from, to), Does.Contain($"it runs {from}, and an upgrade to {to} would leave out a minor version. Upgrade to {first} first."));

    private async Task<string> CheckAsync(string from, string to)
    {
        _machines.Say("tethys", "version", from);
        var program = await ClusterAsync([Node("tethys", "server")], ("kubernetesVersion", to));
        return (await _machines.RunAsync(program.Resource("Command", "tethys-check"))).Error;
    }
}
