using System.Collections.Immutable;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Oceanid.Infrastructure.Components.Secrets;
using Oceanid.Infrastructure.Tests.Testing;
using Oceanid.Tool.Fleet.Programs;
using Oceanid.Tool.Tests.Fixtures;
using Oceanid.Tool.Text;
using Pulumi;
using Pulumi.Command.Remote.Inputs;
using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Helm.V3;
using Pulumi.Kubernetes.Types.Inputs.Apps.V1;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Helm.V3;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using Remote = Pulumi.Command.Remote;

namespace Oceanid.Tool.Tests.Check;

/// <summary>
/// A program that puts a secret where it does not belong fails the check, with the place: each case of <c>tests/fixtures/leaks/values.yaml</c> runs
/// the whole command on a repository with such a program.
/// </summary>
public sealed class LeakTests
{
    private const string Says = @"(The secret default/oceanid-cluster token ends up here in plain text\.|It depends on the value of a secret)";

    private static readonly byte[] Known = [1, 2, 3, 4];

    // What is made of the value.
    private static readonly Dictionary<string, Func<Output<string>, Output<string>>> How = new()
    {
        ["as it is"] = token => token,
        ["in a text"] = token => Output.Format($"Bearer {token}"),
        ["unsecret"] = Output.Unsecret,
        ["Base64"] = Made(Convert.ToBase64String),
        ["Base64, unsecret"] = token => Output.Unsecret(Made(Convert.ToBase64String)(token)),
        ["hexadecimal"] = Made(Convert.ToHexString),
        ["SHA-256"] = Made(value => Convert.ToHexStringLower(SHA256.HashData(value))),
        ["HMAC with a key in the code"] = Made(value => Convert.ToHexStringLower(HMACSHA256.HashData(Known, value))),
        ["compressed"] = Made(value => Convert.ToBase64String(Compress(value))),
        ["upper case"] = token => token.Apply(value => value.ToUpperInvariant()),
        ["backwards"] = token => token.Apply(value => string.Concat(value.Reverse())),
        ["the first four characters"] = token => token.Apply(value => value[..4]),
        ["the last character"] = token => token.Apply(value => value[^1..]),
        ["each character shifted"] = token => token.Apply(value => string.Concat(value.Select(character => (char)(character + 1)))),
        ["URL-encoded"] = token => token.Apply(Uri.EscapeDataString),
        ["JSON"] = token => token.Apply(value => JsonSerializer.Serialize(new[] { value })),
        ["its length"] = token => token.Apply(value => $"{value.Length}"),
    };

    // Where that is put.
    private static readonly Dictionary<string, Func<Output<string>, IDictionary<string, object?>?>> Where = new()
    {
        ["a ConfigMap"] = Declares(text => new ConfigMap("it", new ConfigMapArgs { Metadata = Metadata(), Data = { ["token"] = text } })),
        ["a key of a ConfigMap"] = Declares(text => new ConfigMap("it", new ConfigMapArgs { Metadata = Metadata(), Data = Key(text) })),
        ["a label"] = Declares(text => new ConfigMap("it", new ConfigMapArgs { Metadata = new ObjectMetaArgs { Name = "it", Namespace = "app", Labels = { ["owner"] = text } } })),
        ["an annotation"] = Declares(text => new ConfigMap("it", new ConfigMapArgs { Metadata = Annotated(text) })),
        ["a name"] = Declares(text => new ConfigMap("it", new ConfigMapArgs { Metadata = new ObjectMetaArgs { Name = text } })),
        ["a namespace"] = Declares(text => new ConfigMap("it", new ConfigMapArgs { Metadata = new ObjectMetaArgs { Name = "it", Namespace = text } })),
        ["a Helm value"] = Declares(text => new Release("it", new ReleaseArgs { Chart = "oci://example.com/chart", Version = "1.0.0", Values = { ["auth"] = text.Apply(value => (object)value) } })),
        ["an environment variable"] = Declares(text => Deployment(new EnvVarArgs { Name = "IT", Value = text })),
        ["the number of replicas"] = Declares(text => Deployment(new EnvVarArgs { Name = "IT" }, text.Apply(int.Parse))),
        ["the text of a command"] = Declares(text => Command(new Remote.CommandArgs { Connection = Node, Create = text })),
        ["the environment of a command"] = Declares(text => Command(new Remote.CommandArgs { Connection = Node, Environment = { ["TOKEN"] = text } })),
        ["a trigger of a command"] = Declares(text => Command(new Remote.CommandArgs { Connection = Node, Triggers = text.Apply(value => (object)value) })),
        ["the standard input of a command"] = Declares(text => Command(new Remote.CommandArgs { Connection = Node, Stdin = text })),
        ["an annotation of a Secret"] = Declares(text => new Secret("it", new SecretArgs { Metadata = Annotated(text) })),
        ["a key of a Secret"] = Declares(text => new Secret("it", new SecretArgs { Metadata = Metadata(), StringData = Key(text) })),
        ["the type of a Secret"] = Declares(text => new Secret("it", new SecretArgs { Metadata = Metadata(), Type = text })),
        ["the configuration of a Stack"] = Declares(text => Any("pulumi.com/v1", "Stack", "config", text.Apply(value => (object)Map("token", value)))),
        ["a variable of a Kustomization"] = Declares(text => Any(
            "kustomize.toolkit.fluxcd.io/v1", "Kustomization", "postBuild", text.Apply(value => (object)Map("substitute", Map("token", value))), path: "./apps/it")),
        ["the host of an Ingress"] = Declares(text => Any("networking.k8s.io/v1", "Ingress", "rules", text.Apply(value => (object)new object[] { Map("host", value) }))),
        ["the URL of a GitRepository"] = Declares(text => Any("source.toolkit.fluxcd.io/v1", "GitRepository", "url", text.Apply(value => (object)$"https://{value}@example.com/it"))),
        ["the context of a provider"] = Declares(text => new Pulumi.Kubernetes.Provider("it", new Pulumi.Kubernetes.ProviderArgs { Context = text })),
        ["the input of a component"] = Declares(text => new It(new ItArgs { Token = text })),
        ["the output of a component"] = Declares(text => new It(null, new Dictionary<string, object?> { ["token"] = text })),
        ["a stack output"] = text => new Dictionary<string, object?> { ["token"] = text },
        ["an item of a stack output"] = text => new Dictionary<string, object?> { ["tokens"] = new[] { new Dictionary<string, object?> { ["token"] = text } } },
        ["the name of a resource"] = Declares(text => text.Apply(value => new ConfigMap(value, new ConfigMapArgs { Metadata = Metadata() }))),
        ["an import id"] = Declares(text => text.Apply(value => new ConfigMap("it", new ConfigMapArgs { Metadata = Metadata() }, new CustomResourceOptions { ImportId = value }))),
        ["whether there is a resource"] = Declares(text => text.Apply(value =>
            int.Parse(value) % 2 == 0 ? new ConfigMap("it", new ConfigMapArgs { Metadata = Metadata() }) : null)),
        ["an error"] = Declares(text => text.Apply(value => value.Length > 0 ? throw new RunException($"wrong: {value}") : value)),
    };

    private static IEnumerable<TestCaseData> Cases() =>
        from test in YamlDocuments.Read($"cases:\n{File.ReadAllText(FixtureFleet.PathOf("leaks/values.yaml"))}", "values.yaml").Single().Content.Objects("cases")
        select new TestCaseData(test).SetArgDisplayNames(test.Text("how")!, test.Text("where")!);

    [TestCaseSource(nameof(Cases))]
    public async Task A_secret_that_leaves(JsonObject test)
    {
        var output = await CheckAsync(token => Where[test.Text("where")!](How[test.Text("how")!](token)) ?? new Dictionary<string, object?>());

        var found = output.Split('\n').Where(line => line.EndsWith("[secret-leak]", StringComparison.Ordinal) || line.Contains("The error ", StringComparison.Ordinal)).ToList();
        switch (test.Text("finds"))
        {
            case null:
                Assert.That(found, Is.Empty);
                break;
            case "error":
                Assert.That(found, Has.Some.Matches(@"ItProgram\.cs \(tethys\): The error depends on the value of a secret"));
                break;
            case var place:
                Assert.That(found, Is.Not.Empty.And.All.Matches($@"^infrastructure/cluster/ItProgram\.cs \(tethys\): {System.Text.RegularExpressions.Regex.Escape(place).Replace(@"\*", ".*", StringComparison.Ordinal)}: {Says}"));
                break;
        }
    }

    [Test]
    public async Task Where_a_secret_belongs()
    {
        var output = await CheckAsync(token =>
        {
            _ = Command(new Remote.CommandArgs { Connection = new ConnectionArgs { Host = "node.example", PrivateKey = token }, Create = "login", Stdin = token });
            _ = new EscSecret("it", new EscSecretArgs { Namespace = "app", Name = "it", Data = new Dictionary<string, Output<string>> { ["token"] = How["Base64"](token) } });
            _ = new Pulumi.Kubernetes.Provider("it", new Pulumi.Kubernetes.ProviderArgs { KubeConfig = token });
            return new Dictionary<string, object?> { ["token"] = token };
        });

        Assert.That(output, Does.Not.Contain("[secret-leak]"));
    }

    private static ConnectionArgs Node => new() { Host = "node.example" };

    private static ObjectMetaArgs Metadata() => new() { Name = "it", Namespace = "app" };

    private static ObjectMetaArgs Annotated(Output<string> text) => new() { Name = "it", Namespace = "app", Annotations = { ["owner"] = text } };

    private static InputMap<string> Key(Output<string> text) => text.Apply(value => ImmutableDictionary<string, string>.Empty.Add(value, "x"));

    private static Dictionary<string, object> Map(string key, object value) => new() { [key] = value };

    private static Remote.Command Command(Remote.CommandArgs args) => new("it", args);

    private static AnyKind Any(string apiVersion, string kind, string field, Output<object> value, string path = ".") =>
        new("it", new AnyKindArgs(apiVersion, kind, "app", "it") { Spec = { ["path"] = path, [field] = value } });

    private static Pulumi.Kubernetes.Apps.V1.Deployment Deployment(EnvVarArgs variable, Input<int>? replicas = null)
    {
        var spec = new DeploymentSpecArgs
        {
            Selector = new LabelSelectorArgs(),
            Template = new PodTemplateSpecArgs { Spec = new PodSpecArgs { Containers = new ContainerArgs { Name = "a", Env = variable } } },
        };
        if (replicas is not null)
            spec.Replicas = replicas;
        return new("it", new DeploymentArgs { Metadata = Metadata(), Spec = spec });
    }

    private static Func<Output<string>, Output<string>> Made(Func<byte[], string> of) => token => token.Apply(value => of(Encoding.UTF8.GetBytes(value)));

    private static Func<Output<string>, IDictionary<string, object?>?> Declares(Func<Output<string>, object> declare) => text =>
    {
        _ = declare(text);
        return null;
    };

    private static byte[] Compress(byte[] value)
    {
        using var compressed = new MemoryStream();
        using (var stream = new GZipStream(compressed, CompressionLevel.Optimal))
            stream.Write(value);
        return compressed.ToArray();
    }

    private static async Task<string> CheckAsync(Func<Output<string>, IDictionary<string, object?>> define)
    {
        using var repository = new TemporaryRepository();
        repository.Write(TemporaryRepository.Stack, "environment:\n  - default/oceanid-cluster\n");
        repository.Write(TemporaryRepository.Esc, "values:\n  pulumiConfig:\n    token:\n      fn::secret: REPLACE_ME\n");
        repository.Write("infrastructure/cluster/ItProgram.cs", "");
        repository.Write("apps/it/kustomization.yaml", "resources: [it.yaml]\n");
        repository.Write("apps/it/it.yaml", "{ apiVersion: v1, kind: ConfigMap, metadata: { name: other, namespace: app } }\n");

        var run = await CommandRun.RunAsync(
            [new ProgramDefinition("cluster", () => define(new Config().RequireSecret("token")))],
            "check", "--repository", repository.Root);

        Assert.That(run.Error, Is.Empty);
        return run.Output;
    }

    private sealed class ItArgs : ResourceArgs
    {
        [Input("token")]
        public Input<string>? Token { get; init; }
    }

    private sealed class It : ComponentResource
    {
        public It(ItArgs? args, IDictionary<string, object?>? outputs = null)
            : base("oceanid:tests:It", "it", args)
        {
            if (outputs is not null)
                RegisterOutputs(outputs);
        }
    }
}
