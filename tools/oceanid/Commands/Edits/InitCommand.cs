using System.CommandLine;
using System.Text.RegularExpressions;
using Oceanid.Infrastructure.Components.Kubernetes;
using Oceanid.Tool.Fleet;
using Oceanid.Tool.Fleet.Configuration;
using Oceanid.Tool.Fleet.Programs;
using Oceanid.Tool.Rendering;
using Oceanid.Tool.Text;

namespace Oceanid.Tool.Commands.Edits;

/// <summary>`oceanid init`: makes the example one's own.</summary>
internal static class InitCommand
{
    private const string Fleet = "Pulumi.yaml";
    private const string SharedEsc = "infrastructure/cluster/esc/oceanid-cluster.yaml";
    private const string GitHub = "github.com";
    private const string GitHubApp = "github-app";

    private static readonly string[] Nodes = ["config", "oceanid-cluster:nodes"];

    // What each way to read the repository needs: the scheme of the URL, and the secret in ESC.
    private static readonly Dictionary<string, (string? Scheme, string? Secret)> Ways = new()
    {
        ["none"] = (null, null),
        ["deploy-key"] = ("ssh", "deployKey"),
        ["token"] = ("https", "repositoryToken"),
        [GitHubApp] = ("https", "githubAppPrivateKey"),
    };

    public static Command Create(IReadOnlyList<ProgramDefinition> programs, CommandConsole console)
    {
        var organization = new Option<string?>("--organization") { Description = "Your Pulumi organization: the stacks are in it.", HelpName = "NAME" };
        var url = new Option<string?>("--repository") { Description = "The URL of your repository, ssh:// or https://: Flux reads it.", HelpName = "URL" };
        var auth = new Option<string?>("--auth") { Description = $"How Flux reads it: {string.Join(", ", Ways.Keys)}. Default: deploy-key with ssh://, none with https://.", HelpName = "WAY" };
        auth.AcceptOnlyFromAmong([.. Ways.Keys]);
        var knownHosts = new Option<string?>("--known-hosts") { Description = "A file with the host keys of the Git server, where it is not github.com.", HelpName = "FILE" };
        var app = new Option<string?>("--github-app-id") { Description = "The id of the GitHub App, for --auth github-app: it is on its settings page.", HelpName = "ID" };
        var installation = new Option<string?>("--github-app-installation-id") { Description = "The id of its installation: the last part of the address of the page where it is installed.", HelpName = "ID" };
        var cluster = new Option<string?>("--cluster") { Description = "The name of your first cluster.", HelpName = "CLUSTER" };
        var nodes = NodeOptions.Create();
        var domain = new Option<string?>("--domain") { Description = "The domain of its apps.", HelpName = "DOMAIN" };
        var dryRun = EditRun.DryRun();
        // The other commands call it --repository.
        var root = new Option<string?>("--root") { Description = "The root of this checkout; found from the current folder when not given.", HelpName = "DIR" };
        var command = new Command("init", "Make the example yours: organization, repository, the first cluster. Asks for what it is not told.")
        {
            organization, url, auth, knownHosts, app, installation, cluster, nodes.Server, nodes.Agent, nodes.HostKey, domain, dryRun, root,
        };
        command.SetAction(async result =>
        {
            var files = new FleetFiles(new TreeEdit(Repository.Find(result.GetValue(root), Directory.GetCurrentDirectory())));
            var problems = new List<string>();
            var questions = new Questions(console);
            var own = new Own(
                await questions.AskAsync(result.GetValue(organization), "--organization", "Your Pulumi organization: the stacks are in it", "acme"),
                await questions.AskAsync(result.GetValue(url), "--repository", "The URL of your repository, which Flux reads", "ssh://git@github.com/acme/fleet"),
                result.GetValue(auth),
                result.GetValue(knownHosts),
                (result.GetValue(app), result.GetValue(installation)),
                await questions.AskAsync(result.GetValue(cluster), "--cluster", "The name of your first cluster", "home"),
                await questions.AskAsync(result.GetValue(domain), "--domain", "The domain of its apps, whose hosts are below it", "home.acme.net"),
                await questions.AskNodesAsync(nodes.Read(result, problems), problems));
            if (questions.Missing.Count > 0)
                throw new UsageException($"init does not know {string.Join(", ", questions.Missing)}. Give each, or run it in a terminal, where it asks.");

            Write(files, own, problems);
            try
            {
                return await EditRun.RunAsync(files.Edit, problems, [], Next(files, own), result.GetValue(dryRun), programs, console, tidies: true);
            }
            catch (PreviewException) when (questions.Answered.Count > 0)
            {
                // Who has answered six questions shall not have to for one that was wrong.
                await console.Error.WriteAsync($"Your answers, to correct and run again:\n  oceanid {string.Join(' ', result.Tokens.Select(token => token.Value).Concat(questions.Answered).Select(Quoted))}\n");
                throw;
            }
        });
        return command;
    }

    // For a shell.
    private static string Quoted(string text) => Regex.IsMatch(text, "^[A-Za-z0-9_./:@=-]+$") ? text : $"'{text.Replace("'", @"'\''", StringComparison.Ordinal)}'";

    internal sealed record Own(string Organization, string Url, string? Auth, string? KnownHosts, (string? Id, string? InstallationId) App, string Cluster, string Domain, IReadOnlyList<NodeOptions.Node> Nodes);

    private static void Write(FleetFiles files, Own own, List<string> problems)
    {
        if (!Regex.IsMatch(own.Organization, "^[A-Za-z0-9._-]+$"))
            problems.Add($"--organization '{own.Organization}' is no name: letters, digits, dashes, dots and underscores.");
        if (FleetFiles.NotACluster(own.Cluster) is { } wrong)
            problems.Add($"A cluster cannot be called '{own.Cluster}', {wrong}. Choose another name.");
        if (KubernetesName.NotAHost(own.Domain) is { } noDomain)
            problems.Add($"--domain cannot be '{own.Domain}', {noDomain}.");
        var repository = ReadRepository(own, problems);
        // First the one that this repository installs; the others show what else there is.
        var examples = files.Clusters.Where(files.IsExample).OrderByDescending(HasNodes).ToList();
        if (!files.Clusters.Contains(own.Cluster) && examples.Count == 0)
            problems.Add($"No cluster is one of the example any more. Add yours with: oceanid add-cluster {own.Cluster}");
        if (problems.Count > 0 || repository is null)
            return;

        Set("organization", own.Organization);
        Set("repository", own.Url);
        Set("repositoryAuth", repository.Auth);
        if (repository.KnownHosts is { } keys)
            Set("knownHosts", keys);
        if (own.App is ({ } id, { } installation))
        {
            Set("githubAppId", id);
            Set("githubAppInstallationId", installation);
        }

        if (Ways[repository.Auth].Secret is { } secret)
            files.Declare(SharedEsc, secret);

        // Once it is there the others are whatever you have made of them.
        if (files.Clusters.Contains(own.Cluster) && (!files.IsExample(own.Cluster) || IsWritten(files, own)))
        {
            if (!IsWritten(files, own))
                problems.Add($"{FleetFiles.ClusterStack(own.Cluster)} is there already, and has other nodes. Edit it, or choose another name.");
            return;
        }

        var first = files.Clusters.Contains(own.Cluster) ? own.Cluster : examples[0];
        var (cluster, apps) = (files.Edit.Text(FleetFiles.ClusterStack(first))!, files.Edit.Text(FleetFiles.AppsStack(first)));
        foreach (var example in examples)
            RemoveClusterCommand.Remove(files, example);
        cluster = string.Join('\n', cluster.Split('\n').Where(line => !line.Contains("(RFC 5737)", StringComparison.Ordinal)));
        Place(FleetFiles.ClusterStack(own.Cluster), cluster, yaml => WithNodes(yaml.Set(["environment"], $"- default/oceanid-cluster-{own.Cluster}"), own.Nodes));
        if (apps is not null)
            Place(FleetFiles.AppsStack(own.Cluster), apps, yaml => yaml.Set(["environment"], $"- default/oceanid-apps-{own.Cluster}").Set(["config", AppKeys.Domain], own.Domain));
        files.Edit.Write($"clusters/{own.Cluster}/kustomization.yaml", AddClusterCommand.Kustomization);

        bool HasNodes(string cluster) => files.Items(FleetFiles.ClusterStack(cluster), Nodes).Count > 0;

        void Place(string file, string text, Func<YamlText, YamlText> edit) =>
            files.Edit.Write(file, FleetFiles.Name(first).Replace(edit(new YamlText(text, file)).ToString(), own.Cluster));

        void Set(string key, string value)
        {
            string[] path = ["config", $"oceanid-cluster:{key}"];
            if (files.Yaml(Fleet)?.Value(path)?.ToString() != value)
                files.Edit.Edit(Fleet, yaml => yaml.Set(path, value.Contains('\n', StringComparison.Ordinal) ? JsonText.Compact(value) : value));
        }
    }

    private static YamlText WithNodes(YamlText stack, IReadOnlyList<NodeOptions.Node> nodes) =>
        nodes.Count > 0 ? stack.Set(Nodes, NodeOptions.Yaml(nodes, "")) : stack.Value(Nodes) is null ? stack : stack.Remove(Nodes);

    // Whether the nodes of the cluster are those that were given.
    private static bool IsWritten(FleetFiles files, Own own)
    {
        var present = files.Items(FleetFiles.ClusterStack(own.Cluster), Nodes);
        return files.Domain(own.Cluster) == own.Domain
            && present.Select(node => (node.Text("name"), node.Text("host"), node.Text("role"))).SequenceEqual(own.Nodes.Select(node => ((string?)node.Name, (string?)node.Host, (string?)node.Role)));
    }

    private static RepositoryAccess? ReadRepository(Own own, List<string> problems)
    {
        if (!Uri.TryCreate(own.Url, UriKind.Absolute, out var uri) || uri.Scheme is not ("ssh" or "https"))
        {
            problems.Add($"--repository '{own.Url}' is no ssh:// or https:// URL (git@host:path is not one: write ssh://git@host/path).");
            return null;
        }

        var auth = own.Auth ?? (uri.Scheme == "ssh" ? "deploy-key" : "none");
        if (auth == "none" && uri.Scheme == "ssh")
            problems.Add("--auth none: nobody reads ssh:// without a key. Give an https:// URL, or --auth deploy-key.");
        else if (Ways[auth].Scheme is { } scheme && scheme != uri.Scheme)
            problems.Add($"--auth {auth} needs {scheme}://, and the URL is {uri.Scheme}://. Change one of the two.");
        if (auth == GitHubApp && own.App is not ({ }, { }))
            problems.Add("--auth github-app needs --github-app-id and --github-app-installation-id.");
        else if (auth != GitHubApp && own.App is not (null, null))
            problems.Add($"A GitHub App is for --auth github-app, and it is {auth}. Leave out its ids, or change --auth.");
        foreach (var (option, id) in new[] { ("--github-app-id", own.App.Id), ("--github-app-installation-id", own.App.InstallationId) })
        {
            if (id is not null && !Regex.IsMatch(id, "^[1-9][0-9]{0,17}$"))
                problems.Add($"{option} {id} is not a number. GitHub shows it: oceanid init --help says where.");
        }

        if (auth != "deploy-key")
            return new(auth, null);
        if (own.KnownHosts is null)
        {
            if (uri.Host != GitHub)
                problems.Add($"The host keys of {uri.Host} are not known. Give --known-hosts FILE, made by: ssh-keyscan -t ed25519 {uri.Host}");
            return new(auth, null);
        }

        if (!File.Exists(own.KnownHosts))
            problems.Add($"--known-hosts {own.KnownHosts}: there is no such file.");
        return new(auth, File.Exists(own.KnownHosts) ? File.ReadAllText(own.KnownHosts).Trim() : null);
    }

    private sealed record RepositoryAccess(string Auth, string? KnownHosts);

    private static string Next(FleetFiles files, Own own) => (own.Url.StartsWith("ssh://", StringComparison.Ordinal)
        ? """
        A key by which Flux reads the repository, and nothing else: its public half becomes a read-only deploy key there, the other half is set in step 2.
          ssh-keygen -t ed25519 -N '' -C flux -f deploy-key

        """
        : "") + AddClusterCommand.Next(files, own.Cluster);

    /// <summary>Asks a person, if there is one, for what the command line does not say; each thing once.</summary>
    private sealed class Questions(CommandConsole console)
    {
        public List<string> Missing { get; } = [];

        /// <summary>What was answered, as arguments.</summary>
        public List<string> Answered { get; } = [];

        public async Task<string> AskAsync(string? told, string option, string what, string example)
        {
            if (told is { Length: > 0 })
                return told;
            if (console.Answers is not null)
            {
                await console.Error.WriteAsync($"{what} (such as {example}): ");
                await console.Error.FlushAsync();
                if ((await console.Answers.ReadLineAsync())?.Trim() is { Length: > 0 } answer)
                {
                    Answered.AddRange([option, answer]);
                    return answer;
                }
            }

            Missing.Add(option);
            return "";
        }

        /// <summary>Without a node the cluster is one that exists already.</summary>
        public async Task<IReadOnlyList<NodeOptions.Node>> AskNodesAsync(IReadOnlyList<NodeOptions.Node> told, List<string> problems)
        {
            if (told.Count > 0 || problems.Count > 0 || console.Answers is null || Missing.Count > 0)
                return told;

            var server = await AskAsync(null, "--server", "The machine that becomes its server, or nothing where the cluster exists", "home=root@192.168.1.10");
            Missing.Remove("--server");
            if (server.Length == 0)
                return told;
            var key = await AskAsync(null, "--host-key", "The host key of that machine: cat /etc/ssh/ssh_host_ed25519_key.pub", "ssh-ed25519 AAAA…");
            return NodeOptions.Read([("--server", server), ("--host-key", key)], problems);
        }
    }
}
