using System.Text.Json.Nodes;
using Oceanid.Tool.Facts.Validity;
using Oceanid.Tool.Fleet;
using Oceanid.Tool.Tests.Fixtures;
using Oceanid.Tool.Text;

namespace Oceanid.Tool.Tests.Facts;

/// <summary>
/// The cases in <c>tests/fixtures/validity/AREA.yaml</c>: an object, and exactly what the servers and controllers would say of it. A case is the object that
/// the file gives to all (<c>given</c>), where it has one, with what <c>object</c> says put over it: a mapping into a mapping, anything else in its place, null
/// out of it.
/// </summary>
public sealed class CodeRulesTests
{
    private static readonly string[] Keys = ["case", "object", "finds"];

    private static IEnumerable<TestCaseData> Cases() =>
        from file in Directory.EnumerateFiles(FixtureFleet.PathOf("validity")).Order(StringComparer.Ordinal)
        from document in YamlDocuments.Read(File.ReadAllText(file), file)
        from test in document.Content.Objects("cases")
        select new TestCaseData(document.Content, test).SetArgDisplayNames(Path.GetFileNameWithoutExtension(file), test.Text("case")!);

    [TestCaseSource(nameof(Cases))]
    public void An_object_has_exactly_these_faults(JsonObject document, JsonObject test)
    {
        Assert.That(test.Select(entry => entry.Key), Is.SubsetOf(Keys).And.Contains("finds"));
        var found = KubernetesObject.Of((JsonObject)Put(document["given"], test["object"] ?? new JsonObject()))!;

        Assert.That(CodeRules.Of(found).Select(fault => $"{fault.Field}: {fault.Message}"), Is.EqualTo(test.Texts("finds")));
    }

    [Test]
    public void No_two_cases_of_an_object_are_called_the_same() =>
        Assert.That(Cases().Select(test => (test.Arguments[0], ((JsonObject)test.Arguments[1]!).Text("case"))), Is.Unique);

    [TestCase("ConfigMap", "data", 1024 * 1024, 1024 * 1024 + 1)]
    [TestCase("Secret", "stringData", 1024 * 1024, 1024 * 1024 + 1)]
    [TestCase("ConfigMap", "metadata.annotations", 256 * 1024 - 1, 256 * 1024)]
    public void Only_so_much_fits_into_an_object(string kind, string place, int fits, int isTooMuch)
    {
        IEnumerable<Fault> faults(int length)
        {
            var entries = new JsonObject { ["a"] = new string('x', length) };
            var content = new JsonObject { ["apiVersion"] = "v1", ["kind"] = kind, ["metadata"] = new JsonObject { ["name"] = "it" } };
            if (place == "metadata.annotations")
                content["metadata"]!["annotations"] = entries;
            else
                content[place] = entries;
            return CodeRules.Of(KubernetesObject.Of(content)!);
        }

        Assert.That((faults(fits).Count(), faults(isTooMuch).Count()), Is.EqualTo((0, 1)));
    }

    [TestCaseSource(nameof(Cases))]
    public void Values_of_another_type_break_nothing(JsonObject document, JsonObject test)
    {
        var content = (JsonObject)Put(document["given"], test["object"] ?? new JsonObject());
        var found = KubernetesObject.Of(content)!;
        foreach (var path in Paths(content, []).Where(path => path is not (["apiVersion"] or ["kind"])).ToArray())
        {
            var parent = path[..^1].Aggregate((JsonNode)content, Child);
            var own = Child(parent, path[^1]);
            foreach (var value in new JsonNode?[] { null, -1.5, "x", true, new JsonObject(), new JsonArray(null, 5, "x", new JsonArray(), new JsonObject()) })
            {
                Set(parent, path[^1], value);
                Assert.That(CodeRules.Of(found), Is.Not.Null);
            }

            Set(parent, path[^1], own);
        }
    }

    private static void Set(JsonNode parent, object step, JsonNode? value)
    {
        if (step is int index)
            parent[index] = value;
        else
            parent[(string)step] = value;
    }

    private static JsonNode Child(JsonNode node, object step) => (step is int index ? node[index] : node[(string)step])!;

    private static IEnumerable<object[]> Paths(JsonNode? node, object[] path) => node switch
    {
        JsonObject members => members.SelectMany(member => Paths(member.Value, [.. path, member.Key]).Prepend([.. path, member.Key])),
        JsonArray items => items.SelectMany((item, index) => Paths(item, [.. path, index]).Prepend([.. path, index])),
        _ => [],
    };

    private static JsonNode Put(JsonNode? given, JsonNode over)
    {
        if (given is not JsonObject below || over is not JsonObject members)
            return over.DeepClone();

        var whole = (JsonObject)below.DeepClone();
        foreach (var (key, value) in members)
        {
            if (value is null)
                whole.Remove(key);
            else
                whole[key] = Put(whole[key], value);
        }

        return whole;
    }
}
