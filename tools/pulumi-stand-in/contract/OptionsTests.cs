using NUnit.Framework;
using Pulumi;
using Pulumi.Utilities;

namespace Oceanid.Contract.Tests;

/// <summary>Section 2.13: resource options, and invokes.</summary>
public sealed class OptionsTests
{
    [Test]
    public async Task A_transformation_changes_what_reaches_the_mock()
    {
        var mocks = new RecordingMocks();
        await TestRun.MakeAsync(
            () => new TestResource("r", new() { Text = "before" }, new()
            {
                ResourceTransformations =
                {
                    args => new ResourceTransformationResult(new TestResourceArgs { Text = "after" }, args.Options),
                },
            }),
            mocks);

        Assert.That(mocks["r"].Inputs["text"], Is.EqualTo("after"));
    }

    [Test]
    public async Task Transformations_run_at_once_from_the_resource_to_the_stack()
    {
        var seen = new List<string>();
        ResourceTransformation Record(string label) => args =>
        {
            seen.Add($"{label} {args.Resource.GetResourceName()}");
            return null;
        };

        var atOnce = await TestRun.MakeAsync(() =>
        {
            var parent = new TestComponent("c", options: new() { ResourceTransformations = { Record("component") } });
            var first = seen.ToArray();
            _ = new TestResource("r", options: new() { Parent = parent, ResourceTransformations = { Record("own") } });
            return first;
        });

        Assert.Multiple(() =>
        {
            Assert.That(atOnce, Is.EqualTo(new[] { "component c" }));
            Assert.That(seen, Is.EqualTo(new[] { "component c", "own r", "component r" }));
        });
    }

    [Test]
    public async Task A_transformation_of_the_stack_sees_every_resource_with_its_options()
    {
        RecordedStack.Seen.Value = [];
        await Deployment.TestAsync<RecordedStack>(new RecordingMocks());

        Assert.That(
            RecordedStack.Seen.Value!.Where(entry => entry.Name is "protected" or "plain"),
            Is.EquivalentTo(new[] { ("protected", (bool?)true), ("plain", null) }));
    }

    [Test]
    public async Task Transforms_of_the_other_kind_are_not_called()
    {
        var called = false;
        await TestRun.MakeAsync(() => new TestResource("r", options: new()
        {
            ResourceTransforms =
            {
                (_, _) =>
                {
                    called = true;
                    return Task.FromResult<ResourceTransformResult?>(null);
                },
            },
        }));

        Assert.That(called, Is.False);
    }

    [Test]
    public async Task A_child_takes_the_provider_of_its_package_from_its_ancestors()
    {
        var mocks = new RecordingMocks();
        await TestRun.MakeAsync(
            () =>
            {
                var provider = new TestProvider("p");
                var single = new TestComponent("single", options: new() { Provider = provider }, withChild: true);
                var several = new TestComponent("several", options: new() { Providers = { provider } });
                var between = new TestComponent("between", options: new() { Parent = several }, withChild: true);
                var custom = new TestResource("custom", options: new() { Provider = provider });
                return new object[]
                {
                    single, between, new TestResource("below", options: new() { Parent = custom }),
                    new CustomResource("foreign:index:Thing", "foreign", null, new() { Parent = single }),
                    new CustomResource("test:Thing", "odd", null, new() { Parent = single }),
                };
            },
            mocks);

        Assert.Multiple(() =>
        {
            Assert.That(mocks["single-child"].Provider, Does.EndWith("::p::p_id"));
            Assert.That(mocks["between-child"].Provider, Does.EndWith("::p::p_id"));
            Assert.That(mocks["below"].Provider, Does.EndWith("::p::p_id"));
            Assert.That(mocks["foreign"].Provider, Is.Empty);
            Assert.That(mocks["odd"].Provider, Is.Empty);
        });
    }

    [Test]
    public async Task Options_without_an_effect_in_a_test_are_accepted()
    {
        var mocks = new RecordingMocks();
        await TestRun.MakeAsync(
            () =>
            {
                var other = new TestResource("other");
                return new TestResource("r", options: new()
                {
                    Aliases = { new Alias { Name = "old" } },
                    DependsOn = { other },
                    DeletedWith = other,
                    ReplaceWith = { other },
                    RetainOnDelete = true,
                    CustomTimeouts = new CustomTimeouts { Create = TimeSpan.FromMinutes(1) },
                    IgnoreChanges = { "text" },
                    ReplaceOnChanges = { "number" },
                    AdditionalSecretOutputs = { "text" },
                    DeleteBeforeReplace = true,
                    Version = "1.2.3",
                    PluginDownloadURL = "https://example.invalid",
                });
            },
            mocks);

        Assert.That(mocks["r"].Inputs, Is.Empty);
    }

    [Test]
    public async Task Merged_options_take_scalars_from_the_second_and_lists_from_both()
    {
        var (first, second) = await TestRun.MakeAsync(() => (new TestProvider("a"), new TestProvider("b")));
        var merged = CustomResourceOptions.Merge(
            new()
            {
                Provider = first,
                Version = "1",
                Protect = true,
                IgnoreChanges = { "a" },
                AdditionalSecretOutputs = { "x" },
            },
            new() { Provider = second, Version = "2", IgnoreChanges = { "b" }, AdditionalSecretOutputs = { "y" } });

        Assert.Multiple(() =>
        {
            Assert.That(merged.Provider, Is.SameAs(second));
            Assert.That(merged.Version, Is.EqualTo("2"));
            Assert.That(merged.Protect, Is.True);
            Assert.That(merged.IgnoreChanges, Is.EqualTo(new[] { "a", "b" }));
            Assert.That(merged.AdditionalSecretOutputs, Is.EqualTo(new[] { "x", "y" }));
        });
    }

    [Test]
    public async Task Merged_providers_are_one_for_each_package_and_the_later_wins()
    {
        var (first, second) = await TestRun.MakeAsync(() => (new TestProvider("a"), new TestProvider("b")));
        var merged = ComponentResourceOptions.Merge(
            new() { Providers = { first } }, new() { Providers = { second } });

        Assert.That(merged.Providers, Is.EqualTo(new[] { second }));
    }

    [Test]
    public void Merging_nothing_is_an_option_object_with_empty_lists() =>
        Assert.Multiple(() =>
        {
            Assert.That(CustomResourceOptions.Merge(null, null).IgnoreChanges, Is.Empty);
            Assert.That(ComponentResourceOptions.Merge(null, null).Providers, Is.Empty);
        });

    [Test]
    public async Task An_invoke_has_plain_arguments_and_no_provider()
    {
        var mocks = new RecordingMocks();
        var result = await TestRun.MakeAsync(() => Invoke("a", Output.CreateSecret("s")), mocks);
        var call = mocks.Calls.Single();

        Assert.Multiple(async () =>
        {
            Assert.That(call.Token, Is.EqualTo("test:index:call"));
            Assert.That(call.Provider, Is.Empty);
            Assert.That(KubernetesInputs.Json(call.Args), Is.EqualTo("""{"name": "a", "text": "s"}"""));
            Assert.That((await OutputUtilities.GetValueAsync(result)).Name, Is.EqualTo("a"));
            Assert.That(await Output.IsSecretAsync(result), Is.False);
        });
    }

    [Test]
    public async Task An_invoke_with_an_unknown_argument_is_unknown_and_not_called()
    {
        var mocks = new RecordingMocks();
        var result = await TestRun.MakeAsync(() => Invoke("a", OutputUtilities.CreateUnknown("")), mocks);

        Assert.Multiple(async () =>
        {
            Assert.That(mocks.Calls, Is.Empty);
            Assert.That(await OutputUtilities.GetIsKnownAsync(result), Is.False);
        });
    }

    private static Output<Details> Invoke(string name, Input<string> text) =>
        Deployment.Instance.Invoke<Details>("test:index:call", new CallInputs { Name = name, Text = text });

    private sealed class CallInputs : InvokeArgs
    {
        [Input("name")] public Input<string>? Name { get; set; }

        [Input("text")] public Input<string>? Text { get; set; }
    }

    private sealed class RecordedStack : Stack
    {
        public static readonly AsyncLocal<List<(string Name, bool? Protect)>?> Seen = new();

        public RecordedStack()
            : base(new StackOptions { ResourceTransformations = { Record } })
        {
            _ = new TestResource("plain");
            _ = new TestResource("protected", options: new() { Protect = true });
        }

        private static ResourceTransformationResult? Record(ResourceTransformationArgs args)
        {
            Seen.Value!.Add((args.Resource.GetResourceName(), args.Options.Protect));
            return null;
        }
    }
}
