using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Pulumi;

namespace Oceanid.Infrastructure.Components.K3s;

/// <summary>The files of a node: what <c>install.sh</c> gets with its text, by standard input, which neither a process list nor an error shows.</summary>
internal static class K3sFiles
{
    private const string TlsNames = "tls-san";
    private const string Header = "# Written by the program oceanid-cluster, which undoes other changes.\n";

    // A secret is shown as its marker in a preview: < and > stay what they are.
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>All files of a node.</summary>
    /// <param name="cluster">The cluster.</param>
    /// <param name="node">The node.</param>
    /// <param name="authority">See <see cref="K3sNode.Authority"/>; null for the founder.</param>
    public static Output<string> Of(K3sClusterArgs cluster, K3sNodeArgs node, Output<string>? authority)
    {
        var files = new List<(string Path, int Mode, Output<string> Text)>
        {
            ("/etc/rancher/k3s/config.yaml", 600, Lines(Header, Configuration(cluster, node, authority), ": ")),
        };
        // Without it an administrator's stays; that it goes again if it was this program's shows by its first line.
        if (cluster.Registries is { } registries)
            files.Add(("/etc/rancher/k3s/registries.yaml", 600, registries.Apply(text => Header + text)));
        if (HasOneServer(cluster) && node.Role == K3sRole.Server)
        {
            files.Add(("/usr/local/lib/oceanid/k3s-backup.sh", 700, Output.Create(K3sScript.Text("backup"))));
            files.Add(("/etc/oceanid/k3s-backup.env", 600, Lines(Header, cluster.Snapshots.BackupVariables(), "=")));
        }

        return Output.All(files.Select(file => file.Text))
            .Apply(texts => string.Concat(files.Zip(texts, (file, text) => $"{file.Mode} {file.Path}\n{Indented(text)}")));
    }

    /// <summary>
    /// Whether there is one server, which starts with SQLite. One that is left over from several keeps its etcd, whatever its configuration says
    /// (k3s, pkg/cluster/managed.go: an initialized database on disk wins), so the node itself looks which it has: scripts/install.sh.
    /// </summary>
    public static bool HasOneServer(K3sClusterArgs cluster) => cluster.Nodes.Count(node => node.Role == K3sRole.Server) == 1;

    private static IEnumerable<(string Name, Output<string> Json)> Configuration(K3sClusterArgs cluster, K3sNodeArgs node, Output<string>? authority)
    {
        var first = cluster.Nodes[0];
        yield return ("node-name", Output.Create(Json(node.Name)));
        if (node == first)
        {
            if (!HasOneServer(cluster))
                yield return ("cluster-init", Output.Create("true"));
        }
        else
        {
            yield return ("server", Output.Create(Json($"https://{cluster.Endpoint(fromOutside: false)}")));
        }

        // Who has the token of the servers is root on each node, by the API; that of the agents adds an agent (https://docs.k3s.io/cli/token).
        if (node.Role == K3sRole.Agent && cluster.AgentToken is { } own)
            yield return ("token", Output.Tuple(authority ?? Output.Create(""), own).Apply(known => Json(Secure(known.Item1, known.Item2))));
        if (node.Role == K3sRole.Server && cluster.Token is { } token)
            yield return ("token", token.Apply(Json));
        if (node.Role == K3sRole.Server && cluster.AgentToken is { } agents)
            yield return ("agent-token", agents.Apply(Json));
        if (node.Address is { } address)
            yield return ("node-ip", Output.Create(Json(address)));
        if (node.Role == K3sRole.Server)
        {
            yield return (TlsNames, Output.Create(Names(cluster, node)));
            // Without etcd they do nothing.
            foreach (var (name, value) in cluster.Snapshots.EtcdSettings())
                yield return (name, value.Apply(Json));
        }

        // Before its first pod; scripts/ready.sh sets them when they change.
        if (node.Taints.Count > 0)
            yield return ("node-taint", Output.Create(JsonSerializer.Serialize(node.Taints, Plain)));
        foreach (var (name, json) in node.Settings.Where(setting => setting.Key != TlsNames).OrderBy(setting => setting.Key, StringComparer.Ordinal))
            yield return (name, Output.Create(json));
    }

    private static Output<string> Lines(string header, IEnumerable<(string Name, Output<string> Value)> entries, string separator)
    {
        var all = entries.ToList();
        return Output.All(all.Select(entry => entry.Value))
            .Apply(values => header + string.Concat(all.Zip(values, (entry, value) => $"{entry.Name}{separator}{value}\n")));
    }

    // With the hash of the authority an agent knows its server before it shows the token; without, whoever answers gets it.
    private static string Secure(string authority, string token) =>
        authority.Length == 0 || token.StartsWith("K10", StringComparison.Ordinal) ? token : $"{authority}::node:{token}";

    // Those that a URL of the program has; other names are the node's own.
    private static string Names(K3sClusterArgs cluster, K3sNodeArgs node)
    {
        string[] known = [.. new[] { node.Host, node.Address, cluster.EndpointHost }.OfType<string>().Distinct()];
        var names = new JsonArray([.. known.Select(name => (JsonNode)name)]);
        var own = node.Settings.TryGetValue(TlsNames, out var json) ? JsonNode.Parse(json) : null;
        foreach (var name in own is JsonArray list ? list : new JsonArray(own))
        {
            if (name is not null && !known.Contains(name.ToString()))
                names.Add(name.DeepClone());
        }

        return names.ToJsonString(Plain);
    }

    private static string Indented(string text) =>
        string.Concat(text.TrimEnd('\n').Split('\n').Select(line => $" {line}\n"));

    // JSON is YAML, whatever the text has in it.
    private static string Json(string text) => JsonSerializer.Serialize(text, Plain);
}
