namespace Oceanid.Tool.Fleet.Configuration;

/// <summary>The keys of infrastructure/apps that say which cluster runs which app.</summary>
internal static class AppKeys
{
    /// <summary>The apps of a cluster.</summary>
    public const string Apps = "oceanid-apps:apps";

    /// <summary>What the apps of several clusters need.</summary>
    public const string Catalog = "oceanid-apps:catalog";

    /// <summary>The domain of a cluster.</summary>
    public const string Domain = "oceanid-apps:domain";
}
