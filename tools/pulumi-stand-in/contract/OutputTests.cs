using System.Collections.Immutable;
using NUnit.Framework;
using Pulumi;
using Pulumi.Utilities;

namespace Oceanid.Contract.Tests;

/// <summary>Section 2.12: the algebra of outputs.</summary>
public sealed class OutputTests
{
    private static readonly string[] NestedKeys = ["a", "b"];

    [Test]
    public async Task An_unknown_is_not_applied_and_stays_unknown_and_secret()
    {
        var called = false;
        var applied = Output.CreateSecret(OutputUtilities.CreateUnknown(1)).Apply(value =>
        {
            called = true;
            return value;
        });

        Assert.Multiple(async () =>
        {
            Assert.That(await OutputUtilities.GetIsKnownAsync(applied), Is.False);
            Assert.That(await OutputUtilities.GetValueAsync(applied), Is.Zero);
            Assert.That(await Output.IsSecretAsync(applied), Is.True);
            Assert.That(called, Is.False);
        });
    }

    [Test]
    public async Task Apply_takes_values_tasks_inputs_and_outputs()
    {
        var one = Output.Create(1);

        Assert.Multiple(async () =>
        {
            Assert.That(await OutputUtilities.GetValueAsync(one.Apply(n => n + 1)), Is.EqualTo(2));
            Assert.That(await OutputUtilities.GetValueAsync(one.Apply(n => Task.FromResult(n + 2))), Is.EqualTo(3));
            Assert.That(await OutputUtilities.GetValueAsync(one.Apply(n => Output.Create(n + 3))), Is.EqualTo(4));
            Assert.That(await OutputUtilities.GetValueAsync(one.Apply(n => (Input<int>)(n + 4))), Is.EqualTo(5));
        });
    }

    [Test]
    public async Task Apply_merges_the_flags_of_what_it_returns()
    {
        var merged = Output.Create(1).Apply(_ => Output.CreateSecret(2));
        var unknown = Output.CreateSecret(1).Apply(_ => OutputUtilities.CreateUnknown(2));

        Assert.Multiple(async () =>
        {
            Assert.That(await Output.IsSecretAsync(merged), Is.True);
            Assert.That(await Output.IsSecretAsync(unknown), Is.True);
            Assert.That(await OutputUtilities.GetIsKnownAsync(unknown), Is.False);
        });
    }

    [Test]
    public async Task Apply_that_returns_null_is_known_and_null()
    {
        var applied = Output.Create(1).Apply(Output<string>? (_) => null);

        Assert.Multiple(async () =>
        {
            Assert.That(await OutputUtilities.GetIsKnownAsync(applied), Is.True);
            Assert.That(await OutputUtilities.GetValueAsync(applied), Is.Null);
        });
    }

    [Test]
    public async Task Secretness_is_given_and_taken_on_a_copy()
    {
        var plain = Output.Create("x");
        var secret = Output.CreateSecret(plain);

        Assert.Multiple(async () =>
        {
            Assert.That(await Output.IsSecretAsync(plain), Is.False);
            Assert.That(await Output.IsSecretAsync(secret), Is.True);
            Assert.That(await Output.IsSecretAsync(Output.Unsecret(secret)), Is.False);
            Assert.That(await Output.IsSecretAsync(secret), Is.True);
        });
    }

    [Test]
    public async Task A_combination_is_known_if_all_are_and_secret_if_one_is()
    {
        var secret = Output.CreateSecret("s");
        var unknown = OutputUtilities.CreateUnknown("");

        Assert.Multiple(async () =>
        {
            Assert.That(await FlagsAsync(Output.Tuple(secret, Output.Create(1))), Is.EqualTo((true, true)));
            Assert.That(await FlagsAsync(Output.Tuple(secret, unknown)), Is.EqualTo((false, true)));
            Assert.That(await FlagsAsync(Output.All(secret, Output.Create("x"))), Is.EqualTo((true, true)));
            Assert.That(await FlagsAsync(Output.All(Output.Create("x"), unknown)), Is.EqualTo((false, false)));
            Assert.That(await FlagsAsync(Output.Format($"{secret}-{1}")), Is.EqualTo((true, true)));
            Assert.That(await FlagsAsync(Output.Format($"{secret}-{unknown}")), Is.EqualTo((false, true)));
        });
    }

    [Test]
    public async Task A_combination_depends_on_what_its_parts_depend_on()
    {
        var (one, two) = await TestRun.MakeAsync(() => (new TestResource("one"), new TestResource("two")));

        Assert.That(
            await OutputUtilities.GetDependenciesAsync(Output.Format($"{one.Id}-{two.Id}")),
            Is.EquivalentTo(new[] { one, two }));
    }

    [Test]
    public async Task All_of_nothing_is_known_and_empty()
    {
        var all = Output.All(Enumerable.Empty<Output<int>>());

        Assert.Multiple(async () =>
        {
            Assert.That(await OutputUtilities.GetIsKnownAsync(all), Is.True);
            Assert.That(await OutputUtilities.GetValueAsync(all.Length()), Is.Zero);
        });
    }

    [Test]
    public async Task A_tuple_has_up_to_eight_items_in_order()
    {
        var tuple = Output.Tuple<int, string, int, string, int, string, int, string>(
            1, "2", Output.Create(3), "4", 5, Output.Create("6"), 7, "8");

        Assert.That(await OutputUtilities.GetValueAsync(tuple), Is.EqualTo((1, "2", 3, "4", 5, "6", 7, "8")));
    }

    [Test]
    public async Task A_format_is_invariant_and_applies_to_the_values()
    {
        var text = Output.Format($"{1.5:F2}-{Output.Create(2.5):F3}-{(Input<string>)"x"}");

        Assert.That(await OutputUtilities.GetValueAsync(text), Is.EqualTo("1.50-2.500-x"));
    }

    [Test]
    public async Task Json_has_what_the_outputs_in_it_hold()
    {
        var json = Output.JsonSerialize(Output.Create(new Nested(Output.CreateSecret("s"), Output.Create(1))));

        Assert.Multiple(async () =>
        {
            Assert.That(await OutputUtilities.GetValueAsync(json), Is.EqualTo("""{"a":"s","b":1}"""));
            Assert.That(await Output.IsSecretAsync(json), Is.True);
        });
    }

    [Test]
    public async Task Json_has_inputs_lists_and_maps_and_waits_for_them()
    {
        async Task<string> LaterAsync()
        {
            await Task.Delay(10);
            return "later";
        }

        var json = Output.JsonSerialize(Output.Create(new Dictionary<string, object>
        {
            ["list"] = new InputList<string> { "a", Output.Create(LaterAsync()) },
            ["map"] = new InputMap<string> { ["k"] = "v" },
            ["input"] = (Input<string>)"i",
        }));
        var values = await OutputUtilities.GetValueAsync(
            Output.JsonDeserialize<Dictionary<string, System.Text.Json.JsonElement>>(json));

        Assert.Multiple(() =>
        {
            Assert.That(values["list"].GetRawText(), Is.EqualTo("""["a","later"]"""));
            Assert.That(values["map"].GetRawText(), Is.EqualTo("""{"k":"v"}"""));
            Assert.That(values["input"].GetString(), Is.EqualTo("i"));
        });
    }

    [Test]
    public async Task Json_of_an_unknown_is_unknown()
    {
        var unknown = OutputUtilities.CreateUnknown("");
        var nested = Output.Create(new Nested(unknown, Output.Create(1)));

        Assert.Multiple(async () =>
        {
            Assert.That(await FlagsAsync(Output.JsonSerialize(unknown)), Is.EqualTo((false, false)));
            Assert.That(await FlagsAsync(Output.JsonSerialize(nested)), Is.EqualTo((false, false)));
        });
    }

    [Test]
    public async Task Json_is_escaped_and_named_as_the_serializer_does_by_default() =>
        Assert.That(
            await OutputUtilities.GetValueAsync(Output.JsonSerialize(Output.Create(new { Name = "<é" }))),
            Is.EqualTo("""{"Name":"\u003C\u00E9"}"""));

    [Test]
    public void Waiting_for_a_faulted_output_throws_its_exception() =>
        Assert.That(
            () => OutputUtilities.GetValueAsync(
                Output.Create(Task.FromException<int>(new InvalidTimeZoneException("Say this.")))),
            Throws.InstanceOf<InvalidTimeZoneException>().With.Message.EqualTo("Say this."));

    [Test]
    public async Task A_deferred_output_is_resolved_once()
    {
        var deferred = new DeferredOutput<string>();
        deferred.Resolve(Output.CreateSecret("s"));

        Assert.Multiple(async () =>
        {
            Assert.That(await OutputUtilities.GetValueAsync(deferred.Output), Is.EqualTo("s"));
            Assert.That(await Output.IsSecretAsync(deferred.Output), Is.True);
            Assert.That(() => deferred.Resolve(Output.Create("t")), Throws.InvalidOperationException);
        });
    }

    [Test]
    public async Task A_missing_input_is_the_default() =>
        Assert.That(await OutputUtilities.GetValueAsync(((Input<string>?)null).ToOutput()), Is.Null);

    [Test]
    public async Task Elements_of_an_output_are_outputs()
    {
        var array = Output.Create(ImmutableArray.Create("a", "b"));

        Assert.Multiple(async () =>
        {
            Assert.That(await OutputUtilities.GetValueAsync(array.First()), Is.EqualTo("a"));
            Assert.That(await OutputUtilities.GetValueAsync(array.GetAt(1)), Is.EqualTo("b"));
        });
    }

    [Test]
    public async Task A_list_grows_and_concatenates()
    {
        var list = new InputList<string> { "a" };
        list.AddRange(new InputList<string> { "b" });

        Assert.That(
            await OutputUtilities.GetValueAsync(list.Concat(new[] { "c" }).ToOutput()),
            Is.EqualTo(new[] { "a", "b", "c" }));
    }

    [Test]
    public void Lists_and_maps_can_not_be_enumerated_synchronously() =>
        Assert.Multiple(() =>
        {
            Assert.That(
                () => ((System.Collections.IEnumerable)new InputList<string>()).GetEnumerator(),
                Throws.InstanceOf<NotSupportedException>());
            Assert.That(
                () => ((System.Collections.IEnumerable)new InputMap<string>()).GetEnumerator(),
                Throws.InstanceOf<NotSupportedException>());
        });

    [Test]
    public async Task A_key_may_be_added_twice_with_equal_values()
    {
        var map = new InputMap<string> { ["a"] = "x" };
        map.Add("a", "x");

        Assert.That((await OutputUtilities.GetValueAsync(map.ToOutput()))["a"], Is.EqualTo("x"));
    }

    [Test]
    public void A_key_with_two_values_is_an_error() =>
        Assert.That(
            () => TestRun.InputsAsync(() => new TestResourceArgs { Map = { { "a", "x" }, { "a", "y" } } }),
            Throws.Exception.With.Message.Contains("Key 'a' already exists in the map with a different value."));

    [Test]
    public void A_map_can_not_be_added_over_its_own_keys() =>
        Assert.That(
            () => TestRun.InputsAsync(() => new TestResourceArgs
            {
                Map = new InputMap<string> { { "a", "x" }, new InputMap<string> { ["a"] = "x" } },
            }),
            Throws.Exception.With.Message.Contains(
                "An element with the same key but a different value already exists. Key: 'a'"));

    [Test]
    public async Task Of_two_merged_maps_the_second_wins()
    {
        var merged = InputMap<string>.Merge(
            new InputMap<string> { ["a"] = "1", ["b"] = "1" }, new InputMap<string> { ["b"] = "2" });
        var values = await OutputUtilities.GetValueAsync(merged.ToOutput());

        Assert.Multiple(() =>
        {
            Assert.That(values.Keys, Is.EquivalentTo(NestedKeys));
            Assert.That(values["b"], Is.EqualTo("2"));
        });
    }

    private static async Task<(bool Known, bool Secret)> FlagsAsync<T>(Output<T> output) =>
        (await OutputUtilities.GetIsKnownAsync(output), await Output.IsSecretAsync(output));

    private sealed record Nested(
        [property: System.Text.Json.Serialization.JsonPropertyName("a")] Output<string> A,
        [property: System.Text.Json.Serialization.JsonPropertyName("b")] Output<int> B);
}
