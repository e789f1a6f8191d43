using Oceanid.Infrastructure.Components.Flux;
using Oceanid.Infrastructure.Tests.Testing;
using Oceanid.Tool.Fleet;
using Pulumi;

namespace Oceanid.Infrastructure.Tests.Components;

public sealed class FluxSyncTests
{
    [Test]
    public async Task Each_namespace_gets_its_own_source_because_a_stack_cannot_use_that_of_another()
    {
        var program = await DeclareAsync("https://example.com/repository", null);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(program.Resource("GitRepository", "flux-source").Json("metadata"), Is.EqualTo("""{"name":"flux-system","namespace":"flux-system"}"""));
            Assert.That(program.Resource("GitRepository", "stacks-source").Json("metadata"), Is.EqualTo("""{"name":"oceanid","namespace":"pulumi-system"}"""));
            // Flux's own default is master.
            Assert.That(program.OfKind("GitRepository").Select(source => source.Input("spec", "ref", "branch")), Is.All.EqualTo("release"));
        }
    }

    [Test]
    public async Task An_artifact_holds_only_what_its_readers_need()
    {
        var program = await DeclareAsync("https://example.com/repository", null);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(program.Resource("GitRepository", "flux-source").Input("spec", "ignore"), Is.EqualTo("/*\n!/clusters\n!/apps\n"));
            Assert.That(program.Resource("GitRepository", "stacks-source").Input("spec", "ignore"), Is.EqualTo("/clusters\n/apps\n/docs\n/tests\n/tools\n"));
        }
    }

    [Test]
    public async Task The_root_kustomization_builds_the_cluster_and_leaves_the_workloads_when_it_goes()
    {
        var root = (await DeclareAsync("https://example.com/repository", null)).Resource("Kustomization", "flux-system");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(root.Input("spec", "path"), Is.EqualTo("./clusters/tethys"));
            Assert.That(root.Json("spec", "sourceRef"), Is.EqualTo("""{"kind":"GitRepository","name":"flux-system"}"""));
            Assert.That(root.Json("spec", "prune"), Is.EqualTo("true"));
            Assert.That(root.Input("spec", "deletionPolicy"), Is.EqualTo("Orphan"));
            Assert.That(root.Json("spec", "wait"), Is.EqualTo("false"));
            Assert.That(root.DependsOn(), Does.Contain("GitRepository flux-source"));
        }
    }

    [Test]
    public async Task A_public_repository_needs_no_secret()
    {
        var program = await DeclareAsync("https://example.com/repository", null);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(program.OfKind("Secret"), Is.Empty);
            Assert.That(program.OfKind("GitRepository").Select(source => source.Json("spec", "secretRef")), Is.All.Null);
        }
    }

    private static IEnumerable<TestCaseData> Credentials()
    {
        var secret = Output.CreateSecret("s3cret");
        yield return new TestCaseData(
            "ssh://git@example.com/repository",
            new GitCredentials.DeployKey(secret, "example.com ssh-ed25519 AAAA"),
            "generic",
            """{"identity":"s3cret","known_hosts":"example.com ssh-ed25519 AAAA"}""").SetArgDisplayNames("deploy key");
        yield return new TestCaseData(
            "https://github.com/me/repository",
            new GitCredentials.GitHubApp("1", "2", secret),
            "github",
            """{"githubAppID":"1","githubAppInstallationID":"2","githubAppPrivateKey":"s3cret"}""").SetArgDisplayNames("GitHub App");
        yield return new TestCaseData(
            "https://example.com/repository",
            new GitCredentials.Token(secret),
            "generic",
            """{"password":"s3cret","username":"git"}""").SetArgDisplayNames("token");
    }

    [TestCaseSource(nameof(Credentials))]
    public async Task Both_sources_read_a_private_repository(string url, GitCredentials credentials, string provider, string data)
    {
        var program = await DeclareAsync(url, credentials);

        foreach (var (source, secret, place) in new[]
        {
            ("flux-source", "flux-git-credentials", "flux-system"),
            ("stacks-source", "stacks-git-credentials", "pulumi-system"),
        })
        {
            var repository = program.Resource("GitRepository", source);
            using (Assert.EnterMultipleScope())
            {
                Assert.That(repository.Input("spec", "url"), Is.EqualTo(url));
                Assert.That(repository.Input("spec", "provider"), Is.EqualTo(provider));
                Assert.That(repository.Input("spec", "secretRef", "name"), Is.EqualTo("git-credentials"));
                Assert.That(repository.DependsOn(), Does.Contain($"EscSecret {secret}"));
                Assert.That(program.Resource("Secret", secret).Json("stringData"), Is.EqualTo(data));
                Assert.That(program.Resource("Secret", secret).Input("metadata", "namespace"), Is.EqualTo(place));
            }
        }
    }

    [Test]
    public void A_url_that_its_credentials_cannot_use_is_refused()
    {
        var failure = Assert.CatchAsync(() => DeclareAsync("https://example.com/r", new GitCredentials.DeployKey(Output.Create("k"), "h")));

        Assert.That(failure!.Message, Does.Contain("'https://example.com/r' does not begin with 'ssh://'"));
    }

    private static Task<ProgramPreview> DeclareAsync(string url, GitCredentials? credentials) =>
        Deploy.ComponentsAsync(() => _ = new FluxSync("oceanid", new FluxSyncArgs
        {
            Namespace = "flux-system",
            StackNamespace = "pulumi-system",
            Repository = url,
            Branch = "release",
            Credentials = credentials,
            Cluster = "tethys",
            Organization = "acme",
        }));
}
