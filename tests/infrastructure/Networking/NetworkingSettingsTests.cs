using Oceanid.Infrastructure.Tests.Testing;

namespace Oceanid.Infrastructure.Tests.Networking;

/// <summary>Every message names the file and the key, and says what to write instead.</summary>
public sealed class NetworkingSettingsTests
{
    private const string File = "infrastructure/networking/Pulumi.tethys.yaml: oceanid-networking:";

    [TestCase("namespaces", """[{"name":"a","ingress":70000}]""", "namespaces[0].ingress is '70000', which is not a number from 1 to 65535. Write the name or number of the port that Traefik reaches.")]
    [TestCase("namespaces", """[{"name":"a","metrics":"a port"}]""", "namespaces[0].metrics is 'a port', which is neither a number nor the name of a port. Write the name or number of the port that Prometheus reaches.")]
    [TestCase("namespaces", """[{"name":"a","https":"yes"}]""", "namespaces[0].https is 'yes', which is neither true nor false. Write true where pods use HTTPS services outside of the cluster.")]
    [TestCase("namespaces", """[{"name":"a","egress":true}]""", "namespaces[0].egress is not a setting of this program. Did you mean oceanid-networking:namespaces[0].ingress?")]
    [TestCase("dnsZones", """[{"name":"home","servers":["router"]}]""", "dnsZones[0].servers[0] is 'router', which is not an IP address. Write IP addresses of DNS servers.")]
    [TestCase("dnsZones", """[{"name":"home","servers":[]}]""", "dnsZones[0].servers names no server. Write a list of IP addresses of DNS servers.")]
    [TestCase("dnsZones", """[{"name":"home..x","servers":["10.0.0.1"]}]""", "dnsZones[0].name is 'home..x', which is not the name of a host: DNS labels with dots between them. Write the name of the zone, such as home.example.com.")]
    [TestCase("ingress", "nginx", "ingress is 'nginx', which is none of the choices. Write one of: traefik, none (default traefik).")]
    [TestCase("tunnelHosts", """["https://x"]""", "tunnelHosts[0] is 'https://x', which is not the name of a host: DNS labels with dots between them. Write the hosts that come in through the tunnel.", "tunnelToken is missing from the ESC environment default/oceanid-networking-tethys. Set it: esc env set goldfish-inc/default/oceanid-networking-tethys pulumiConfig.tunnelToken -f - --string --secret.")]
    public async Task A_wrong_setting(string key, string value, params string[] problems) =>
        Assert.That(await Deploy.ProblemsAsync(Deploy.NetworkingAsync((key, value))), Is.EqualTo(problems.Select(problem => File + problem)));

    [Test]
    public async Task What_needs_an_ingress_is_refused_without_one() =>
        Assert.That(
            await Deploy.ProblemsAsync(Deploy.NetworkingAsync(
                ("ingress", "none"),
                ("namespaces", """[{"name":"a","ingress":"http"}]"""),
                ("tunnelHosts", """["a.example.com"]"""),
                ("tunnelToken", "t"))),
            Is.EqualTo(new[]
            {
                $"{File}namespaces[0].ingress is set, but the cluster has no ingress. Remove it, or set ingress to traefik.",
                $"{File}tunnelHosts is set, but ingress is none, and the tunnel ends at Traefik. Change one of the two.",
            }));
}
