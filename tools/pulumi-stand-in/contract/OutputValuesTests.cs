using NUnit.Framework;
using Pulumi;
using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Testing;
using Pulumi.Utilities;

namespace Oceanid.Contract.Tests;

/// <summary>Ids, missing keys, and what a component and a stack reference give back.</summary>
public sealed class OutputValuesTests
{
    private const string Null = "null", Empty = "empty", IfNull = "??=";

    [Test]
    public async Task Without_an_id_from_the_mock_the_id_is_unknown(
        [Values(Null, Empty, IfNull)] string answer, [Values] bool preview)
    {
        var id = await IdAsync(answer, preview, importId: null);

        Assert.That(await OutputUtilities.GetIsKnownAsync(id), Is.False);
    }

    [TestCase(Null, true)]
    [TestCase(IfNull, true)]
    [TestCase(Empty, false)]
    public async Task An_imported_resource_has_the_imported_id_unless_the_mock_returns_an_empty_one(
        string answer, bool known)
    {
        var id = await IdAsync(answer, preview: false, importId: "imp-id");

        Assert.Multiple(async () =>
        {
            Assert.That(await OutputUtilities.GetIsKnownAsync(id), Is.EqualTo(known));
            Assert.That(await OutputUtilities.GetValueAsync(id), Is.EqualTo(known ? "imp-id" : null));
        });
    }

    [Test]
    public async Task A_got_resource_has_the_id()
    {
        Namespace? got = null;
        await Deployment.TestAsync(
            new RecordingMocks(), new TestOptions(), () => { got = Namespace.Get("g", "kube-system"); });

        Assert.That(await OutputUtilities.GetValueAsync(got!.Id), Is.EqualTo("kube-system"));
    }

    [Test]
    public async Task A_missing_key_is_unknown_in_a_preview_and_the_default_otherwise([Values] bool preview)
    {
        var mocks = new RecordingMocks { Answer = args => ($"{args.Name}_id", new Dictionary<string, object>()) };
        ConfigMap? map = null;
        await Deployment.TestAsync(
            mocks, new TestOptions { IsPreview = preview }, () => { map = new ConfigMap("map"); });

        Assert.Multiple(async () =>
        {
            Assert.That(await OutputUtilities.GetIsKnownAsync(map!.Metadata), Is.EqualTo(!preview));
            Assert.That(await OutputUtilities.GetIsKnownAsync(map.Immutable), Is.EqualTo(!preview));
            Assert.That(await OutputUtilities.GetIsKnownAsync(map.Data), Is.EqualTo(!preview));
            Assert.That(await OutputUtilities.GetValueAsync(map.Metadata), Is.Null);
            Assert.That(await OutputUtilities.GetValueAsync(map.Immutable), Is.False);
            Assert.That(await OutputUtilities.GetValueAsync(map.Data), Is.Null);
        });
    }

    [Test]
    public async Task Registered_outputs_keep_the_secret_and_the_unknown_flag()
    {
        var mocks = new RecordingMocks();
        await Deployment.TestAsync(mocks, new TestOptions(), () => { _ = new Registering("r"); });
        var outputs = mocks.Outputs.Single(o => o.Outputs.Count > 0).Outputs;

        Assert.Multiple(async () =>
        {
            Assert.That(outputs.Keys, Is.EquivalentTo(new[] { "s", "u", "i" }));
            Assert.That(await OutputUtilities.GetValueAsync(outputs["i"]), Is.EqualTo(3d));
            Assert.That(await Output.IsSecretAsync(outputs["s"]), Is.True);
            Assert.That(await OutputUtilities.GetValueAsync(outputs["s"]), Is.EqualTo("v"));
            Assert.That(await OutputUtilities.GetIsKnownAsync(outputs["u"]), Is.False);
        });
    }

    [Test]
    public async Task A_stack_reference_reads_the_outputs_of_a_stack()
    {
        var mocks = new RecordingMocks
        {
            Answer = args => (args.Id, args.Inputs
                .SetItem("outputs", new Dictionary<string, object> { ["k"] = "v", ["sec"] = "hidden" })
                .SetItem("secretOutputNames", new List<object> { "sec" })),
        };
        Output<object?>? present = null, missing = null;
        Output<object>? secret = null;
        await Deployment.TestAsync(mocks, new TestOptions { IsPreview = false }, () =>
        {
            var reference = new StackReference("org/proj/st");
            present = reference.GetOutput("k");
            missing = reference.GetOutput("none");
            secret = reference.RequireOutput("sec");
        });

        Assert.Multiple(async () =>
        {
            Assert.That(await OutputUtilities.GetValueAsync(present!), Is.EqualTo("v"));
            Assert.That(await OutputUtilities.GetValueAsync(missing!), Is.Null);
            Assert.That(await OutputUtilities.GetValueAsync(secret!), Is.EqualTo("hidden"));
            Assert.That(await Output.IsSecretAsync(secret!), Is.True);
        });
    }

    [Test]
    public async Task An_echoed_secret_is_no_longer_one()
    {
        Secret? secret = null;
        await Deployment.TestAsync(new RecordingMocks(), new TestOptions(), () =>
        {
            secret = new Secret("s", new SecretArgs { StringData = new InputMap<string> { ["k"] = "v" } });
        });

        Assert.Multiple(async () =>
        {
            Assert.That(await Output.IsSecretAsync(secret!.StringData), Is.False);
            Assert.That((await OutputUtilities.GetValueAsync(secret.StringData))["k"], Is.EqualTo("v"));
        });
    }

    private static async Task<Output<string>> IdAsync(string answer, bool preview, string? importId)
    {
        var mocks = new RecordingMocks
        {
            Answer = args => (answer switch
            {
                Null => null,
                Empty => "",
                _ => args.Id ??= "x_id",
            }, args.Inputs),
        };
        Namespace? resource = null;
        await Deployment.TestAsync(mocks, new TestOptions { IsPreview = preview }, () =>
        {
            resource = new Namespace("n", null, new CustomResourceOptions { ImportId = importId });
        });
        return resource!.Id;
    }

    private sealed class Registering : ComponentResource
    {
        public Registering(string name)
            : base("acme:platform:Registering", name) =>
            RegisterOutputs(new Dictionary<string, object?>
            {
                ["s"] = Output.CreateSecret("v"),
                ["u"] = OutputUtilities.CreateUnknown(""),
                ["n"] = null,
                ["i"] = 3,
            });
    }
}
