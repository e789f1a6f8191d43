namespace Pulumi.Kubernetes.Types.Outputs.Helm.V3;

[OutputType]
public sealed class ReleaseStatus
{
    public readonly string AppVersion;
    public readonly string Chart;
    public readonly string Name;
    public readonly string Namespace;
    public readonly int Revision;
    public readonly string Status;
    public readonly string Version;

    [OutputConstructor]
    internal ReleaseStatus(
        string appVersion, string chart, string name, string @namespace, int revision, string status, string version)
    {
        AppVersion = appVersion;
        Chart = chart;
        Name = name;
        Namespace = @namespace;
        Revision = revision;
        Status = status;
        Version = version;
    }
}

[OutputType]
public sealed class RepositoryOpts
{
    public readonly string CaFile;
    public readonly string CertFile;
    public readonly string KeyFile;
    public readonly string Password;
    public readonly string Repo;
    public readonly string Username;

    [OutputConstructor]
    internal RepositoryOpts(
        string caFile, string certFile, string keyFile, string password, string repo, string username)
    {
        CaFile = caFile;
        CertFile = certFile;
        KeyFile = keyFile;
        Password = password;
        Repo = repo;
        Username = username;
    }
}
