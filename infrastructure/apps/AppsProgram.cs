using Oceanid.Infrastructure.Components.Kubernetes;
using Pulumi;

namespace Oceanid.Infrastructure.Apps;

/// <summary>
/// The Pulumi program <c>oceanid-apps</c>: each app as one unit, from its namespace to the Flux Kustomization that deploys it. The manifests
/// of the apps are in <c>apps/</c>.
/// </summary>
public static class AppsProgram
{
    /// <summary>The name of the Pulumi project, as in <c>Pulumi.yaml</c>, and of the service account that runs it.</summary>
    public const string Project = "oceanid-apps";

    /// <summary>Declares everything.</summary>
    /// <exception cref="RunException">A setting is not valid; or, when all is declared, an app lacks a secret.</exception>
    /// <returns>The stack outputs: the names of the apps.</returns>
    public static IDictionary<string, object?> Define()
    {
        var settings = AppsSettings.Read();
        var provider = ClusterProvider.Create(settings.Cluster, settings.KubeConfig, settings.Adopt);

        foreach (var app in settings.Apps)
        {
            _ = new App(
                app.Name,
                new AppArgs
                {
                    Settings = app,
                    Cluster = settings.Cluster,
                    Domain = settings.Domain,
                    ChecksumKey = app.Secrets.Count > 0 ? settings.ChecksumKey : null,
                    Wait = settings.Apps.Any(other => other.DependsOn.Contains(app.Name)),
                },
                new ComponentResourceOptions { Provider = provider });
        }

        settings.ThrowIfSecretsAreMissing();
        return new Dictionary<string, object?>
        {
            ["apps"] = settings.Apps.Select(app => app.Name).ToArray(),
        };
    }
}
