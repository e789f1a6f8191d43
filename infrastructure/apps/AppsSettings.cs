using System.Globalization;
using System.Text.RegularExpressions;
using Oceanid.Infrastructure.Components.Kubernetes;
using Oceanid.Infrastructure.Components.Settings;
using Pulumi;

namespace Oceanid.Infrastructure.Apps;

/// <summary>
/// The configuration of the apps program, from <c>Pulumi.yaml</c>, <c>Pulumi.&lt;cluster&gt;.yaml</c> and the ESC environments that it imports.
/// Keys are in the namespace <c>oceanid-apps</c>.
/// </summary>
public sealed partial class AppsSettings
{
    private const string Folder = "infrastructure/apps";

    // What several clusters share may be in an environment that this one imports; a command that sets a value names this one.
    private readonly string _environment;
    private readonly SettingsReader _read;
    private readonly string _metricsNamespace;

    private AppsSettings(SettingsReader read)
    {
        _read = read;
        Cluster = Deployment.Instance.StackName;
        _environment = $"default/{AppsProgram.Project}-{Cluster}";
        Domain = read.Optional("domain", "the domain of the cluster, such as example.com", KubernetesName.NotAHost);
        _metricsNamespace = read.Optional("metricsNamespace", "the namespace of Prometheus (default monitoring)", KubernetesName.NotALabel) ?? "monitoring";
        Apps = read.RequiredItems("apps", "app", ReadApp, catalog: "catalog");
        ReportDependencies();
        if (Apps.Any(app => app.Secrets.Count > 0))
            ChecksumKey = read.SecretOfAPart("checksumKey", _environment);
        else
            read.Allow("checksumKey");
        Adopt = read.Flag("adopt", "true to take over what is in the cluster already, with a state that is empty; else remove it");

        // The workspace uses its service account, and a workstation its own kubeconfig where ESC has none.
        KubeConfig = read.OptionalSecret("kubeconfig", _environment);
    }

    /// <summary>The name of the cluster: that of the Pulumi stack.</summary>
    public string Cluster { get; }

    /// <summary>
    /// <c>apps</c>: the apps of the cluster; <c>[]</c> for none. What an app needs wherever it runs is in the item of its name in <c>catalog</c>,
    /// which Pulumi.yaml has.
    /// </summary>
    public IReadOnlyList<AppSettings> Apps { get; }

    /// <summary><c>domain</c>: the domain of the cluster, the variable <c>${domain}</c> of the manifests; null where there is none.</summary>
    public string? Domain { get; }

    /// <summary>
    /// <c>checksumKey</c>: the key of the checksums (<see cref="AppChecksum"/>), a secret; null where no app has secrets, and where it is missing.
    /// </summary>
    public Output<string>? ChecksumKey { get; }

    /// <summary><c>adopt</c>: whether objects that exist already are taken over: the way back from a lost state, and for that alone. Default false.</summary>
    public bool Adopt { get; }

    /// <summary><c>kubeconfig</c>: a secret; null in a workspace, and where a workstation uses its own.</summary>
    public Output<string>? KubeConfig { get; }

    /// <summary>Reads the configuration of the running stack.</summary>
    /// <exception cref="RunException">At least one key is missing, unknown or not valid; all are named.</exception>
    public static AppsSettings Read()
    {
        var read = new SettingsReader(Folder);
        var settings = new AppsSettings(read);
        read.ThrowIfInvalid();
        return settings;
    }

    /// <summary>Reports every secret that an app lacks; call it when all is declared.</summary>
    /// <exception cref="RunException">There is at least one.</exception>
    public void ThrowIfSecretsAreMissing() => _read.ThrowIfMissing();

    private AppSettings ReadApp(SettingsReader item)
    {
        var name = item.Required("name", "the name of the app, which is that of its namespace", AppName.Wrong);
        var settings = new AppSettings
        {
            Name = name,
            Path = item.Optional("path", $"the folder of the manifests (default apps/base/{name})", NotAFolder) ?? $"apps/base/{name}",
            DependsOn = item.List("dependsOn", "the names of apps that must be ready first", AppName.Wrong),
            KeepData = item.Flag("keepData", "true to protect the namespace and the claims in it"),
            Tls = item.Flag("tls", "true where its Ingress asks for a certificate"),
            Pods = item.Number("pods", "the most pods, those of a rolling update included (default 2)", 1, 500) ?? 2,
            RequestsMemoryMi = item.Number("requestsMemoryMi", "the MiB of memory that all pods may request (default 64)", 1, 1 << 20) ?? 64,
            LimitsMemoryMi = item.Number("limitsMemoryMi", "the MiB of memory that all pods may use (default 128)", 1, 1 << 20) ?? 128,
            Flows = new AppFlows
            {
                Ingress = item.Optional("ingress", "the name or number of the port that Traefik reaches", NotAPort),
                Metrics = item.Optional("metrics", "the name or number of the port that Prometheus reaches", NotAPort),
                MetricsNamespace = _metricsNamespace,
                ApiServer = item.Flag("apiServer", "true where pods use the API server"),
                Https = item.Flag("https", "true where pods use HTTPS services outside of the cluster"),
            },
            Config = item.Map("config", "a value for each environment variable", NotAVariable),
            Secrets = item.Map("secrets", "a key of the ESC environment for each environment variable", NotAVariable, NotAKey)
                .ToDictionary(entry => entry.Key, entry => _read.SecretOfAPart(entry.Value, _environment)),
            PullSecret = item.Optional("pullSecret", "the key of the ESC environment that holds a .dockerconfigjson", NotAKey) is { } key
                ? new Dictionary<string, Output<string>?> { [".dockerconfigjson"] = _read.SecretOfAPart(key, _environment) }
                : [],
        };
        foreach (var both in settings.Secrets.Keys.Where(settings.Config.ContainsKey))
            item.Problem($"config.{both}", "is a secret as well", "Keep one of the two");
        if (settings.Tls && settings.Flows.Ingress is null)
            item.Problem("tls", "is true, but no port is reached by Traefik", "Set ingress to that port");
        if (settings.LimitsMemoryMi < settings.RequestsMemoryMi)
            item.Problem("limitsMemoryMi", "is less than requestsMemoryMi", "Raise it");

        return settings;
    }

    private void ReportDependencies()
    {
        var needs = Apps.ToLookup(app => app.Name, app => app.DependsOn);
        foreach (var app in Apps)
        {
            foreach (var unknown in app.DependsOn.Where(other => !needs.Contains(other)))
                _read.Problem("apps", $"has {app.Name} depend on {unknown}, which is no app of this cluster", "Correct the name, or add it");
            if (Needs(app.Name, []).Contains(app.Name))
                _read.Problem("apps", $"has {app.Name} depend on itself, by way of {string.Join(", ", app.DependsOn)}", "Take one of them out of dependsOn");
        }

        HashSet<string> Needs(string name, HashSet<string> found)
        {
            foreach (var other in needs[name].SelectMany(others => others).Where(found.Add))
                Needs(other, found);
            return found;
        }
    }

    private static string? NotAPort(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number is > 0 and <= 65535 ? null : "which is not a number from 1 to 65535"
            : KubernetesName.NotALabel(text) is null && text.Length <= 15 ? null : "which is neither a number nor the name of a port";

    private static string? NotAFolder(string text) =>
        FolderPath().IsMatch(text) && !text.Split('/').Contains("..") ? null : "which is no folder below apps/";

    private static string? NotAVariable(string name) =>
        Variable().IsMatch(name) ? null : "which is not the name of an environment variable";

    private static string? NotAKey(string key) =>
        Key().IsMatch(key) ? null : "which is not the name of a key: letters and digits";

    [GeneratedRegex("^apps/[A-Za-z0-9._/-]*[A-Za-z0-9_-]$")]
    private static partial Regex FolderPath();

    [GeneratedRegex("^[A-Za-z_][A-Za-z0-9_]*$")]
    private static partial Regex Variable();

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9]*$")]
    private static partial Regex Key();
}
