using System.CommandLine;
using Oceanid.Tool.Fleet;
using Oceanid.Tool.Fleet.Configuration;
using Oceanid.Tool.Fleet.Programs;
using Oceanid.Tool.Rendering;
using Oceanid.Tool.Text;

namespace Oceanid.Tool.Commands.Edits;

/// <summary>`oceanid add-cluster`: writes the three files of a cluster.</summary>
internal static class AddClusterCommand
{
    public const string Kustomization = """
        # What Flux applies to this cluster. What only this cluster has, or has otherwise, goes here, as a resource or a patch.
        apiVersion: kustomize.config.k8s.io/v1beta1
        kind: Kustomization
        resources:
          - ../base

        """;

    public static Command Create(IReadOnlyList<ProgramDefinition> programs, CommandConsole console)
    {
        var name = new Argument<string>("CLUSTER") { Description = "The name of the cluster." };
        var nodes = NodeOptions.Create();
        var domain = new Option<string?>("--domain") { Description = "The domain of its apps, the variable ${domain} of their manifests.", HelpName = "DOMAIN" };
        var apps = new Option<string[]>("--app") { Description = "An app that it runs.", HelpName = "APP", DefaultValueFactory = _ => [] };
        var environment = new Option<string?>("--environment") { Description = "The kind of environment, where it is not that of the fleet.", HelpName = "NAME" };
        var like = new Option<string?>("--like") { Description = "A cluster whose apps and kind of environment it gets.", HelpName = "CLUSTER" };
        var dryRun = EditRun.DryRun();
        var repository = CommonArguments.Repository();
        var command = new Command("add-cluster", "Write the three files of a new cluster.") { name, nodes.Server, nodes.Agent, nodes.HostKey, domain, apps, environment, like, dryRun, repository };
        command.SetAction(async result =>
        {
            var files = new FleetFiles(new TreeEdit(Repository.Find(result.GetValue(repository), Directory.GetCurrentDirectory())));
            var cluster = result.GetRequiredValue(name);
            var problems = new List<string>();
            var read = nodes.Read(result, problems);
            var other = result.GetValue(like);
            if (other is not null && !files.Clusters.Contains(other))
                problems.Add($"--like: there is no cluster {other}. Write one of: {string.Join(", ", files.Clusters)}.");
            var wanted = result.GetRequiredValue(apps).Length > 0 || other is null
                ? result.GetRequiredValue(apps)
                : [.. files.Items(FleetFiles.AppsStack(other), FleetFiles.Apps).Select(item => item.Text("name") ?? "")];
            Write(
                files,
                new Cluster(
                    cluster,
                    read,
                    result.GetValue(domain),
                    [.. wanted],
                    result.GetValue(environment) ?? (other is null ? null : files.Yaml(FleetFiles.ClusterStack(other))?.Value("config", "oceanid-cluster:environment")?.ToString())),
                problems);
            return await EditRun.RunAsync(files.Edit, problems, [cluster], Next(files, cluster), result.GetValue(dryRun), programs, console);
        });
        return command;
    }

    internal sealed record Cluster(string Name, IReadOnlyList<NodeOptions.Node> Nodes, string? Domain, IReadOnlyList<string> Apps, string? Environment);

    /// <summary>Writes the files of a cluster; what is there already, and the same, does not change.</summary>
    internal static void Write(FleetFiles files, Cluster cluster, List<string> problems)
    {
        if (FleetFiles.NotACluster(cluster.Name) is { } wrong)
            problems.Add($"A cluster cannot be called '{cluster.Name}', {wrong}. Choose another name.");
        if (cluster.Apps.Count > 0 && cluster.Domain is null)
            problems.Add("An app needs the domain of the cluster. Give --domain.");
        foreach (var app in cluster.Apps.Where(app => !files.HasApp(app)))
            problems.Add($"There is no app {app}. Make it with: oceanid add-app {app}");
        foreach (var node in cluster.Nodes)
        {
            foreach (var (address, of, known) in files.Addresses().Where(address => address.Address == node.Host && address.Cluster != cluster.Name))
                problems.Add($"{address} is the address of {known} in the cluster {of}. A machine is in one cluster.");
        }

        string[] secrets = cluster.Nodes.Count == 0 ? ["kubeconfig"] : ["sshPrivateKey", "k3sToken", "k3sAgentToken"];
        foreach (var secret in secrets)
            files.Declare("infrastructure/cluster/esc/oceanid-cluster-CLUSTER.yaml", secret);
        files.Edit.WriteNew($"clusters/{cluster.Name}/kustomization.yaml", Kustomization, problems);
        files.Edit.WriteNew(FleetFiles.ClusterStack(cluster.Name), ClusterStack(cluster), problems);
        files.Edit.WriteNew(FleetFiles.AppsStack(cluster.Name), AppsStack(cluster), problems);
    }

    private static string ClusterStack(Cluster cluster)
    {
        var text = $"environment:\n  - default/oceanid-cluster-{cluster.Name}\n";
        if (cluster.Nodes.Count == 0 && cluster.Environment is null)
            return $"{text}config: {{}}\n";

        text += "config:\n";
        if (cluster.Environment is { } environment)
            text += $"  oceanid-cluster:environment: {environment}\n";
        if (cluster.Nodes.Count > 0)
            text += $"  oceanid-cluster:nodes:\n{NodeOptions.Yaml(cluster.Nodes, "    ")}";
        return text;
    }

    private static string AppsStack(Cluster cluster)
    {
        var domain = cluster.Domain is null ? "" : $"  {AppKeys.Domain}: {cluster.Domain}\n";
        var apps = cluster.Apps.Count == 0 ? $"  {AppKeys.Apps}: []\n" : $"  {AppKeys.Apps}:\n{string.Concat(cluster.Apps.Select(app => $"    - name: {app}\n"))}";
        return $"environment:\n  - default/oceanid-apps-{cluster.Name}\nconfig:\n{domain}{apps}";
    }

    internal static string Next(FleetFiles files, string cluster) => $"""
        Next:
          1. make preview CLUSTER={cluster}
          2. make esc-init CLUSTER={cluster}, and run what it prints
          3. commit and merge: Flux needs the folder clusters/{cluster} on the branch
          4. pulumi stack init {files.Organization}/{cluster} && pulumi up --stack {files.Organization}/{cluster}
          5. flux get kustomizations -A: flux-system, stacks and each app are Ready

        """;
}
