using Oceanid.Infrastructure.Tests.K3s;
using Oceanid.Infrastructure.Tests.Testing;
using Oceanid.Tool.Fleet;
using YamlDotNet.Serialization;

namespace Oceanid.Infrastructure.Tests;

/// <summary>
/// A changed type, parent or name is another URN: Pulumi deletes what it has under the old one, a namespace with all in it. So whatever a state
/// has is found again, by the same URN or by an alias, or somebody has said why not.
/// </summary>
public sealed class UrnTests
{
    private const string Apps = """
        [{"name":"shop-front","config":{"LEVEL":"info"},"secrets":{"TOKEN":"shopToken"},"pullSecret":"registry","ingress":"http","metrics":9797,"apiServer":true,"https":true},
         {"name":"plain"}]
        """;

    [TestCase("oceanid-cluster")]
    [TestCase("oceanid-apps")]
    [TestCase("oceanid-networking")]
    public async Task Nothing_of_a_state_is_lost_but_what_is_said_to_go(string project)
    {
        var program = await RunAsync(project);
        var parents = program.Resources.ToDictionary(resource => resource.Key, resource => resource.Options.Parent);
        var found = program.Resources.SelectMany(resource => resource.Options.Aliases.Append(ResourceUrn.Of(resource.Key, key => parents[key]).ToString()));

        var lost = Urns(Read<Dictionary<string, object>>("before")[project]).Except(found);

        // Neither more, which would be deleted, nor less, for an entry that nothing matches would hide the next one.
        Assert.That(lost, Is.EquivalentTo(Read<List<Dictionary<string, object>>>("gone").Where(entry => entry.ContainsKey(project)).SelectMany(entry => Urns(entry[project]))));
    }

    [Test]
    public void Whatever_goes_has_its_reason() =>
        Assert.That(Read<List<Dictionary<string, object>>>("gone").Select(entry => entry["reason"]), Is.Not.Empty.And.All.InstanceOf<string>());

    private static Task<ProgramPreview> RunAsync(string project) => project switch
    {
        "oceanid-cluster" => K3sPrograms.ClusterAsync(K3sPrograms.Two),
        "oceanid-apps" => Deploy.AppsAsync(
            ("apps", Apps),
            ("shopToken", Deploy.Secret("shopToken")),
            ("registry", Deploy.Secret("registry")),
            ("checksumKey", Deploy.Secret("checksumKey"))),
        _ => Deploy.NetworkingAsync(
            ("dnsZones", """[{"name":"home.example.com","servers":["192.168.1.1"]}]"""),
            ("tunnelHosts", """["shop.example.com"]"""),
            ("tunnelToken", Deploy.Secret("tunnelToken"))),
    };

    private static T Read<T>(string name) => new DeserializerBuilder().Build().Deserialize<T>(RepositoryRoot.ReadText($"tests/fixtures/urns/{name}.yaml"));

    private static IEnumerable<string> Urns(object ofProject) => ((Dictionary<object, object>)ofProject)
        .SelectMany(types => ((List<object>)types.Value).Select(name => $"{types.Key}::{name}"));
}
