using System.Text.RegularExpressions;

namespace Oceanid.Refresh;

/// <summary>The versions that the repository pins.</summary>
internal sealed partial class Pins
{
    private readonly Dictionary<string, string> _versions;

    private Pins(Dictionary<string, string> versions, IReadOnlyList<Version> kubernetes)
    {
        _versions = versions;
        Kubernetes = kubernetes;
    }

    /// <summary>The Kubernetes version of each cluster, without what K3s adds to it; each once, the oldest first.</summary>
    public IReadOnlyList<Version> Kubernetes { get; }

    /// <summary>The value of a constant of <c>Versions.cs</c>.</summary>
    /// <exception cref="RefreshException">There is none.</exception>
    public string this[string name] =>
        _versions.GetValueOrDefault(name) ?? throw new RefreshException($"infrastructure/components/Versions.cs has no {name}, which tools/refresh/sources.yaml names.");

    /// <summary>Reads what Renovate moves: <c>Versions.cs</c>, the project file and the stack files.</summary>
    /// <exception cref="RefreshException">A file is missing, or no Kubernetes version is pinned.</exception>
    public static Pins Read(string root)
    {
        var code = Path.Combine(root, "infrastructure", "components", "Versions.cs");
        var project = Path.Combine(root, "Pulumi.yaml");
        foreach (var file in new[] { code, project }.Where(file => !File.Exists(file)))
            throw new RefreshException($"{file} is missing: run this at the root of the repository.");

        var kubernetes = Directory.GetFiles(Path.Combine(root, "infrastructure", "cluster"), "Pulumi.*.yaml")
            .Append(project)
            .SelectMany(file => KubernetesVersion().Matches(File.ReadAllText(file)))
            .Select(match => Version.Parse(match.Groups[1].Value))
            .Distinct()
            .Order()
            .ToList();
        return kubernetes.Count > 0
            ? new Pins(Constant().Matches(File.ReadAllText(code)).ToDictionary(match => match.Groups[1].Value, match => match.Groups[2].Value), kubernetes)
            : throw new RefreshException($"{project} has no kubernetesVersion.");
    }

    [GeneratedRegex("const string (\\w+) = \"([^\"]+)\";")]
    private static partial Regex Constant();

    [GeneratedRegex(@"^[^#]*\bkubernetesVersion: v(\d+\.\d+\.\d+)\+k3s", RegexOptions.Multiline)]
    private static partial Regex KubernetesVersion();
}
