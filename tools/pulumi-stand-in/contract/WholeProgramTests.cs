using NUnit.Framework;
using Oceanid.StandIn.Generate;
using Pulumi;
using Pulumi.Command.Remote;
using Pulumi.Command.Remote.Inputs;
using Pulumi.Utilities;

namespace Oceanid.Contract.Tests;

/// <summary>What the mocks receive of the Kubernetes resources and the commands of a program.</summary>
[NonParallelizable]
public sealed class WholeProgramTests
{
    [Test]
    public async Task The_mocks_receive_what_is_recorded()
    {
        using var environment = new ProcessEnvironment();
        environment.Set("KUBECONFIG", "/home/me/.kube/config");
        var mocks = new RecordingMocks();

        await Deployment.TestAsync(mocks, TestRun.Update, WholeProgram.Define);

        var received = mocks.Resources.OrderBy(resource => resource.Name, StringComparer.Ordinal)
            .Select(resource => $"{resource.Name} {resource.Type} id='{resource.Id}' provider='{resource.Provider!.Split("::").Last()}'\n  {Inputs.Json(resource.Inputs)}");
        var text = string.Join('\n', received) + "\n";
        if (Environment.GetEnvironmentVariable("ACCEPT_SNAPSHOTS") == "1")
            await File.WriteAllTextAsync(ApiTests.Build["Program"], text);
        Assert.That(text, Is.EqualTo(await File.ReadAllTextAsync(ApiTests.Build["Program"])));
    }

    // What has required members is in the program above.
    private static IEnumerable<string> Kinds => ApiTests.Types.Lines
        .Where(line => line.Word == Word.Kind && !line.Members.Any(member => member.IsRequired))
        .Select(line => $"{line.Namespace}.{line.Name}");

    [TestCaseSource(nameof(Kinds))]
    public async Task A_kind_of_the_list_knows_its_api_version_and_its_kind(string name)
    {
        var kind = ApiTests.Types.Lines.Single(line => line.Word == Word.Kind && $"{line.Namespace}.{line.Name}" == name);
        var type = typeof(Pulumi.Kubernetes.Provider).Assembly.GetType($"Pulumi.Kubernetes.{name}")!;
        var mocks = new RecordingMocks();

        await TestRun.MakeAsync(() => Activator.CreateInstance(type, "x", null, null)!, mocks);

        Assert.That(mocks["x"].Type, Is.EqualTo($"kubernetes:{kind.Group}:{kind.Name}"));
        Assert.That(Inputs.Json(mocks["x"].Inputs), Is.EqualTo($$"""{"apiVersion": "{{kind.ApiVersion}}", "kind": "{{kind.Name}}"}"""));
    }

    [Test]
    public async Task A_command_has_its_output_and_its_credentials_are_secret()
    {
        var connection = new ConnectionArgs { Host = "h", PrivateKey = "key", Password = "password", PrivateKeyPassword = "password" };
        var args = new CommandArgs { Connection = connection, Create = "echo" };
        var mocks = new RecordingMocks { Answer = received => ("id", received.Inputs.SetItem("stdout", "hello")) };
        var command = await TestRun.MakeAsync(() => new Command("x", args), mocks);

        Assert.That(await OutputUtilities.GetValueAsync(command.Stdout), Is.EqualTo("hello"));
        Assert.That(await Output.IsSecretAsync(args.Connection.ToOutput()), Is.True);
        foreach (var credential in new[] { connection.PrivateKey, connection.Password, connection.PrivateKeyPassword })
            Assert.That(await Output.IsSecretAsync(credential.ToOutput()), Is.True);
        Assert.That(await Output.IsSecretAsync(args.Create.ToOutput()), Is.False);
    }
}
