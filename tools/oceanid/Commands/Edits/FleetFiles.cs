using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Oceanid.Infrastructure.Apps;
using Oceanid.Infrastructure.Components.Settings;
using Oceanid.Tool.Fleet;
using Oceanid.Tool.Fleet.Configuration;
using Oceanid.Tool.Text;

namespace Oceanid.Tool.Commands.Edits;

/// <summary>The files of a fleet, and what they say of clusters and apps, as they will be after an edit.</summary>
internal sealed class FleetFiles(TreeEdit edit)
{
    public const string CatalogFile = "infrastructure/apps/Pulumi.yaml";

    public static readonly string[] Apps = ["config", AppKeys.Apps];
    public static readonly string[] Catalog = ["config", AppKeys.Catalog, "value"];

    private static readonly string[] ExampleDomains = ["example.com", "example.net", "example.org", "example", "invalid", "localhost", "test"];
    private static readonly string[] Documentation = ["192.0.2.", "198.51.100.", "203.0.113."];

    public TreeEdit Edit => edit;

    /// <summary>The clusters, in order.</summary>
    public IReadOnlyList<string> Clusters => [.. edit.Repository.Clusters("cluster").Order(StringComparer.Ordinal)];

    /// <summary>The organization of the fleet, for the commands that somebody is told to run.</summary>
    public string Organization => Yaml("Pulumi.yaml")?.Value("config", "oceanid-cluster:organization")?.ToString() ?? "ORGANIZATION";

    /// <summary>Whether a cluster is one of the example: an address or a domain of its is for documentation (RFC 5737, RFC 2606).</summary>
    public bool IsExample(string cluster) =>
        Addresses().Any(address => address.Cluster == cluster && Documentation.Any(network => address.Address.StartsWith(network, StringComparison.Ordinal)))
        || Domain(cluster) is { } domain && ExampleDomains.Any(example => domain == example || domain.EndsWith($".{example}", StringComparison.Ordinal));

    public static string ClusterStack(string cluster) => Repository.StackFile("cluster", cluster);

    public static string AppsStack(string cluster) => Repository.StackFile("apps", cluster);

    public static string NetworkingStack(string cluster) => Repository.StackFile("networking", cluster);

    public static string AppFolder(string app) => $"apps/base/{app}";

    /// <summary>Why a text is no name of a cluster, as the end of a sentence, or null.</summary>
    public static string? NotACluster(string name) =>
        name.Length is > 0 and <= 63 && char.IsAsciiLetterLower(name[0]) && name.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-') && name[^1] != '-'
            ? name == "base" ? "which is the folder for all clusters"
                : AppName.IsYamlWord(name) ? "which YAML does not read as a text" : null
            : "which is not a name: lower-case letters, digits and dashes, a letter first";

    public YamlText? Yaml(string file) => edit.Text(file) is { } text ? new YamlText(text, file) : null;

    /// <summary>The items of the apps of a cluster, or of the catalog.</summary>
    public IReadOnlyList<JsonObject> Items(string file, string[] path) => [.. (Yaml(file)?.Value(path) as JsonArray ?? []).OfType<JsonObject>()];

    public int IndexOf(string file, string[] path, string app) => Items(file, path).ToList().FindIndex(item => item.Text("name") == app);

    /// <summary>The clusters that run an app.</summary>
    public IReadOnlyList<string> ClustersOf(string app) => [.. Clusters.Where(cluster => IndexOf(AppsStack(cluster), Apps, app) >= 0)];

    /// <summary>Finds a name where it stands alone, and not as a part of another one or of a domain.</summary>
    public static Regex Name(string name) => new($@"(?<![\w.-]){Regex.Escape(name)}(?![\w.-])");

    /// <summary>Whether there is an app of this name: a folder, or an item of the catalog.</summary>
    public bool HasApp(string app) => Directory.Exists(edit.Repository.FullPath(AppFolder(app))) || IndexOf(CatalogFile, Catalog, app) >= 0;

    /// <summary>Declares a secret in an ESC definition, where it is not yet.</summary>
    public void Declare(string definition, string key)
    {
        string[] path = ["values", "pulumiConfig", key];
        if (Yaml(definition)?.Value(path) is null)
            edit.Edit(definition, yaml => yaml.Set(path, $"fn::secret: {SettingsReader.Placeholder}"));
    }

    /// <summary>Every address of a node, and the cluster and the name of the node.</summary>
    public IEnumerable<(string Address, string Cluster, string Node)> Addresses() =>
        from cluster in Clusters
        from node in Items(ClusterStack(cluster), ["config", "oceanid-cluster:nodes"])
        from address in new[] { node.Text("host"), node.Text("address") }.OfType<string>()
        select (address, cluster, node.Text("name") ?? "");

    /// <summary>The hosts in the manifests of an app, as they are on a cluster.</summary>
    public IReadOnlySet<string> Hosts(string app, string cluster)
    {
        var folder = edit.Repository.FullPath(AppFolder(app));
        var domain = Domain(cluster) ?? "";
        return Directory.Exists(folder)
            ? Directory.EnumerateFiles(folder, "*.yaml", SearchOption.AllDirectories)
                .SelectMany(File.ReadLines)
                .Where(line => line.Contains("host: ", StringComparison.Ordinal))
                .Select(line => line.Split("host: ")[1].Trim(' ', '"', '\'').Replace("${domain}", domain, StringComparison.Ordinal))
                .ToHashSet(StringComparer.Ordinal)
            : new HashSet<string>();
    }

    /// <summary>The domain of a cluster; null where there is none.</summary>
    public string? Domain(string cluster) => Yaml(AppsStack(cluster))?.Value("config", AppKeys.Domain)?.ToString();
}
