using NUnit.Framework;
using Pulumi;

namespace Oceanid.Contract.Tests;

/// <summary>
/// What a resource in a component can depend on. The component itself is not among it: it stands for all resources in
/// it, and the official SDK would wait for ever.
/// </summary>
public sealed class DependencyTests
{
    [Test]
    public Task A_component_next_to_it() => ExpectRegisteredAsync(parent =>
    {
        var sibling = new TestComponent("sibling", options: new() { Parent = parent }, withChild: true);
        _ = new TestResource("r", new() { Text = sibling.Urn }, new() { Parent = parent, DependsOn = sibling });
    });

    [Test]
    public Task A_component_that_needs_another_one_next_to_it() => ExpectRegisteredAsync(parent =>
    {
        var first = new TestComponent("first", options: new() { Parent = parent }, withChild: true);
        var second = new TestComponent(
            "second", options: new() { Parent = parent, DependsOn = first }, withChild: true);
        _ = new TestResource("r", options: new() { Parent = second, DependsOn = { first, second.Child! } });
    });

    [Test]
    public Task The_output_of_a_resource_next_to_it() => ExpectRegisteredAsync(parent =>
    {
        var sibling = new TestResource("sibling", options: new() { Parent = parent });
        _ = new TestResource("r", new() { Text = sibling.Id }, new() { Parent = parent, DependsOn = sibling });
    });

    [Test]
    public Task An_output_of_the_component_that_comes_from_a_resource_in_it() => ExpectRegisteredAsync(parent =>
    {
        parent.Text = new TestResource("sibling", options: new() { Parent = parent }).Id;
        parent.Register();
        _ = new TestResource("r", new() { Text = parent.Text }, new() { Parent = parent });
    });

    [Test]
    public Task What_the_component_depends_on() => ExpectRegisteredAsync(parent =>
    {
        var before = new TestComponent("before", options: new() { Parent = parent }, withChild: true);
        var after = new TestComponent(
            "after", new TestResourceArgs { Text = before.Urn }, new() { Parent = parent, DependsOn = before });
        _ = new TestResource("r", new() { Text = before.Urn }, new() { Parent = after, DependsOn = before });
    });

    [Test]
    public Task A_resource_that_it_is_below() => ExpectRegisteredAsync(parent =>
    {
        var above = new TestResource("above", options: new() { Parent = parent });
        _ = new TestResource("r", new() { Text = above.Id }, new() { Parent = above, DependsOn = above });
    });

    // A component stands for the resources in it, and not for what is below those.
    [Test]
    public Task The_component_of_a_resource_that_it_is_below() => ExpectRegisteredAsync(parent =>
    {
        var above = new TestResource("above", options: new() { Parent = parent });
        _ = new TestResource("r", new() { Text = parent.Urn }, new() { Parent = above, DependsOn = parent });
    });

    private static async Task ExpectRegisteredAsync(Action<TestComponent> program)
    {
        var mocks = new RecordingMocks();
        await Deployment.TestAsync(mocks, TestRun.Update, () => program(new TestComponent("parent")));

        Assert.That(mocks.Resources.Select(args => args.Name), Does.Contain("r"));
    }
}
