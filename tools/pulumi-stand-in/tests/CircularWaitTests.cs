using NUnit.Framework;
using Oceanid.Contract.Tests;
using Pulumi;
using Pulumi.Utilities;

namespace Oceanid.StandIn.Tests;

/// <summary>What the official SDK would wait for without end fails here, and names the two resources.</summary>
public sealed class CircularWaitTests
{
    [Test]
    public void A_resource_cannot_depend_on_its_own_parent() => ExpectCircle(
        "test:index:TestResource 'r' depends on test:index:TestComponent 'c' (dependsOn)",
        () =>
        {
            var parent = new TestComponent("c");
            _ = new TestResource("r", options: new() { Parent = parent, DependsOn = parent });
        });

    [Test]
    public void A_resource_cannot_depend_on_the_parent_of_its_parent() => ExpectCircle(
        "TestResource 'r' depends on test:index:TestComponent 'c' (dependsOn)",
        () =>
        {
            var outer = new TestComponent("c");
            var nested = new TestComponent("nested", options: new() { Parent = outer });
            var other = new TestResource("other");
            _ = new TestResource("r", options: new() { Parent = nested, DependsOn = { other, outer } });
        });

    [Test]
    public void A_component_cannot_depend_on_the_one_that_it_is_in() => ExpectCircle(
        "TestComponent 'nested' depends on test:index:TestComponent 'c' (dependsOn)",
        () =>
        {
            var outer = new TestComponent("c");
            _ = new TestComponent("nested", options: new() { Parent = outer, DependsOn = outer }, withChild: true);
        });

    [Test]
    public void A_remote_component_cannot_depend_on_the_one_that_it_is_in() => ExpectCircle(
        "TestComponent 'remote' depends on test:index:TestComponent 'c' (dependsOn)",
        () =>
        {
            var outer = new TestComponent("c");
            _ = new TestComponent("remote", options: new() { Parent = outer, DependsOn = outer }, remote: true);
        });

    [Test]
    public void A_dependency_that_is_known_later_counts() => ExpectCircle(
        "TestResource 'r' depends on test:index:TestComponent 'c' (dependsOn)",
        () =>
        {
            var parent = new TestComponent("c");
            InputList<Resource> later = new TestResource("other").Id.Apply(_ => new Resource[] { parent });
            _ = new TestResource("r", options: new() { Parent = parent, DependsOn = later });
        });

    [Test]
    public void An_input_cannot_come_from_the_parent() => ExpectCircle(
        "TestResource 'r' depends on test:index:TestComponent 'c' (input text)",
        () =>
        {
            var parent = new TestComponent("c");
            _ = new TestResource("r", new() { Text = parent.Urn.Apply(urn => $"of {urn}") }, new() { Parent = parent });
        });

    [Test]
    public void An_input_cannot_come_from_the_parent_of_the_parent() => ExpectCircle(
        "TestResource 'r' depends on test:index:TestComponent 'c' (input map)",
        () =>
        {
            var outer = new TestComponent("c");
            var nested = new TestComponent("nested", options: new() { Parent = outer });
            _ = new TestResource("r", new() { Map = { ["owner"] = outer.Urn } }, new() { Parent = nested });
        });

    [Test]
    public void An_input_of_a_component_cannot_come_from_the_one_that_it_is_in() => ExpectCircle(
        "TestComponent 'nested' depends on test:index:TestComponent 'c' (input text)",
        () =>
        {
            var outer = new TestComponent("c");
            var args = new TestResourceArgs { Text = outer.Urn };
            _ = new TestComponent("nested", args, new() { Parent = outer }, withChild: true);
        });

    [Test]
    public void The_parent_cannot_be_an_input() => ExpectCircle(
        "TestResource 'r' depends on test:index:TestComponent 'c' (input values)",
        () =>
        {
            var parent = new TestComponent("c");
            _ = new TestResource("r", new() { Values = { ["owner"] = parent } }, new() { Parent = parent });
        });

    [Test]
    public void An_unknown_input_cannot_come_from_the_parent() => ExpectCircle(
        "TestResource 'r' depends on test:index:TestComponent 'c' (input text)",
        () =>
        {
            var parent = new TestComponent("c");
            var unknown = Output.Format($"{parent.Urn} {OutputUtilities.CreateUnknown("")}");
            _ = new TestResource("r", new() { Text = unknown }, new() { Parent = parent });
        });

    [Test]
    public void A_resource_cannot_depend_on_one_that_depends_on_its_parent() => ExpectCircle(
        "TestResource 'r' depends on test:index:TestResource 'between' (input text)",
        () =>
        {
            var parent = new TestComponent("c");
            var between = new TestResource("between", options: new() { DependsOn = parent });
            _ = new TestResource("r", new() { Text = between.Id }, new() { Parent = parent });
        });

    [Test]
    public void A_resource_cannot_depend_on_one_whose_parent_depends_on_its_own() => ExpectCircle(
        "TestResource 'r' depends on test:index:TestResource 'after-child' (input text)",
        () =>
        {
            var parent = new TestComponent("c");
            var after = new TestComponent("after", options: new() { DependsOn = parent }, withChild: true);
            _ = new TestResource("r", new() { Text = after.Child!.Id }, new() { Parent = parent });
        });

    [Test]
    public void A_provider_cannot_depend_on_the_component_whose_resource_it_serves() => ExpectCircle(
        "TestResource 'r' depends on pulumi:providers:test 'p' (provider)",
        () =>
        {
            var parent = new TestComponent("c");
            var provider = new DependentProvider("p", parent);
            _ = new TestResource("r", options: new() { Parent = parent, Provider = provider });
        });

    [Test]
    public void Two_components_cannot_depend_on_each_other_through_what_is_in_them() => ExpectCircle(
        "TestResource 'second' depends on test:index:TestComponent 'a' (dependsOn)",
        () =>
        {
            var (a, b) = (new TestComponent("a"), new TestComponent("b"));
            _ = new TestResource("first", options: new() { Parent = a, DependsOn = b });
            _ = new TestResource("second", options: new() { Parent = b, DependsOn = a });
        });

    private static void ExpectCircle(string who, Action program) => Assert.That(
        () => Deployment.TestAsync(new RecordingMocks(), TestRun.Update, program),
        Throws.TypeOf<RunException>().With.Message.Contains(who).And.Message.Contains("waits for it in turn"));

    private sealed class DependentProvider(string name, Resource dependency)
        : ProviderResource("test", name, ResourceArgs.Empty, new() { DependsOn = dependency });
}
