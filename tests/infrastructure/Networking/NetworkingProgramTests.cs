using Oceanid.Infrastructure.Tests.Testing;
using Oceanid.Tool.Fleet;

namespace Oceanid.Infrastructure.Tests.Networking;

public sealed class NetworkingProgramTests
{
    [Test]
    public async Task A_zone_is_a_server_of_coredns()
    {
        var program = await Deploy.NetworkingAsync(("dnsZones", """[{"name":"home.example.com","servers":["192.168.1.1","192.168.1.2"]}]"""));

        Assert.That(
            program.Resource("ConfigMap", "coredns-custom").Input("data", "home.example.com.server"),
            Is.EqualTo("home.example.com:53 {\n    errors\n    cache 30\n    forward . 192.168.1.1 192.168.1.2\n}\n"));
    }

    [Test]
    public async Task Everything_can_be_left_out()
    {
        var program = await Deploy.NetworkingAsync();

        Assert.That(program.Resources.Select(resource => resource.Type), Is.EqualTo(new[] { "pulumi:providers:kubernetes" }));
    }

    [Test]
    public async Task The_tunnel_has_two_replicas_that_no_drain_takes_at_once()
    {
        var program = await TunnelAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(program.Resource("Deployment", "cloudflared").Input("spec", "replicas"), Is.EqualTo("2"));
            Assert.That(program.Resource("PodDisruptionBudget", "cloudflared").Input("spec", "minAvailable"), Is.EqualTo("1"));
        }
    }

    [Test]
    public async Task The_tunnel_has_room_for_its_old_pods_until_they_are_gone() =>
        Assert.That(
            (await TunnelAsync()).Resource("ResourceQuota", "cloudflared").Json("spec", "hard"),
            Is.EqualTo("""{"limits.memory":"384Mi","pods":"4","requests.memory":"128Mi"}"""));

    [Test]
    public async Task The_token_is_a_secret_that_the_pods_read_and_roll_with()
    {
        var program = await TunnelAsync();
        var rotated = await TunnelAsync("<secret default/test rotated>");

        var container = new[] { "spec", "template", "spec", "containers", "0" };
        using (Assert.EnterMultipleScope())
        {
            Assert.That(program.Resource("Secret", "cloudflared-token").Input("stringData", "TUNNEL_TOKEN"), Is.EqualTo(Deploy.Secret("tunnelToken")));
            Assert.That(
                program.Resource("Deployment", "cloudflared").Json([.. container, "env", "0", "valueFrom"]),
                Is.EqualTo("""{"secretKeyRef":{"key":"TUNNEL_TOKEN","name":"cloudflared-token"}}"""));
            Assert.That(Annotation(program, "token-checksum"), Is.Not.EqualTo(Annotation(rotated, "token-checksum")));
            Assert.That(Annotation(program, "routes-checksum"), Is.EqualTo(Annotation(rotated, "routes-checksum")));
        }
    }

    [Test]
    public async Task The_routes_come_from_the_configuration_and_end_at_traefik_or_nowhere()
    {
        var program = await TunnelAsync();

        Assert.That(
            program.Resource("ConfigMap", "cloudflared-routes").Input("data", "config.yaml"),
            Is.EqualTo("""
                ingress:
                  - hostname: a.example.com
                    service: http://traefik.kube-system.svc.cluster.local:80
                  - hostname: b.example.com
                    service: http://traefik.kube-system.svc.cluster.local:80
                  - service: http_status:404

                """));
    }

    [Test]
    public async Task The_tunnel_reaches_cloudflare_and_traefik_and_nothing_reaches_it() =>
        Assert.That(
            Policies(await TunnelAsync()),
            Is.EquivalentTo(new[] { "cloudflared/default-deny", "cloudflared/allow-dns", "cloudflared/allow-cloudflare", "cloudflared/allow-traefik" }));

    [Test]
    public async Task What_is_in_the_namespace_of_the_tunnel_goes_with_it()
    {
        var program = await TunnelAsync();

        var inside = program.Resources.Where(resource => resource.Input("metadata", "namespace") == "cloudflared").ToList();
        Assert.That(inside, Has.Count.EqualTo(11).And.All.Matches<ResourcePreview>(resource => resource.Options.DeletedWith == program.Resource("Namespace", "cloudflared").Key));
    }

    [Test]
    public async Task The_outputs_say_what_comes_in()
    {
        var program = await TunnelAsync();

        Assert.That(program.Outputs.ToJsonString(), Is.EqualTo("""{"tunnelHosts":["a.example.com","b.example.com"]}"""));
    }

    private static Task<ProgramPreview> TunnelAsync(string? token = null) =>
        Deploy.NetworkingAsync(("tunnelHosts", """["a.example.com","b.example.com"]"""), ("tunnelToken", token ?? Deploy.Secret("tunnelToken")));

    private static string? Annotation(ProgramPreview program, string name) =>
        program.Resource("Deployment", "cloudflared").Input("spec", "template", "metadata", "annotations", $"oceanid.dev/{name}");

    private static IEnumerable<string> Policies(ProgramPreview program) =>
        program.OfKind("NetworkPolicy").Select(policy => $"{policy.Input("metadata", "namespace")}/{policy.Input("metadata", "name")}");
}
