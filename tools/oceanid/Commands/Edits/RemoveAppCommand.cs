using System.CommandLine;
using System.Text.Json.Nodes;
using Oceanid.Tool.Fleet;
using Oceanid.Tool.Fleet.Programs;
using Oceanid.Tool.Rendering;
using Oceanid.Tool.Text;

namespace Oceanid.Tool.Commands.Edits;

/// <summary>`oceanid remove-app`: takes an app from a cluster, and with the last one all that is left of it.</summary>
internal static class RemoveAppCommand
{
    public static Command Create(IReadOnlyList<ProgramDefinition> programs, CommandConsole console)
    {
        var name = new Argument<string>("APP") { Description = "The app." };
        var cluster = new Option<string>("--cluster") { Description = "The cluster that shall no longer run it.", HelpName = "CLUSTER", Required = true };
        var deleteData = new Option<bool>("--delete-data") { Description = "Where keepData is set: take that back, which is the first of two merges." };
        var dryRun = EditRun.DryRun();
        var repository = CommonArguments.Repository();
        var command = new Command("remove-app", "Take an app from a cluster; with the last one its files go.") { name, cluster, deleteData, dryRun, repository };
        command.SetAction(async result =>
        {
            var files = new FleetFiles(new TreeEdit(Repository.Find(result.GetValue(repository), Directory.GetCurrentDirectory())));
            var (app, from) = (result.GetRequiredValue(name), ClusterSelection.Choose([result.GetRequiredValue(cluster)], files.Clusters)[0]);
            var problems = new List<string>();
            var isFirstStep = Write(files, app, from, result.GetValue(deleteData), problems);
            return await EditRun.RunAsync(files.Edit, problems, [], Next(app, isFirstStep), result.GetValue(dryRun), programs, console, tidies: true);
        });
        return command;
    }

    // Whether it only takes back the protection of the data.
    private static bool Write(FleetFiles files, string app, string cluster, bool deleteData, List<string> problems)
    {
        var stack = FleetFiles.AppsStack(cluster);
        var index = files.IndexOf(stack, FleetFiles.Apps, app);
        if (index < 0)
        {
            if (files.ClustersOf(app) is { Count: > 0 } others)
                problems.Add($"{cluster} does not run {app}. It runs on: {string.Join(", ", others)}.");
            return false;
        }

        var items = files.Items(stack, FleetFiles.Apps);
        foreach (var other in items.Where(item => item.Texts("dependsOn").Contains(app)))
            problems.Add($"{stack}: {other.Text("name")} depends on {app}. Take it out of dependsOn first.");
        foreach (var host in (files.Yaml(FleetFiles.NetworkingStack(cluster))?.Value("config", "oceanid-networking:tunnelHosts") as JsonArray ?? []).Select(host => host?.ToString() ?? ""))
        {
            if (files.Hosts(app, cluster).Contains(host))
                problems.Add($"{FleetFiles.NetworkingStack(cluster)}: {host} of {app} comes in through the tunnel. Take it out of oceanid-networking:tunnelHosts first.");
        }

        var catalog = files.IndexOf(FleetFiles.CatalogFile, FleetFiles.Catalog, app);
        var keepsData = items[index]["keepData"] ?? (catalog < 0 ? null : files.Items(FleetFiles.CatalogFile, FleetFiles.Catalog)[catalog]["keepData"]);
        if (keepsData?.ToString() == "true")
        {
            if (!deleteData)
                problems.Add($"{stack}: {app} keeps its data (keepData: true). With --delete-data this is taken back, which is the first of two merges.");
            else
                SetKeepData(files, stack, index);
            return true;
        }

        files.Edit.Edit(stack, yaml => yaml.RemoveItem(FleetFiles.Apps, index));
        files.Edit.RemoveFolder($"apps/overlays/{cluster}/{app}");
        if (files.ClustersOf(app).Count > 0)
            return false;

        if (catalog >= 0)
            files.Edit.Edit(FleetFiles.CatalogFile, yaml => yaml.RemoveItem(FleetFiles.Catalog, catalog));
        files.Edit.RemoveFolder(FleetFiles.AppFolder(app));
        return false;
    }

    private static void SetKeepData(FleetFiles files, string stack, int index)
    {
        var item = files.Items(stack, FleetFiles.Apps)[index];
        if (item["keepData"] is null)
            throw new PreviewException($"{FleetFiles.CatalogFile}: keepData: true stands in the catalog, for every cluster. Change it there.");
        files.Edit.Edit(stack, yaml => yaml.SetInItem(FleetFiles.Apps, index, "keepData", "false"));
    }

    private static string Next(string app, bool isFirstStep) => isFirstStep
        ? $"Merge this, wait for the Stack (kubectl get stack oceanid-apps -n pulumi-system), and run the command again.\n"
        : $"""
        The merge deletes the namespace {app} with all that is in it, its volumes included. Back them up first:
          kubectl get pvc -n {app}
        It is gone when there is none: kubectl get namespace {app}

        """;
}
