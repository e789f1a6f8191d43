using System.Text.Json.Nodes;
using Oceanid.Infrastructure.Components;
using Oceanid.Infrastructure.Tests.K3s;
using Oceanid.Infrastructure.Tests.Testing;
using Oceanid.Tool.Fleet;
using YamlDotNet.Serialization;

namespace Oceanid.Infrastructure.Tests.Cluster;

/// <summary>The blocks <c>acme</c> and <c>alerts</c>: what each brings, and what is said of one that is not right.</summary>
public sealed class CertificateAndAlertTests
{
    private const string File = "infrastructure/cluster/Pulumi.tethys.yaml";

    [Test]
    public async Task Certificates_over_http_are_kept_on_a_volume_and_make_browsers_stay_with_https()
    {
        var program = await Deploy.ClusterAsync(("acme", """{"email":"you@example.com","challenge":"http"}"""));

        var values = Values(program);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Arguments(values).Where(argument => argument.Contains("acme", StringComparison.Ordinal)), Is.EqualTo(new[]
            {
                "--certificatesresolvers.acme.acme.email=you@example.com",
                "--certificatesresolvers.acme.acme.storage=/data/acme.json",
                "--certificatesresolvers.acme.acme.httpchallenge.entrypoint=web",
            }));
            Assert.That(Yaml(values["persistence"]), Is.EqualTo("{enabled: true, size: 128Mi}"));
            Assert.That(values, Does.Not.ContainKey("envFrom").And.Not.ContainKey("deployment"));
            Assert.That(Middlewares(values), Is.EqualTo(new[] { "security-headers", "redirect-to-https", "strict-transport-security" }));
            // The tunnel's hosts come in by `web`, where TLS has ended already.
            Assert.That(EntryPoints(values), Is.EqualTo(new[]
            {
                "--entryPoints.web.http.middlewares=kube-system-security-headers@kubernetescrd",
                "--entryPoints.websecure.http.middlewares=kube-system-security-headers@kubernetescrd,kube-system-strict-transport-security@kubernetescrd",
            }));
            Assert.That(program.OfKind("Secret").Select(secret => secret.Input("metadata", "namespace")), Does.Not.Contain("kube-system"));
        }
    }

    [Test]
    public async Task Certificates_over_dns_use_a_token_that_is_in_no_value()
    {
        var program = await Deploy.ClusterAsync(
            ("acme", """{"email":"you@example.com","challenge":"cloudflare"}"""),
            ("cloudflareToken", Deploy.Secret("cloudflareToken")));

        var secret = program.Resource("Secret", "traefik-cloudflare");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Arguments(Values(program)), Does.Contain("--certificatesresolvers.acme.acme.dnschallenge.provider=cloudflare"));
            Assert.That(secret.Input("metadata", "namespace"), Is.EqualTo("kube-system"));
            Assert.That(secret.Input("stringData", "CF_DNS_API_TOKEN"), Is.EqualTo(Deploy.Secret("cloudflareToken")));
            Assert.That(Yaml(Values(program)["envFrom"]), Is.EqualTo("[{secretRef: {name: traefik-cloudflare}}]"));
            Assert.That(program.Resource("HelmChartConfig", "traefik").Input("spec", "valuesContent"), Does.Not.Contain("secret default"));
            Assert.That(program.Resource("HelmChartConfig", "traefik").DependsOn(), Is.EqualTo(new[] { "EscSecret traefik-cloudflare" }));
        }
    }

    [Test]
    public async Task Certificates_of_the_staging_authority_have_a_file_of_their_own_and_bind_no_browser()
    {
        var values = Values(await Deploy.ClusterAsync(("acme", """{"email":"you@example.com","challenge":"http","staging":true}""")));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Arguments(values), Is.SupersetOf(new[]
            {
                "--certificatesresolvers.acme.acme.storage=/data/acme-staging.json",
                "--certificatesresolvers.acme.acme.caserver=https://acme-staging-v02.api.letsencrypt.org/directory",
            }));
            Assert.That(Middlewares(values), Is.EqualTo(new[] { "security-headers", "redirect-to-https" }));
            Assert.That(EntryPoints(values), Has.All.Not.Contain("strict-transport-security"));
        }
    }

    [Test]
    public async Task More_pods_of_traefik() =>
        Assert.That(Yaml(Values(await Deploy.ClusterAsync(("ingressReplicas", "2")))["deployment"]), Is.EqualTo("{replicas: 2}"));

    [TestCase("generic", "address", null, null, "alertAddress")]
    [TestCase("slack", "address", null, null, "alertAddress")]
    [TestCase("discord", "address", null, null, "alertAddress")]
    [TestCase("telegram", "token", "\"channel\":\"-100\"", "https://api.telegram.org", "alertToken")]
    [TestCase("matrix", "token", "\"channel\":\"!a:example.com\",\"server\":\"https://matrix.example.com\"", "https://matrix.example.com", "alertToken")]
    [TestCase("github", "token", null, "https://github.com/goldfish-inc/oceanid", "alertToken")]
    public async Task What_each_service_needs(string type, string key, string? more, string? address, string secret)
    {
        var program = await Deploy.ClusterAsync(
            ("alerts", $$"""{"type":"{{type}}"{{(more is null ? "" : ",")}}{{more}}}"""),
            (secret, Deploy.Secret(secret)));

        var provider = program.Resource("Provider", "alerts-provider");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(provider.Input("spec", "type"), Is.EqualTo(type));
            Assert.That(provider.Input("spec", "address"), Is.EqualTo(address));
            Assert.That(provider.Input("spec", "secretRef", "name"), Is.EqualTo("alerts"));
            Assert.That(program.Resource("Secret", "alerts").Json("stringData"), Is.EqualTo(new JsonObject { [key] = Deploy.Secret(secret) }.ToJsonString()));
            Assert.That(program.Resource("Alert", "alerts-alert").Input("spec", "eventSeverity"), Is.EqualTo(type == "github" ? "info" : "error"));
        }
    }

    [Test]
    public async Task Alerts_are_of_kustomizations_and_of_both_sources_and_say_the_cluster()
    {
        var alert = (await AlertsAsync()).Resource("Alert", "alerts-alert");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(alert.Json("spec", "eventMetadata"), Is.EqualTo("""{"cluster":"tethys"}"""));
            Assert.That(alert.Json("spec", "eventSources"), Is.EqualTo(
                """[{"kind":"Kustomization","name":"*"},{"kind":"GitRepository","name":"*"},{"kind":"GitRepository","name":"*","namespace":"pulumi-system"}]"""));
            Assert.That(alert.DependsOn(), Is.EqualTo(new[] { "Provider alerts-provider" }));
        }
    }

    [Test]
    public async Task With_alerts_the_kustomization_of_the_stacks_tells_the_health_of_each()
    {
        var with = (await AlertsAsync()).Resource("Kustomization", "stacks");
        var without = (await Deploy.ClusterAsync()).Resource("Kustomization", "stacks");

        using (Assert.EnterMultipleScope())
        {
            // With `wait` Flux ignores healthChecks.
            Assert.That((without.Json("spec", "wait"), with.Json("spec", "wait")), Is.EqualTo(("true", "false")));
            Assert.That(without.Json("spec", "healthChecks"), Is.Null);
            Assert.That(
                JsonNode.Parse(with.Json("spec", "healthChecks")!)!.AsArray().Select(check => $"{check!["kind"]} {check["namespace"]}/{check["name"]}"),
                Is.EqualTo(new[] { "Stack pulumi-system/oceanid-cluster", "Stack pulumi-system/oceanid-apps", "Stack pulumi-system/oceanid-networking" }));
        }
    }

    [Test]
    public async Task With_alerts_the_third_controller_is_bounded_and_on_the_control_plane()
    {
        var controller = (await AlertsAsync()).Resource("Release", "flux2");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(controller.Input("values", "notificationController", "tag"), Is.EqualTo(Versions.NotificationController));
            Assert.That(controller.Json("values", "notificationController", "resources"), Is.EqualTo("""{"limits":{"cpu":"500m","memory":"128Mi"},"requests":{"cpu":"50m","memory":"32Mi"}}"""));
            Assert.That(controller.Json("values", "notificationController", "nodeSelector"), Is.EqualTo("""{"node-role.kubernetes.io/control-plane":"true"}"""));
            Assert.That((await AlertsAsync()).Resource("FluxAlerts", "alerts").DependsOn(), Is.EqualTo(new[] { "FluxControllers flux2" }));
        }
    }

    [Test]
    public async Task Without_the_block_there_is_none() =>
        Assert.That((await Deploy.ClusterAsync()).Resources.Select(resource => resource.Type), Has.None.Contain("notification"));

    [Test]
    public async Task All_that_is_wrong_is_said_at_once() => Assert.That(
        await Deploy.ProblemsAsync(Deploy.ClusterAsync(
            ("acme", """{"challenge":"tls","stagng":true}"""),
            ("alerts", """{"type":"pager"}"""),
            ("ingressReplicas", "2"))),
        Is.EquivalentTo(new[]
        {
            $"{File}: oceanid-cluster:acme.email is missing. Set it to the address that Let's Encrypt warns, such as you@example.com.",
            $"{File}: oceanid-cluster:acme.challenge is 'tls', which is none of the choices. Write how it is shown that a host is yours: http or cloudflare.",
            $"{File}: oceanid-cluster:acme.stagng is not a setting of this program. Did you mean oceanid-cluster:acme.staging?",
            $"{File}: oceanid-cluster:alerts.type is 'pager', which is none of the choices. Write one of: generic, slack, discord, telegram, matrix, github.",
            $"{File}: oceanid-cluster:ingressReplicas is 2, but with acme Traefik is one pod, which has the certificates. Set it to 1, or use cert-manager: docs/tls.md.",
        }));

    [TestCase("acme", "http", "is not an object. Write an object with `email` and `challenge`.")]
    [TestCase("acme", """{"email":"you","challenge":"http"}""", ".email is 'you', which is no e-mail address. Write the address that Let's Encrypt warns, such as you@example.com.")]
    [TestCase("acme", """{"email":"you@example.com\n- x","challenge":"http"}""", ".email is 'you@example.com\n- x', which is no e-mail address. Write the address that Let's Encrypt warns, such as you@example.com.")]
    [TestCase("alerts", "slack", "is not an object. Write an object with `type`, one of: generic, slack, discord, telegram, matrix, github.")]
    public async Task A_block_that_is_not_right(string key, string value, string problem)
    {
        var problems = await Deploy.ProblemsAsync(Deploy.ClusterAsync((key, value)));

        Assert.That(string.Join('\n', problems), Is.EqualTo($"{File}: oceanid-cluster:{key}{(problem[0] == '.' ? "" : " ")}{problem}"));
    }

    [Test]
    public async Task A_missing_secret_of_each_block() => Assert.That(
        await Deploy.ProblemsAsync(Deploy.ClusterAsync(
            ("acme", """{"email":"you@example.com","challenge":"cloudflare"}"""),
            ("alerts", """{"type":"matrix"}"""))),
        Is.EquivalentTo(new[]
        {
            Missing("cloudflareToken"),
            Missing("alertToken"),
            $"{File}: oceanid-cluster:alerts.channel is missing. Set it to the room, such as !abc:example.com.",
            $"{File}: oceanid-cluster:alerts.server is missing. Set it to the home server, such as https://matrix.example.com.",
        }));

    [Test]
    public async Task A_commit_status_for_a_repository_elsewhere() => Assert.That(
        await Deploy.ProblemsAsync(Deploy.ClusterAsync(
            ("repository", "ssh://git@git.example.com/acme/fleet"),
            ("alerts", """{"type":"github"}"""),
            ("alertToken", Deploy.Secret("alertToken")))),
        Is.EqualTo(new[] { $"{File}: oceanid-cluster:alerts.type is 'github', but the repository is at git.example.com. Choose another type." }));

    [Test]
    public async Task Certificates_where_traefik_is_not_or_has_no_volume()
    {
        var nodes = K3sPrograms.Settings([K3sPrograms.Node("tethys", "server", ("settings", new Dictionary<string, object> { ["disable"] = new[] { "local-storage" } }))]);

        Assert.That(
            await Deploy.ProblemsAsync(Deploy.ClusterAsync([.. nodes, ("ingress", "none"), ("acme", """{"email":"you@example.com","challenge":"http"}""")])),
            Is.EquivalentTo(new[]
            {
                $"{File}: oceanid-cluster:acme has no effect with ingress: none. Remove one of the two.",
                $"{File}: oceanid-cluster:acme needs a volume, but a node disables local-storage. Take local-storage out of `disable`, or remove acme.",
            }));
    }

    private static Task<ProgramPreview> AlertsAsync() => Deploy.ClusterAsync(("alerts", """{"type":"discord"}"""), ("alertAddress", Deploy.Secret("alertAddress")));

    private static string Missing(string key) =>
        $"{File}: oceanid-cluster:{key} is missing from the ESC environment default/oceanid-cluster-tethys. "
        + $"Set it: esc env set goldfish-inc/default/oceanid-cluster-tethys pulumiConfig.{key} -f - --string --secret.";

    private static Dictionary<string, object> Values(ProgramPreview program) =>
        new DeserializerBuilder().Build().Deserialize<Dictionary<string, object>>(program.Resource("HelmChartConfig", "traefik").Input("spec", "valuesContent")!);

    private static IEnumerable<string> Arguments(Dictionary<string, object> values) => ((List<object>)values["additionalArguments"]).Cast<string>();

    private static IEnumerable<string> EntryPoints(Dictionary<string, object> values) =>
        Arguments(values).Where(argument => argument.Contains(".http.middlewares=", StringComparison.Ordinal));

    private static IEnumerable<string> Middlewares(Dictionary<string, object> values) =>
        ((List<object>)values["extraObjects"]).Select(item => (string)((Dictionary<object, object>)((Dictionary<object, object>)item)["metadata"])["name"]);

    private static string Yaml(object value) => value switch
    {
        Dictionary<object, object> mapping => $"{{{string.Join(", ", mapping.Select(entry => $"{entry.Key}: {Yaml(entry.Value)}"))}}}",
        List<object> list => $"[{string.Join(", ", list.Select(Yaml))}]",
        _ => $"{value}",
    };
}
