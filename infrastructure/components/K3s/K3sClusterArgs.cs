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

    /// <summary>What nodes join with; a secret. Null only for a run that does not connect.</summary>
    public Output<string>? Token { get; init; }

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
}
