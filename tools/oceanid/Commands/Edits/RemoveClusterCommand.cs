using System.CommandLine;
using System.Text.RegularExpressions;
using Oceanid.Tool.Check;
using Oceanid.Tool.Fleet;
using Oceanid.Tool.Fleet.Programs;
using Oceanid.Tool.Rendering;

namespace Oceanid.Tool.Commands.Edits;

/// <summary>`oceanid remove-cluster`: says how to take a cluster down, and with `--files` removes what is left of it.</summary>
internal static class RemoveClusterCommand
{
    private static readonly string[] Programs = ["cluster", "apps", "networking"];

    public static Command Create(IReadOnlyList<ProgramDefinition> programs, CommandConsole console, PulumiCloudStacks stacks)
    {
        var name = new Argument<string>("CLUSTER") { Description = "The cluster." };
        var withFiles = new Option<bool>("--files") { Description = "Remove its folder, stack files and overlays. The last step: with PULUMI_ACCESS_TOKEN it is refused while a stack has resources." };
        var dryRun = EditRun.DryRun();
        var repository = CommonArguments.Repository();
        var command = new Command("remove-cluster", "Say how to take a cluster down, or remove its files.") { name, withFiles, dryRun, repository };
        command.SetAction(async result =>
        {
            var files = new FleetFiles(new TreeEdit(Repository.Find(result.GetValue(repository), Directory.GetCurrentDirectory())));
            var cluster = result.GetRequiredValue(name);
            if (!files.Clusters.Contains(cluster))
            {
                // Gone already: a second run changes nothing.
                if (result.GetValue(withFiles))
                    return await EditRun.RunAsync(files.Edit, [], [], null, result.GetValue(dryRun), programs, console);
                _ = ClusterSelection.Choose([cluster], files.Clusters);
            }

            if (!result.GetValue(withFiles))
            {
                await console.Output.WriteAsync(Steps(files.Organization, cluster));
                await console.Output.FlushAsync();
                return ExitCode.Success;
            }

            var problems = new List<string>();
            if (files.Clusters.Count == 1)
                problems.Add($"{cluster} is the last cluster. A fleet without one is nothing: remove the repository.");
            if (stacks.CanBeAsked)
                problems.AddRange(await stacks.ProblemsAsync(files.Organization, [.. Programs.Select(program => $"oceanid-{program}")], cluster));
            Remove(files, cluster);
            var going = files.Edit.Changes.Select(change => change.Path).ToHashSet();
            // By a path, or by one of its environments: a word of its name may mean anything.
            var named = new Regex($@"(?:[\w.]/|default/oceanid-(?:{string.Join('|', Programs)})-){Regex.Escape(cluster)}(?![\w.-])");
            problems.AddRange(
                from file in RepositoryFiles.Read(files.Edit.Repository)
                where !going.Contains(file.Path) && IsOfTheFleet(file.Path)
                from line in file.Lines.Select((text, index) => (Text: text, Number: index + 1))
                where named.IsMatch(line.Text.Split('#')[0])
                select $"{file.Path}:{line.Number} still names {cluster}: {line.Text.Trim()}. Remove that first.");
            return await EditRun.RunAsync(files.Edit, problems, [], null, result.GetValue(dryRun), programs, console, tidies: true);
        });
        return command;
    }

    /// <summary>Removes the files of a cluster.</summary>
    internal static void Remove(FleetFiles files, string cluster)
    {
        foreach (var program in Programs.Where(program => files.Edit.Repository.Has(Repository.StackFile(program, cluster))))
            files.Edit.Remove(Repository.StackFile(program, cluster));
        files.Edit.RemoveFolder($"clusters/{cluster}");
        files.Edit.RemoveFolder($"apps/overlays/{cluster}");
    }

    // What the fleet is made of: a page may go on to tell of it.
    private static bool IsOfTheFleet(string path) =>
        path.EndsWith(".yaml", StringComparison.Ordinal) && (path is "Pulumi.yaml" or ".flux.yaml" || path.Split('/')[0] is "infrastructure" or "clusters" or "apps");

    private static string Steps(string organization, string cluster) => $$$"""
        To take {{{cluster}}} down, in this order:
          1. back up its volumes
          2. oceanid remove-app APP --cluster {{{cluster}}} for each of its apps, merge, and wait for the Stack:
             kubectl get stack oceanid-apps -n pulumi-system
          3. kubectl patch kustomization flux-system stacks -n flux-system --type merge -p '{"spec":{"suspend":true}}'
          4. kubectl delete stacks --all -n pulumi-system
          5. remove the nodes: docs/k3s-nodes.md
          6. pulumi stack rm --force --preserve-config {{{organization}}}/oceanid-cluster/{{{cluster}}}, and the same for oceanid-apps and oceanid-networking;
             esc env rm {{{organization}}}/default/oceanid-cluster-{{{cluster}}}, and the same for oceanid-apps-{{{cluster}}} and, with a tunnel, oceanid-networking-{{{cluster}}}
          7. oceanid remove-cluster {{{cluster}}} --files

        """;
}
