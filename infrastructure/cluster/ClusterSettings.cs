using System.Text.RegularExpressions;
using Oceanid.Infrastructure.Components;
using Oceanid.Infrastructure.Components.Flux;
using Oceanid.Infrastructure.Components.K3s;
using Oceanid.Infrastructure.Components.Operator;
using Oceanid.Infrastructure.Components.Settings;
using Pulumi;

namespace Oceanid.Infrastructure.Cluster;

/// <summary>
/// The configuration of the cluster program, from <c>Pulumi.yaml</c> at the top (what all clusters share), <c>Pulumi.&lt;cluster&gt;.yaml</c> and
/// the ESC environments that it imports. Keys are in the namespace <c>oceanid-cluster</c>.
/// </summary>
public sealed partial class ClusterSettings
{
    private const string Folder = "infrastructure/cluster";

    // What all clusters share; what only one has is in the environment of its name besides.
    private const string SharedEnvironment = "default/oceanid-cluster";

    private ClusterSettings(SettingsReader read)
    {
        Cluster = Deployment.Instance.StackName;
        Environment = read.Required("environment", "the kind of environment, such as prod", NotALabel);
        Organization = read.Required("organization", "the Pulumi organization of the stacks", NotAnOrganization);
        if (Organization.Length > 0 && Organization != Deployment.Instance.OrganizationName)
        {
            read.Problem(
                "organization",
                $"is '{Organization}', and this stack is in '{Deployment.Instance.OrganizationName}'",
                $"Choose the stack {Organization}/{ClusterProgram.Project}/{Cluster}, or correct the organization: the other Stacks would be those of somebody else");
        }

        KubernetesVersion = read.Required("kubernetesVersion", "the K3s version of the nodes, such as v1.35.8+k3s1", NotAKubernetesVersion);
        Stacks = [.. read
            .RequiredList("stacks", $"the Stacks that the operator runs: {string.Join(", ", ManagedStack.All.Keys)}", NotAStack)
            .Where(ManagedStack.All.ContainsKey)
            .Select(name => ManagedStack.All[name])];
        Runner = read.Choice(
            "runner",
            new Dictionary<string, Runner> { ["workstation"] = Runner.Workstation, ["operator"] = Runner.Operator },
            whenMissing: "workstation");
        HasIngress = read.Choice(
            "ingress",
            new Dictionary<string, bool> { ["traefik"] = true, ["none"] = false },
            whenMissing: "traefik");
        IngressReplicas = read.Number("ingressReplicas", "how many pods Traefik has (default 1)", 1, 100) ?? 1;
        Acme = AcmeSettings.Read(read, $"{SharedEnvironment}-{Cluster}");
        Adopt = read.Flag("adopt", "true to take over what is in the cluster already, with a state that is empty; else remove it");
        Repository = read.Required("repository", "the URL of the Git repository, https:// or ssh://", NotARepository);
        Branch = read.Optional("branch", "the branch to follow (default main)") ?? "main";
        Tag = read.Optional("tag", "the range of versions whose highest tag to follow, such as >=1.0.0 (default: the branch)", NotARange);
        Credentials = ReadCredentials(read);
        Alerts = AlertSettings.Read(read, Repository, $"{SharedEnvironment}-{Cluster}");

        Nodes = NodeSettings.Read(read, Cluster, $"{SharedEnvironment}-{Cluster}", KubernetesVersion, Runner);
        Node = read.Optional("node", "the name of the K3s node that the workspaces run on (default: the first server)", NotALabel);
        if (Nodes is not null && Node is not null && !Nodes.Nodes.Any(node => node.Name == Node))
            read.Problem("node", $"is '{Node}', which is none of the nodes", $"Write one of: {string.Join(", ", Nodes.Nodes.Select(node => node.Name))}");
        ReportCertificates(read);
        Node ??= Nodes?.Nodes.FirstOrDefault(node => node.Role == K3sRole.Server)?.Name;

        // The operator's workspace uses its service account; a server that this program installs hands over its own.
        if (Runner == Runner.Workstation && Nodes is null)
            KubeConfig = read.Secret("kubeconfig", $"{SharedEnvironment}-{Cluster}");
        else
            read.Allow("kubeconfig");

        Backend = read.Optional("backend", "the URL of a bucket that has the states: s3://, gs:// or azblob:// (default: Pulumi Cloud)", NotABucket);
        if (Backend is null)
        {
            PulumiAccessToken = read.Secret("pulumiAccessToken", SharedEnvironment);
            PulumiConfigPassphrase = read.OptionalSecret("pulumiConfigPassphrase", SharedEnvironment);
            read.Allow("backendAccessKeyId", "backendSecretAccessKey");
        }
        else
        {
            PulumiConfigPassphrase = read.Secret("pulumiConfigPassphrase", SharedEnvironment);
            BackendAccessKeyId = read.OptionalSecret("backendAccessKeyId", SharedEnvironment);
            BackendSecretAccessKey = read.OptionalSecret("backendSecretAccessKey", SharedEnvironment);
            read.Allow("pulumiAccessToken");
            if (Organization.Length > 0 && Organization != "organization")
                read.Problem("organization", $"is '{Organization}', but every stack in a bucket is in 'organization'", "Set it to organization, or remove backend");
        }
    }

    /// <summary>The name of the cluster: that of the Pulumi stack.</summary>
    public string Cluster { get; }

    /// <summary><c>environment</c>: the kind of environment, such as <c>prod</c>; a label of the namespaces.</summary>
    public string Environment { get; }

    /// <summary>
    /// <c>node</c>: the K3s node that the workspaces run on. Default: the first server of <c>nodes</c>; null, any node of the control plane, where
    /// there are none.
    /// </summary>
    public string? Node { get; }

    /// <summary><c>organization</c>: the Pulumi organization of the stacks.</summary>
    public string Organization { get; }

    /// <summary><c>kubernetesVersion</c>: the K3s version of the nodes, at least 1.33 for Flux.</summary>
    public string KubernetesVersion { get; }

    /// <summary><c>stacks</c>: the Stacks that the operator runs here.</summary>
    public IReadOnlyList<ManagedStack> Stacks { get; }

    /// <summary><c>runner</c>: who runs the program; default <c>workstation</c>.</summary>
    public Runner Runner { get; }

    /// <summary><c>ingress</c>: <c>traefik</c> (default) configures the Traefik of K3s; <c>none</c> leaves it alone.</summary>
    public bool HasIngress { get; }

    /// <summary><c>ingressReplicas</c>: how many pods Traefik has. Default 1, and with <see cref="Acme"/> no more.</summary>
    public int IngressReplicas { get; }

    /// <summary><c>acme</c>: certificates (see <see cref="AcmeSettings"/>); null (default) for none.</summary>
    public Acme? Acme { get; }

    /// <summary><c>alerts</c>: whom Flux tells what fails (see <see cref="AlertSettings"/>); null (default) for nobody.</summary>
    public AlertSettings? Alerts { get; }

    /// <summary><c>adopt</c>: whether objects that exist already are taken over: the way back from a lost state, and for that alone. Default false.</summary>
    public bool Adopt { get; }

    /// <summary><c>repository</c>: the URL of this Git repository.</summary>
    public string Repository { get; }

    /// <summary><c>branch</c>: the branch that the cluster follows; default <c>main</c>.</summary>
    public string Branch { get; }

    /// <summary><c>tag</c>: the range of versions whose highest tag the cluster follows, and not the branch; null (default) for the branch.</summary>
    public string? Tag { get; }

    /// <summary>
    /// The credentials for the repository, chosen by <c>repositoryAuth</c>: <c>none</c> (default), <c>deploy-key</c>
    /// (<c>deployKey</c>, <c>knownHosts</c>), <c>github-app</c> (<c>githubAppId</c>, <c>githubAppInstallationId</c>,
    /// <c>githubAppPrivateKey</c>) or <c>token</c> (<c>repositoryToken</c>).
    /// </summary>
    public GitCredentials? Credentials { get; }

    /// <summary>The K3s nodes (see <see cref="NodeSettings"/>); null for a cluster that exists without this program.</summary>
    public K3sClusterArgs? Nodes { get; }

    /// <summary><c>kubeconfig</c>: a secret; null when the operator runs the program, and when the program has the nodes.</summary>
    public Output<string>? KubeConfig { get; }

    /// <summary><c>backend</c>: the URL of a bucket that has the states of the stacks; null (default) for Pulumi Cloud.</summary>
    public string? Backend { get; }

    /// <summary><c>pulumiAccessToken</c>: the token with which the Stacks reach Pulumi Cloud; a secret. Null with a <see cref="Backend"/>.</summary>
    public Output<string>? PulumiAccessToken { get; }

    /// <summary>
    /// <c>pulumiConfigPassphrase</c>: the passphrase of the stacks' secrets provider, where they have one; a secret. Required with a
    /// <see cref="Backend"/>.
    /// </summary>
    public Output<string>? PulumiConfigPassphrase { get; }

    /// <summary><c>backendAccessKeyId</c>: the access key of an <c>s3://</c> backend, where it needs one; a secret.</summary>
    public Output<string>? BackendAccessKeyId { get; }

    /// <summary><c>backendSecretAccessKey</c>: the other half of the access key; a secret.</summary>
    public Output<string>? BackendSecretAccessKey { get; }

    /// <summary>Reads the configuration of the running stack.</summary>
    /// <exception cref="RunException">At least one key is missing, unknown or not valid; all are named.</exception>
    public static ClusterSettings Read()
    {
        var read = new SettingsReader(Folder);
        var settings = new ClusterSettings(read);
        read.ThrowIfInvalid();
        return settings;
    }

    private void ReportCertificates(SettingsReader read)
    {
        if (!HasIngress && IngressReplicas > 1)
            read.Problem("ingressReplicas", "has no effect with ingress: none", "Remove one of the two");
        if (Acme is null)
            return;

        if (!HasIngress)
            read.Problem("acme", "has no effect with ingress: none", "Remove one of the two");
        // Each pod would have a file of its own, and answer only the challenges that it has asked for itself; the chart refuses it too.
        if (IngressReplicas > 1)
            read.Problem("ingressReplicas", $"is {IngressReplicas}, but with acme Traefik is one pod, which has the certificates", "Set it to 1, or use cert-manager: docs/tls.md");
        if (Nodes?.Nodes.Any(node => node.Settings.TryGetValue("disable", out var disabled) && disabled.Contains("\"local-storage\"", StringComparison.Ordinal)) == true)
            read.Problem("acme", "needs a volume, but a node disables local-storage", "Take local-storage out of `disable`, or remove acme");
    }

    private GitCredentials? ReadCredentials(SettingsReader read)
    {
        // The clusters share an ESC environment, but not all of them use each kind.
        read.Allow("deployKey", "knownHosts", "githubAppId", "githubAppInstallationId", "githubAppPrivateKey", "repositoryToken");
        var choices = new Dictionary<string, Func<GitCredentials?>>
        {
            ["none"] = () => null,
            ["deploy-key"] = () => new GitCredentials.DeployKey(
                read.Secret("deployKey", SharedEnvironment),
                read.Required("knownHosts", "the host keys of the Git server, in the form of a known_hosts file")),
            ["github-app"] = () => new GitCredentials.GitHubApp(
                read.Required("githubAppId", "the id of the GitHub App"),
                read.Required("githubAppInstallationId", "the id of the installation of the GitHub App"),
                read.Secret("githubAppPrivateKey", SharedEnvironment)),
            ["token"] = () => new GitCredentials.Token(read.Secret("repositoryToken", SharedEnvironment)),
        };
        var credentials = read.Choice("repositoryAuth", choices, whenMissing: "none")();
        if (credentials is not null && Repository.Length > 0 && !Repository.StartsWith($"{credentials.UrlScheme}://", StringComparison.Ordinal))
            read.Problem("repository", $"is '{Repository}', but this repositoryAuth needs {credentials.UrlScheme}://", "Change one of the two");

        return credentials;
    }

    private static string? NotARange(string value) => Range().IsMatch(value) ? null : "which is no range of semantic versions";

    private static string? NotALabel(string value) =>
        Label().IsMatch(value) ? null : "which is not a Kubernetes name: lower-case letters, digits, dashes and dots";

    // It is the first part of the name of each stack.
    private static string? NotAnOrganization(string value) =>
        value.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '.' or '_') ? null : "which is not a name: letters, digits, dashes, dots and underscores";

    private static string? NotARepository(string value) =>
        Uri.TryCreate(value, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "ssh"
            ? null
            : "which is not an https:// or ssh:// URL (git@host:path is not one)";

    // The operator's workspaces come and go: a file of a workstation is not theirs.
    private static string? NotABucket(string value) =>
        Uri.TryCreate(value, UriKind.Absolute, out var uri) && uri.Scheme is "s3" or "gs" or "azblob"
            ? null
            : "which is no bucket that a workspace can reach";

    private static string? NotAKubernetesVersion(string value)
    {
        if (K3sVersion.TryParse(value) is not { } version)
            return "which is not a K3s version";

        return version.Kubernetes < Versions.MinimumKubernetes
            ? $"which is too old for Flux: it needs Kubernetes {Versions.MinimumKubernetes} or newer"
            : null;
    }

    private static string? NotAStack(string value) =>
        PulumiStack.InvalidName(value) ?? (ManagedStack.All.ContainsKey(value) ? null : "which no program of this repository is called");

    [GeneratedRegex(@"^[0-9A-Za-z.<>=!~^*|, -]*[0-9x*][0-9A-Za-z.<>=!~^*|, -]*$")]
    private static partial Regex Range();

    [GeneratedRegex("^[a-z0-9]([a-z0-9.-]{0,61}[a-z0-9])?$")]
    private static partial Regex Label();
}
