namespace Oceanid.Contract.Tests;

/// <summary>
/// Takes the variables that the packages read out of the environment of the process, and puts them back at the end: a developer's KUBECONFIG
/// must not decide a test.
/// </summary>
internal sealed class ProcessEnvironment : IDisposable
{
    private readonly List<(string Name, string? Value)> _saved = [];

    public ProcessEnvironment()
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

    private static bool IsRead(string name) => name is "KUBECONFIG" || name.StartsWith("PULUMI_", StringComparison.Ordinal) && name != "PULUMI_HOME";
}
