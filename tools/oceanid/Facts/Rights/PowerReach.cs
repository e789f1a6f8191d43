namespace Oceanid.Tool.Facts.Rights;

/// <summary>Where a right has to hold to be a <see cref="Power"/>.</summary>
internal enum PowerReach
{
    /// <summary>In any namespace.</summary>
    Anywhere,

    /// <summary>In the whole cluster, or in a namespace that has an account with a power.</summary>
    WithStrongAccounts,

    /// <summary>In the whole cluster: its objects are in no namespace.</summary>
    Cluster,
}
