using System.Text.Json.Nodes;
using Oceanid.Infrastructure.Tests.Testing;
using Oceanid.RepositoryTests.Workflows;
using YamlDotNet.RepresentationModel;

namespace Oceanid.RepositoryTests.Knowledge;

/// <summary>What is by hand in tools/knowledge and tools/refresh fits what upstream has.</summary>
public sealed class KnowledgeTests
{
    private static readonly JsonNode Additions = JsonNode.Parse(RepositoryRoot.ReadText("tools/knowledge/additions.json"))!;

    private static readonly IReadOnlyList<JsonNode> Files =
    [
        .. new[] { "kubernetes", "crds" }
            .SelectMany(folder => Directory.EnumerateFiles(RepositoryRoot.Repository.FullPath($"tools/knowledge/{folder}")))
            .Select(file => JsonNode.Parse(File.ReadAllText(file))!),
    ];

    private static readonly IReadOnlyDictionary<string, JsonNode> Definitions =
        Files.SelectMany(file => file["definitions"]!.AsObject()).ToDictionary(definition => definition.Key, definition => definition.Value!);

    [Test]
    public void Every_addition_is_to_a_field_that_there_is()
    {
        using (Assert.EnterMultipleScope())
        {
            foreach (var (name, addition) in Additions["definitions"]!.AsObject())
            {
                Assert.That(Definitions.Keys, Does.Contain(name));
                // A kind of which upstream says nothing here is described by the addition alone.
                if (Definitions.GetValueOrDefault(name) is not { } definition || definition["x-kubernetes-preserve-unknown-fields"] is not null)
                    continue;
                var fields = definition["properties"]!.AsObject().Select(field => field.Key).ToList();
                Assert.That(Fields(addition!["properties"]), Is.SubsetOf(fields), name);
                Assert.That(Required(addition), Is.SubsetOf(fields), name);
                // The list replaces that of upstream.
                // What the server fills in is required by its specification, and by nobody else.
                Assert.That(addition["required"] is null ? [] : Required(definition).Where(field => addition["properties"]?[field]?["default"] is null), Is.SubsetOf(Required(addition)), name);
            }
        }
    }

    [TestCase("names")]
    [TestCase("clusterScoped")]
    [TestCase("immutable")]
    public void Every_kind_that_is_said_something_of_is_served(string table)
    {
        var kinds = Additions[table] is JsonArray list ? list.Select(kind => kind!.ToString()) : Fields(Additions[table]);

        Assert.That(kinds, Is.Not.Empty.And.SubsetOf(Files.SelectMany(file => Fields(file["kinds"]))));
    }

    [Test]
    public void Every_chart_that_serves_a_kind_is_one_that_a_component_installs()
    {
        var code = string.Concat(Directory.EnumerateFiles(RepositoryRoot.Repository.FullPath("infrastructure/components"), "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText));

        Assert.That(
            Files.Select(file => file["servedBy"]?["chart"]?.ToString()).OfType<string>().Distinct(),
            Is.Not.Empty.And.All.Matches<string>(chart => code.Contains($"Chart = \"{chart}\"", StringComparison.Ordinal)));
    }

    [Test]
    public void The_comparison_with_upstream_runs_where_a_pin_or_the_data_changes()
    {
        var events = (YamlMappingNode)WorkflowFiles.Read(".github/workflows/schemas.yml")["on"];
        var paths = ((YamlSequenceNode)((YamlMappingNode)events["pull_request"])["paths"]).Select(path => path.ToString());

        Assert.That(paths, Is.SupersetOf(new[] { "Pulumi.yaml", "infrastructure/cluster/Pulumi.*.yaml", "infrastructure/components/Versions.cs", "tools/knowledge/**", "tools/refresh/**" }));
    }

    private static IEnumerable<string> Fields(JsonNode? node) => node?.AsObject().Select(field => field.Key) ?? [];

    private static IEnumerable<string> Required(JsonNode node) => node["required"]?.AsArray().Select(name => name!.ToString()) ?? [];
}
