using System.Collections.Immutable;
using NUnit.Framework;
using Pulumi;
using Pulumi.Kubernetes.Core.V1;
using Pulumi.Utilities;

namespace Oceanid.Contract.Tests;

/// <summary>What reaches the mocks, and what a resource makes of their answer.</summary>
public sealed class ResourceTests
{
    [Test]
    public async Task Every_resource_but_the_stack_reaches_the_mock_and_comes_back()
    {
        var mocks = new RecordingMocks();
        var resources = await Deployment.TestAsync(mocks, TestRun.Update, () =>
        {
            _ = new TestComponent("component", new TestResourceArgs { Text = "x" }, new() { Provider = new TestProvider("p") }, withChild: true);
        });
        string[] expected = ["component", "component-child", "p"];

        Assert.That(mocks.Resources.Select(resource => resource.Name), Is.EquivalentTo(expected));
        Assert.That(resources.Select(resource => resource.GetResourceName()), Is.EquivalentTo(expected));
        Assert.That(mocks["component"].Inputs["text"], Is.EqualTo("x"));
    }

    [Test]
    public async Task A_stack_of_ones_own_comes_back()
    {
        var resources = await Deployment.TestAsync<OneStack>(new RecordingMocks(), TestRun.Update);

        Assert.That(resources.Select(resource => resource.GetType()), Is.EquivalentTo(new[] { typeof(OneStack), typeof(TestResource) }));
    }

    [TestCase(null, "", false)]
    [TestCase("", "", false)]
    [TestCase(null, "imported", true)]
    [TestCase("", "imported", false)]
    public async Task Without_an_id_of_the_mock_it_is_the_imported_one_or_unknown(string? answer, string imported, bool known)
    {
        var mocks = new RecordingMocks { Answer = args => (answer, args.Inputs) };
        var resource = await TestRun.MakeAsync(() => new Namespace("n", null, new() { ImportId = imported.Length > 0 ? imported : null }), mocks);

        Assert.That(mocks["n"].Id, Is.EqualTo(imported));
        Assert.That(await OutputUtilities.GetIsKnownAsync(resource.Id), Is.EqualTo(known));
    }

    [Test]
    public async Task A_missing_key_is_unknown_in_a_preview_and_the_default_otherwise([Values] bool preview)
    {
        var resource = await MakeAsync(ImmutableDictionary<string, object>.Empty, preview);

        Assert.That(await OutputUtilities.GetIsKnownAsync(resource.Text), Is.EqualTo(!preview));
        Assert.That(await OutputUtilities.GetValueAsync(resource.Number), Is.Zero);
        Assert.That((await OutputUtilities.GetValueAsync(resource.List)).IsDefault, Is.True);
    }

    [Test]
    public async Task An_output_is_filled_from_its_key_and_an_object_from_its_members()
    {
        var resource = await MakeAsync(new Dictionary<string, object>
        {
            ["number"] = 3,
            ["text"] = 4,
            ["list"] = new List<string> { "a" },
            ["details"] = new Dictionary<string, object> { ["count"] = 2, ["labels"] = new Dictionary<string, string> { ["k"] = "v" } },
            ["other"] = "ignored",
        });
        var details = await OutputUtilities.GetValueAsync(resource.Details);

        Assert.That(await OutputUtilities.GetValueAsync(resource.Number), Is.EqualTo(3));
        Assert.That(await OutputUtilities.GetValueAsync(resource.Text), Is.Null, "what is of another type is the default");
        Assert.That(await OutputUtilities.GetValueAsync(resource.List), Is.EqualTo(new[] { "a" }));
        Assert.That((details.Name, details.Count, details.Labels["k"]), Is.EqualTo(((string?)null, 2, "v")));
    }

    [Test]
    public async Task Only_an_output_in_the_answer_of_a_mock_is_secret()
    {
        var told = await MakeAsync(new Dictionary<string, object> { ["text"] = Output.CreateSecret("s") });
        var echoed = await TestRun.MakeAsync(() => new TestResource("r", new TestResourceArgs { Text = Output.CreateSecret("s") }));

        Assert.That(await Output.IsSecretAsync(told.Text), Is.True);
        Assert.That(await Output.IsSecretAsync(echoed.Text), Is.False);
    }

    [Test]
    public async Task A_component_registers_its_output_properties_with_what_is_known_of_them()
    {
        var mocks = new RecordingMocks();
        await TestRun.MakeAsync(
            () =>
            {
                var component = new TestComponent("c") { Text = Output.CreateSecret("s"), Unnamed = OutputUtilities.CreateUnknown(1) };
                component.Register();
                return component;
            },
            mocks);
        var outputs = mocks.Outputs.Single(request => request.Urn.EndsWith("::c", StringComparison.Ordinal)).Outputs;

        Assert.That(outputs.Keys, Is.EquivalentTo(new[] { "text", "Unnamed" }));
        Assert.That(await Output.IsSecretAsync(outputs["text"]), Is.True);
        Assert.That(await OutputUtilities.GetIsKnownAsync(outputs["Unnamed"]), Is.False);
    }

    [Test]
    public async Task Registered_numbers_are_doubles_and_nulls_are_absent()
    {
        var mocks = new RecordingMocks();
        await TestRun.MakeAsync(
            () =>
            {
                var component = new TestComponent("c");
                component.Register(new Dictionary<string, object?> { ["number"] = 3, ["null"] = null });
                return component;
            },
            mocks);
        var outputs = mocks.Outputs.Single(request => request.Urn.EndsWith("::c", StringComparison.Ordinal)).Outputs;

        Assert.That(outputs.Keys, Is.EquivalentTo(new[] { "number" }));
        Assert.That(await OutputUtilities.GetValueAsync(outputs["number"]), Is.EqualTo(3d));
    }

    [Test]
    public async Task A_dependency_comes_first_and_a_run_ends_when_all_is_done()
    {
        var order = new List<string>();
        await Deployment.TestAsync(new SlowMocks(order), TestRun.Update, () =>
        {
            var first = new TestResource("first");
            var second = new TestResource("second", options: new() { DependsOn = first });
            _ = second.Id.Apply(_ =>
            {
                order.Add("applied");
                return 0;
            });
        });

        Assert.That(order, Is.EqualTo(new[] { "first", "second", "applied" }));
    }

    private static Task<TestResource> MakeAsync(object state, bool preview = false) => TestRun.MakeAsync(
        () => new TestResource("r"), new RecordingMocks { Answer = _ => ("id", state) }, new() { IsPreview = preview });

    private sealed class OneStack : Stack
    {
        public OneStack() => _ = new TestResource("one");
    }

    private sealed class SlowMocks(List<string> order) : Pulumi.Testing.IMocks
    {
        public async Task<(string? id, object state)> NewResourceAsync(Pulumi.Testing.MockResourceArgs args)
        {
            await Task.Delay(args.Name == "first" ? 50 : 1);
            order.Add(args.Name!);
            return ("id", args.Inputs);
        }

        public Task<object> CallAsync(Pulumi.Testing.MockCallArgs args) => throw new NotSupportedException();
    }
}
