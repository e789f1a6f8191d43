using System.Text.Json.Nodes;
using Oceanid.Infrastructure.Tests.Testing;
using Oceanid.Tool.Commands;
using Oceanid.Tool.Fleet;
using Oceanid.Tool.Fleet.Configuration;
using Oceanid.Tool.Fleet.GitTree;
using Oceanid.Tool.Fleet.Programs;
using Oceanid.Tool.Text;

namespace Oceanid.Tool.Tests.Esc;

/// <summary>Follows a value that changes in ESC through all three programs of a cluster: exactly what should change does.</summary>
public sealed class RotationTests
{
    private const string Cluster = "production";

    [TestCase("default/oceanid-apps-production", "podinfoJwtSecret", "Secret podinfo/podinfo-secrets", "ConfigMap flux-system/apps-checksums")]
    [TestCase("default/oceanid-apps", "registryCredentials", "Secret podinfo/podinfo-pull")]
    [TestCase("default/oceanid-networking-production", "tunnelToken", "Secret cloudflared/cloudflared-token", "Deployment cloudflared/cloudflared")]
    [TestCase("default/oceanid-cluster", "pulumiAccessToken", "Secret pulumi-system/pulumi-esc-credentials", "Stack pulumi-system/oceanid-apps", "Stack pulumi-system/oceanid-networking")]
    [TestCase("default/oceanid-cluster", "deployKey", "Secret flux-system/git-credentials", "Secret pulumi-system/git-credentials")]
    [TestCase("default/oceanid-cluster-production", "kubeconfig", "Provider kubernetes production")]
    public async Task Exactly_these_change(string environment, string key, params string[] changed)
    {
        var marker = SecretMarker.For(environment, key);
        var before = await RunAsync(value => value);
        var after = await RunAsync(value => value.Replace(marker, SecretMarker.For(environment, $"{key}Rotated"), StringComparison.Ordinal));

        Assert.That(Changed(before, after), Is.EquivalentTo(changed));
    }

    [Test]
    public async Task The_cases_above_are_all_the_secrets_of_the_cluster()
    {
        var preview = (await new FleetPreviewer(RepositoryRoot.Repository, AllPrograms.List, new KubectlKustomize()).PreviewAsync([Cluster], _ => { })).Single();
        var cases = typeof(RotationTests).GetMethod(nameof(Exactly_these_change))!.GetCustomAttributes(typeof(TestCaseAttribute), false).Cast<TestCaseAttribute>();

        Assert.That(
            preview.Secrets.Select(secret => (secret.Environment, secret.Key)),
            Is.EquivalentTo(cases.Select(test => ((string)test.Arguments[0]!, (string)test.Arguments[1]!))));
    }

    [Test]
    public async Task The_pods_of_an_app_roll_because_flux_puts_the_checksum_into_their_annotation()
    {
        var clusters = await new FleetPreviewer(RepositoryRoot.Repository, AllPrograms.List, new KubectlKustomize()).PreviewAsync([Cluster], _ => { });
        var variables = clusters[0].Programs.Single(program => program.Folder == "apps").Resource("ConfigMap", "apps-checksums").Inputs["data"]!.AsObject();
        var deployment = clusters[0].Overlays.SelectMany(overlay => overlay.Objects).Single(item => item.Object.Kind == "Deployment").Object.Content;

        var annotation = deployment["spec"]!["template"]!["metadata"]!["annotations"]!["oceanid.dev/secrets-checksum"]!.ToString();
        Assert.That(annotation, Is.EqualTo($"${{{variables.Single().Key}:=none}}"));
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

    private static async Task<IReadOnlyList<ProgramPreview>> RunAsync(Func<string, string> rotate)
    {
        var problems = new Problems();
        var reader = new StackConfigurationReader(RepositoryRoot.Repository, [.. AllPrograms.List.Select(program => program.Folder)], problems);
        var previews = new List<ProgramPreview>();
        foreach (var program in AllPrograms.List)
        {
            var configuration = reader.Read(program.Folder, Cluster)!;
            var rotated = configuration with { Values = configuration.Values.ToDictionary(entry => entry.Key, entry => rotate(entry.Value)) };
            previews.Add(await PreviewEngine.RunAsync(program, rotated, RepositoryRoot.Repository.Root));
        }

        problems.ThrowIfAny();
        return previews;
    }
}
