using Oceanid.Infrastructure.Components;
using Oceanid.Infrastructure.Tests.K3s;
using Oceanid.Infrastructure.Tests.Testing;
using Oceanid.Tool.Fleet;
using Oceanid.Tool.Text;

namespace Oceanid.Infrastructure.Tests.Cluster;

/// <summary>Every message names the file and the key, and says what to write instead.</summary>
public sealed class ClusterSettingsTests
{
    private const string File = "infrastructure/cluster/Pulumi.tethys.yaml";

    [TestCase("environment", "Set it to the kind of environment, such as prod: pulumi config set oceanid-cluster:environment <value> --stack tethys.")]
    [TestCase("repository", "Set it to the URL of the Git repository, https:// or ssh://: pulumi config set oceanid-cluster:repository <value> --stack tethys.")]
    [TestCase("stacks", "Set it to a list of the Stacks that the operator runs: oceanid-apps, oceanid-networking.")]
    public async Task A_missing_setting(string key, string remedy) =>
        Assert.That(await MessageAsync((key, null)), Is.EqualTo($"{File}: oceanid-cluster:{key} is missing. {remedy}"));

    [TestCase("kubeconfig", "default/oceanid-cluster-tethys")]
    [TestCase("pulumiAccessToken", "default/oceanid-cluster")]
    [TestCase("deployKey", "default/oceanid-cluster")]
    public async Task A_missing_secret_names_the_environment_and_the_command(string key, string environment) =>
        Assert.That(
            await MessageAsync((key, null)),
            Is.EqualTo(
                $"{File}: oceanid-cluster:{key} is missing from the ESC environment {environment}. "
                + $"Set it: esc env set goldfish-inc/{environment} pulumiConfig.{key} -f - --string --secret."));

    [Test]
    public async Task A_stack_of_another_organization() =>
        Assert.That(
            await Deploy.ProblemsAsync(Deploy.ClusterOfAsync("somebody-else")),
            Is.EqualTo(new[]
            {
                $"{File}: oceanid-cluster:organization is 'goldfish-inc', and this stack is in 'somebody-else'. Choose the stack goldfish-inc/oceanid-cluster/tethys, "
                + "or correct the organization: the other Stacks would be those of somebody else.",
            }));

    [TestCase(">=1.0.0", null)]
    [TestCase("1.x", null)]
    [TestCase("v1", null)]
    [TestCase("latest", "is 'latest', which is no range of semantic versions. Write the range of versions whose highest tag to follow, such as >=1.0.0 (default: the branch).")]
    public async Task The_tags_that_a_cluster_follows(string range, string? problem)
    {
        if (problem is not null)
        {
            Assert.That(await MessageAsync(("tag", range)), Is.EqualTo($"{File}: oceanid-cluster:tag {problem}"));
            return;
        }

        // Beside the branch, which all clusters share; and both sources, or programs and manifests would not be of one revision.
        var sources = (await Deploy.ClusterAsync(("tag", range), ("branch", "main"))).OfKind("GitRepository").Select(source => source.Json("spec", "ref")).ToList();
        Assert.That(sources, Has.Count.EqualTo(2).And.All.EqualTo($$"""{"semver":{{System.Text.Json.JsonSerializer.Serialize(range)}}}"""));
    }

    [Test]
    public async Task The_workspaces_run_on_the_first_server_or_on_any_node_of_the_control_plane()
    {
        var nodes = K3sPrograms.Settings([K3sPrograms.Node("calypso", "agent"), K3sPrograms.Node("tethys", "server")]);
        var own = await Deploy.ClusterAsync([.. nodes, ("node", null)]);
        var foreign = await Deploy.ClusterAsync(("node", null));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Selectors(own), Is.All.EqualTo("""{"kubernetes.io/hostname":"tethys"}"""));
            Assert.That(Selectors(foreign), Is.All.EqualTo("""{"node-role.kubernetes.io/control-plane":"true"}"""));
        }

        static IEnumerable<string?> Selectors(ProgramPreview program) =>
            program.OfKind("Stack").Select(stack => stack.Json("spec", "workspaceTemplate", "spec", "podTemplate", "spec", "nodeSelector"));
    }

    [Test]
    public async Task A_secret_that_is_still_the_placeholder_of_the_definition() =>
        Assert.That(
            await MessageAsync(("pulumiAccessToken", "REPLACE_ME")),
            Does.StartWith($"{File}: oceanid-cluster:pulumiAccessToken still has its placeholder in the ESC environment default/oceanid-cluster. Set it: "));

    [Test]
    public async Task An_empty_secret() =>
        Assert.That(
            await MessageAsync(("pulumiAccessToken", "")),
            Does.StartWith($"{File}: oceanid-cluster:pulumiAccessToken is empty in the ESC environment default/oceanid-cluster. Set it: "));

    [Test]
    public async Task A_misspelt_key() =>
        Assert.That(
            await MessageAsync(("repositry", "https://example.com")),
            Is.EqualTo($"{File}: oceanid-cluster:repositry is not a setting of this program. Did you mean oceanid-cluster:repository?"));

    [Test]
    public async Task An_unknown_key() =>
        Assert.That(
            await MessageAsync(("colour", "blue")),
            Is.EqualTo($"{File}: oceanid-cluster:colour is not a setting of this program. Remove it."));

    [TestCase("node", "{\"name\":\"tethys\"}", "is an object. Write one value: the name of the K3s node that the workspaces run on (default: the first server).")]
    [TestCase("node", "[\"tethys\"]", "is a list. Write one value: the name of the K3s node that the workspaces run on (default: the first server).")]
    [TestCase("node", " ", "is empty. Write the name of the K3s node that the workspaces run on (default: the first server).")]
    [TestCase("node", "Tethys!", "is 'Tethys!', which is not a Kubernetes name: lower-case letters, digits, dashes and dots. Write the name of the K3s node that the workspaces run on (default: the first server).")]
    [TestCase("runner", "ci", "is 'ci', which is none of the choices. Write one of: workstation, operator (default workstation).")]
    [TestCase("stacks", "oceanid-apps", "is 'oceanid-apps', which is not a list of strings. Write a list of the Stacks that the operator runs: oceanid-apps, oceanid-networking.")]
    [TestCase("stacks", "[1]", "is '[1]', which is not a list of strings. Write a list of the Stacks that the operator runs: oceanid-apps, oceanid-networking.")]
    [TestCase("stacks", "[null]", "is '[null]', which is not a list of strings. Write a list of the Stacks that the operator runs: oceanid-apps, oceanid-networking.")]
    [TestCase("organization", "a/b", "is 'a/b', which is not a name: letters, digits, dashes, dots and underscores. Write the Pulumi organization of the stacks.")]
    public async Task A_value_of_the_wrong_type(string key, string value, string problem) =>
        Assert.That(await MessageAsync((key, value)), Is.EqualTo($"{File}: oceanid-cluster:{key} {problem}"));

    [TestCase("1.34", "which is not a K3s version")]
    [TestCase("v1.34.1", "which is not a K3s version")]
    [TestCase("v1.035.8+k3s1", "which is not a K3s version")]
    [TestCase("v1.35.8+k3s1000", "which is not a K3s version")]
    [TestCase("v1.\u0663\u0665.8+k3s1", "which is not a K3s version")]
    public async Task What_is_no_version_of_k3s(string version, string reason) =>
        Assert.That(
            await MessageAsync(("kubernetesVersion", version)),
            Is.EqualTo($"{File}: oceanid-cluster:kubernetesVersion is '{version}', {reason}. Write the K3s version of the nodes, such as v1.35.8+k3s1."));

    [Test]
    public async Task A_kubernetes_that_flux_does_not_run_on()
    {
        var version = $"v1.{Versions.MinimumKubernetes.Minor - 1}.9+k3s1";

        Assert.That(
            await MessageAsync(("kubernetesVersion", version)),
            Does.StartWith($"{File}: oceanid-cluster:kubernetesVersion is '{version}', which is too old for Flux: it needs Kubernetes {Versions.MinimumKubernetes} or newer. Write "));
    }

    [Test]
    public async Task The_oldest_kubernetes_that_flux_runs_on_will_do() =>
        Assert.That((await Deploy.ClusterAsync(("kubernetesVersion", $"v{Versions.MinimumKubernetes}+k3s1"))).Resources, Is.Not.Empty);

    [Test]
    public async Task A_stack_name_that_is_too_long_for_the_operator() =>
        Assert.That(
            await MessageAsync(("stacks", """["oceanid-a-name-that-the-operator-does-not-take"]""")),
            Does.StartWith(
                $"{File}: oceanid-cluster:stacks[0] is 'oceanid-a-name-that-the-operator-does-not-take', which has 46 characters; the operator allows 42. Write "));

    [Test]
    public async Task A_stack_that_no_program_is_called() =>
        Assert.That(
            await MessageAsync(("stacks", """["oceanid-apps","oceanid-storage"]""")),
            Does.StartWith($"{File}: oceanid-cluster:stacks[1] is 'oceanid-storage', which no program of this repository is called. Write "));

    [Test]
    public async Task A_stack_that_is_named_twice() =>
        Assert.That(
            await MessageAsync(("stacks", """["oceanid-apps","oceanid-apps"]""")),
            Is.EqualTo($"{File}: oceanid-cluster:stacks names 'oceanid-apps' 2 times. Name it once."));

    [TestCase("git@github.com:goldfish-inc/oceanid", "which is not an https:// or ssh:// URL (git@host:path is not one). Write the URL of the Git repository, https:// or ssh://")]
    [TestCase("https://github.com/goldfish-inc/oceanid", "but this repositoryAuth needs ssh://. Change one of the two")]
    public async Task A_repository_that_flux_cannot_read(string url, string problem) =>
        Assert.That(await MessageAsync(("repository", url)), Does.StartWith($"{File}: oceanid-cluster:repository is '{url}', {problem}"));

    [Test]
    public async Task Several_problems_are_reported_together()
    {
        var message = await MessageAsync(("environment", null), ("kubernetesVersion", "v1.30.0+k3s1"), ("repositry", "x"), ("pulumiAccessToken", null));

        Assert.That(
            message.Split('\n').Select(line => line[(File.Length + 2)..].Split(' ')[0]),
            Is.EquivalentTo(new[]
            {
                "oceanid-cluster:environment",
                "oceanid-cluster:kubernetesVersion",
                "oceanid-cluster:pulumiAccessToken",
                "oceanid-cluster:repositry",
            }));
    }

    [Test]
    public async Task The_operator_needs_no_kubeconfig_but_may_be_given_one()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That((await Deploy.ClusterAsync(("runner", "operator"))).Resources, Is.Not.Empty);
            Assert.That((await Deploy.ClusterInOperatorAsync()).Resources, Is.Not.Empty);
        }
    }

    [TestCase("none", "https://example.com/r")]
    [TestCase("token", "https://example.com/r", "repositoryToken")]
    [TestCase("github-app", "https://github.com/o/r", "githubAppId", "githubAppInstallationId", "githubAppPrivateKey")]
    public async Task Each_kind_of_credentials_asks_for_its_own_keys(string auth, string repository, params string[] keys)
    {
        var without = new (string, string?)[] { ("repositoryAuth", auth), ("repository", repository), ("deployKey", null), ("knownHosts", null) };

        if (keys.Length > 0)
        {
            var message = await MessageAsync(without);
            Assert.That(keys.Select(key => message.Contains($"oceanid-cluster:{key} is missing", StringComparison.Ordinal)), Is.All.True, message);
        }

        var complete = await Deploy.ClusterAsync([.. without, .. keys.Select(key => (key, (string?)"7"))]);
        Assert.That(complete.OfKind("Secret").Count(), Is.EqualTo(auth == "none" ? 1 : 3));
    }

    private static async Task<string> MessageAsync(params (string Key, string? Value)[] changes)
    {
        try
        {
            await Deploy.ClusterAsync(changes);
        }
        catch (PreviewException failure)
        {
            return string.Join('\n', failure.Errors);
        }

        throw new AssertionException("The configuration was accepted.");
    }
}
