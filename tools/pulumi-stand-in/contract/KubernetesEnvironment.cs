namespace Oceanid.Contract.Tests;

/// <summary>
/// Takes the variables that the Kubernetes provider reads out of the process's environment, and puts them back at the
/// end: a developer's KUBECONFIG must not decide a test.
/// </summary>
internal sealed class KubernetesEnvironment : IDisposable
{
    private readonly List<(string Name, string? Value)> _saved = [];

    public KubernetesEnvironment()
    {
        foreach (var name in Environment.GetEnvironmentVariables().Keys.Cast<string>().Where(IsRead))
            Set(name, null);
    }

    public void Set(string name, string? value)
    {
        _saved.Add((name, Environment.GetEnvironmentVariable(name)));
        Environment.SetEnvironmentVariable(name, value);
    }

    public void Dispose()
    {
        foreach (var (name, value) in Enumerable.Reverse(_saved))
            Environment.SetEnvironmentVariable(name, value);
    }

    private static bool IsRead(string name) =>
        name is "KUBECONFIG" || name.StartsWith("PULUMI_K8S_", StringComparison.Ordinal);
}
