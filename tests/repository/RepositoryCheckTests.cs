using Oceanid.Infrastructure.Tests.Testing;
using Oceanid.Tool.Check;
using Oceanid.Tool.Commands;
using Oceanid.Tool.Rendering;

namespace Oceanid.RepositoryTests;

public sealed class RepositoryCheckTests
{
    [Test]
    public async Task The_repository_itself_is_clean()
    {
        var report = await CheckCommand.CheckAsync(RepositoryRoot.Repository, AllPrograms.List, [], _ => { });

        Assert.That(report.Findings, Is.Empty, FindingText.Render(report));
    }

    [Test]
    public void Every_rule_is_listed_once_in_order_and_says_why_it_is_there()
    {
        var rules = AllRules.List;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(rules.Select(rule => rule.Id), Is.Ordered.Using((IComparer<string>)StringComparer.Ordinal).And.Unique);
            Assert.That(rules.Select(rule => rule.GetType()), Is.EquivalentTo(typeof(IRule).Assembly.GetTypes().Where(type => type.IsClass && typeof(IRule).IsAssignableFrom(type))));
            Assert.That(rules.Select(rule => rule.Title), Is.All.EndsWith("."));
            Assert.That(rules.Select(rule => rule.Rationale), Is.All.EndsWith("."));
            Assert.That(rules.Select(rule => rule.Remedy), Is.All.EndsWith("."));
        }
    }

    [Test]
    public void The_file_of_each_program_is_its_own()
    {
        var repository = RepositoryRoot.Repository;

        Assert.That(
            AllPrograms.List.Select(program => repository.ProgramFile(program.Folder, "any")),
            Is.EqualTo(new[] { "infrastructure/cluster/ClusterProgram.cs", "infrastructure/apps/AppsProgram.cs", "infrastructure/networking/NetworkingProgram.cs" }));
    }
}
