using System.CommandLine;
using Oceanid.Tool.Check.Esc;
using Oceanid.Tool.Fleet;
using Oceanid.Tool.Fleet.GitTree;
using Oceanid.Tool.Fleet.Programs;
using Oceanid.Tool.Rendering;
using Oceanid.Tool.Text;

namespace Oceanid.Tool.Commands;

/// <summary>`oceanid esc-init`: prints the commands that make the ESC environments of a cluster and set their secrets; runs none.</summary>
internal static class EscInitCommand
{
    public static Command Create(IReadOnlyList<ProgramDefinition> programs, CommandConsole console, IEscEnvironments live)
    {
        var cluster = new Argument<string>("CLUSTER") { Description = "The cluster." };
        var repository = CommonArguments.Repository();
        var command = new Command("esc-init", "Print the commands for what a cluster still needs of ESC; run none of them.") { cluster, repository };
        command.SetAction(async result =>
        {
            var root = Repository.Find(result.GetValue(repository), Directory.GetCurrentDirectory());
            // Which of the declared keys the cluster needs is what its programs use.
            var fleet = new FleetPreviewer(root, programs, new KustomizeOnce());
            var previews = await Progress.RunAsync(console, progress => fleet.PreviewAsync([result.GetRequiredValue(cluster)], progress));
            var declared = DeclaredEnvironment.Of(root, programs.Select(program => program.Folder), previews[0]);
            await console.Output.WriteAsync(await RenderAsync(previews[0].Name, declared, live));
            await console.Output.FlushAsync();
            return ExitCode.Success;
        });
        return command;
    }

    private static async Task<string> RenderAsync(string cluster, IReadOnlyList<DeclaredEnvironment> declared, IEscEnvironments live)
    {
        var lines = new List<string>();
        foreach (var environment in declared)
        {
            // Without a token nobody can be asked what is there: then everything is printed.
            var answer = live.HasToken ? await live.ReadAsync(environment.Organization, environment.Name) : new EscAnswer.Missing();
            switch (answer)
            {
                case EscAnswer.Unreadable failure:
                    throw new PreviewException($"{environment.Reference}: {failure.Reason}. {failure.Remedy}");
                case EscAnswer.Missing:
                    lines.Add(environment.Init);
                    lines.AddRange(environment.Needed.Select(environment.Set));
                    break;
                case EscAnswer.Found found:
                    lines.AddRange(environment.Needed.Except(found.Secrets).Select(environment.Set));
                    break;
            }
        }

        if (lines.Count == 0)
            return $"# ESC has every key that {cluster} needs. (A value that is still the placeholder is refused by the program that reads it.)\n";

        var known = live.HasToken ? "" : "# PULUMI_ACCESS_TOKEN is not set, so this is all that it needs, and not only what is missing.\n";
        var made = lines.Any(line => line.StartsWith("openssl ", StringComparison.Ordinal)) ? "# What comes from openssl is made at random, at each run: nobody has to know it.\n" : "";
        return $"# What {cluster} needs of ESC. Each `set` reads the value from standard input: paste it, then press Ctrl-D.\n{made}{known}{string.Join('\n', lines)}\n";
    }
}
