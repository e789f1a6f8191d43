using NUnit.Framework;
using Pulumi;
using Pulumi.Command.Remote;
using Pulumi.Command.Remote.Inputs;
using Pulumi.Testing;
using Pulumi.Utilities;
using Local = Pulumi.Command.Local;

namespace Oceanid.Contract.Tests;

/// <summary>Commands, on the node and on this machine.</summary>
public sealed class CommandTests
{
    [Test]
    public async Task The_defaults_of_a_connection_are_inputs() =>
        Assert.That(
            await ReceivedAsync(() => new Command(
                "x", new CommandArgs { Connection = new ConnectionArgs { Host = "h" } })),
            Is.EqualTo(
                KubernetesInputs.OneLine("""
                    {"connection": {"dialErrorLimit": 10, "host": "h", "perDialTimeout": 15, "port": 22,
                    "user": "root"}}
                    """)));

    [Test]
    public async Task A_given_value_replaces_the_default() =>
        Assert.That(
            await ReceivedAsync(() => new CopyToRemote("x", new CopyToRemoteArgs
            {
                Connection = new ConnectionArgs { Host = "h", Port = 2222, User = "admin", DialErrorLimit = -1 },
                RemotePath = "/x",
                Source = new StringAsset("text"),
            })),
            Does.StartWith(
                KubernetesInputs.OneLine("""
                    {"connection": {"dialErrorLimit": -1, "host": "h", "perDialTimeout": 15, "port": 2222,
                    "user": "admin"}
                    """)));

    [Test]
    public async Task The_credentials_of_a_connection_are_secret()
    {
        var connection = new ConnectionArgs
        {
            Host = "h",
            PrivateKey = "key",
            PrivateKeyPassword = "password",
            Password = "password",
        };

        Assert.Multiple(async () =>
        {
            Assert.That(await Output.IsSecretAsync(connection.PrivateKey.ToOutput()), Is.True);
            Assert.That(await Output.IsSecretAsync(connection.PrivateKeyPassword.ToOutput()), Is.True);
            Assert.That(await Output.IsSecretAsync(connection.Password.ToOutput()), Is.True);
            Assert.That(await Output.IsSecretAsync(connection.Host.ToOutput()), Is.False);
        });
    }

    [Test]
    public async Task A_connection_is_secret_and_a_command_is_not()
    {
        var command = new CommandArgs { Connection = new ConnectionArgs { Host = "h" }, Create = "echo" };
        var copy = new CopyToRemoteArgs { Connection = new ConnectionArgs { Host = "h" } };

        Assert.Multiple(async () =>
        {
            Assert.That(await Output.IsSecretAsync(command.Connection.ToOutput()), Is.True);
            Assert.That(await Output.IsSecretAsync(copy.Connection.ToOutput()), Is.True);
            Assert.That(await Output.IsSecretAsync(command.Create.ToOutput()), Is.False);
        });
    }

    [Test]
    public void A_remote_command_needs_a_connection() =>
        Assert.That(
            () => ReceivedAsync(() => new Command("x", new CommandArgs { Create = "echo" })),
            Throws.Exception.With.Message.Contains("onnection is required but was not given a value"));

    [Test]
    public async Task A_trigger_replaces_and_the_connection_is_a_secret_output()
    {
        CustomResourceOptions? seen = null;
        CustomResourceOptions options = new();
        options.ResourceTransformations.Add(args =>
        {
            seen = (CustomResourceOptions)args.Options;
            return null;
        });
        await ReceivedAsync(() => new Command(
            "x", new CommandArgs { Connection = new ConnectionArgs { Host = "h" } }, options));

        Assert.Multiple(() =>
        {
            Assert.That(seen!.ReplaceOnChanges, Is.EqualTo(new[] { "triggers[*]" }));
            Assert.That(seen.AdditionalSecretOutputs, Is.EqualTo(new[] { "connection" }));
        });
    }

    [Test]
    public async Task A_remote_command_has_outputs()
    {
        var mocks = new RecordingMocks { Answer = args => ("id", args.Inputs.SetItem("stdout", "hello")) };
        Command? command = null;
        await Deployment.TestAsync(mocks, new TestOptions { IsPreview = false }, () =>
        {
            command = new Command("x", new CommandArgs
            {
                Connection = new ConnectionArgs { Host = "h" },
                Create = "echo",
                Logging = Logging.Stderr,
            });
        });

        Assert.Multiple(async () =>
        {
            Assert.That(await OutputUtilities.GetValueAsync(command!.Stdout), Is.EqualTo("hello"));
            Assert.That(await OutputUtilities.GetValueAsync(command.Create), Is.EqualTo("echo"));
            Assert.That(await OutputUtilities.GetValueAsync(command.Delete), Is.Null);
            Assert.That(await OutputUtilities.GetValueAsync(command.Logging), Is.EqualTo(Logging.Stderr));
            Assert.That((await OutputUtilities.GetValueAsync(command.Connection))!.Port, Is.EqualTo(22));
        });
    }

    [Test]
    public async Task A_local_command_needs_nothing()
    {
        Assert.Multiple(async () =>
        {
            Assert.That(await ReceivedAsync(() => new Local.Command("x")), Is.EqualTo("{}"));
            Assert.That(
                await ReceivedAsync(() => new Local.Command("x", new Local.CommandArgs
                {
                    Create = "make",
                    Dir = "/src",
                    Environment = { ["A"] = "B" },
                    Interpreter = { "/bin/bash", "-c" },
                    Logging = Local.Logging.None,
                })),
                Is.EqualTo(
                    KubernetesInputs.OneLine("""
                        {"create": "make", "dir": "/src", "environment": {"A": "B"}, "interpreter": ["/bin/bash",
                        "-c"], "logging": "none"}
                        """)));
        });
    }

    [Test]
    public async Task A_local_run_gives_its_output()
    {
        var mocks = new RecordingMocks { AnswerCall = args => args.Args.SetItem("stdout", "hello") };
        Output<Local.RunResult>? result = null;
        await Deployment.TestAsync(mocks, new TestOptions(), () =>
        {
            result = Local.Run.Invoke(new Local.RunInvokeArgs
            {
                Command = "echo",
                Dir = Output.CreateSecret("/src"),
            });
        });
        var run = await OutputUtilities.GetValueAsync(result!);

        Assert.Multiple(async () =>
        {
            Assert.That(run.Command, Is.EqualTo("echo"));
            Assert.That(run.Stdout, Is.EqualTo("hello"));
            Assert.That(await Output.IsSecretAsync(result!), Is.False);
        });
    }

    [Test]
    public async Task A_local_run_with_an_unknown_argument_is_unknown()
    {
        var mocks = new RecordingMocks();
        Output<Local.RunResult>? result = null;
        await Deployment.TestAsync(mocks, new TestOptions(), () =>
        {
            result = Local.Run.Invoke(new Local.RunInvokeArgs { Command = OutputUtilities.CreateUnknown("") });
        });

        Assert.Multiple(async () =>
        {
            Assert.That(await OutputUtilities.GetIsKnownAsync(result!), Is.False);
            Assert.That(mocks.Calls, Is.Empty);
        });
    }

    [Test]
    public void A_logging_choice_is_a_text() =>
        Assert.Multiple(() =>
        {
            Assert.That((string)Logging.StdoutAndStderr, Is.EqualTo("stdoutAndStderr"));
            Assert.That(Logging.Stdout, Is.Not.EqualTo(Logging.None));
            Assert.That(Local.Logging.Stderr.ToString(), Is.EqualTo("stderr"));
        });

    private static async Task<string> ReceivedAsync(Func<CustomResource> create)
    {
        var mocks = new RecordingMocks();
        await Deployment.TestAsync(mocks, new TestOptions(), () => { create(); });
        return KubernetesInputs.Json(mocks.Resources.Single().Inputs);
    }
}
