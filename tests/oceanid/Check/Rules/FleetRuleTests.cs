using Oceanid.Infrastructure.Tests.Testing;
using Oceanid.Tool.Tests.Fixtures;

namespace Oceanid.Tool.Tests.Check.Rules;

/// <summary>What can only be wrong between the files of a fleet.</summary>
public sealed class FleetRuleTests
{
    private PullRequest _fleet = null!;

    [SetUp]
    public void Copy() => _fleet = FixtureFleet.PullRequest();

    [TearDown]
    public void Remove() => _fleet.Dispose();

    [Test]
    public async Task A_value_that_stands_for_all_clusters_and_again_for_one()
    {
        _fleet.Write("infrastructure/cluster/Pulumi.yaml", "name: oceanid-cluster\nruntime: dotnet\nconfig:\n  oceanid-cluster:environment: prod\n  node: other\n");

        Assert.That(await FindingsAsync(), Is.EqualTo(new[]
        {
            "infrastructure/cluster/Pulumi.atlas.yaml:4: oceanid-cluster:environment: The same value stands in infrastructure/cluster/Pulumi.yaml:4. Remove it from the stack file. [value-once]",
            "infrastructure/cluster/Pulumi.pan.yaml:4: oceanid-cluster:environment: The same value stands in infrastructure/cluster/Pulumi.yaml:4. Remove it from the stack file. [value-once]",
        }));
    }

    [Test]
    public async Task A_machine_that_two_clusters_have()
    {
        _fleet.Write("infrastructure/cluster/Pulumi.pan.yaml", _fleet.Read("infrastructure/cluster/Pulumi.atlas.yaml").Replace("198.51.100.21", "198.51.100.22", StringComparison.Ordinal));

        Assert.That(await FindingsAsync("node-address"), Is.EqualTo(new[]
        {
            "infrastructure/cluster/Pulumi.pan.yaml:10 (pan): oceanid-cluster:nodes[0].host: mimas has the address 198.51.100.20 of mimas, which is a node of atlas. "
            + "Give the node the address of its own machine. [node-address]",
        }));
    }

    [Test]
    public async Task What_the_account_of_an_app_may_not_apply()
    {
        const string Role = "{ apiVersion: rbac.authorization.k8s.io/v1, kind: Role, metadata: { name: it, namespace: shop }, rules: [] }";
        const string Elsewhere = "{ apiVersion: v1, kind: ConfigMap, metadata: { name: it, namespace: pulumi-system }, data: { a: b } }";
        _fleet.Write("apps/base/shop/it.yaml", $"{Role}\n---\n{Elsewhere}\n---\n{Elsewhere.Replace("pulumi-system", "shop", StringComparison.Ordinal)}\n");
        _fleet.Edit("apps/base/shop/kustomization.yaml", "resources:\n", "resources:\n  - it.yaml\n");

        Assert.That(await FindingsAsync("applied-objects"), Is.EqualTo(new[] { ("1", "Role shop/it"), ("3", "ConfigMap pulumi-system/it") }.Select(found =>
            $"apps/base/shop/it.yaml:{found.Item1} (atlas, pan): {found.Item2}: flux-system/apps, with which Flux applies it, may not get, create, patch, delete it there. "
            + "Leave it to the program that owns such objects, or give app-deployer the right in clusters/base/flux-system. [applied-objects]")));
    }

    private async Task<IEnumerable<string>> FindingsAsync(string? rule = null)
    {
        _fleet.Commit();
        var run = await CommandRun.RunAsync(FixturePrograms.List, "check", "--repository", _fleet.Root);
        Assert.That(run.Error, Is.Empty);
        return run.Output.Split('\n')[..^2].Where(line => rule is null ? !line.StartsWith("not judged: ", StringComparison.Ordinal) : line.EndsWith($"[{rule}]", StringComparison.Ordinal));
    }
}
