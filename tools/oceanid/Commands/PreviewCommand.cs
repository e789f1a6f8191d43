using System.CommandLine;
using Oceanid.Tool.Changes;
using Oceanid.Tool.Fleet;
using Oceanid.Tool.Fleet.GitTree;
using Oceanid.Tool.Fleet.Programs;
using Oceanid.Tool.Rendering;
using Oceanid.Tool.Text;

namespace Oceanid.Tool.Commands;

/// <summary>`oceanid preview`: runs the programs of the chosen clusters and shows what they would deploy, or what of it changes.</summary>
internal static class PreviewCommand
{
    public static Command Create(IReadOnlyList<ProgramDefinition> programs, CommandConsole console)
    {
        var clusters = CommonArguments.Clusters("The clusters to preview; all of them when none is named.");
        var output = new Option<string?>("--output")
        {
            Description = "Write every Kubernetes object as one YAML file below this folder.",
            HelpName = "DIR",
        };
        var format = new Option<string>("--format")
        {
            Description = "How to print the preview.",
            DefaultValueFactory = _ => "text",
        };
        format.AcceptOnlyFromAmong("text", "json", "markdown");
        var against = new Option<string?>("--against")
        {
            Description = "Show only what changes since a commit, a branch, a tag or a preview in JSON.",
            HelpName = "REF",
        };
        var of = new Option<string?>("--of")
        {
            Description = "With --against: a preview in JSON in the place of the working tree, which is neither read nor run then.",
            HelpName = "FILE",
        };
        var repository = CommonArguments.Repository();

        var command = new Command("preview", "Show what each cluster would get.")
        {
            clusters,
            against,
            of,
            output,
            format,
            repository,
        };
        command.SetAction(async result =>
        {
            var root = Repository.Find(result.GetValue(repository), Directory.GetCurrentDirectory());
            var named = result.GetValue(clusters) ?? [];
            var how = result.GetRequiredValue(format);
            if (result.GetValue(against) is { } reference)
            {
                if (result.GetValue(output) is not null)
                    throw new UsageException("--output writes what a cluster gets, and --against shows what changes. Leave one of them out.");

                FleetChange changes;
                try
                {
                    changes = FleetChange.Of(await Progress.RunAsync(console, report => result.GetValue(of) is { } file
                        ? BasePreview.ReadFilesAsync(reference, file, named)
                        : new BasePreview(root, programs, report).ReadAsync(reference, named)));
                }
                catch (PreviewException failure) when (how == "markdown")
                {
                    // In the place of a comment that would be about something else.
                    await console.Output.WriteAsync(ChangeMarkdown.Failure(failure.Errors));
                    await console.Output.FlushAsync();
                    throw;
                }

                await PrintAsync(console, how, changes);
                return changes.Refusals.Count == 0 ? ExitCode.Success : throw new FindingsException(changes.Refusals);
            }

            if (result.GetValue(of) is not null)
                throw new UsageException("--of is the other side of a comparison: it needs --against with a preview in JSON too.");
            if (how == "markdown")
                throw new UsageException("--format markdown is the comment on a pull request: it needs --against REF.");

            var fleet = new FleetPreviewer(root, programs, new KustomizeOnce());
            var previews = await Progress.RunAsync(console, report => fleet.PreviewAsync(named, report));
            if (result.GetValue(output) is { } folder)
                ManifestFolder.Write(folder, previews);
            await PrintAsync(console, how, previews);
            return ExitCode.Success;
        });
        return command;
    }

    private static async Task PrintAsync(
        CommandConsole console,
        string format,
        IReadOnlyList<ClusterPreview> previews)
    {
        if (format == "json")
            await console.Output.WriteAsync(JsonRenderer.Render(previews));
        else
            TextRenderer.Write(console, previews);
        await console.Output.FlushAsync();
    }

    private static async Task PrintAsync(CommandConsole console, string format, FleetChange changes)
    {
        if (format == "text")
            ChangeText.Write(console, changes);
        else
            await console.Output.WriteAsync(format == "json" ? ChangeJson.Render(changes) : ChangeMarkdown.Render(changes));
        await console.Output.FlushAsync();
    }
}
