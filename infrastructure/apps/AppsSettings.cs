using System.Text.RegularExpressions;
using Oceanid.Infrastructure.Components.Kubernetes;
using Oceanid.Infrastructure.Components.Settings;
using Pulumi;

namespace Oceanid.Infrastructure.Apps;

/// <summary>
/// The configuration of the apps program, from <c>Pulumi.&lt;cluster&gt;.yaml</c> and the ESC environments that it imports. Keys are in the
/// namespace <c>oceanid-apps</c>.
/// </summary>
public sealed partial class AppsSettings
{
    private const string Folder = "infrastructure/apps";

    // What several clusters share may be in an environment that this one imports; a command that sets a value names this one.
    private readonly string _environment;
    private readonly SettingsReader _read;

    private AppsSettings(SettingsReader read)
    {
        _read = read;
        Cluster = Deployment.Instance.StackName;
        _environment = $"default/{AppsProgram.Project}-{Cluster}";
        Apps = read.Items("apps", "app", ReadApp);

        // The workspace uses its service account, and a workstation its own kubeconfig where ESC has none.
        KubeConfig = read.OptionalSecret("kubeconfig", _environment);
    }

    /// <summary>The name of the cluster: that of the Pulumi stack.</summary>
    public string Cluster { get; }

    /// <summary><c>apps</c>: the apps. Default: none.</summary>
    public IReadOnlyList<AppSettings> Apps { get; }

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
        var settings = new AppSettings
        {
            Name = item.Required("name", "the name of the app, which is that of its namespace", NotAnApp),
            Pods = item.Number("pods", "the most pods, those of a rolling update included (default 2)", 1, 500) ?? 2,
            RequestsMemoryMi = item.Number("requestsMemoryMi", "the MiB of memory that all pods may request (default 64)", 1, 1 << 20) ?? 64,
            LimitsMemoryMi = item.Number("limitsMemoryMi", "the MiB of memory that all pods may use (default 128)", 1, 1 << 20) ?? 128,
            Config = item.Map("config", "a value for each environment variable", NotAVariable),
            Secrets = item.Map("secrets", "a key of the ESC environment for each environment variable", NotAVariable, NotAKey)
                .ToDictionary(entry => entry.Key, entry => _read.SecretOfAPart(entry.Value, _environment)),
            PullSecret = item.Optional("pullSecret", "the key of the ESC environment that holds a .dockerconfigjson", NotAKey) is { } key
                ? new Dictionary<string, Output<string>?> { [".dockerconfigjson"] = _read.SecretOfAPart(key, _environment) }
                : [],
        };
        foreach (var both in settings.Secrets.Keys.Where(settings.Config.ContainsKey))
            item.Problem($"config.{both}", "is a secret as well", "Keep one of the two");
        if (settings.LimitsMemoryMi < settings.RequestsMemoryMi)
            item.Problem("limitsMemoryMi", "is less than requestsMemoryMi", "Raise it");

        return settings;
    }

    // Flux applies all apps under one account, which must not reach what runs the cluster.
    private static string? NotAnApp(string name) => KubernetesName.NotALabel(name) ?? (
        name is "default" or "flux-system" or "pulumi-system" or "cloudflared" || name.StartsWith("kube-", StringComparison.Ordinal)
            ? "which is a namespace of the cluster itself"
            : null);

    private static string? NotAVariable(string name) =>
        Variable().IsMatch(name) ? null : "which is not the name of an environment variable";

    private static string? NotAKey(string key) =>
        Key().IsMatch(key) ? null : "which is not the name of a key: letters and digits";

    [GeneratedRegex("^[A-Za-z_][A-Za-z0-9_]*$")]
    private static partial Regex Variable();

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9]*$")]
    private static partial Regex Key();
}
