using System.Text.RegularExpressions;
using Oceanid.Infrastructure.Tests.Testing;

namespace Oceanid.RepositoryTests.Docs;

/// <summary>A page of the documentation, with the place of each line.</summary>
internal sealed partial class DocPage
{
    private DocPage(string name, string text)
    {
        Name = name;
        Text = text;
        var prose = new List<(string Where, string Text)>();
        var commands = new List<(string Where, string Text)>();
        var lines = text.Split('\n');
        string? fence = null;
        for (var index = 0; index < lines.Length; index++)
        {
            var where = $"{name}:{index + 1}";
            if (Fence().Match(lines[index]) is { Success: true } mark && (fence is null || mark.Groups["ticks"].Value == fence))
            {
                fence = fence is null ? mark.Groups["ticks"].Value : null;
                continue;
            }

            if (fence is null)
            {
                prose.Add((where, lines[index]));
                commands.AddRange(Inline().Matches(lines[index]).Select(code => (where, code.Groups[1].Value)));
                continue;
            }

            var command = lines[index].TrimStart();
            while (command.EndsWith('\\') && index + 1 < lines.Length)
                command = $"{command[..^1].TrimEnd()} {lines[++index].Trim()}";
            commands.Add((where, command));
        }

        Prose = prose;
        Commands = commands;
        var seen = new Dictionary<string, int>();
        Anchors = [.. prose.Select(line => Heading().Match(line.Text)).Where(match => match.Success).Select(match => Anchor(match.Groups[1].Value, seen))];
    }

    /// <summary>The file, such as <c>docs/tls.md</c>.</summary>
    public string Name { get; }

    /// <summary>All of it.</summary>
    public string Text { get; }

    /// <summary>The lines outside of blocks of code.</summary>
    public IReadOnlyList<(string Where, string Text)> Prose { get; }

    /// <summary>The lines of the blocks of code, each with those that continue it, and what stands as code within a line.</summary>
    public IReadOnlyList<(string Where, string Text)> Commands { get; }

    /// <summary>The anchors of the headings, as GitHub makes them.</summary>
    public IReadOnlyList<string> Anchors { get; }

    /// <summary>Every page: those at the top, and all in docs.</summary>
    public static IEnumerable<DocPage> All()
    {
        var root = RepositoryRoot.Repository.Root;
        return Directory.EnumerateFiles(root, "*.md")
            .Concat(Directory.EnumerateFiles(Path.Combine(root, "docs"), "*.md", SearchOption.AllDirectories))
            .Select(file => Path.GetRelativePath(root, file))
            .Order(StringComparer.Ordinal)
            .Select(Read);
    }

    /// <summary>Reads a page.</summary>
    /// <param name="name">The file.</param>
    public static DocPage Read(string name) => new(name, RepositoryRoot.ReadText(name));

    private static string Anchor(string heading, Dictionary<string, int> seen)
    {
        var anchor = NotInAnchor().Replace(heading.ToLowerInvariant(), "").Replace(' ', '-');
        var times = seen[anchor] = seen.GetValueOrDefault(anchor, -1) + 1;
        return times == 0 ? anchor : $"{anchor}-{times}";
    }

    [GeneratedRegex("^ *(?<ticks>`{3,})")]
    private static partial Regex Fence();

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Inline();

    [GeneratedRegex("^#+ (.+)$")]
    private static partial Regex Heading();

    [GeneratedRegex(@"[^\p{L}\p{N} _-]")]
    private static partial Regex NotInAnchor();
}
