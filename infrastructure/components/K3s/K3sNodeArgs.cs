namespace Oceanid.Infrastructure.Components.K3s;

/// <summary>One node, as the list of nodes has it.</summary>
public sealed record K3sNodeArgs
{
    /// <summary>
    /// The names in <c>config.yaml</c> that the program sets itself, alone or with more after a dash, and what to do instead.
    /// </summary>
    public static IReadOnlyDictionary<string, string> OwnedSettings { get; } = new Dictionary<string, string>
    {
        ["cluster-init"] = "write init: true at the server that founds the cluster",
        ["server"] = "every node joins the one that has init: true",
        ["token"] = "set k3sToken in ESC",
        ["agent-token"] = "set k3sAgentToken in ESC",
        ["node-name"] = "it is the name of the node",
        ["node-label"] = "use labels",
        ["node-taint"] = "use taints",
        ["etcd-snapshot"] = "use snapshotHour and snapshotRetention",
        ["etcd-s3"] = "use snapshotBucket",
        ["data-dir"] = "the scripts use /var/lib/rancher/k3s",
        ["datastore"] = "the database is SQLite or etcd, by the number of servers",
    };

    /// <summary>The name of the node in Kubernetes.</summary>
    public required string Name { get; init; }

    /// <summary>The address by which the workstation reaches it, and the other nodes unless it has an <see cref="Address"/>: a name or an IP address.</summary>
    public required string Host { get; init; }

    /// <summary>The IP address by which the other nodes reach it, such as that of a private network; null (default) for <see cref="Host"/>.</summary>
    public string? Address { get; init; }

    /// <summary>Server or agent.</summary>
    public required K3sRole Role { get; init; }

    /// <summary>Whether it founds the cluster; see <see cref="K3sClusterArgs.Nodes"/>. An only server does without. Default false.</summary>
    public bool Init { get; init; }

    /// <summary>Who logs in; default <c>root</c>. Anybody else needs <c>sudo</c> without a password.</summary>
    public string User { get; init; } = "root";

    /// <summary>The port of SSH; default 22.</summary>
    public int Port { get; init; } = 22;

    /// <summary>
    /// The public host key, such as <c>ssh-ed25519 AAAA…</c>. A Pulumi command without one trusts any host (pulumi/pulumi-command#755).
    /// </summary>
    public required string HostKey { get; init; }

    /// <summary>Labels of the Node object.</summary>
    public IReadOnlyDictionary<string, string> Labels { get; init; } = new Dictionary<string, string>();

    /// <summary>Taints of the Node object: <c>key=value:Effect</c> or <c>key:Effect</c>.</summary>
    public IReadOnlyList<string> Taints { get; init; } = [];

    /// <summary>More of <c>/etc/rancher/k3s/config.yaml</c>: names, and values as JSON.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();
}
