using System.CommandLine;
using Oceanid.Tool.Check;
using Oceanid.Tool.Check.Esc;
using Oceanid.Tool.Fleet;
using Oceanid.Tool.Fleet.Configuration;
using Oceanid.Tool.Fleet.GitTree;
using Oceanid.Tool.Fleet.Programs;
using Oceanid.Tool.Rendering;
using Oceanid.Tool.Text;

namespace Oceanid.Tool.Commands;

/// <summary>`oceanid check`: whether programs and Git tree fit together, for the chosen clusters.</summary>
internal static class CheckCommand
{
    public static Command Create(IReadOnlyList<ProgramDefinition> programs, CommandConsole console, IEscEnvironments environments)
    {
        var clusters = CommonArguments.Clusters("The clusters to check; all of them when none is named.");
        var repository = CommonArguments.Repository();
        var format = new Option<string>("--format")
        {
            Description = "How to print the findings.",
            DefaultValueFactory = _ => "text",
        };
        format.AcceptOnlyFromAmong("text", "json", "sarif");
        var list = new Option<bool>("--list") { Description = "Print the rules and why each is there, and check nothing." };

        var esc = new Option<bool>("--esc") { Description = "Compare the declared keys with the ESC environments as well (needs PULUMI_ACCESS_TOKEN; reads names, no values)." };

        var command = new Command("check", "Check that programs and Git tree fit together.") { clusters, esc, format, list, repository };
        command.SetAction(async result =>
        {
            if (result.GetValue(list))
            {
                await console.Output.WriteAsync(FindingText.Rules(AllRules.Texts));
                await console.Output.FlushAsync();
                return ExitCode.Success;
            }

            if (result.GetValue(esc) && !environments.HasToken)
                throw new UsageException("--esc asks Pulumi Cloud, and PULUMI_ACCESS_TOKEN is not set. Set it to a token that may read the environments, or leave --esc out.");

            var root = Repository.Find(result.GetValue(repository), Directory.GetCurrentDirectory());
            var named = result.GetValue(clusters) ?? [];
            var report = await Progress.RunAsync(console, progress => CheckAsync(root, programs, named, progress, result.GetValue(esc) ? environments : null));
            await console.Output.WriteAsync(result.GetRequiredValue(format) switch
            {
                "json" => FindingJson.Render(report),
                "sarif" => FindingSarif.Render(report, AllRules.Texts),
                _ => FindingText.Render(report),
            });
            await console.Output.FlushAsync();
            return report.Findings.Count == 0 ? ExitCode.Success : ExitCode.Failure;
        });
        return command;
    }

    /// <summary>Reads all that the rules look at, and runs them.</summary>
    public static async Task<Report> CheckAsync(
        Repository repository,
        IReadOnlyList<ProgramDefinition> programs,
        IReadOnlyCollection<string> clusters,
        Action<string> progress,
        IEscEnvironments? environments = null)
    {
        try
        {
            var settings = CheckSettingsReader.Read(repository, [.. AllRules.List.Select(rule => rule.Id)]);
            var fleet = new FleetPreviewer(repository, programs, new KustomizeOnce()) { RunsWithOtherSecrets = true };
            var previews = await fleet.PreviewAsync(clusters, progress);
            progress("rules");
            var context = new CheckContext(repository, settings, previews, RepositoryFiles.Read(repository))
            {
                IsWhole = clusters.Count == 0,
                StackRuns = await StackRun.OfAsync(repository, programs, previews),
            };
            var notes = await ReleaseNotes.OfAsync(repository, context.Views);
            if (environments is null)
                return CheckRunner.Run(context, AllRules.List) with { Notes = notes };

            progress("ESC");
            var declared = previews
                .SelectMany(preview => DeclaredEnvironment.Of(repository, programs.Select(program => program.Folder), preview))
                // What clusters share is needed where one of them needs it.
                .GroupBy(environment => environment.Reference)
                .Select(group => group.First() with { Needed = [.. group.SelectMany(environment => environment.Needed).Distinct()] });
            return CheckRunner.Run(context, AllRules.List, await EscComparison.FindingsAsync(environments, declared)) with { Notes = notes };
        }
        catch (FindingsException failure)
        {
            return CheckRunner.NotPreviewed(failure.Findings, AllRules.List.Count);
        }
    }
}
