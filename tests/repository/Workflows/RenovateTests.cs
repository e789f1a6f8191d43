using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Oceanid.Infrastructure.Tests.Testing;

namespace Oceanid.RepositoryTests.Workflows;

/// <summary>Renovate finds what it is to keep new: each of its patterns fits the lines that are there.</summary>
public sealed partial class RenovateTests
{
    private static JsonArray Managers() => JsonNode.Parse(RepositoryRoot.ReadText(".github/renovate.json"))!["customManagers"]!.AsArray();

    [Test]
    public void Every_pattern_finds_its_lines()
    {
        using (Assert.EnterMultipleScope())
        {
            foreach (var manager in Managers())
            {
                var found = Files(manager!).SelectMany(file => Regex.Matches(RepositoryRoot.ReadText(file), Pattern(manager!)));
                Assert.That(found, Is.Not.Empty, manager!["description"]!.ToString());
            }
        }
    }

    [Test]
    public void Every_version_in_Versions_cs_is_found_but_the_minimum_of_flux()
    {
        const string File = "infrastructure/components/Versions.cs";
        var constants = Constant().Matches(RepositoryRoot.ReadText(File)).Select(match => match.Groups[1].Value);
        var found = Managers().Where(manager => Files(manager!).Contains(File))
            .SelectMany(manager => Regex.Matches(RepositoryRoot.ReadText(File), Pattern(manager!)))
            .Select(match => match.Groups["depName"] is { Success: true } name ? $"{name.Value}:{match.Groups["currentValue"].Value}" : match.Groups["currentValue"].Value);

        Assert.That(found, Is.EquivalentTo(constants));
    }

    [Test]
    public void A_version_is_a_week_old_and_gets_its_digest()
    {
        var settings = JsonNode.Parse(RepositoryRoot.ReadText(".github/renovate.json"))!;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(settings["minimumReleaseAge"]!.ToString(), Is.EqualTo("7 days"));
            Assert.That(settings["packageRules"]!.AsArray().Where(rule => rule!["pinDigests"]?.GetValue<bool>() == true).SelectMany(rule => rule!["matchManagers"]!.AsArray()).Select(manager => $"{manager}"), Is.EqualTo(new[] { "kubernetes", "kustomize" }));
        }
    }

    private static IEnumerable<string> Files(JsonNode manager)
    {
        var patterns = manager["managerFilePatterns"]!.AsArray().Select(pattern => pattern!.ToString().Trim('/'));
        var root = RepositoryRoot.Repository.Root;
        return new[] { "infrastructure", "clusters", "apps", ".github" }
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(root, folder), "*", SearchOption.AllDirectories))
            .Concat(Directory.EnumerateFiles(root))
            .Select(file => Path.GetRelativePath(root, file))
            .Where(file => patterns.Any(pattern => Regex.IsMatch(file, pattern)));
    }

    // JavaScript writes a named group as .NET does.
    private static string Pattern(JsonNode manager) => manager["matchStrings"]!.AsArray().Single()!.ToString();

    [GeneratedRegex("const string \\w+ = \"([^\"]+)\"")]
    private static partial Regex Constant();
}
