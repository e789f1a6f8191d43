using System.Collections.Immutable;
using System.Text.Json;
using NUnit.Framework;
using Pulumi;
using Pulumi.Utilities;

namespace Oceanid.Contract.Tests;

/// <summary>Sections 2.4, 2.10 and 2.14: what a resource makes of the state that a mock returns.</summary>
public sealed class StateTests
{
    private static readonly TestCaseData[] States =
    [
        new TestCaseData(new Dictionary<string, object> { ["text"] = "x" }).SetArgDisplayNames("Dictionary"),
        new TestCaseData(new Dictionary<string, string> { ["text"] = "x" }).SetArgDisplayNames("Dictionary of texts"),
        new TestCaseData(ImmutableDictionary<string, object>.Empty.Add("text", "x")).SetArgDisplayNames("immutable"),
        new TestCaseData(Builder()).SetArgDisplayNames("builder"),
        new TestCaseData(new TestResourceArgs { Text = "x" }).SetArgDisplayNames("args"),
    ];

    [TestCaseSource(nameof(States))]
    public async Task A_state_is_a_dictionary_or_args(object state)
    {
        var resource = await MakeAsync(state);

        Assert.That(await OutputUtilities.GetValueAsync(resource.Text), Is.EqualTo("x"));
    }

    private static readonly TestCaseData[] NoStates =
    [
        new TestCaseData(new { Text = "x" }, "is not a supported argument type").SetArgDisplayNames("anonymous"),
        new TestCaseData(new List<object> { "x" }, "is not a supported argument type").SetArgDisplayNames("list"),
        new TestCaseData(new Dictionary<string, object> { ["number"] = 1L }, "System.Int64").SetArgDisplayNames("long"),
        new TestCaseData(null, "NullReferenceException").SetArgDisplayNames("null"),
    ];

    [TestCaseSource(nameof(NoStates))]
    public void A_state_is_not(object? state, string message) =>
        Assert.That(() => MakeAsync(state!), Throws.Exception.With.Message.Contains(message));

    [Test]
    public async Task Every_output_is_filled_from_its_key_and_other_keys_are_ignored()
    {
        var resource = await MakeAsync(new Dictionary<string, object>
        {
            ["text"] = "x",
            ["number"] = 3,
            ["ratio"] = 2.5,
            ["flag"] = true,
            ["list"] = new List<string> { "a" },
            ["map"] = new Dictionary<string, object> { ["k"] = "v" },
            ["Unnamed"] = "u",
            ["other"] = "ignored",
        });

        Assert.Multiple(async () =>
        {
            Assert.That(await OutputUtilities.GetValueAsync(resource.Text), Is.EqualTo("x"));
            Assert.That(await OutputUtilities.GetValueAsync(resource.Number), Is.EqualTo(3));
            Assert.That(await OutputUtilities.GetValueAsync(resource.Ratio), Is.EqualTo(2.5));
            Assert.That(await OutputUtilities.GetValueAsync(resource.Flag), Is.True);
            Assert.That(await OutputUtilities.GetValueAsync(resource.List), Is.EqualTo(new[] { "a" }));
            Assert.That((await OutputUtilities.GetValueAsync(resource.Map))["k"], Is.EqualTo("v"));
            Assert.That(await OutputUtilities.GetValueAsync(resource.Unnamed), Is.EqualTo("u"));
        });
    }

    [Test]
    public async Task An_output_type_takes_its_members_by_name_and_misses_others()
    {
        var resource = await MakeAsync(new Dictionary<string, object>
        {
            ["details"] = new Dictionary<string, object>
            {
                ["name"] = "x",
                ["count"] = 2,
                ["labels"] = new Dictionary<string, string> { ["k"] = "v" },
            },
        });
        var details = await OutputUtilities.GetValueAsync(resource.Details);

        Assert.Multiple(() =>
        {
            Assert.That(details.Name, Is.EqualTo("x"));
            Assert.That(details.Count, Is.EqualTo(2));
            Assert.That(details.Labels["k"], Is.EqualTo("v"));
            Assert.That(details.Items.IsDefault, Is.True);
        });
    }

    [Test]
    public async Task A_missing_key_is_unknown_in_a_preview_and_the_default_otherwise([Values] bool preview)
    {
        var resource = await MakeAsync(ImmutableDictionary<string, object>.Empty, preview);

        Assert.Multiple(async () =>
        {
            Assert.That(await OutputUtilities.GetIsKnownAsync(resource.Text), Is.EqualTo(!preview));
            Assert.That(await OutputUtilities.GetValueAsync(resource.Text), Is.Null);
            Assert.That(await OutputUtilities.GetIsKnownAsync(resource.Number), Is.EqualTo(!preview));
            Assert.That(await OutputUtilities.GetValueAsync(resource.Number), Is.Zero);
            Assert.That(await OutputUtilities.GetIsKnownAsync(resource.List), Is.EqualTo(!preview));
            Assert.That((await OutputUtilities.GetValueAsync(resource.List)).IsDefault, Is.True);
        });
    }

    [Test]
    public async Task An_echoed_input_is_known_in_a_preview_too()
    {
        var resource = await TestRun.MakeAsync(
            () => new TestResource("r", new TestResourceArgs { Text = "x" }), options: new());

        Assert.Multiple(async () =>
        {
            Assert.That(await OutputUtilities.GetIsKnownAsync(resource.Text), Is.True);
            Assert.That(await OutputUtilities.GetValueAsync(resource.Text), Is.EqualTo("x"));
        });
    }

    [Test]
    public async Task A_value_of_the_wrong_type_is_the_default_and_known()
    {
        var resource = await MakeAsync(new Dictionary<string, object> { ["number"] = "three" });

        Assert.Multiple(async () =>
        {
            Assert.That(await OutputUtilities.GetIsKnownAsync(resource.Number), Is.True);
            Assert.That(await OutputUtilities.GetValueAsync(resource.Number), Is.Zero);
        });
    }

    [Test]
    public async Task An_output_in_the_state_keeps_its_flags()
    {
        var resource = await MakeAsync(new Dictionary<string, object>
        {
            ["text"] = Output.CreateSecret("s"),
            ["number"] = OutputUtilities.CreateUnknown(1),
        });

        Assert.Multiple(async () =>
        {
            Assert.That(await Output.IsSecretAsync(resource.Text), Is.True);
            Assert.That(await OutputUtilities.GetValueAsync(resource.Text), Is.EqualTo("s"));
            Assert.That(await OutputUtilities.GetIsKnownAsync(resource.Number), Is.False);
        });
    }

    [Test]
    public async Task The_secretness_of_an_echoed_input_is_lost()
    {
        var resource = await TestRun.MakeAsync(
            () => new TestResource("r", new TestResourceArgs { Text = Output.CreateSecret("s") }));

        Assert.That(await Output.IsSecretAsync(resource.Text), Is.False);
    }

    [Test]
    public async Task An_output_depends_on_its_resource()
    {
        var resource = await MakeAsync(new Dictionary<string, object> { ["text"] = "x" });

        Assert.That(await OutputUtilities.GetDependenciesAsync(resource.Text), Is.EquivalentTo(new[] { resource }));
    }

    [Test]
    public async Task Only_a_remote_component_is_filled([Values] bool remote)
    {
        var mocks = new RecordingMocks
        {
            Answer = _ => ("id", new Dictionary<string, object> { ["text"] = "from the mock" }),
        };
        var component = await TestRun.MakeAsync(() => new TestComponent("c", remote: remote), mocks);

        if (remote)
            Assert.That(await OutputUtilities.GetValueAsync(component.Text!), Is.EqualTo("from the mock"));
        else
            Assert.That(component.Text is null, Is.True);
    }

    [Test]
    public void Every_type_that_an_output_may_have_is_accepted() =>
        Assert.That(() => TestRun.MakeAsync(() => new ManyTypes("r")), Throws.Nothing);

    [Test]
    public void An_output_of_another_type_is_refused() =>
        Assert.That(
            () => TestRun.MakeAsync(() => new WrongResource("r")),
            Throws.InstanceOf<RunException>().With.Message.Contains("contains invalid type"));

    private static ImmutableDictionary<string, object>.Builder Builder()
    {
        var builder = ImmutableDictionary.CreateBuilder<string, object>();
        builder["text"] = "x";
        return builder;
    }

    private static Task<TestResource> MakeAsync(object state, bool preview = false) => TestRun.MakeAsync(
        () => new TestResource("r"), new RecordingMocks { Answer = _ => ("id", state) }, new() { IsPreview = preview });

    private sealed class ManyTypes(string name) : CustomResource("test:index:ManyTypes", name, null, null)
    {
        [Output] public Output<object> Any { get; private set; } = null!;

        [Output] public Output<int?> Optional { get; private set; } = null!;

        [Output] public Output<AssetOrArchive> Asset { get; private set; } = null!;

        [Output] public Output<JsonElement> Json { get; private set; } = null!;

        [Output] public Output<Level> Enum { get; private set; } = null!;

        [Output] public Output<Colour> EnumType { get; private set; } = null!;

        [Output] public Output<Union<int, string>> Union { get; private set; } = null!;

        [Output] public Output<ImmutableArray<Details>> Nested { get; private set; } = null!;
    }

    private sealed class WrongResource(string name) : CustomResource("test:index:WrongResource", name, null, null)
    {
        [Output("when")] public Output<DateTime> When { get; private set; } = null!;
    }
}
