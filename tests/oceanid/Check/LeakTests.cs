using Oceanid.Infrastructure.Components.Secrets;
using Oceanid.Infrastructure.Tests.Testing;
using Oceanid.Tool.Fleet.Programs;
using Pulumi;
using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Helm.V3;
using Pulumi.Kubernetes.Types.Inputs.Apps.V1;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Helm.V3;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;

namespace Oceanid.Tool.Tests.Check;

/// <summary>
/// A program that puts a secret where it does not belong fails the check, with the key and the place: each of these runs the whole
/// command on a repository with such a program.
/// </summary>
public sealed class LeakTests
{
    private const string Key = "default/oceanid-cluster token";

    [Test]
    public Task In_a_config_map() => LeaksAsync(
        token => _ = new ConfigMap("it", new ConfigMapArgs { Metadata = Metadata(), Data = { ["token"] = token } }),
        "ConfigMap app/it: data.token");

    [Test]
    public Task In_a_label() => LeaksAsync(
        token => _ = new Service("it", new ServiceArgs { Metadata = new ObjectMetaArgs { Name = "it", Namespace = "app", Labels = { ["owner"] = token } } }),
        "Service app/it: metadata.labels.owner");

    [Test]
    public Task In_a_helm_value() => LeaksAsync(
        token => _ = new Release("it", new ReleaseArgs { Chart = "oci://example.com/chart", Version = "1.0.0", Values = { ["auth"] = token.Apply(value => (object)$"Bearer {value}") } }),
        "Release it: values.auth");

    [Test]
    public Task In_the_literal_of_an_environment_variable() => LeaksAsync(
        token => _ = new Pulumi.Kubernetes.Apps.V1.Deployment(
            "it",
            new DeploymentArgs
            {
                Metadata = Metadata(),
                Spec = new DeploymentSpecArgs
                {
                    Selector = new LabelSelectorArgs(),
                    Template = new PodTemplateSpecArgs
                    {
                        Spec = new PodSpecArgs { Containers = new ContainerArgs { Name = "a", Env = new EnvVarArgs { Name = "TOKEN", Value = token } } },
                    },
                },
            }),
        "Deployment app/it: spec.template.spec.containers[0].env[0].value");

    [Test]
    public Task In_the_text_of_a_command() => LeaksAsync(
        token => _ = new Pulumi.Command.Remote.Command(
            "it",
            new Pulumi.Command.Remote.CommandArgs
            {
                Connection = new Pulumi.Command.Remote.Inputs.ConnectionArgs { Host = "node.example" },
                Create = Output.Format($"login {token}"),
            }),
        "Command it: create");

    [Test]
    public async Task In_the_connection_and_the_standard_input_of_a_command_it_is_fine()
    {
        var output = await CheckAsync(token =>
        {
            _ = new Pulumi.Command.Remote.Command(
                "it",
                new Pulumi.Command.Remote.CommandArgs
                {
                    Connection = new Pulumi.Command.Remote.Inputs.ConnectionArgs { Host = "node.example", PrivateKey = token },
                    Create = "login",
                    Stdin = token,
                });
            return new Dictionary<string, object?>();
        });

        Assert.That(output, Does.Not.Contain("[secret-leak]"));
    }

    [Test]
    public async Task In_an_output_that_is_not_secret()
    {
        var output = await CheckAsync(token => new Dictionary<string, object?> { ["token"] = Output.Unsecret(token) });

        Assert.That(output, Does.Contain($"infrastructure/cluster/ItProgram.cs (tethys): stack output: token: The secret {Key} ends up here in plain text."));
    }

    [Test]
    public async Task In_a_log_line_of_a_program()
    {
        const string Source = """
            var token = new Config().RequireSecret("token");
            token.Apply(value => { Log.Info($"using {value}"); return value; });
            """;

        var output = await CheckAsync(_ => new Dictionary<string, object?>(), Source);

        Assert.That(output, Does.Contain("infrastructure/cluster/ItProgram.cs:2: The secret token would be written to the log of the program. Log its name, never its value. [secret-leak]"));
    }

    [Test]
    public async Task In_a_secret_and_a_secret_output_it_is_fine()
    {
        var output = await CheckAsync(token =>
        {
            _ = new EscSecret("it", new EscSecretArgs { Namespace = "app", Name = "it", Data = new Dictionary<string, Output<string>> { ["token"] = token } });
            return new Dictionary<string, object?> { ["token"] = token };
        });

        Assert.That(output, Does.Not.Contain("[secret-leak]"));
    }

    private static ObjectMetaArgs Metadata() => new() { Name = "it", Namespace = "app" };

    private static async Task LeaksAsync(Action<Output<string>> declare, string place)
    {
        var output = await CheckAsync(token =>
        {
            declare(token);
            return new Dictionary<string, object?>();
        });

        Assert.That(output, Does.Contain($"infrastructure/cluster/ItProgram.cs (tethys): {place}: The secret {Key} ends up here in plain text. Put it into a Secret (EscSecret) and refer to that. [secret-leak]"));
    }

    private static async Task<string> CheckAsync(Func<Output<string>, IDictionary<string, object?>> define, string source = "")
    {
        using var repository = new TemporaryRepository();
        repository.Write(TemporaryRepository.Stack, "environment:\n  - default/oceanid-cluster\n");
        repository.Write(TemporaryRepository.Esc, "values:\n  pulumiConfig:\n    token:\n      fn::secret: REPLACE_ME\n");
        repository.Write("infrastructure/cluster/ItProgram.cs", source);

        var run = await CommandRun.RunAsync(
            [new ProgramDefinition("cluster", () => define(new Config().RequireSecret("token")))],
            "check", "--repository", repository.Root);

        Assert.That(run.Error, Is.Empty);
        return run.Output;
    }
}
