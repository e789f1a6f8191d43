using Moq;
using NUnit.Framework;
using Pulumi;
using Pulumi.Testing;
using Pulumi.Utilities;

namespace Oceanid.Contract.Tests;

/// <summary>Sections 2.1, 2.2 and 2.5 to 2.7: what reaches the mocks, and what a test gets back.</summary>
public sealed class RegistrationTests
{
    [Test]
    public async Task Every_resource_but_the_stack_reaches_the_mock()
    {
        var mocks = new RecordingMocks();
        await TestRun.MakeAsync(
            () => new object[]
            {
                new TestResource("custom"),
                new TestProvider("provider"),
                new TestComponent("local", withChild: true),
                new TestComponent("remote", remote: true),
                new StackReference("org/proj/st"),
            },
            mocks);

        Assert.That(
            mocks.Resources.Select(args => $"{args.Type} {args.Name}"),
            Is.EquivalentTo(new[]
            {
                "test:index:TestResource custom",
                "pulumi:providers:test provider",
                "test:index:TestComponent local",
                "test:index:TestResource local-child",
                "test:index:TestComponent remote",
                "pulumi:pulumi:StackReference org/proj/st",
            }));
    }

    [Test]
    public async Task A_stack_of_ones_own_does_not_reach_the_mock_but_comes_back()
    {
        var mocks = new RecordingMocks();
        var resources = await Deployment.TestAsync<OneStack>(mocks, TestRun.Update);

        Assert.Multiple(() =>
        {
            Assert.That(mocks.Resources.Select(args => args.Name), Is.EqualTo(new[] { "one" }));
            Assert.That(resources.OfType<OneStack>().Count(), Is.EqualTo(1));
            Assert.That(resources.OfType<TestResource>().Count(), Is.EqualTo(1));
            Assert.That(resources, Has.Length.EqualTo(2));
        });
    }

    [Test]
    public async Task The_hidden_stack_does_not_come_back()
    {
        var resources = await Deployment.TestAsync(new RecordingMocks(), TestRun.Update, () =>
        {
            _ = new TestComponent("component", options: new() { Provider = new TestProvider("p") }, withChild: true);
        });

        Assert.That(
            resources.Select(resource => resource.GetResourceName()),
            Is.EquivalentTo(new[] { "component", "component-child", "p" }));
    }

    [Test]
    public async Task A_resource_knows_its_type_and_its_name()
    {
        var resource = await TestRun.MakeAsync(() => new TestResource("r"));

        Assert.Multiple(() =>
        {
            Assert.That(resource.GetResourceType(), Is.EqualTo("test:index:TestResource"));
            Assert.That(resource.GetResourceName(), Is.EqualTo("r"));
        });
    }

    [Test]
    public async Task Two_resources_of_one_type_and_name_are_both_there()
    {
        var resources = await Deployment.TestAsync(new RecordingMocks(), TestRun.Update, () =>
        {
            _ = new TestResource("same");
            _ = new TestResource("same");
        });

        Assert.That(resources, Has.Length.EqualTo(2));
    }

    [Test]
    public async Task A_component_has_its_args_as_inputs_or_none()
    {
        var mocks = new RecordingMocks();
        await TestRun.MakeAsync(
            () => (new TestComponent("bare"), new TestComponent("given", new TestResourceArgs { Text = "x" })), mocks);

        Assert.Multiple(() =>
        {
            Assert.That(mocks["bare"].Inputs, Is.Empty);
            Assert.That(mocks["given"].Inputs["text"], Is.EqualTo("x"));
        });
    }

    [Test]
    public async Task An_id_is_empty_or_the_one_to_import_or_to_read()
    {
        var mocks = new RecordingMocks();
        await TestRun.MakeAsync(
            () => new object[]
            {
                new TestResource("new"),
                new TestResource("imported", options: new() { ImportId = "import-me" }),
                new TestResource("read", options: new() { Id = "read-me" }),
                new StackReference("org/proj/st"),
            },
            mocks);

        Assert.Multiple(() =>
        {
            Assert.That(mocks["new"].Id, Is.Empty);
            Assert.That(mocks["imported"].Id, Is.EqualTo("import-me"));
            Assert.That(mocks["read"].Id, Is.EqualTo("read-me"));
            Assert.That(mocks["org/proj/st"].Id, Is.EqualTo("org/proj/st"));
            Assert.That(mocks["org/proj/st"].Inputs["name"], Is.EqualTo("org/proj/st"));
        });
    }

    [Test]
    public async Task The_provider_is_empty_or_a_urn_and_an_id()
    {
        var mocks = new RecordingMocks();
        await TestRun.MakeAsync(
            () =>
            {
                var provider = new TestProvider("p");
                return new object[]
                {
                    new TestResource("without"),
                    new TestResource("with", options: new() { Provider = provider }),
                    new TestComponent("local", options: new() { Provider = provider }),
                    new TestComponent("remote", options: new() { Provider = provider }, remote: true),
                };
            },
            mocks);

        Assert.Multiple(() =>
        {
            Assert.That(mocks["p"].Provider, Is.Empty);
            Assert.That(mocks["without"].Provider, Is.Empty);
            Assert.That(
                mocks["with"].Provider,
                Is.EqualTo("urn:pulumi:stack::project::pulumi:pulumi:Stack$pulumi:providers:test::p::p_id"));
            Assert.That(mocks["local"].Provider, Is.Empty);
            Assert.That(mocks["remote"].Provider, Is.Empty);
        });
    }

    [Test]
    public async Task A_provider_without_an_id_has_an_unknown_one()
    {
        var mocks = new RecordingMocks { Answer = args => (null, args.Inputs) };
        await TestRun.MakeAsync(
            () => new TestResource("r", options: new() { Provider = new TestProvider("p") }), mocks);

        Assert.That(mocks["r"].Provider, Does.EndWith("::p::04da6b54-80e4-46f7-96ec-b56ff0331ba9"));
    }

    [Test]
    public async Task A_URN_names_the_stack_as_the_parent_whatever_the_parent_is()
    {
        var child = await TestRun.MakeAsync(() => new TestComponent("c", withChild: true).Child!);

        Assert.That(
            await OutputUtilities.GetValueAsync(child.Urn),
            Is.EqualTo("urn:pulumi:stack::project::pulumi:pulumi:Stack$test:index:TestResource::c-child"));
    }

    [Test]
    public async Task Names_of_project_and_stack_are_those_of_the_options()
    {
        var resource = await TestRun.MakeAsync(
            () => new TestResource("r"), options: new() { ProjectName = "oceanid", StackName = "tethys" });

        Assert.That(await OutputUtilities.GetValueAsync(resource.Urn), Does.StartWith("urn:pulumi:tethys::oceanid::"));
    }

    [Test]
    public async Task A_dependency_is_registered_before_what_depends_on_it()
    {
        var mocks = new Mock<IMocks>();
        var order = new List<string>();
        mocks.Setup(m => m.NewResourceAsync(It.IsAny<MockResourceArgs>())).Returns(async (MockResourceArgs args) =>
        {
            await Task.Delay(args.Name == "first" ? 50 : 0);
            lock (order) order.Add(args.Name!);
            return ((string?)"id", (object)args.Inputs);
        });
        await TestRun.MakeAsync(
            () => new TestResource("second", options: new() { DependsOn = new TestResource("first") }), mocks.Object);

        Assert.That(order, Is.EqualTo(new[] { "first", "second" }));
    }

    [Test]
    public async Task Nothing_is_left_to_do_when_a_test_returns()
    {
        var mocks = new Mock<IMocks>();
        var done = 0;
        mocks.Setup(m => m.NewResourceAsync(It.IsAny<MockResourceArgs>())).Returns(async (MockResourceArgs args) =>
        {
            await Task.Delay(50);
            Interlocked.Increment(ref done);
            return ((string?)"id", (object)args.Inputs);
        });
        var applied = false;
        await TestRun.MakeAsync(
            () => new TestResource("r", new TestResourceArgs { Text = new TestResource("other").Id })
                .Id.Apply(_ => applied = true),
            mocks.Object);

        Assert.Multiple(() =>
        {
            Assert.That(done, Is.EqualTo(2));
            Assert.That(applied, Is.True);
        });
    }

    [Test]
    public async Task The_outputs_of_a_function_are_the_very_object_and_are_not_registered()
    {
        var mocks = new RecordingMocks();
        var made = new Dictionary<string, object?> { ["plain"] = 1, ["output"] = Output.Create("x") };
        var (_, outputs) = await Deployment.TestAsync(mocks, TestRun.Update, () => (IDictionary<string, object?>)made);

        Assert.Multiple(() =>
        {
            Assert.That(outputs, Is.SameAs(made));
            Assert.That(mocks.Outputs.Single().Outputs, Is.Empty);
        });
    }

    [Test]
    public async Task The_outputs_of_an_asynchronous_function_are_the_very_object()
    {
        var made = new Dictionary<string, object?> { ["plain"] = 1 };
        var (_, outputs) = await Deployment.TestAsync(new RecordingMocks(), TestRun.Update, async () =>
        {
            await Task.Yield();
            return (IDictionary<string, object?>)made;
        });

        Assert.That(outputs, Is.SameAs(made));
    }

    [Test]
    public async Task The_outputs_of_a_stack_are_registered_by_attribute_or_property_name()
    {
        var mocks = new RecordingMocks();
        await Deployment.TestAsync<OneStack>(mocks);
        var request = mocks.Outputs.Single();

        Assert.Multiple(async () =>
        {
            Assert.That(request.Urn, Is.EqualTo("urn:pulumi:stack::project::pulumi:pulumi:Stack::project-stack"));
            Assert.That(request.Outputs.Keys, Is.EquivalentTo(new[] { "text", "Unnamed" }));
            Assert.That(await OutputUtilities.GetValueAsync(request.Outputs["text"]), Is.EqualTo("x"));
            Assert.That(await Output.IsSecretAsync(request.Outputs["Unnamed"]), Is.True);
        });
    }

    [Test]
    public async Task A_component_registers_its_output_properties()
    {
        var mocks = new RecordingMocks();
        await TestRun.MakeAsync(
            () =>
            {
                var component = new TestComponent("c")
                {
                    Text = Output.CreateSecret("s"),
                    Unnamed = OutputUtilities.CreateUnknown(1),
                };
                component.Register();
                return component;
            },
            mocks);
        var outputs = mocks.Outputs.Single(request => request.Urn.EndsWith("::c", StringComparison.Ordinal)).Outputs;

        Assert.Multiple(async () =>
        {
            Assert.That(outputs.Keys, Is.EquivalentTo(new[] { "text", "Unnamed" }));
            Assert.That(await Output.IsSecretAsync(outputs["text"]), Is.True);
            Assert.That(await OutputUtilities.GetIsKnownAsync(outputs["Unnamed"]), Is.False);
        });
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

        Assert.Multiple(async () =>
        {
            Assert.That(outputs.Keys, Is.EquivalentTo(new[] { "number" }));
            Assert.That(await OutputUtilities.GetValueAsync(outputs["number"]), Is.EqualTo(3d));
        });
    }

    [Test]
    public async Task Loose_mocks_accept_the_registration_of_outputs()
    {
        var mocks = Echoing(MockBehavior.Loose);
        await TestRun.MakeAsync(() => new TestResource("r"), mocks.Object);

        Assert.Multiple(() =>
        {
            mocks.Verify(
                m => m.NewResourceAsync(It.Is<MockResourceArgs>(a => a.Type == TestResource.Token)), Times.Once());
            mocks.Verify(
                m => m.RegisterResourceOutputs(It.IsAny<MockRegisterResourceOutputsRequest>()), Times.Once());
        });
    }

    [Test]
    public void Strict_mocks_refuse_the_registration_of_outputs_without_a_setup() =>
        Assert.That(
            () => TestRun.MakeAsync(() => new TestResource("r"), Echoing(MockBehavior.Strict).Object),
            Throws.Exception.With.Message.Contains("RegisterResourceOutputs"));

    private static Mock<IMocks> Echoing(MockBehavior behaviour)
    {
        var mocks = new Mock<IMocks>(behaviour);
        mocks.Setup(m => m.NewResourceAsync(It.IsAny<MockResourceArgs>()))
            .ReturnsAsync((MockResourceArgs args) => (args.Name + "_id", (object)args.Inputs));
        return mocks;
    }

    private sealed class OneStack : Stack
    {
        public OneStack()
        {
            _ = new TestResource("one");
            Text = Output.Create("x");
            Unnamed = Output.CreateSecret(1);
        }

        [Output("text")] public Output<string> Text { get; private set; }

        [Output] public Output<int> Unnamed { get; private set; }
    }
}
