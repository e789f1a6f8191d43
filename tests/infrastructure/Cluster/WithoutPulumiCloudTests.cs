using Oceanid.Infrastructure.Tests.Testing;
using Oceanid.Tool.Commands;
using Oceanid.Tool.Fleet;

namespace Oceanid.Infrastructure.Tests.Cluster;

/// <summary>A bucket or file backend with a passphrase: the same keys, from the encrypted configuration of the stack.</summary>
public sealed class WithoutPulumiCloudTests
{
    private const string File = "infrastructure/cluster/Pulumi.tethys.yaml";

    [Test]
    public async Task The_stacks_use_the_bucket_and_the_passphrase_and_no_token()
    {
        var program = await RunAsync();

        var stack = program.Resource("Stack", "oceanid-apps");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(stack.Input("spec", "backend"), Is.EqualTo("s3://states?endpoint=minio.example.com"));
            Assert.That(stack.Input("spec", "secretsProvider"), Is.EqualTo("passphrase"));
            Assert.That(stack.Input("spec", "stack"), Is.EqualTo("organization/oceanid-apps/tethys"));
            Assert.That(
                stack.Inputs["spec"]!["envRefs"]!.AsObject().Select(reference => reference.Key),
                Is.EquivalentTo(new[] { "PULUMI_CONFIG_PASSPHRASE", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY" }));
            Assert.That(program.Resource("Secret", "pulumi-esc-credentials").Input("stringData", "PULUMI_CONFIG_PASSPHRASE"), Is.EqualTo(Deploy.Secret("passphrase")));
        }
    }

    [Test]
    public async Task With_pulumi_cloud_a_stack_names_no_backend()
    {
        var stack = (await Deploy.ClusterAsync()).Resource("Stack", "oceanid-apps");

        Assert.That((stack.Input("spec", "backend"), stack.Input("spec", "secretsProvider")), Is.EqualTo(((string?)null, (string?)null)));
    }

    [TestCase("backend", "file:///states", "backend is 'file:///states', which is no bucket that a workspace can reach. Write the URL of a bucket that has the states: s3://, gs:// or azblob:// (default: Pulumi Cloud).")]
    [TestCase("organization", "goldfish-inc", "organization is 'goldfish-inc', but every stack in a bucket is in 'organization'. Set it to organization, or remove backend.")]
    public async Task What_does_not_fit(string key, string value, string problem) =>
        Assert.That(await Deploy.ProblemsAsync(RunAsync((key, value))), Does.Contain($"{File}: oceanid-cluster:{problem}"));

    [Test]
    public async Task Without_a_passphrase_nothing_could_be_decrypted() =>
        Assert.That(
            (await Deploy.ProblemsAsync(RunAsync(("pulumiConfigPassphrase", null)))).Single(),
            Does.StartWith($"{File}: oceanid-cluster:pulumiConfigPassphrase is missing from "));

    [Test]
    public async Task The_secrets_come_from_the_encrypted_configuration_of_the_stack()
    {
        using var repository = new TemporaryRepository();
        repository.Write(TemporaryRepository.Stack, """
            encryptionsalt: v1:c2FsdA==:v1:bm9uY2U=
            config:
              oceanid-cluster:environment: prod
              oceanid-cluster:node: tethys
              oceanid-cluster:organization: organization
              oceanid-cluster:kubernetesVersion: v1.35.8+k3s1
              oceanid-cluster:repository: https://github.com/goldfish-inc/oceanid
              oceanid-cluster:backend: gs://states
              oceanid-cluster:stacks: [oceanid-apps]
              oceanid-cluster:kubeconfig:
                secure: AAABAGtrYWU=
              oceanid-cluster:pulumiConfigPassphrase:
                secure: AAABAGtrYWU=
            """);

        repository.Write("clusters/tethys/kustomization.yaml", "kind: Kustomization\nresources: [it.yaml]\n");
        repository.Write("clusters/tethys/it.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata: { name: it, namespace: flux-system }\n");

        foreach (var file in new[] { "kustomization.yaml", "oceanid-cluster.yaml" })
            repository.Write($"clusters/base/stacks/{file}", RepositoryRoot.ReadText($"clusters/base/stacks/{file}"));

        var run = await CommandRun.RunAsync([AllPrograms.List[0]], "preview", "--repository", repository.Root);

        Assert.That(run.Output, Does.Contain($"PULUMI_CONFIG_PASSPHRASE: <secret {File} oceanid-cluster:pulumiConfigPassphrase>"), run.Error);
    }

    [Test]
    public async Task A_missing_secret_names_the_command_of_the_stack_configuration()
    {
        using var repository = new TemporaryRepository();
        repository.Write(TemporaryRepository.Stack, """
            config:
              oceanid-cluster:environment: prod
              oceanid-cluster:node: tethys
              oceanid-cluster:organization: organization
              oceanid-cluster:kubernetesVersion: v1.35.8+k3s1
              oceanid-cluster:repository: https://github.com/goldfish-inc/oceanid
              oceanid-cluster:backend: gs://states
              oceanid-cluster:stacks: []
              oceanid-cluster:runner: operator
            """);

        foreach (var file in new[] { "kustomization.yaml", "oceanid-cluster.yaml" })
            repository.Write($"clusters/base/stacks/{file}", RepositoryRoot.ReadText($"clusters/base/stacks/{file}"));

        var run = await CommandRun.RunAsync([AllPrograms.List[0]], "preview", "--repository", repository.Root);

        Assert.That(run.Error, Is.EqualTo(
            $"error: {File}: oceanid-cluster:pulumiConfigPassphrase is missing from the encrypted configuration of the stack. "
            + "Set it: pulumi config set --secret oceanid-cluster:pulumiConfigPassphrase --stack tethys.\n"));
    }

    private static Task<ProgramPreview> RunAsync(params (string Key, string? Value)[] changes) => Deploy.ClusterAsync(
    [
        ("backend", "s3://states?endpoint=minio.example.com"),
        ("organization", "organization"),
        ("pulumiAccessToken", null),
        ("pulumiConfigPassphrase", Deploy.Secret("passphrase")),
        ("backendAccessKeyId", Deploy.Secret("id")),
        ("backendSecretAccessKey", Deploy.Secret("key")),
        .. changes,
    ]);
}
