using System.CommandLine;
using Oceanid.Preview.Engine;
using Oceanid.Preview.Manifests;
using Oceanid.Preview.Model;
using Oceanid.Preview.Overlays;
using Oceanid.Preview.Rendering;

namespace Oceanid.Preview;

/// <summary>`oceanid preview`: runs the programs of the chosen clusters and shows what they would deploy.</summary>
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
        format.AcceptOnlyFromAmong("text", "json");
        var repository = CommonArguments.Repository();

        var command = new Command("preview", "Show what each cluster would get.")
        {
            clusters,
            output,
            format,
            repository,
        };
        command.SetAction(async result =>
        {
            var root = Repository.Find(result.GetValue(repository), Directory.GetCurrentDirectory());
            var fleet = new FleetPreviewer(root, programs, new KubectlKustomize());
            var previews = await Progress.RunAsync(
                console, report => fleet.PreviewAsync(result.GetValue(clusters) ?? [], report));

            if (result.GetValue(output) is { } folder)
                ManifestFolder.Write(folder, previews);
            await PrintAsync(console, result.GetRequiredValue(format), previews);
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
}
