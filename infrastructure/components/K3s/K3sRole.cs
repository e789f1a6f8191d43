namespace Oceanid.Infrastructure.Components.K3s;

/// <summary>What a K3s node is.</summary>
public enum K3sRole
{
    /// <summary>It has the control plane and the database, and runs pods too.</summary>
    Server,

    /// <summary>It only runs pods.</summary>
    Agent,
}
