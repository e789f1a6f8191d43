using System.Text;
using System.Text.Json.Nodes;
using Oceanid.Infrastructure.Tests.Testing;
using Oceanid.Tool.Rendering;
using Oceanid.Tool.Tests.Fixtures;
using Oceanid.Tool.Text;

namespace Oceanid.Tool.Tests.Changes;

/// <summary>
/// The comment on a pull request whose preview is hostile: each case of <c>tests/fixtures/previews/hostile.yaml</c> goes through the whole command, as the
/// workflow calls it. It ends, with a comment that fits and is about it.
/// </summary>
public sealed class HostileCommentTests
{
    private static IEnumerable<TestCaseData> Cases() =>
        from test in YamlDocuments.Read($"cases:\n{File.ReadAllText(FixtureFleet.PathOf("previews/hostile.yaml"))}", "hostile.yaml").Single().Content.Objects("cases")
        select new TestCaseData(test).SetArgDisplayNames(test.Text("case")!);

    [TestCaseSource(nameof(Cases))]
    public async Task It_ends_with_a_comment(JsonObject test)
    {
        using var repository = new TemporaryRepository();
        repository.Write("main.json", Preview(1, 1, test["before"], null));
        repository.Write("head.json", test.Text("text") ?? Preview(test.Integer("clusters") ?? 1, test.Integer("owners") ?? 1, test["objects"], test["resources"]));

        var run = await CommandRun.RunAsync(
            FixturePrograms.List, "preview", "--repository", repository.Root, "--against", Path.Combine(repository.Root, "main.json"), "--of", Path.Combine(repository.Root, "head.json"), "--format", "markdown");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.Output, Does.StartWith(ChangeMarkdown.Marker).And.Length.LessThan(60_000));
            Assert.That(run.Output + run.Error, Does.Not.Match("[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]").And.Not.Contain("a mistake in oceanid"));
            if (test.Text("refused") is { } refused)
            {
                Assert.That((run.ExitCode, run.Output), Is.EqualTo((1, run.Output)));
                Assert.That(run.Output, Does.Contain("## Not compared").And.Contain(refused));
            }
            else
            {
                Assert.That((run.ExitCode, run.Error), Is.EqualTo((0, "")));
                Assert.That(run.Output, Does.Contain("## What changes against").And.Contain(test.Text("shows") ?? ""));
            }
        }
    }

    private static string Preview(int clusters, int owners, JsonNode? objects, JsonNode? resources)
    {
        var items = (JsonArray?)Made(objects, "") ?? [];
        var overlays = Enumerable.Range(0, owners).Select(owner => new JsonObject
        {
            ["kustomization"] = $"k{owner}",
            ["path"] = $"clusters/k{owner}",
            ["objects"] = new JsonArray([.. items.Select(item => new JsonObject { ["object"] = Named(item!, owner) })]),
        });
        var program = new JsonObject { ["folder"] = "infrastructure/it", ["project"] = "it", ["resources"] = Made(resources, "") ?? new JsonArray() };
        return new JsonObject
        {
            ["apiVersion"] = "oceanid/v1",
            ["kind"] = "Preview",
            ["clusters"] = new JsonArray([.. Enumerable.Range(0, clusters).Select(cluster => new JsonObject
            {
                ["name"] = $"c{cluster}",
                ["programs"] = new JsonArray(program.DeepClone()),
                ["overlays"] = new JsonArray([.. overlays]),
            })]),
        }.ToJsonString();
    }

    // Each owner has its own.
    private static JsonNode Named(JsonNode item, int owner)
    {
        var own = item.DeepClone();
        if (owner > 0)
            own["metadata"]!["name"] = $"it-{owner}";
        return own;
    }

    // What the file says at its top.
    private static JsonNode? Made(JsonNode? node, string number) => node switch
    {
        JsonObject { Count: <= 2 } given when given.Integer("many") is { } many => new JsonArray([.. Enumerable.Range(0, many).Select(index => given["of"] is { } of ? Made(of, $"{index}") : JsonValue.Create($"x{index}"))]),
        JsonObject { Count: 1 } given when given.Integer("keys") is { } keys => new JsonObject(Enumerable.Range(0, keys).Select(index => KeyValuePair.Create($"k{index}", (JsonNode?)JsonValue.Create("x")))),
        JsonObject { Count: 1 } given when given.Integer("long") is { } characters => JsonValue.Create(new string('x', characters)),
        JsonObject { Count: 1 } given when given.Integer("lines") is { } lines => JsonValue.Create(new StringBuilder().Insert(0, "line\n", lines).ToString()),
        JsonObject { Count: 1 } given when given.Integer("deep") is { } deep => Enumerable.Range(0, deep).Aggregate((JsonNode)JsonValue.Create(1), (inner, _) => new JsonArray(inner)),
        JsonObject given => new JsonObject(given.Select(member => KeyValuePair.Create(member.Key, Made(member.Value, number)))),
        JsonArray items => new JsonArray([.. items.Select(item => Made(item, number))]),
        JsonValue value when value.TryGetValue<string>(out var text) => JsonValue.Create(text.Replace("#", number, StringComparison.Ordinal)),
        _ => node?.DeepClone(),
    };
}
