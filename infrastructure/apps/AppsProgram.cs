using Oceanid.Infrastructure.Components.Kubernetes;
using Pulumi;

namespace Oceanid.Infrastructure.Apps;

/// <summary>
/// The Pulumi program <c>oceanid-apps</c>: for each app the namespace, its bounds, its configuration and its secrets. The manifests of
/// the apps are in <c>apps/</c>, and Flux applies them.
/// </summary>
public static class AppsProgram
{
    /// <summary>The name of the Pulumi project, as in <c>Pulumi.yaml</c>.</summary>
    public const string Project = "oceanid-apps";

    /// <summary>Declares everything.</summary>
    /// <exception cref="RunException">A setting is not valid; or, when all is declared, an app lacks a secret.</exception>
    /// <returns>
    /// The stack outputs: the namespaces, and a checksum for each Secret (<c>namespace/name</c>), which does not reveal its contents.
    /// </returns>
    public static IDictionary<string, object?> Define()
    {
        var settings = AppsSettings.Read();
        var provider = ClusterProvider.Create(settings.Cluster, settings.KubeConfig);
        var options = new ComponentResourceOptions { Provider = provider };

        var environments = settings.Apps
            .Select(app => new AppEnvironment(app.Name, new AppEnvironmentArgs { Settings = app, Cluster = settings.Cluster }, options))
            .ToList();

        // After the Secrets: a pod that is replaced before its Secret has changed would read the old value.
        _ = new ChecksumVariables(
            "apps-checksums",
            environments.SelectMany(app => app.Variables).ToDictionary(),
            new ComponentResourceOptions { Provider = provider, DependsOn = environments.ToArray<Resource>() });

        settings.ThrowIfSecretsAreMissing();
        return new Dictionary<string, object?>
        {
            ["namespaces"] = settings.Apps.Select(app => app.Name).ToArray(),
            ["secretChecksums"] = environments.SelectMany(app => app.SecretChecksums).ToDictionary(),
        };
    }
}
