using System.Text.Json.Nodes;
using Oceanid.Infrastructure.Tests.Testing;
using Oceanid.Tool.Facts.Memory;
using Oceanid.Tool.Fleet;
using Oceanid.Tool.Text;

namespace Oceanid.Infrastructure.Tests;

/// <summary>Follows a secret that changes through all three programs of a cluster: exactly what should change does.</summary>
public sealed class RotationTests
{
    private const string Apps = """
        [{ "name": "shop", "pods": 2, "requestsMemoryMi": 64, "limitsMemoryMi": 128, "secrets": { "TOKEN": "shopToken" }, "pullSecret": "registryCredentials" }]
        """;

    [TestCase("shopToken", "Secret shop/shop-secrets", "Kustomization flux-system/shop")]
    [TestCase("checksumKey", "AppEnvironment shop", "Kustomization flux-system/shop")]
    [TestCase("registryCredentials", "Secret shop/shop-pull")]
    [TestCase("tunnelToken", "Secret cloudflared/cloudflared-token", "Deployment cloudflared/cloudflared")]
    [TestCase("pulumiAccessToken", "Secret pulumi-system/pulumi-esc-credentials", "Stack pulumi-system/oceanid-apps", "Stack pulumi-system/oceanid-networking")]
    [TestCase("deployKey", "Secret flux-system/git-credentials", "Secret pulumi-system/git-credentials")]
    [TestCase("cloudflareToken", "Secret kube-system/traefik-cloudflare")]
    [TestCase("alertAddress", "Secret flux-system/alerts")]
    [TestCase("kubeconfig", "Provider kubernetes tethys")]
    public async Task Exactly_these_change(string key, params string[] changed) =>
        Assert.That(Changed(await RunAsync(), await RunAsync(rotated: key)), Is.EquivalentTo(changed));

    [Test]
    public async Task The_cases_above_are_all_the_secrets_of_the_programs()
    {
        var programs = await RunAsync();
        var preview = new ClusterPreview("tethys", programs, [], MemoryBudget.Of("tethys", programs, [], new Problems()));
        var cases = typeof(RotationTests).GetMethod(nameof(Exactly_these_change))!.GetCustomAttributes(typeof(TestCaseAttribute), false).Cast<TestCaseAttribute>();

        Assert.That(preview.Secrets.Select(secret => secret.Key), Is.EquivalentTo(cases.Select(test => (string)test.Arguments[0]!)));
    }

    private static IEnumerable<string> Changed(IReadOnlyList<ProgramPreview> before, IReadOnlyList<ProgramPreview> after)
    {
        using (Assert.EnterMultipleScope())
        {
            foreach (var (old, current) in before.Zip(after))
                Assert.That(current.Resources.Select(resource => resource.Key), Is.EqualTo(old.Resources.Select(resource => resource.Key)));
        }

        return before.Zip(after)
            .SelectMany(program => program.First.Resources.Zip(program.Second.Resources))
            .Where(resource => !JsonNode.DeepEquals(resource.First.Inputs, resource.Second.Inputs))
            .Select(resource => ResourceLabel.Of(resource.Second));
    }

    private static async Task<IReadOnlyList<ProgramPreview>> RunAsync(string? rotated = null)
    {
        return
        [
            await Deploy.ClusterAsync(
                Secret("pulumiAccessToken"),
                Secret("deployKey"),
                Secret("kubeconfig"),
                ("acme", """{"email":"you@example.com","challenge":"cloudflare"}"""),
                Secret("cloudflareToken"),
                ("alerts", """{"type":"discord"}"""),
                Secret("alertAddress")),
            await Deploy.AppsAsync(("apps", Apps), Secret("shopToken"), Secret("registryCredentials"), Secret("checksumKey")),
            await Deploy.NetworkingAsync(("tunnelHosts", """["www.example.com"]"""), Secret("tunnelToken")),
        ];

        (string Key, string Value) Secret(string key) => (key, Deploy.Secret(key == rotated ? $"{key}Rotated" : key));
    }
}
