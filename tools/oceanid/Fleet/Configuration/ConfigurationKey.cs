namespace Oceanid.Tool.Fleet.Configuration;

/// <summary>Keys as Pulumi reads them: `namespace:key`, or `key` in the namespace of the project.</summary>
internal static class ConfigurationKey
{
    public const string Remedy = "Write `key` or `namespace:key`.";

    /// <summary>The full key, or null for a form that Pulumi does not know.</summary>
    public static string? Qualify(string key, string project) => key.Split(':') switch
    {
        [not ""] => $"{project}:{key}",
        [not "", not ""] => key,
        // The form of old Pulumi versions, which it still reads.
        [not "" and var space, "config", not "" and var name] => $"{space}:{name}",
        _ => null,
    };
}
