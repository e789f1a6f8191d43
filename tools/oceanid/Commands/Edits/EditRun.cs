using System.CommandLine;
using Oceanid.Tool.Check;
using Oceanid.Tool.Check.Rules;
using Oceanid.Tool.Fleet.Programs;
using Oceanid.Tool.Rendering;
using Oceanid.Tool.Text;

namespace Oceanid.Tool.Commands.Edits;

/// <summary>What the commands that edit the tree have in common: nothing is written before `check` is clean in a copy.</summary>
internal static class EditRun
{
    public static Option<bool> DryRun() => new("--dry-run") { Description = "Show the difference, and write nothing." };

    /// <summary>Refuses, shows or makes a change.</summary>
    /// <param name="edit">The change.</param>
    /// <param name="problems">Why it is refused, each with a remedy; none where it is not.</param>
    /// <param name="clusters">The clusters that it concerns; all where there is none.</param>
    /// <param name="next">What to do next; null for nothing.</param>
    /// <param name="dryRun">Whether to show it only.</param>
    /// <param name="programs">The programs.</param>
    /// <param name="console">Where to.</param>
    /// <param name="tidies">Whether declarations of secrets that nobody uses any more go as well.</param>
    /// <exception cref="PreviewException">It is refused.</exception>
    public static async Task<int> RunAsync(
        TreeEdit edit,
        IReadOnlyList<string> problems,
        IReadOnlyList<string> clusters,
        string? next,
        bool dryRun,
        IReadOnlyList<ProgramDefinition> programs,
        CommandConsole console,
        bool tidies = false)
    {
        if (problems.Count > 0)
            throw new PreviewException(problems);

        var changes = edit.Changes;
        if (changes.Count == 0)
        {
            await WriteAsync("Nothing to change.\n");
            return ExitCode.Success;
        }

        var report = await CheckAsync(edit, clusters, programs, console);
        // With what used them the declarations of secrets go, and with the last one its environment.
        while (tidies && Tidy(edit, report))
            report = await CheckAsync(edit, clusters, programs, console);

        changes = edit.Changes;
        if (dryRun)
            await WriteAsync(await edit.DiffAsync());
        else if (await edit.UncommittedAsync() is { Count: > 0 } uncommitted)
            throw new PreviewException([.. uncommitted.Select(file => $"{file} has changes that are not committed. Commit or stash them: git checkout is the way back.")]);

        if (report.Findings.Count > 0)
        {
            await WriteAsync(FindingText.Render(report));
            throw new PreviewException("The check would not be clean afterwards, so nothing is written. With --dry-run you see the change.");
        }

        if (dryRun)
            return ExitCode.Success;

        edit.Apply();
        await WriteAsync(string.Concat(changes.Select(change => $"{change.Sign} {change.Path}\n")) + (next is null ? "" : $"\n{next}"));
        return ExitCode.Success;

        async Task WriteAsync(string text)
        {
            await console.Output.WriteAsync(text);
            await console.Output.FlushAsync();
        }
    }

    private static Task<Report> CheckAsync(TreeEdit edit, IReadOnlyList<string> clusters, IReadOnlyList<ProgramDefinition> programs, CommandConsole console) =>
        Progress.RunAsync(console, progress => edit.InScratchAsync(scratch => CheckCommand.CheckAsync(scratch, programs, clusters, progress)));

    private static bool Tidy(TreeEdit edit, Report report)
    {
        var findings = report.Findings.Select(reported => reported.Finding).ToList();
        foreach (var finding in findings.Where(finding => finding.Message == EscKeysRule.Unused))
            edit.Edit(finding.File, yaml => yaml.Remove(finding.Field!.Split('.')));
        foreach (var finding in findings.Where(finding => finding.Message == EscKeysRule.NotImported))
            edit.Remove(finding.File);
        return findings.Exists(finding => finding.Message is EscKeysRule.Unused or EscKeysRule.NotImported);
    }
}
