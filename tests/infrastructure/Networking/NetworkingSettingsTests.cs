using Oceanid.Infrastructure.Tests.Testing;

namespace Oceanid.Infrastructure.Tests.Networking;

/// <summary>Every message names the file and the key, and says what to write instead.</summary>
public sealed class NetworkingSettingsTests
{
    private const string File = "infrastructure/networking/Pulumi.tethys.yaml: oceanid-networking:";

    [TestCase("dnsZones", """[{"name":"home","servers":["router"]}]""", "dnsZones[0].servers[0] is 'router', which is not an IP address. Write IP addresses of DNS servers.")]
    [TestCase("dnsZones", """[{"name":"home","servers":[]}]""", "dnsZones[0].servers names no server. Write a list of IP addresses of DNS servers.")]
    [TestCase("dnsZones", """[{"name":"home..x","servers":["10.0.0.1"]}]""", "dnsZones[0].name is 'home..x', which is not the name of a host: DNS labels with dots between them. Write the name of the zone, such as home.example.com.")]
    [TestCase("tunnelHosts", """["https://x"]""", "tunnelHosts[0] is 'https://x', which is not the name of a host: DNS labels with dots between them. Write the hosts that come in through the tunnel.", "tunnelToken is missing from the ESC environment default/oceanid-networking-tethys. Set it: esc env set goldfish-inc/default/oceanid-networking-tethys pulumiConfig.tunnelToken -f - --string --secret.")]
    public async Task A_wrong_setting(string key, string value, params string[] problems) =>
        Assert.That(await Deploy.ProblemsAsync(Deploy.NetworkingAsync((key, value))), Is.EqualTo(problems.Select(problem => File + problem)));
}
