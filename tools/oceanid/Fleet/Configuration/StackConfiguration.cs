namespace Oceanid.Tool.Fleet.Configuration;

/// <summary>The configuration of one program for one cluster, as `pulumi` would hand it to the program.</summary>
/// <param name="Project">The name in Pulumi.yaml.</param>
/// <param name="Cluster">The name of the stack.</param>
/// <param name="Values">Full keys (`project:key`); an object or a list is JSON text; a secret is its marker.</param>
internal sealed record StackConfiguration(
    string Project,
    string Cluster,
    IReadOnlyDictionary<string, string> Values)
{
    public IEnumerable<string> SecretKeys =>
        Values.Where(entry => SecretMarker.IsIn(entry.Value)).Select(entry => entry.Key);

    /// <summary>The Pulumi organization: that of the cluster program, where the configuration says none.</summary>
    public string? Organization
    {
        get => Values.GetValueOrDefault($"{Project}:organization") ?? field;
        init;
    }
}
