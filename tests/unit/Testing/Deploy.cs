using Oceanid.Cluster;
using Oceanid.Preview.Configuration;
using Oceanid.Preview.Engine;
using Oceanid.Preview.Model;

namespace Oceanid.Tests.Testing;

/// <summary>Runs programs and components the way the preview does: with recorded options and nothing of the machine.</summary>
internal static class Deploy
{
    /// <summary>A complete configuration of the cluster program; secrets are markers.</summary>
    private static readonly Dictionary<string, string> Complete = new()
    {
        ["environment"] = "prod",
        ["node"] = "tethys",
        ["organization"] = "goldfish-inc",
        ["kubernetesVersion"] = "v1.34.1+k3s1",
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
    public static Task<ProgramPreview> ClusterAsync(params (string Key, string? Value)[] changes)
    {
        var values = new Dictionary<string, string>(Complete);
        foreach (var (key, value) in changes)
        {
            if (value is null)
                values.Remove(key);
            else
                values[key] = value;
        }

        var configuration = values.ToDictionary(entry => $"{ClusterProgram.Project}:{entry.Key}", entry => entry.Value);
        return RunAsync(ClusterProgram.Define, configuration);
    }

    /// <summary>Runs the cluster program as the operator does.</summary>
    public static Task<ProgramPreview> ClusterInOperatorAsync() =>
        ClusterAsync(("runner", "operator"), ("kubeconfig", null));

    /// <summary>Runs a program that only declares some components.</summary>
    public static Task<ProgramPreview> ComponentsAsync(Action declare) =>
        RunAsync(
            () =>
            {
                declare();
                return new Dictionary<string, object?>();
            },
            []);

    private static Task<ProgramPreview> RunAsync(
        Func<IDictionary<string, object?>> define,
        Dictionary<string, string> configuration) =>
        PreviewEngine.RunAsync(
            new ProgramDefinition("cluster", define),
            new StackConfiguration(ClusterProgram.Project, "tethys", configuration),
            Path.GetTempPath());
}
