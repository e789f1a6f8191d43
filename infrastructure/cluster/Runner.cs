namespace Oceanid.Infrastructure.Cluster;

/// <summary>Who runs the cluster program.</summary>
public enum Runner
{
    /// <summary>A person or CI, from outside the cluster: installs and upgrades everything.</summary>
    Workstation,

    /// <summary>
    /// The operator, in a workspace of the cluster. It leaves alone what carries it: its own release, and the nodes.
    /// </summary>
    Operator,
}
