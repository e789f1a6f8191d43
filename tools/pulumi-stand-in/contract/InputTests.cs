using NUnit.Framework;
using Pulumi;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Utilities;

namespace Oceanid.Contract.Tests;

/// <summary>What a mock sees of the inputs.</summary>
public sealed class InputTests
{
    [Test]
    public async Task An_unknown_anywhere_drops_the_whole_top_level_key()
    {
        var unknown = OutputUtilities.CreateUnknown("");

        Assert.That(await TestRun.InputsAsync(new TestResourceArgs
        {
            Text = unknown,
            List = { "a", unknown },
            Map = { ["a"] = "b", ["u"] = unknown },
            Details = new DetailsArgs { Name = "x", Items = { unknown } },
            Values = { ["deep"] = new Dictionary<string, object> { ["list"] = new List<object> { unknown } } },
            Number = 1,
        }), Is.EqualTo("""{"number": 1}"""));
    }

    [Test]
    public async Task A_touched_list_or_map_is_empty_and_an_untouched_one_absent()
    {
        var touched = new TestResourceArgs();
        _ = (touched.List, touched.Map);

        Assert.That(await TestRun.InputsAsync(new()), Is.EqualTo("{}"));
        Assert.That(await TestRun.InputsAsync(touched), Is.EqualTo("""{"list": [], "map": {}}"""));
    }

    [Test]
    public async Task A_secret_leaves_no_trace() =>
        Assert.That(await TestRun.InputsAsync(new TestResourceArgs
        {
            Text = Output.CreateSecret("a"),
            Map = Output.CreateSecret(new Dictionary<string, string> { ["k"] = "v" }),
        }), Is.EqualTo("""{"map": {"k": "v"}, "text": "a"}"""));

    [Test]
    public async Task An_assigned_map_of_a_Secret_is_secret_and_an_initialized_one_only_with_a_secret_value()
    {
        var initialized = new SecretArgs { StringData = { ["k"] = "v" } };
        var assigned = new SecretArgs { StringData = new InputMap<string> { ["k"] = "v" } };
        var secretValue = new SecretArgs { StringData = { ["k"] = Output.CreateSecret("v") } };

        Assert.That(await Output.IsSecretAsync(initialized.StringData.ToOutput()), Is.False);
        Assert.That(await Output.IsSecretAsync(assigned.StringData.ToOutput()), Is.True);
        Assert.That(await Output.IsSecretAsync(secretValue.StringData.ToOutput()), Is.True);
    }

    [Test]
    public void A_value_that_no_provider_takes_is_named_with_its_place() =>
        Assert.That(
            () => TestRun.InputsAsync(new TestResourceArgs { Values = { ["k"] = 1L } }),
            Throws.Exception.With.Message.Contains(
                "error serializing property \"values\": System.Int64 is not a supported argument type.\n\tresource:r[test:index:TestResource].values.id.k.id"));

    [Test]
    public void A_required_list_is_named_after_its_field() =>
        Assert.That(
            () => TestRun.InputsAsync(new TestResourceArgs { Details = new DetailsArgs { Name = "x" } }),
            Throws.Exception.With.Message.Contains("error serializing property \"details\": ")
                .And.Message.Contains("DetailsArgs._items is required but was not given a value (Parameter '_items')"));

    [Test]
    public async Task A_key_may_be_added_twice_with_one_value_only()
    {
        var same = new TestResourceArgs { Map = { { "a", "1" }, { "a", "1" } } };
        var other = new TestResourceArgs { Map = { { "a", "1" }, { "a", "2" } } };

        Assert.That(await TestRun.InputsAsync(same), Is.EqualTo("""{"map": {"a": "1"}}"""));
        Assert.That(() => TestRun.InputsAsync(other), Throws.Exception.With.Message.Contains("Key 'a' already exists in the map with a different value."));
    }
}
