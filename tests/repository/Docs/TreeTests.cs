using System.Text.RegularExpressions;
using Oceanid.Infrastructure.Tests.Testing;

namespace Oceanid.RepositoryTests.Docs;

/// <summary>The picture of the folders in docs/architecture.md is the real tree: what it shows is there, and where it shows the folders of a folder it shows all of them.</summary>
public sealed partial class TreeTests
{
    private IReadOnlyList<string> _pictured = null!;
    private IReadOnlySet<string> _real = null!;

    [OneTimeSetUp]
    public async Task Read()
    {
        _pictured = [.. Pictured(RepositoryRoot.ReadText("docs/architecture.md").Split("## What is where")[1].Split("```")[1])];

        var (output, error, exitCode) = await ExternalCommand.RunAsync(["git", "-C", RepositoryRoot.Repository.Root, "ls-files", "--cached", "--others", "--exclude-standard"]);
        Assert.That(exitCode, Is.Zero, error);
        // A folder ends with a slash.
        var files = output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(RepositoryRoot.Repository.Has);
        _real = files.SelectMany(file => Slash().Matches(file).Select(slash => file[..(slash.Index + 1)]).Append(file)).ToHashSet();
    }

    // An overlay is there where a cluster differs.
    [Test]
    public void What_it_shows_is_there() =>
        Assert.That(_pictured.Where(path => path != "apps/overlays/" && !_real.Any(real => Matches(path, real))), Is.Empty);

    [Test]
    public void It_shows_every_folder_beside_one_that_it_shows()
    {
        var shown = _pictured.Where(IsFolder).ToList();
        var parents = shown.Select(Parent).ToHashSet();

        Assert.That(
            _real.Where(IsFolder).Where(real => parents.Any(parent => Matches(parent, Parent(real))) && !shown.Any(path => Matches(path, real))),
            Is.Empty);
    }

    // The paths of the picture; a line may name several folders.
    private static IEnumerable<string> Pictured(string picture)
    {
        var parents = new List<string>();
        foreach (Match line in Line().Matches(picture))
        {
            var depth = line.Groups["indent"].Length / 4;
            parents.RemoveRange(depth, parents.Count - depth);
            var names = line.Groups["names"].Value.Split(' ');
            foreach (var name in names)
                yield return string.Concat(parents) + name;
            parents.Add(names[^1]);
        }
    }

    // <cluster> stands for any name.
    private static bool Matches(string path, string real) => Regex.IsMatch(real, $"^{Placeholder().Replace(Regex.Escape(path), "[^/]+")}$");

    private static bool IsFolder(string path) => path.EndsWith('/');

    private static string Parent(string folder) => folder[..(folder.TrimEnd('/').LastIndexOf('/') + 1)];

    [GeneratedRegex(@"(?m)^(?<indent>(?:│   |    )*)[├└]── (?<names>\S+(?: \S+)*)")]
    private static partial Regex Line();

    [GeneratedRegex("<[a-z]+>")]
    private static partial Regex Placeholder();

    [GeneratedRegex("/")]
    private static partial Regex Slash();
}
