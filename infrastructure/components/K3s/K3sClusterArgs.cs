using Pulumi;

namespace Oceanid.Infrastructure.Components.K3s;

/// <summary>The settings of a <see cref="K3sCluster"/>.</summary>
public sealed record K3sClusterArgs
{
    /// <summary>
    /// The nodes: servers before agents. The first founds the cluster, with SQLite when it is the only server, else with embedded etcd; the
    /// others join it, and <c>kubectl</c> runs there for all of them.
    /// </summary>
    public required IReadOnlyList<K3sNodeArgs> Nodes { get; init; }

    /// <summary>The K3s version of every node, such as <c>v1.35.8+k3s1</c>.</summary>
    public required string Version { get; init; }

    /// <summary>What servers join with, and what the database is encrypted with; a secret. Null only for a run that does not connect.</summary>
    public Output<string>? Token { get; init; }

    /// <summary>What agents join with; a secret. Who has it can add an agent, and no server. Null only for a run that does not connect.</summary>
    public Output<string>? AgentToken { get; init; }

    /// <summary>
    /// The address of the cluster, <c>host</c> or <c>host:port</c>, such as that of a load balancer in front of the servers; null (default) for that of
    /// the founder. Nodes join there, and the kubeconfig leads there.
    /// </summary>
    public string? ApiEndpoint { get; init; }

    /// <summary>The private SSH key; a secret. Null for the SSH agent of the workstation.</summary>
    public Output<string>? PrivateKey { get; init; }

    /// <summary><c>registries.yaml</c>, as https://docs.k3s.io/installation/private-registry says; a secret, since it may have passwords.</summary>
    public Output<string>? Registries { get; init; }

    /// <summary>Saving of the database.</summary>
    public K3sSnapshots Snapshots { get; init; } = new();

    /// <summary>How long a drain may take, in seconds; default 300.</summary>
    public int DrainTimeout { get; init; } = 300;

    /// <summary>How long a node may take to become ready, in seconds; default 300.</summary>
    public int ReadyTimeout { get; init; } = 300;

    /// <summary>Whether removing a node uninstalls K3s from it, with its data; default false: K3s is stopped and stays.</summary>
    public bool AllowUninstall { get; init; }

    /// <summary>
    /// Leaves the nodes as they are: the operator must not change the node that it runs on. A node that does not exist yet is an error then.
    /// </summary>
    public bool IgnoreChanges { get; init; }

    /// <summary><c>host:port</c> as it stands in a URL.</summary>
    /// <param name="fromOutside">For who is not a node; then the address of the founder is that of SSH.</param>
    internal string Endpoint(bool fromOutside)
    {
        var founder = Nodes[0];
        var port = founder.Settings.GetValueOrDefault("https-listen-port")?.Trim('"') ?? "6443";
        if (ApiEndpoint is { } endpoint)
            return HasPort(endpoint) ? endpoint : $"{UrlHost(endpoint)}:{port}";

        return $"{UrlHost(fromOutside ? founder.Host : founder.Address ?? founder.Host)}:{port}";
    }

    /// <summary>The host of <see cref="ApiEndpoint"/>.</summary>
    internal string? EndpointHost => ApiEndpoint is { } endpoint && HasPort(endpoint) ? endpoint[..endpoint.LastIndexOf(':')].Trim('[', ']') : ApiEndpoint;

    // An IPv6 address with a port stands in brackets.
    private static bool HasPort(string endpoint) => endpoint.Count(letter => letter == ':') == 1 || endpoint.Contains("]:", StringComparison.Ordinal);

    private static string UrlHost(string host) => host.Contains(':', StringComparison.Ordinal) ? $"[{host}]" : host;
}
