using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Pulumi;

namespace Oceanid.Infrastructure.Components.K3s;

/// <summary>The files of a node: what <c>install.sh</c> gets as standard input, which neither a process list nor an error shows.</summary>
internal static class K3sFiles
{
    private const string TlsNames = "tls-san";
    private const string Header = "# Written by the program oceanid-cluster, which undoes other changes.\n";

    // A secret is shown as its marker in a preview: < and > stay what they are.
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>All files of a node.</summary>
    public static Output<string> Of(K3sClusterArgs cluster, K3sNodeArgs node)
    {
        var files = new List<(string Path, int Mode, Output<string> Text)>
        {
            ("/etc/rancher/k3s/config.yaml", 600, Lines(Header, Configuration(cluster, node), ": ")),
            ("/etc/rancher/k3s/registries.yaml", 600, cluster.Registries ?? Output.Create(Header)),
        };
        if (HasSqlite(cluster) && node.Role == K3sRole.Server)
        {
            files.Add(("/usr/local/lib/oceanid/k3s-backup.sh", 700, Output.Create(K3sScript.Text("backup"))));
            files.Add(("/etc/oceanid/k3s-backup.env", 600, Lines(Header, cluster.Snapshots.BackupVariables(), "=")));
        }

        return Output.All(files.Select(file => file.Text))
            .Apply(texts => string.Concat(files.Zip(texts, (file, text) => $"{file.Mode} {file.Path}\n{Indented(text)}")));
    }

    /// <summary>Whether the cluster has SQLite: a second server needs etcd.</summary>
    public static bool HasSqlite(K3sClusterArgs cluster) => cluster.Nodes.Count(node => node.Role == K3sRole.Server) == 1;

    private static IEnumerable<(string Name, Output<string> Json)> Configuration(K3sClusterArgs cluster, K3sNodeArgs node)
    {
        var first = cluster.Nodes[0];
        yield return ("node-name", Output.Create(Json(node.Name)));
        if (node == first)
        {
            if (!HasSqlite(cluster))
                yield return ("cluster-init", Output.Create("true"));
        }
        else
        {
            yield return ("server", Output.Create(Json($"https://{K3sCluster.UrlHost(first.Host)}:6443")));
        }

        if (cluster.Token is { } token)
            yield return ("token", token.Apply(Json));
        if (node.Role == K3sRole.Server)
        {
            yield return (TlsNames, Output.Create(Names(node)));
            if (!HasSqlite(cluster))
            {
                foreach (var (name, value) in cluster.Snapshots.EtcdSettings())
                    yield return (name, value.Apply(Json));
            }
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

    // The kubeconfig has the host; other names are the node's own.
    private static string Names(K3sNodeArgs node)
    {
        var names = new JsonArray(node.Host);
        var own = node.Settings.TryGetValue(TlsNames, out var json) ? JsonNode.Parse(json) : null;
        foreach (var name in own is JsonArray list ? list : new JsonArray(own))
        {
            if (name is not null && name.ToString() != node.Host)
                names.Add(name.DeepClone());
        }

        return names.ToJsonString(Plain);
    }

    private static string Indented(string text) =>
        string.Concat(text.TrimEnd('\n').Split('\n').Select(line => $" {line}\n"));

    // JSON is YAML, whatever the text has in it.
    private static string Json(string text) => JsonSerializer.Serialize(text, Plain);
}
