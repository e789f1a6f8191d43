using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Oceanid.Infrastructure.Components;
using Oceanid.Infrastructure.Tests.Testing;
using Oceanid.Tool.Knowledge;

namespace Oceanid.RepositoryTests;

/// <summary>What a workstation runs (<c>mise.toml</c>) is what the repository pins elsewhere.</summary>
public sealed partial class ToolVersionsTests
{
    private static readonly Dictionary<string, string> Tools = Pin().Matches(RepositoryRoot.ReadText("mise.toml")).ToDictionary(match => match.Groups["tool"].Value, match => match.Groups["version"].Value);

    [Test]
    public void Every_tool_of_the_pages_has_its_version() =>
        Assert.That(Tools.Keys, Is.EquivalentTo(new[] { "dotnet", "esc", "flux2", "helm", "kubectl", "pulumi", "shellcheck" }));

    [Test]
    public void Dotnet_is_that_of_global_json() =>
        Assert.That(Tools["dotnet"], Is.EqualTo(JsonNode.Parse(RepositoryRoot.ReadText("global.json"))!["sdk"]!["version"]!.ToString()));

    [Test]
    public void Pulumi_is_that_of_the_workspaces_and_of_the_workflows()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Tools["pulumi"], Is.EqualTo(Versions.WorkspaceImage.Split(':', '-')[1]));
            foreach (var file in Directory.EnumerateFiles(RepositoryRoot.Repository.FullPath(".github/workflows")))
                Assert.That(Workflow().Matches(File.ReadAllText(file)).Select(match => match.Groups[1].Value), Is.All.EqualTo(Tools["pulumi"]), file);
        }
    }

    [Test]
    public void Kubectl_is_of_the_newest_minor_version_of_kubernetes_that_is_known() =>
        Assert.That(Tools["kubectl"], Does.StartWith($"{Kinds.Newest(KnowledgeFolder.Of(RepositoryRoot.Repository.Root))}."));

    [Test]
    public void Flux_is_that_of_its_chart() =>
        Assert.That(RepositoryRoot.ReadText("infrastructure/components/Versions.cs"), Does.Contain($"its app version is Flux {Tools["flux2"]}."));

    [GeneratedRegex("""^"?([a-z]+:)?([a-z-]+/)*(?<tool>[a-z0-9]+)"? = "(?<version>[^"]+)"$""", RegexOptions.Multiline)]
    private static partial Regex Pin();

    [GeneratedRegex(@"pulumi-version: (\S+)")]
    private static partial Regex Workflow();
}
