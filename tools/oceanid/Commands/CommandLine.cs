using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using Oceanid.Tool.Check.Esc;
using Oceanid.Tool.Commands.Edits;
using Oceanid.Tool.Fleet.Programs;
using Oceanid.Tool.Rendering;
using Oceanid.Tool.Text;

namespace Oceanid.Tool.Commands;

/// <summary>The command line of `oceanid`: parses, runs, turns every failure into `error:` lines.</summary>
internal static class CommandLine
{
    private const int HelpWidth = 100;

    public static async Task<int> RunAsync(
        string[] args,
        IReadOnlyList<ProgramDefinition> programs,
        CommandConsole console,
        IEscEnvironments? environments = null,
        PulumiCloudStacks? stacks = null)
    {
        environments ??= new PulumiCloudEnvironments(Environment.GetEnvironmentVariable);
        stacks ??= new PulumiCloudStacks(Environment.GetEnvironmentVariable);
        var root = new RootCommand("Shows and checks what each cluster would get, without credentials, cluster or network.")
        {
            AddAppCommand.Create(programs, console),
            AddClusterCommand.Create(programs, console),
            CheckCommand.Create(programs, console, environments),
            EscInitCommand.Create(programs, console, environments),
            InitCommand.Create(programs, console),
            PreviewCommand.Create(programs, console),
            RemoveAppCommand.Create(programs, console),
            RemoveClusterCommand.Create(programs, console, stacks),
        };
        // In a pipe too, where the line would have no end.
        foreach (var help in root.Options.Select(option => option.Action).OfType<HelpAction>())
            help.MaxWidth = HelpWidth;
        var command = root.Parse(args);
        if (command.Action is ParseErrorAction)
        {
            foreach (var problem in command.Errors)
                await ReportAsync(console, problem.Message);
            var name = command.CommandResult.Command is RootCommand ? "" : $" {command.CommandResult.Command.Name}";
            await console.Error.WriteLineAsync($"Run 'oceanid{name} --help' for usage.");
            return ExitCode.Usage;
        }

        try
        {
            return await command.InvokeAsync(new InvocationConfiguration
            {
                EnableDefaultExceptionHandler = false,
                Output = console.Output,
                Error = console.Error,
            });
        }
        catch (UsageException problem)
        {
            await ReportAsync(console, problem.Message);
            return ExitCode.Usage;
        }
        catch (PreviewException problem)
        {
            foreach (var error in problem.Errors)
                await ReportAsync(console, error);
            return ExitCode.Failure;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            await ReportAsync(console, problem.Message);
            return ExitCode.Failure;
        }
        catch (Exception problem)
        {
            await ReportAsync(console, $"{problem.Message} ({problem.GetType().Name}: a mistake in oceanid itself)");
            return ExitCode.Failure;
        }
        finally
        {
            await console.Error.FlushAsync();
        }
    }

    private static Task ReportAsync(CommandConsole console, string message) =>
        console.Error.WriteLineAsync($"error: {VisibleText.Of(message)}");
}
