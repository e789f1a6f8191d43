using Oceanid.Infrastructure.Cluster;
using Oceanid.Infrastructure.Tests.Testing;
using YamlDotNet.Serialization;

namespace Oceanid.RepositoryTests.Cluster;

/// <summary>The files around the program say what the program says.</summary>
public sealed class ProjectFilesTests
{
    [Test]
    public void The_root_project_is_the_project_of_the_cluster_program()
    {
        var root = Read("Pulumi.yaml");
        var program = Read("infrastructure/cluster/Pulumi.yaml");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(program["name"], Is.EqualTo(ClusterProgram.Project));
            foreach (var (key, value) in program)
                Assert.That(root[key], Is.EqualTo(value), key);
            Assert.That(root["main"], Is.EqualTo("infrastructure/cluster"));
            Assert.That(root["stackConfigDir"], Is.EqualTo("infrastructure/cluster"));
            Assert.That(root.Keys, Is.EquivalentTo([.. program.Keys, "main", "stackConfigDir"]));
        }
    }

    [Test]
    public void Every_managed_stack_is_called_after_its_folder() =>
        Assert.That(ManagedStack.All.Values.Select(stack => stack.Folder), Is.EqualTo(
            ManagedStack.All.Keys.Select(name => name.Replace("oceanid-", "infrastructure/", StringComparison.Ordinal))));

    [Test]
    public void Every_cluster_imports_its_own_environment_and_that_imports_the_shared_one()
    {
        foreach (var cluster in RepositoryRoot.Repository.Clusters("cluster"))
        {
            var environments = (List<object>)Read($"infrastructure/cluster/Pulumi.{cluster}.yaml")["environment"];

            Assert.That(environments, Is.EqualTo(new[] { $"default/oceanid-cluster-{cluster}" }));
            Assert.That(Read($"infrastructure/cluster/esc/oceanid-cluster-{cluster}.yaml")["imports"], Is.EqualTo(new[] { "default/oceanid-cluster" }));
        }
    }

    private static Dictionary<string, object> Read(string file) =>
        new DeserializerBuilder().Build().Deserialize<Dictionary<string, object>>(RepositoryRoot.ReadText(file));
}
