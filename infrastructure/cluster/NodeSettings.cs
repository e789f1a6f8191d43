using System.Net;
using System.Text.RegularExpressions;
using Oceanid.Infrastructure.Components.K3s;
using Oceanid.Infrastructure.Components.Settings;
using Pulumi;

namespace Oceanid.Infrastructure.Cluster;

/// <summary>
/// The settings of the K3s nodes. <c>nodes</c> is a list of items with <c>name</c>, <c>host</c>, <c>role</c> (<c>server</c> or
/// <c>agent</c>) and perhaps <c>init</c>, <c>address</c>, <c>user</c>, <c>port</c>, <c>labels</c>, <c>taints</c> and <c>settings</c> (more of K3s' own
/// <c>config.yaml</c>), and <c>hostKey</c>, which is public. In ESC: <c>sshPrivateKey</c> unless <c>sshAgent</c> is set, <c>k3sToken</c>, <c>k3sAgentToken</c>, and
/// perhaps <c>k3sRegistries</c>. The rest: <c>apiEndpoint</c>, <c>allowUninstall</c>, <c>drainTimeout</c> and <c>readyTimeout</c> (seconds, default 300), <c>snapshotHour</c>, <c>snapshotRetention</c>, and for a
/// bucket <c>snapshotBucket</c>, <c>snapshotEndpoint</c>, <c>snapshotRegion</c>, with <c>snapshotAccessKeyId</c> and
/// <c>snapshotSecretAccessKey</c> in ESC.
/// </summary>
internal sealed partial class NodeSettings
{
    private const int Ssh = 22;

    // What K3s refuses to differ between servers (https://docs.k3s.io/cli/server, "Critical Configuration Values"), and what one server would
    // undo for the others: each brings the components that it does not disable.
    private static readonly string[] SameOnEachServer =
    [
        "cluster-cidr", "cluster-dns", "cluster-domain", "disable", "disable-cloud-controller", "disable-helm-controller", "disable-network-policy",
        "egress-selector-mode", "flannel-backend", "flannel-external-ip", "flannel-ipv6-masq", "https-listen-port", "secrets-encryption", "service-cidr",
    ];

    private readonly SettingsReader _read;
    private readonly string _environment;
    private readonly Runner _runner;
    private bool _knowsRoles = true;

    private NodeSettings(SettingsReader read, string environment, Runner runner)
    {
        _read = read;
        _environment = environment;
        _runner = runner;
    }

    /// <summary>Reads the nodes of a cluster.</summary>
    /// <param name="read">The reader; it gets the problems.</param>
    /// <param name="cluster">The name of the cluster.</param>
    /// <param name="environment">The ESC environment that has the secrets.</param>
    /// <param name="version">The K3s version.</param>
    /// <param name="runner">Who runs the program: the operator does not read the keys of the nodes.</param>
    /// <returns>Null for a cluster that exists without this program.</returns>
    public static K3sClusterArgs? Read(SettingsReader read, string cluster, string environment, string version, Runner runner) =>
        new NodeSettings(read, environment, runner).Read(cluster, version);

    private K3sClusterArgs? Read(string cluster, string version)
    {
        var nodes = _read.Items("nodes", "node", ReadNode);
        var snapshots = ReadSnapshots(cluster, isUsed: nodes.Count > 0);
        var useAgent = _read.Flag("sshAgent", "true to use the SSH agent of the workstation, or false for sshPrivateKey");
        var args = new K3sClusterArgs
        {
            // The founder, other servers, agents; else in the order of the list.
            Nodes = [.. nodes.OrderBy(node => node.Role).ThenByDescending(node => node.Init)],
            Version = version,
            PrivateKey = useAgent ? null : Secret("sshPrivateKey", isUsed: nodes.Count > 0),
            Token = Secret("k3sToken", isUsed: nodes.Count > 0),
            AgentToken = Secret("k3sAgentToken", isUsed: nodes.Count > 0),
            ApiEndpoint = _read.Optional("apiEndpoint", "the address of the cluster, such as that of a load balancer: host or host:port (default: that of the founder)", NotAnEndpoint),
            Registries = _runner == Runner.Workstation && nodes.Count > 0 ? _read.OptionalSecret("k3sRegistries", _environment) : null,
            Snapshots = snapshots,
            DrainTimeout = _read.Number("drainTimeout", "the seconds that a drain may take", 1, 86_400) ?? 300,
            ReadyTimeout = _read.Number("readyTimeout", "the seconds that a node may take to become ready", 1, 86_400) ?? 300,
            AllowUninstall = _read.Flag("allowUninstall", "true if a removed node loses K3s and its data, or false"),
            IgnoreChanges = _runner == Runner.Operator,
        };
        _read.Allow("sshPrivateKey", "k3sRegistries");
        if (nodes.Count == 0)
            return null;

        ReportTopology(args.Nodes);
        return args;
    }

    private K3sNodeArgs ReadNode(SettingsReader item)
    {
        var name = item.Required("name", "the name of the node in Kubernetes", NotANodeName);
        return new K3sNodeArgs
        {
            Name = name,
            Host = item.Required("host", "the address by which the workstation and the other nodes reach it", NotAHost),
            Address = item.Optional("address", "the IP address by which the other nodes reach it (default: host)", NotAnAddress),
            Role = ReadRole(item),
            Init = item.Flag("init", "true at the server that founds the cluster, or remove it"),
            User = item.Optional("user", "who logs in (default root)", NotAUser) ?? "root",
            Port = item.Number("port", "the port of SSH (default 22)", 1, 65_535) ?? Ssh,
            HostKey = item.Required("hostKey", "what the host presents: the type and the key of /etc/ssh/ssh_host_ed25519_key.pub", NotAHostKey),
            Labels = item.Map("labels", "labels as names and values", NotALabelName, NotALabelValue),
            Taints = item.List("taints", "taints, such as dedicated=database:NoSchedule", NotATaint),
            Settings = item.Passthrough("settings", "settings of K3s' config.yaml", NotASetting),
        };
    }

    private K3sRole ReadRole(SettingsReader item)
    {
        var role = item.Required("role", "server or agent", role => role is "server" or "agent" ? null : "which is neither server nor agent");
        _knowsRoles &= role.Length > 0;
        return role == "agent" ? K3sRole.Agent : K3sRole.Server;
    }

    private K3sSnapshots ReadSnapshots(string cluster, bool isUsed)
    {
        var hour = _read.Number("snapshotHour", "an hour of the day in UTC (default 3)", 0, 23) ?? 3;
        var retention = _read.Number("snapshotRetention", "how many snapshots stay (default 7)", 1, 1000) ?? 7;
        var bucket = _read.Optional("snapshotBucket", "the name of an S3 bucket", NotABucket);
        var endpoint = _read.Optional("snapshotEndpoint", "the host of the S3 service (default s3.amazonaws.com)", NotAHost);
        var region = _read.Optional("snapshotRegion", "the region of the bucket (default us-east-1)", NotARegion);
        _read.Allow("snapshotAccessKeyId", "snapshotSecretAccessKey");
        if (bucket is null)
        {
            foreach (var key in new[] { (Name: "snapshotEndpoint", Value: endpoint), (Name: "snapshotRegion", Value: region) }.Where(key => key.Value is not null))
                _read.Problem(key.Name, "has no effect without snapshotBucket", "Set that too, or remove it");
        }

        var accessKeyId = Secret("snapshotAccessKeyId", isUsed && bucket is not null);
        var secretAccessKey = Secret("snapshotSecretAccessKey", isUsed && bucket is not null);
        var defaults = new K3sSnapshots { Hour = hour, Retention = retention };
        if (bucket is null || accessKeyId is null || secretAccessKey is null)
            return defaults;

        var target = new K3sSnapshotBucket { Name = bucket, Folder = cluster, AccessKeyId = accessKeyId, SecretAccessKey = secretAccessKey };
        return defaults with
        {
            Bucket = target with { Endpoint = endpoint ?? target.Endpoint, Region = region ?? target.Region },
        };
    }

    // The operator does not connect: what it does not read it cannot lose.
    private Output<string>? Secret(string key, bool isUsed)
    {
        if (isUsed && _runner == Runner.Workstation)
            return _read.Secret(key, _environment);

        _read.Allow(key);
        return null;
    }

    private void ReportTopology(IReadOnlyList<K3sNodeArgs> nodes)
    {
        var servers = nodes.Where(node => node.Role == K3sRole.Server).ToList();
        if (_knowsRoles && servers.Count == 0)
            _read.Problem("nodes", "has agents, but no server that they could join", "Give one of them the role server");
        ReportFounder(nodes, servers);

        foreach (var same in nodes.Where(node => node.Host.Length > 0).GroupBy(node => (node.Host, node.Port)).Where(group => group.Count() > 1))
            _read.Problem("nodes", $"has {string.Join(" and ", same.Select(node => node.Name))} on the same host {same.Key.Host}", "Give each its own");

        foreach (var setting in SameOnEachServer)
        {
            var differing = servers.GroupBy(server => server.Settings.GetValueOrDefault(setting) ?? "").ToList();
            if (differing.Count > 1)
                _read.Problem("nodes", $"has servers that differ in settings.{setting}: {string.Join(", ", servers.Select(server => server.Name))}", "Give each server the same, as K3s asks");
        }
    }

    // K3s starts an empty cluster on a server that is told to found one: which that is must not follow from the order of a list.
    private void ReportFounder(IReadOnlyList<K3sNodeArgs> nodes, List<K3sNodeArgs> servers)
    {
        foreach (var agent in nodes.Where(node => node.Init && _knowsRoles && node.Role == K3sRole.Agent))
            _read.Problem("nodes", $"has init at the agent {agent.Name}, which can found no cluster", "Remove it there, and write init: true at one server");

        var founders = servers.Where(server => server.Init).ToList();
        if (_knowsRoles && servers.Count > 1 && founders.Count == 0)
            _read.Problem("nodes", $"has {servers.Count} servers, and none has init", "Write init: true at the one that founds the cluster; of a cluster that runs, at the one that stood first here");
        if (founders.Count > 1)
            _read.Problem("nodes", $"has init at {string.Join(" and ", founders.Select(server => server.Name))}, and each would found a cluster of its own", "Keep init: true at one; of a cluster that runs, at the one that founded it");
    }

    private static string? NotANodeName(string value) =>
        NodeName().IsMatch(value) ? null : "which is not a name of lower-case letters, digits and dashes";

    private static string? NotAHost(string value) =>
        Uri.CheckHostName(value) == UriHostNameType.Unknown ? "which is neither a host name nor an IP address" : null;

    // The client offers the type of the pinned key alone, and of ssh-rsa a signature that today's servers refuse.
    private static string? NotAHostKey(string value) => HostKey().IsMatch(value) ? null : "which is no public key of the type ssh-ed25519 or ecdsa-sha2-nistp256";

    private static string? NotAnAddress(string value) => IPAddress.TryParse(value, out _) ? null : "which is no IP address";

    private static string? NotAnEndpoint(string value) =>
        NotAHost(value) is null || (Endpoint().Match(value) is { Success: true } match && NotAHost(match.Groups[1].Value) is null)
            ? null
            : "which is neither a host nor a host and a port";

    private static string? NotAUser(string value) => User().IsMatch(value) ? null : "which is no name of a Linux user";

    private static string? NotABucket(string value) => Bucket().IsMatch(value) ? null : "which is no name of a bucket";

    private static string? NotARegion(string value) => Region().IsMatch(value) ? null : "which is no name of a region";

    private static string? NotALabelName(string value) => Qualified().IsMatch(value) ? null : "which is no name of a Kubernetes label";

    private static string? NotALabelValue(string value) => LabelValue().IsMatch(value) ? null : "which is no value of a Kubernetes label";

    private static string? NotATaint(string value) => Taint().IsMatch(value) ? null : "which is no taint: key=value:Effect or key:Effect, with the effect NoSchedule, PreferNoSchedule or NoExecute";

    private static string? NotASetting(string name)
    {
        if (!SettingName().IsMatch(name))
            return "is no name of a setting";

        var owned = K3sNodeArgs.OwnedSettings.Keys.FirstOrDefault(key => name == key || name.StartsWith($"{key}-", StringComparison.Ordinal));
        return owned is null ? null : $"is set by the program: {K3sNodeArgs.OwnedSettings[owned]}";
    }

    [GeneratedRegex("^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$")]
    private static partial Regex NodeName();

    [GeneratedRegex("^(ssh-ed25519|ecdsa-sha2-nistp(256|384|521)) AAAA[A-Za-z0-9+/=]+( .*)?$")]
    private static partial Regex HostKey();

    [GeneratedRegex("^(.+):[1-9][0-9]{0,4}$")]
    private static partial Regex Endpoint();

    [GeneratedRegex("^[a-z_][a-z0-9_-]{0,31}$")]
    private static partial Regex User();

    [GeneratedRegex("^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$")]
    private static partial Regex Bucket();

    [GeneratedRegex("^[a-z0-9-]{2,32}$")]
    private static partial Regex Region();

    [GeneratedRegex(@"^([a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?/)?[A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?$")]
    private static partial Regex Qualified();

    [GeneratedRegex("^[A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?$")]
    private static partial Regex LabelValue();

    [GeneratedRegex(@"^([a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?/)?[A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?(=[A-Za-z0-9._-]{0,63})?:(NoSchedule|PreferNoSchedule|NoExecute)$")]
    private static partial Regex Taint();

    [GeneratedRegex("^[a-z][a-z0-9-]*$")]
    private static partial Regex SettingName();
}
