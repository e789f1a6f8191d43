using Oceanid.Infrastructure.Tests.Testing;
using Oceanid.Tool.Fleet;
using YamlDotNet.Serialization;

namespace Oceanid.Infrastructure.Tests.Networking;

public sealed class NetworkingProgramTests
{
    [Test]
    public async Task A_namespace_without_flows_may_do_nothing_but_ask_for_names()
    {
        var program = await Deploy.NetworkingAsync(("namespaces", """[{"name":"shop"}]"""));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Policies(program), Is.EquivalentTo(new[] { "shop/default-deny", "shop/allow-dns" }));
            Assert.That(program.Resource("NetworkPolicy", "shop-default-deny").Json("spec"), Is.EqualTo("""{"podSelector":{},"policyTypes":["Ingress","Egress"]}"""));
        }
    }

    [Test]
    public async Task Each_flow_is_a_policy_of_its_own()
    {
        var program = await Deploy.NetworkingAsync(
            ("metricsNamespace", "observability"),
            ("namespaces", """[{"name":"shop","ingress":"http","metrics":9797,"apiServer":true,"https":true}]"""));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                program.Resource("NetworkPolicy", "shop-allow-ingress").Json("spec", "ingress"),
                Is.EqualTo("""[{"from":[{"namespaceSelector":{"matchLabels":{"kubernetes.io/metadata.name":"kube-system"}},"podSelector":{"matchLabels":{"app.kubernetes.io/name":"traefik"}}}],"ports":[{"port":"http","protocol":"TCP"}]}]"""));
            Assert.That(
                program.Resource("NetworkPolicy", "shop-allow-metrics").Json("spec", "ingress"),
                Is.EqualTo("""[{"from":[{"namespaceSelector":{"matchLabels":{"kubernetes.io/metadata.name":"observability"}}}],"ports":[{"port":9797,"protocol":"TCP"}]}]"""));
            Assert.That(program.Resource("NetworkPolicy", "shop-allow-api-server").Json("spec", "egress", "0", "ports"), Is.EqualTo("""[{"port":6443,"protocol":"TCP"}]"""));
            Assert.That(program.Resource("NetworkPolicy", "shop-allow-https").Json("spec", "egress", "0", "to", "0", "ipBlock", "except"), Does.Contain("10.0.0.0/8"));
        }
    }

    [Test]
    public async Task Traefik_is_bounded_logs_access_asks_for_modern_tls_and_adds_security_headers()
    {
        var program = await Deploy.NetworkingAsync();

        var config = program.Resource("HelmChartConfig", "traefik");
        var values = new DeserializerBuilder().Build().Deserialize<Dictionary<string, object>>(config.Input("spec", "valuesContent")!);
        var middleware = (Dictionary<object, object>)((List<object>)values["extraObjects"])[0];
        var metadata = (Dictionary<object, object>)middleware["metadata"];
        var arguments = ((List<object>)values["additionalArguments"]).Cast<string>();
        using (Assert.EnterMultipleScope())
        {
            Assert.That((config.Input("metadata", "namespace"), config.Input("metadata", "name")), Is.EqualTo(("kube-system", "traefik")));
            Assert.That(values.Keys, Is.EquivalentTo(new[] { "resources", "tlsOptions", "extraObjects", "additionalArguments" }));
            Assert.That(config.Input("spec", "valuesContent"), Does.Contain("minVersion: VersionTLS12").And.Contain("stsSeconds: 31536000").And.Contain("memory: 192Mi"));
            // Not by a key of the chart, which would be another one from 41 on.
            Assert.That(arguments, Is.SupersetOf(new[] { "--accesslog=true", "--accesslog.format=json" }));
            // An entry point with a middleware that does not exist answers everything with 404.
            Assert.That(
                arguments.Where(argument => argument.Contains("middlewares", StringComparison.Ordinal)),
                Is.EqualTo(new[] { "web", "websecure" }.Select(entryPoint => $"--entryPoints.{entryPoint}.http.middlewares={metadata["namespace"]}-{metadata["name"]}@kubernetescrd")));
        }
    }

    [Test]
    public async Task A_zone_is_a_server_of_coredns()
    {
        var program = await Deploy.NetworkingAsync(("dnsZones", """[{"name":"home.example.com","servers":["192.168.1.1","192.168.1.2"]}]"""));

        Assert.That(
            program.Resource("ConfigMap", "coredns-custom").Input("data", "home.example.com.server"),
            Is.EqualTo("home.example.com:53 {\n    errors\n    cache 30\n    forward . 192.168.1.1 192.168.1.2\n}\n"));
    }

    [Test]
    public async Task Each_part_can_be_left_out()
    {
        var program = await Deploy.NetworkingAsync(("ingress", "none"));

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
        Assert.That(inside, Has.Count.EqualTo(10).And.All.Matches<ResourcePreview>(resource => resource.Options.DeletedWith == program.Resource("Namespace", "cloudflared").Key));
    }

    [Test]
    public async Task The_outputs_say_what_is_denied_and_what_comes_in()
    {
        var program = await TunnelAsync();

        Assert.That(program.Outputs.ToJsonString(), Is.EqualTo("""{"namespaces":[],"tunnelHosts":["a.example.com","b.example.com"]}"""));
    }

    private static Task<ProgramPreview> TunnelAsync(string? token = null) =>
        Deploy.NetworkingAsync(("tunnelHosts", """["a.example.com","b.example.com"]"""), ("tunnelToken", token ?? Deploy.Secret("tunnelToken")));

    private static string? Annotation(ProgramPreview program, string name) =>
        program.Resource("Deployment", "cloudflared").Input("spec", "template", "metadata", "annotations", $"oceanid.dev/{name}");

    private static IEnumerable<string> Policies(ProgramPreview program) =>
        program.OfKind("NetworkPolicy").Select(policy => $"{policy.Input("metadata", "namespace")}/{policy.Input("metadata", "name")}");
}
