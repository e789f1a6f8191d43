using Oceanid.Infrastructure.Apps;
using Oceanid.Infrastructure.Cluster;
using Oceanid.Infrastructure.Networking;
using Oceanid.Tool.Fleet;
using Oceanid.Tool.Fleet.Configuration;
using Oceanid.Tool.Fleet.Programs;
using Oceanid.Tool.Text;

namespace Oceanid.Infrastructure.Tests.Testing;

/// <summary>Runs programs and components the way the preview does: with recorded options and nothing of the machine.</summary>
internal static class Deploy
{
    /// <summary>A complete configuration of the cluster program; secrets are markers.</summary>
    private static readonly Dictionary<string, string> Complete = new()
    {
        ["environment"] = "prod",
        ["node"] = "tethys",
        ["organization"] = "goldfish-inc",
        ["kubernetesVersion"] = "v1.35.8+k3s1",
        ["repository"] = "ssh://git@github.com/goldfish-inc/oceanid",
        ["repositoryAuth"] = "deploy-key",
        ["knownHosts"] = "github.com ssh-ed25519 AAAA",
        ["stacks"] = """["oceanid-apps","oceanid-networking"]""",
        ["deployKey"] = Secret("deployKey"),
        ["kubeconfig"] = Secret("kubeconfig"),
        ["pulumiAccessToken"] = Secret("pulumiAccessToken"),
    };

    /// <summary>The marker of a secret in the configuration of <see cref="ClusterAsync"/>.</summary>
    public static string Secret(string key) => $"<secret default/test {key}>";

    /// <summary>Runs the cluster program.</summary>
    /// <param name="changes">Keys to set, or with null to remove, in a configuration that is complete.</param>
    public static Task<ProgramPreview> ClusterAsync(params (string Key, string? Value)[] changes) => ClusterOfAsync(null, changes);

    /// <summary>Runs the cluster program in a stack of an organization, whatever the settings say.</summary>
    public static Task<ProgramPreview> ClusterOfAsync(string? organization, params (string Key, string? Value)[] changes)
    {
        var values = new Dictionary<string, string>(Complete);
        foreach (var (key, value) in changes)
        {
            if (value is null)
                values.Remove(key);
            else
                values[key] = value;
        }

        return RunAsync(ClusterProgram.Define, ClusterProgram.Project, values, organization);
    }

    /// <summary>Runs the cluster program as the operator does.</summary>
    public static Task<ProgramPreview> ClusterInOperatorAsync() =>
        ClusterAsync(("runner", "operator"), ("kubeconfig", null));

    /// <summary>Runs the apps program with these settings.</summary>
    public static Task<ProgramPreview> AppsAsync(params (string Key, string Value)[] settings) =>
        RunAsync(AppsProgram.Define, AppsProgram.Project, settings.ToDictionary(setting => setting.Key, setting => setting.Value));

    /// <summary>Runs the apps program, which may fail: what it has declared nevertheless, and why it failed, a line for each reason.</summary>
    public static async Task<(ProgramPreview Declared, IReadOnlyList<string> Problems)> AttemptAppsAsync(IEnumerable<(string Key, string Value)> settings)
    {
        var (declared, failures) = await PreviewEngine.AttemptAsync(
            new ProgramDefinition("apps", AppsProgram.Define),
            Configuration(AppsProgram.Project, settings.ToDictionary(setting => setting.Key, setting => setting.Value)),
            Path.GetTempPath());
        return (declared, [.. failures.SelectMany(failure => failure.Split('\n'))]);
    }

    /// <summary>Runs the networking program with these settings.</summary>
    public static Task<ProgramPreview> NetworkingAsync(params (string Key, string Value)[] settings) =>
        RunAsync(NetworkingProgram.Define, NetworkingProgram.Project, settings.ToDictionary(setting => setting.Key, setting => setting.Value));

    /// <summary>Runs a program that only declares some components.</summary>
    public static Task<ProgramPreview> ComponentsAsync(Action declare) =>
        RunAsync(
            () =>
            {
                declare();
                return new Dictionary<string, object?>();
            },
            ClusterProgram.Project,
            []);

    /// <summary>What a run complains of, one line for each problem.</summary>
    public static async Task<IReadOnlyList<string>> ProblemsAsync(Task<ProgramPreview> run)
    {
        try
        {
            await run;
        }
        catch (PreviewException failure)
        {
            return [.. failure.Errors.SelectMany(error => error.Split('\n'))];
        }

        throw new AssertionException("The configuration was accepted.");
    }

    private static Task<ProgramPreview> RunAsync(
        Func<IDictionary<string, object?>> define,
        string project,
        Dictionary<string, string> settings,
        string? organization = null) =>
        PreviewEngine.RunAsync(
            new ProgramDefinition(project.Replace("oceanid-", "", StringComparison.Ordinal), define),
            Configuration(project, settings, organization),
            Path.GetTempPath());

    private static StackConfiguration Configuration(string project, Dictionary<string, string> settings, string? organization = null) =>
        new(project, "tethys", settings.ToDictionary(entry => $"{project}:{entry.Key}", entry => entry.Value))
        {
            Organization = organization ?? settings.GetValueOrDefault("organization") ?? "goldfish-inc",
        };
}
