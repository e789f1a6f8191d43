using System.Text.Json.Nodes;
using Oceanid.Tool.Fleet;
using Oceanid.Tool.Rendering;
using Oceanid.Tool.Text;

namespace Oceanid.Tool.Tests.Preview;

public sealed class JsonRendererTests
{
    [Test]
    public void The_document_says_what_it_is()
    {
        var document = JsonNode.Parse(JsonRenderer.Render([Samples.Cluster()]))!;

        Assert.Multiple(() =>
        {
            Assert.That(document["apiVersion"]!.GetValue<string>(), Is.EqualTo("oceanid/v1"));
            Assert.That(document["kind"]!.GetValue<string>(), Is.EqualTo("Preview"));
        });
    }

    [Test]
    public void A_resource_has_its_inputs_and_options()
    {
        var component = Samples.Resource("oceanid:x:Component", "c");
        var resource = Samples.Resource("kubernetes:core/v1:Secret", "s", """{ "a": "<secret default/x k>" }""") with
        {
            Provider = new ResourceKey("pulumi:providers:kubernetes", "k8s"),
            Options = new RecordedOptions
            {
                Parent = component.Key,
                Protect = true,
                IgnoreChanges = ["spec"],
                DependsOn = [component.Key],
                Aliases = ["kubernetes:core/v1:Secret::s"],
                ImportId = "x/s",
            },
        };

        var text = JsonRenderer.Render([Samples.Cluster(component, resource)]);
        var expected = JsonNode.Parse(
            """
            {
              "type": "kubernetes:core/v1:Secret", "name": "s",
              "parent": { "type": "oceanid:x:Component", "name": "c" },
              "provider": "k8s",
              "options": {
                "protect": true, "retainOnDelete": false, "deleteBeforeReplace": false, "deletedWith": null, "ignoreChanges": ["spec"],
                "dependsOn": [{ "type": "oceanid:x:Component", "name": "c" }],
                "aliases": ["kubernetes:core/v1:Secret::s"], "importId": "x/s"
              },
              "inputs": { "a": "<secret default/x k>" }
            }
            """);
        var program = JsonNode.Parse(text)!["clusters"]![0]!["programs"]![0]!;
        Assert.That(JsonNode.DeepEquals(program["resources"]![0], expected), text);
        Assert.That(text, Contains.Substring("<secret default/x k>"));
        Assert.That(JsonRenderer.Render(PreviewReader.Read("itself", text)), Is.EqualTo(text));
    }

    [Test]
    public void The_budget_is_part_of_the_document()
    {
        var cluster = Samples.Cluster(Samples.Flux("{}"));
        var document = JsonNode.Parse(JsonRenderer.Render([cluster with { Budget = cluster.Budget with { IdleLimit = 200 * Quantity.Mebibyte } }]))!;
        var budget = document["clusters"]![0]!["memoryBudget"]!;

        Assert.Multiple(() =>
        {
            Assert.That(budget["overLimit"]!.GetValue<bool>(), Is.True);
            Assert.That(budget["idleTotal"]!["requests"]!["memory"]!.GetValue<string>(), Is.EqualTo("384Mi"));
            Assert.That(budget["idle"]!.AsArray(), Has.Count.EqualTo(6));
            Assert.That(budget["concurrency"]!["workers"]!.GetValue<int>(), Is.EqualTo(25));
        });
    }

    [Test]
    public void The_order_of_registration_does_not_matter()
    {
        var resources = Enumerable.Range(0, 20).Select(i => Samples.Namespace($"n{i}")).ToArray();

        var text = JsonRenderer.Render([Samples.Cluster(resources)]);
        Array.Reverse(resources);
        Assert.That(JsonRenderer.Render([Samples.Cluster(resources)]), Is.EqualTo(text));
    }
}
