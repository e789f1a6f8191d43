using System.Text.Json.Nodes;
using Oceanid.Tool.Changes;

namespace Oceanid.Tool.Tests.Changes;

public sealed class FieldComparisonTests
{
    [TestCase("""{"a":1,"b":{"c":"x"}}""", """{"b":{"c":"x"},"a":1}""")]
    [TestCase("""{"a":1}""", """{"a":1.0}""")]
    [TestCase("""{"ports":[{"name":"http","port":80},{"name":"https","port":443}]}""", """{"ports":[{"name":"https","port":443},{"name":"http","port":80}]}""")]
    [TestCase("""{"rules":[{"verbs":["get"]},{"verbs":["list"]}]}""", """{"rules":[{"verbs":["list"]},{"verbs":["get"]}]}""")]
    public void The_same_in_another_order_is_no_change(string before, string after)
    {
        if (before.Contains("rules", StringComparison.Ordinal))
            Assert.That(Compare(before, after).Select(line => line.Split(':')[0]), Is.EqualTo(new[] { "rules" }), "items without a name may mean something by their order");
        else
            Assert.That(Compare(before, after), Is.Empty);
    }

    [TestCase("""{"a":1}""", """{"a":2}""", "a: 1 → 2")]
    [TestCase("""{"a":"1"}""", """{"a":1}""", "a: \"1\" → 1")]
    [TestCase("""{"a":{"b":1}}""", """{"a":{}}""", "a.b: 1 → null")]
    [TestCase("""{"a":{"b":1}}""", """{"a":[1]}""", """a: {"b":1} → [1]""")]
    [TestCase("""{"containers":[{"name":"a","image":"x:1"},{"name":"b"}]}""", """{"containers":[{"name":"b"},{"name":"a","image":"x:2"}]}""", "containers[a].image: \"x:1\" → \"x:2\"")]
    [TestCase("""{"env":[{"name":"A","value":"1"}]}""", """{"env":[{"name":"A","value":"1"},{"name":"B","value":"2"}]}""", """env[B]: null → {"name":"B","value":"2"}""")]
    [TestCase("""{"rules":[{"host":"a.example","http":1}]}""", """{"rules":[{"host":"b.example","http":1}]}""", "rules[a.example].host: \"a.example\" → \"b.example\"")]
    [TestCase("""{"args":["--a","--level=1"]}""", """{"args":["--a","--level=2"]}""", "args[1]: \"--level=1\" → \"--level=2\"")]
    [TestCase("""{"args":["--a","--b"]}""", """{"args":["--b","--a"]}""", """args: ["--a","--b"] → ["--b","--a"]""")]
    [TestCase("""{"verbs":["get","list"]}""", """{"verbs":["get","list","watch"]}""", "verbs[2]: null → \"watch\"")]
    [TestCase("""{"verbs":["get","list","watch"]}""", """{"verbs":["get","watch"]}""", "verbs[1]: \"list\" → null")]
    [TestCase("""{"rules":[{"verbs":["get"]},{"verbs":["list"]}]}""", """{"rules":[{"verbs":["get"]},{"verbs":["list","watch"]}]}""", "rules[1].verbs[1]: null → \"watch\"")]
    [TestCase("""{"initContainers":[{"name":"a"},{"name":"b"}]}""", """{"initContainers":[{"name":"b"},{"name":"a"}]}""", """initContainers: [{"name":"a"},{"name":"b"}] → [{"name":"b"},{"name":"a"}]""")]
    public void One_change_is_one_field(string before, string after, string change) =>
        Assert.That(Compare(before, after), Is.EqualTo(new[] { change }));

    private static IEnumerable<string> Compare(string before, string after) =>
        FieldComparison.Of(JsonNode.Parse(before), JsonNode.Parse(after))
            .Select(field => $"{field.Path}: {field.Before?.ToJsonString() ?? "null"} → {field.After?.ToJsonString() ?? "null"}");
}
