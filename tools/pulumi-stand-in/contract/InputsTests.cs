using System.Collections.Immutable;
using System.Text.Json;
using NUnit.Framework;
using Pulumi;
using Pulumi.Utilities;

namespace Oceanid.Contract.Tests;

/// <summary>Section 2.3: what a mock sees of the inputs.</summary>
public sealed class InputsTests
{
    [Test]
    public async Task Every_number_is_a_double()
    {
        var inputs = await TestRun.InputsAsync(new TestResourceArgs { Number = 2, Ratio = 2.5, Level = Level.High });

        Assert.Multiple(() =>
        {
            Assert.That(inputs["number"], Is.TypeOf<double>().And.EqualTo(2d));
            Assert.That(inputs["ratio"], Is.TypeOf<double>().And.EqualTo(2.5));
            Assert.That(inputs["level"], Is.TypeOf<double>().And.EqualTo(2d));
        });
    }

    [Test]
    public async Task Texts_flags_enums_and_unions_are_their_values()
    {
        var inputs = await TestRun.InputsAsync(
            new TestResourceArgs { Text = "", Flag = false, Colour = Colour.Red, Port = "http" });

        Assert.That(inputs, Is.EquivalentTo(new Dictionary<string, object>
        {
            ["text"] = "",
            ["flag"] = false,
            ["colour"] = "red",
            ["port"] = "http",
        }));
    }

    [Test]
    public async Task The_number_of_a_union_is_a_double() =>
        Assert.That((await TestRun.InputsAsync(new TestResourceArgs { Port = 80 }))["port"], Is.EqualTo(80d));

    [Test]
    public async Task Objects_and_maps_are_dictionaries_and_lists_are_arrays()
    {
        var inputs = await TestRun.InputsAsync(new TestResourceArgs
        {
            Details = new DetailsArgs { Name = "x", Items = { "a", "b" } },
            Map = { ["k"] = "v" },
        });

        Assert.Multiple(() =>
        {
            Assert.That(inputs["details"], Is.InstanceOf<ImmutableDictionary<string, object>>());
            Assert.That(inputs["map"], Is.InstanceOf<ImmutableDictionary<string, object>>());
            Assert.That(KubernetesInputs.Json(inputs["details"]), Is.EqualTo("""{"items": ["a", "b"], "name": "x"}"""));
            Assert.That(KubernetesInputs.Json(inputs["map"]), Is.EqualTo("""{"k": "v"}"""));
        });
    }

    [Test]
    public async Task An_asset_stays_an_asset() =>
        Assert.That(
            (await TestRun.InputsAsync(new TestResourceArgs { Source = new StringAsset("x") }))["source"],
            Is.InstanceOf<StringAsset>());

    [Test]
    public async Task A_resource_as_a_value_is_a_resource()
    {
        var inputs = await TestRun.InputsAsync(
            () => new TestResourceArgs { Values = { ["resource"] = new TestResource("other") } });

        Assert.That(((ImmutableDictionary<string, object>)inputs["values"])["resource"], Is.InstanceOf<Resource>());
    }

    [Test]
    public async Task What_is_unset_or_null_is_absent_and_a_list_keeps_its_nulls()
    {
        Input<string>? nothing = null;
        var inputs = await TestRun.InputsAsync(new TestResourceArgs
        {
            Text = nothing,
            Details = new DetailsArgs { Name = nothing },
            Map = { ["k"] = (string)null! },
            Values = { ["null"] = (object)null!, ["list"] = new List<object?> { "a", null } },
        });

        Assert.That(
            KubernetesInputs.Json(inputs),
            Is.EqualTo("""{"details": {}, "map": {}, "values": {"list": ["a", null]}}"""));
    }

    [Test]
    public async Task An_initializer_without_elements_touches_nothing_but_an_empty_collection_is_given()
    {
        var untouched = await TestRun.InputsAsync(new TestResourceArgs());
        var given = await TestRun.InputsAsync(new TestResourceArgs { List = Array.Empty<string>(), Map = [] });

        Assert.Multiple(() =>
        {
            Assert.That(KubernetesInputs.Json(untouched), Is.EqualTo("{}"));
            Assert.That(KubernetesInputs.Json(given), Is.EqualTo("""{"list": [], "map": {}}"""));
        });
    }

    [Test]
    public async Task A_secret_leaves_no_trace()
    {
        var inputs = await TestRun.InputsAsync(new TestResourceArgs
        {
            Text = Output.CreateSecret("a"),
            Map = Output.CreateSecret(new Dictionary<string, string> { ["k"] = "v" }),
            Values = { ["k"] = Output.CreateSecret<object>("s") },
        });

        Assert.That(
            KubernetesInputs.Json(inputs), Is.EqualTo("""{"map": {"k": "v"}, "text": "a", "values": {"k": "s"}}"""));
    }

    [Test]
    public async Task An_unknown_anywhere_drops_the_whole_top_level_key()
    {
        var unknown = OutputUtilities.CreateUnknown("");
        var inputs = await TestRun.InputsAsync(new TestResourceArgs
        {
            Text = unknown,
            List = { "a", unknown },
            Map = { ["a"] = "b", ["u"] = unknown },
            Details = new DetailsArgs { Count = 1, Items = { unknown } },
            Values = { ["deep"] = new Dictionary<string, object> { ["list"] = new List<object> { unknown } } },
            Number = 1,
        });

        Assert.That(KubernetesInputs.Json(inputs), Is.EqualTo("""{"number": 1}"""));
    }

    [Test]
    public async Task A_json_input_is_protobuf_text()
    {
        async Task<object> JsonAsync(Input<object> value) =>
            (await TestRun.InputsAsync(new TestResourceArgs { Json = value }))["json"];

        Assert.Multiple(async () =>
        {
            Assert.That(await JsonAsync(true), Is.EqualTo("true"));
            Assert.That(await JsonAsync("q"), Is.EqualTo("\"q\""));
            Assert.That(await JsonAsync(Output.CreateSecret<object>("q")), Is.EqualTo("\"q\""));
        });
    }

    [Test]
    public async Task A_json_object_is_protobuf_text()
    {
        var one = await TestRun.InputsAsync(new TestResourceArgs { JsonDetails = new DetailsArgs { Name = "x" } });
        var two = await TestRun.InputsAsync(new TestResourceArgs { JsonDetails = new DetailsArgs { Items = { "x" } } });

        Assert.Multiple(() =>
        {
            Assert.That(one["jsonDetails"], Is.EqualTo("""{ "name": "x" }"""));
            Assert.That(two["jsonDetails"], Is.EqualTo("""{ "items": [ "x" ] }"""));
        });
    }

    private static readonly TestCaseData[] Allowed =
    [
        new TestCaseData(true, "true").SetArgDisplayNames("bool"),
        new TestCaseData(1, "1").SetArgDisplayNames("int"),
        new TestCaseData(2.5, "2.5").SetArgDisplayNames("double"),
        new TestCaseData("s", "\"s\"").SetArgDisplayNames("string"),
        new TestCaseData(Level.Low, "1").SetArgDisplayNames("enum"),
        new TestCaseData(Colour.Red, "\"red\"").SetArgDisplayNames("enum struct"),
        new TestCaseData(new DetailsArgs { Count = 1 }, """{"count": 1}""").SetArgDisplayNames("args"),
        new TestCaseData((Input<string>)"s", "\"s\"").SetArgDisplayNames("input"),
        new TestCaseData(Output.Create(1), "1").SetArgDisplayNames("output"),
        new TestCaseData(new InputMap<string> { ["k"] = "v" }, """{"k": "v"}""").SetArgDisplayNames("input map"),
        new TestCaseData(new InputList<string> { "a" }, """["a"]""").SetArgDisplayNames("input list"),
        new TestCaseData(Union<int, string>.FromT0(1), "1").SetArgDisplayNames("union"),
        new TestCaseData((InputJson)"""{"a": [1]}""", """{"a": [1]}""").SetArgDisplayNames("input json"),
        new TestCaseData(JsonSerializer.SerializeToElement(new[] { "a" }), """["a"]""").SetArgDisplayNames("json"),
        new TestCaseData(new Dictionary<object, object> { ["k"] = 1 }, """{"k": 1}""")
            .SetArgDisplayNames("dictionary of objects"),
        new TestCaseData(new List<int> { 1 }, "[1]").SetArgDisplayNames("list"),
        new TestCaseData(new FileAsset("x"), "Pulumi.FileAsset").SetArgDisplayNames("asset"),
    ];

    [TestCaseSource(nameof(Allowed))]
    public async Task A_map_of_objects_takes(object value, string json)
    {
        var inputs = await TestRun.InputsAsync(new TestResourceArgs { Values = { ["k"] = value } });
        var values = (ImmutableDictionary<string, object>)inputs["values"];

        Assert.That(KubernetesInputs.Json(values["k"]), Is.EqualTo(json));
    }

    private static readonly TestCaseData[] Refused =
    [
        new TestCaseData((short)1).SetArgDisplayNames("short"),
        new TestCaseData(1f).SetArgDisplayNames("float"),
        new TestCaseData(1m).SetArgDisplayNames("decimal"),
        new TestCaseData('c').SetArgDisplayNames("char"),
        new TestCaseData(DateTime.UnixEpoch).SetArgDisplayNames("DateTime"),
        new TestCaseData(TimeSpan.Zero).SetArgDisplayNames("TimeSpan"),
        new TestCaseData(Guid.Empty).SetArgDisplayNames("Guid"),
        new TestCaseData(new HashSet<string>()).SetArgDisplayNames("HashSet"),
        new TestCaseData(new { A = 1 }).SetArgDisplayNames("anonymous"),
        new TestCaseData(Task.FromResult(1)).SetArgDisplayNames("Task"),
    ];

    [TestCaseSource(nameof(Refused))]
    public void A_map_of_objects_does_not_take(object value) =>
        Assert.That(
            () => TestRun.InputsAsync(new TestResourceArgs { Values = { ["k"] = value } }),
            Throws.Exception.With.Message.Contains("error serializing property \"values\""));

    [Test]
    public void The_message_for_what_is_not_taken_tells_where_it_is() =>
        Assert.That(
            () => TestRun.InputsAsync(new TestResourceArgs { Values = { ["k"] = 1L } }),
            Throws.Exception.With.Message.Contains(
                "error serializing property \"values\": System.Int64 is not a supported argument type.\n"
                + "\tresource:r[test:index:TestResource].values.id.k.id"));
}
