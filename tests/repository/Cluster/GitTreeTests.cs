using System.Text.Json.Nodes;
using Oceanid.Infrastructure.Tests.Testing;
using Oceanid.Tool.Commands;
using Oceanid.Tool.Fleet;
using Oceanid.Tool.Fleet.Configuration;
using Oceanid.Tool.Fleet.GitTree;
using Oceanid.Tool.Fleet.Programs;
using Oceanid.Tool.Text;

namespace Oceanid.RepositoryTests.Cluster;

/// <summary>What must hold between the program and the tree that Flux applies, and what the tree promises.</summary>
public sealed class GitTreeTests
{
    private IReadOnlyList<ClusterPreview> _clusters = null!;

    [OneTimeSetUp]
    public async Task Preview() =>
        _clusters = await new FleetPreviewer(RepositoryRoot.Repository, AllPrograms.List, new KubectlKustomize()).PreviewAsync([], _ => { });

    [Test]
    public void The_stack_in_git_runs_like_those_that_the_program_makes()
    {
        foreach (var cluster in _clusters)
        {
            var inGit = Find(cluster, "Stack", "oceanid-cluster");
            var made = cluster.Programs.Single(program => program.Folder == "cluster").Resource("Stack", "oceanid-networking").Inputs;

            Assert.That(Comparable(inGit), Is.EqualTo(Comparable(made)), cluster.Name);
        }
    }

    [Test]
    public void The_operator_runs_the_cluster_program_as_the_operator()
    {
        foreach (var cluster in _clusters)
            Assert.That(Find(cluster, "Stack", "oceanid-cluster")["spec"]!["config"]!["oceanid-cluster:runner"]!.ToString(), Is.EqualTo("operator"));
    }

    [Test]
    public void The_settings_in_the_stack_are_those_of_the_stack_file()
    {
        foreach (var cluster in _clusters)
        {
            var file = RepositoryRoot.ReadText($"infrastructure/cluster/Pulumi.{cluster.Name}.yaml");
            foreach (var (key, value) in Find(cluster, "Stack", "oceanid-cluster")["spec"]!["config"]!.AsObject())
            {
                if (key != "oceanid-cluster:runner")
                    Assert.That(file, Does.Contain($"  {key}: {value}\n"), cluster.Name);
            }
        }
    }

    [Test]
    public async Task The_program_accepts_what_the_operator_gives_it_and_leaves_the_operator_alone()
    {
        foreach (var cluster in _clusters)
        {
            var problems = new Problems();
            var stackFile = new StackConfigurationReader(RepositoryRoot.Repository, ["cluster"], problems).Read("cluster", cluster.Name)!;
            var values = stackFile.Values.ToDictionary();
            foreach (var (key, value) in Find(cluster, "Stack", "oceanid-cluster")["spec"]!["config"]!.AsObject())
                values[key] = value!.ToString();

            var program = await PreviewEngine.RunAsync(
                AllPrograms.List.Single(definition => definition.Folder == "cluster"),
                stackFile with { Values = values },
                RepositoryRoot.Repository.FullPath("infrastructure/cluster"));

            Assert.That(program.Resource("Release", "pulumi-kubernetes-operator").Options.IgnoreChanges, Is.Not.Empty, cluster.Name);
        }
    }

    [Test]
    public void Nothing_waits_for_the_stacks_so_that_apps_start_without_the_operator()
    {
        foreach (var cluster in _clusters)
        {
            foreach (var kustomization in cluster.Overlays.SelectMany(overlay => overlay.Objects).Where(item => item.Object.Kind == "Kustomization"))
                Assert.That(kustomization.Object.Content["spec"]!["dependsOn"], Is.Null);
        }
    }

    private static JsonObject Find(ClusterPreview cluster, string kind, string name) =>
        cluster.Overlays.SelectMany(overlay => overlay.Objects)
            .Single(item => item.Object.Kind == kind && item.Object.Name == name)
            .Object.Content;

    // All but what differs on purpose: who it is, what it runs, what it waits for, and the checksum of its credentials.
    private static string Comparable(JsonObject stack)
    {
        var spec = (JsonObject)stack["spec"]!.DeepClone();
        foreach (var key in new[] { "stack", "config", "prerequisites", "serviceAccountName" })
            spec.Remove(key);
        spec["fluxSource"]!.AsObject().Remove("dir");
        spec["workspaceTemplate"]!["spec"]!["podTemplate"]!.AsObject().Remove("metadata");
        return Sorted(spec)!.ToJsonString();
    }

    private static JsonNode? Sorted(JsonNode? node) => node switch
    {
        JsonObject members => new JsonObject(members.OrderBy(member => member.Key, StringComparer.Ordinal)
            .Select(member => KeyValuePair.Create(member.Key, Sorted(member.Value)))),
        JsonArray items => new JsonArray([.. items.Select(Sorted)]),
        _ => node?.DeepClone(),
    };
}
