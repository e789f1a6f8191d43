using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using Oceanid.Infrastructure.Apps;
using Oceanid.Infrastructure.Components.Kubernetes;
using Oceanid.Tool.Fleet;
using Oceanid.Tool.Fleet.Configuration;
using Oceanid.Tool.Fleet.Programs;
using Oceanid.Tool.Rendering;
using Oceanid.Tool.Text;

namespace Oceanid.Tool.Commands.Edits;

/// <summary>`oceanid add-app`: writes the manifests of an app, and its item for each cluster that runs it.</summary>
internal static class AddAppCommand
{
    private const string Esc = "infrastructure/apps/esc/oceanid-apps-CLUSTER.yaml";

    public static Command Create(IReadOnlyList<ProgramDefinition> programs, CommandConsole console)
    {
        var name = new Argument<string>("APP") { Description = "The name of the app, which is that of its namespace." };
        var image = new Option<string>("--image") { Description = "Its image, with a tag.", HelpName = "IMAGE", Required = true };
        var port = new Option<string>("--port") { Description = "The port on which it speaks HTTP.", HelpName = "PORT", Required = true };
        var clusters = new Option<string[]>("--cluster") { Description = "A cluster that runs it.", HelpName = "CLUSTER", Required = true };
        var host = new Option<string?>("--host") { Description = "The host of its Ingress. Default: APP.${domain}.", HelpName = "HOST" };
        var noIngress = new Option<bool>("--no-ingress") { Description = "Nothing outside of the cluster reaches it." };
        var secrets = new Option<string[]>("--secret") { Description = "An environment variable whose value is a key of the ESC environment.", HelpName = "VARIABLE=KEY", DefaultValueFactory = _ => [] };
        var config = new Option<string[]>("--config") { Description = "An environment variable.", HelpName = "VARIABLE=VALUE", DefaultValueFactory = _ => [] };
        var trust = new Option<bool>("--trust-registry") { Description = "Add the registry of the image to .flux.yaml." };
        var dryRun = EditRun.DryRun();
        var repository = CommonArguments.Repository();
        var command = new Command("add-app", "Write the manifests of an app, and its item for each cluster that runs it.") { name, image, port, clusters, host, noIngress, secrets, config, trust, dryRun, repository };
        command.SetAction(async result =>
        {
            var files = new FleetFiles(new TreeEdit(Repository.Find(result.GetValue(repository), Directory.GetCurrentDirectory())));
            var problems = new List<string>();
            var app = new App(
                result.GetRequiredValue(name),
                result.GetRequiredValue(image),
                Port(result.GetRequiredValue(port), problems),
                result.GetValue(noIngress) ? null : result.GetValue(host) ?? $"{result.GetRequiredValue(name)}.${{domain}}",
                Pairs("--secret", result.GetRequiredValue(secrets), problems),
                Pairs("--config", result.GetRequiredValue(config), problems),
                result.GetValue(trust));
            if (result.GetValue(host) is not null && result.GetValue(noIngress))
                problems.Add("--host and --no-ingress exclude each other. Give one of them.");
            var chosen = result.GetRequiredValue(clusters).Distinct().ToList();
            foreach (var unknown in chosen.Except(files.Clusters))
                problems.Add($"There is no cluster {unknown}. Write one of: {string.Join(", ", files.Clusters)}.");
            Write(files, app, chosen, problems);
            return await EditRun.RunAsync(files.Edit, problems, chosen, Next(files, app, chosen), result.GetValue(dryRun), programs, console);
        });
        return command;
    }

    private sealed record App(
        string Name,
        string Image,
        int Port,
        string? Host,
        IReadOnlyDictionary<string, string> Secrets,
        IReadOnlyDictionary<string, string> Config,
        bool TrustsRegistry)
    {
        // What comes before the last part of the path: ghcr.io/acme/ of ghcr.io/acme/wiki:1.0.0.
        public string Registry => Image[..(Image.LastIndexOf('/') + 1)];
    }

    // Not read by the parser of the command line, which would name a type of .NET, and nothing else that is wrong.
    private static int Port(string text, List<string> problems)
    {
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is > 0 and <= 65535)
            return port;
        problems.Add($"--port {text} is not a number from 1 to 65535.");
        return 0;
    }

    private static void Write(FleetFiles files, App app, List<string> clusters, List<string> problems)
    {
        if (AppName.Wrong(app.Name) is { } wrong)
            problems.Add($"An app cannot be called '{app.Name}', {wrong}. Choose another name.");
        if (!app.Image[(app.Image.LastIndexOf('/') + 1)..].Contains(':', StringComparison.Ordinal))
            problems.Add($"--image {app.Image} has no tag. Write the version that shall run, such as {app.Image}:1.0.0.");
        else if (app.Registry.Length == 0)
            problems.Add($"--image {app.Image} names no registry. Write it in full, such as docker.io/library/{app.Image}.");
        if (app.Host is { } host && KubernetesName.NotAHost(host.Replace("${domain}", "example.com", StringComparison.Ordinal)) is { } noHost)
            problems.Add($"--host cannot be '{host}', {noHost}.");
        if (problems.Count > 0)
            return;

        TrustRegistry(files, app, problems);
        Manifests(files, app, problems);
        foreach (var taken in clusters.SelectMany(cluster => OtherHosts(files, app, cluster)))
            problems.Add(taken);

        Items(files, app, clusters);
        if (app.Secrets.Count == 0)
            return;

        foreach (var key in app.Secrets.Values.Append("checksumKey").Distinct())
            files.Declare(Esc, key);
        foreach (var cluster in clusters.Where(cluster => files.Items(FleetFiles.AppsStack(cluster), FleetFiles.Apps).Count > 0))
        {
            var import = $"default/oceanid-apps-{cluster}";
            if ((files.Yaml(FleetFiles.AppsStack(cluster))!.Value("environment") as JsonArray)?.Any(item => item?.ToString() == import) != true)
                files.Edit.Edit(FleetFiles.AppsStack(cluster), yaml => yaml.Append(["environment"], import));
        }
    }

    private static void TrustRegistry(FleetFiles files, App app, List<string> problems)
    {
        string[] path = ["imageRegistries"];
        var known = (files.Yaml(CheckSettingsReader.File)?.Value(path) as JsonArray ?? []).Select(item => item?.ToString() ?? "").ToList();
        if (known.Count == 0 || known.Any(prefix => app.Image.StartsWith(prefix, StringComparison.Ordinal)))
            return;
        if (app.TrustsRegistry)
            files.Edit.Edit(CheckSettingsReader.File, yaml => yaml.Append(path, app.Registry));
        else
            problems.Add($"--image {app.Image} is of none of the registries in {CheckSettingsReader.File}: {string.Join(", ", known)}. Give --trust-registry to add {app.Registry}.");
    }

    private static void Manifests(FleetFiles files, App app, List<string> problems)
    {
        var folder = FleetFiles.AppFolder(app.Name);
        files.Edit.WriteNew($"{folder}/kustomization.yaml", AppManifests.Kustomization(app.Name), problems);
        files.Edit.WriteNew($"{folder}/{app.Name}.yaml", AppManifests.Workload(app.Name, app.Image, app.Port, app.Host, app.Config.Count > 0, app.Secrets.Count > 0), problems);
    }

    private static IEnumerable<string> OtherHosts(FleetFiles files, App app, string cluster)
    {
        var domain = files.Domain(cluster);
        if (app.Host is null)
            yield break;
        if (app.Host.Contains("${domain}", StringComparison.Ordinal) && domain is null)
        {
            yield return $"{cluster} has no domain. Set oceanid-apps:domain in {FleetFiles.AppsStack(cluster)}, or give --host.";
            yield break;
        }

        var host = app.Host.Replace("${domain}", domain ?? "", StringComparison.Ordinal);
        foreach (var other in files.Items(FleetFiles.AppsStack(cluster), FleetFiles.Apps).Select(item => item.Text("name") ?? "").Where(other => other != app.Name))
        {
            if (files.Hosts(other, cluster).Contains(host))
                yield return $"{host} is a host of {other} on {cluster}. Give another --host.";
        }
    }

    // What one cluster needs stands in its item; what several need stands once, in the catalog.
    private static void Items(FleetFiles files, App app, List<string> clusters)
    {
        var needs = Needs(app);
        var name = $"name: {app.Name}";
        var running = files.ClustersOf(app.Name);
        var inCatalog = files.IndexOf(FleetFiles.CatalogFile, FleetFiles.Catalog, app.Name) >= 0;
        if (running.Union(clusters).Count() == 1 && !inCatalog)
        {
            if (running.Count == 0)
                files.Edit.Edit(FleetFiles.AppsStack(clusters[0]), yaml => yaml.Append(FleetFiles.Apps, $"{name}\n{needs}"));
            return;
        }

        if (!inCatalog)
        {
            files.Edit.Edit(FleetFiles.CatalogFile, yaml => yaml.Append(FleetFiles.Catalog, $"{name}\n{needs}"));
            // The item moves.
            foreach (var cluster in running)
            {
                var index = files.IndexOf(FleetFiles.AppsStack(cluster), FleetFiles.Apps, app.Name);
                if (JsonNode.DeepEquals(files.Items(FleetFiles.AppsStack(cluster), FleetFiles.Apps)[index], files.Items(FleetFiles.CatalogFile, FleetFiles.Catalog)[^1]))
                    files.Edit.Edit(FleetFiles.AppsStack(cluster), yaml => yaml.RemoveItem(FleetFiles.Apps, index).Append(FleetFiles.Apps, name));
            }
        }

        foreach (var cluster in clusters.Except(running))
            files.Edit.Edit(FleetFiles.AppsStack(cluster), yaml => yaml.Append(FleetFiles.Apps, name));
    }

    private static string Needs(App app) =>
        (app.Host is null ? "" : "ingress: http\n")
        + Map("config", app.Config)
        + Map("secrets", app.Secrets);

    private static string Map(string key, IReadOnlyDictionary<string, string> values) =>
        values.Count == 0 ? "" : $"{key}:\n{string.Concat(values.Select(entry => $"  {entry.Key}: {Plain(entry.Value)}\n"))}";

    // In quotes where YAML could read it as something else.
    private static string Plain(string value) =>
        value.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.' or '/') && char.IsAsciiLetter(value[0]) && !AppName.IsYamlWord(value.ToLowerInvariant())
            ? value
            : JsonText.Compact(value);

    private static Dictionary<string, string> Pairs(string option, IEnumerable<string> written, List<string> problems)
    {
        var pairs = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var text in written)
        {
            if (text.Split('=', 2) is not [{ Length: > 0 } key, { Length: > 0 } value])
                problems.Add($"{option} {text}: write NAME=VALUE.");
            else if (!pairs.TryAdd(key, value))
                problems.Add($"{option} {key} is there twice.");
        }

        return pairs;
    }

    private static string Next(FleetFiles files, App app, IReadOnlyList<string> clusters)
    {
        var sets = string.Concat(clusters.SelectMany(cluster => app.Secrets.Values.Distinct().Select(key =>
            $"  esc env set {files.Organization}/default/oceanid-apps-{cluster} pulumiConfig.{key} -f - --string --secret\n")));
        return (sets.Length == 0 ? "" : $"Before the merge, for each secret:\n{sets}")
            + $"""
            The merge makes the namespace {app.Name} with its bounds, policies and account, and then lets Flux apply {FleetFiles.AppFolder(app.Name)}.
            See that it is well: flux get kustomization {app.Name}

            """;
    }
}
