using System.Text.RegularExpressions;
using Oceanid.Infrastructure.Tests.Testing;
using Oceanid.Tool.Tests.Fixtures;

namespace Oceanid.Tool.Tests.Changes;

/// <summary>The page about pull requests shows a change of the fixture fleet, and the comment on it.</summary>
public sealed partial class ExamplePageTests
{
    private const string Page = "docs/pull-requests.md";

    [Test]
    [Category("Snapshot")]
    public async Task The_page_of_pull_requests_shows_the_comment_on_its_example()
    {
        var page = RepositoryRoot.ReadText(Page);
        using var request = FixtureFleet.PullRequest();
        var run = await request.ChangeAsync(() =>
        {
            request.Write("artifacts/example.diff", Between(page, "```diff\n", "```\n"));
            request.Git("apply", "artifacts/example.diff");
        }, "--format", "markdown");
        Assert.That(run.Error, Is.Empty);
        // The commit of the scratch repository is another one each time.
        var comment = Commit().Replace(run.Output, "main (0123456789ab)").Replace("<!-- oceanid-preview -->\n", "", StringComparison.Ordinal);
        var shown = Between(page, "````markdown\n", "````\n");
        if (Environment.GetEnvironmentVariable("ACCEPT_SNAPSHOTS") == "1")
            await File.WriteAllTextAsync(RepositoryRoot.Repository.FullPath(Page), page.Replace($"````markdown\n{shown}````\n", $"````markdown\n{comment}````\n", StringComparison.Ordinal));
        else
            Assert.That(shown, Is.EqualTo(comment));
    }

    private static string Between(string text, string start, string end) => text.Split(start, 2)[1].Split(end, 2)[0];

    [GeneratedRegex(@"HEAD~1 \([0-9a-f]{12}\)")]
    private static partial Regex Commit();
}
