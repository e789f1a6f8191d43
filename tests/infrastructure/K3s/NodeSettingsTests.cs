using Oceanid.Infrastructure.Tests.Testing;
using static Oceanid.Infrastructure.Tests.K3s.K3sPrograms;

namespace Oceanid.Infrastructure.Tests.K3s;

/// <summary>What a list of nodes can have wrong, and what the message says; nothing is declared then, let alone run.</summary>
public sealed class NodeSettingsTests
{
    private const string Nodes = "infrastructure/cluster/Pulumi.tethys.yaml: oceanid-cluster:nodes";

    [Test]
    public async Task An_agent_without_a_server() =>
        await RefusedAsync(
            [Node("tethys", "agent")],
            " has agents, but no server that they could join. Give one of them the role server.");

    [Test]
    public async Task Several_servers_of_which_none_founds_the_cluster() =>
        await RefusedAsync(
            [Node("tethys", "server"), Node("dione", "server"), Node("rhea", "server")],
            " has 3 servers, and none has init. Write init: true at the one that founds the cluster; of a cluster that runs, at the one that stood first here.");

    [Test]
    public async Task Two_founders() =>
        await RefusedAsync(
            [Node("tethys", "server", ("init", true)), Node("dione", "server", ("init", true)), Node("rhea", "server")],
            " has init at tethys and dione, and each would found a cluster of its own. Keep init: true at one; of a cluster that runs, at the one that founded it.");

    [Test]
    public async Task An_agent_that_founds_the_cluster() =>
        await RefusedAsync(
            [Node("tethys", "server"), Node("calypso", "agent", ("init", true))],
            " has init at the agent calypso, which can found no cluster. Remove it there, and write init: true at one server.");

    [Test]
    public async Task An_even_number_of_servers_is_a_step_and_not_refused() =>
        Assert.That((await ClusterAsync([Node("tethys", "server", ("init", true)), Node("dione", "server")])).Resources, Is.Not.Empty);

    [Test]
    public async Task The_founder_is_not_a_matter_of_k3s_settings() =>
        await RefusedAsync(
            [Node("tethys", "server", Settings("cluster-init", true))],
            "[0].settings.cluster-init is set by the program: write init: true at the server that founds the cluster. Remove it.");

    [Test]
    public async Task Two_nodes_of_one_name() =>
        await RefusedAsync(
            [Node("tethys", "server"), Node("tethys", "agent", ("host", "other.example"))],
            " names 'tethys' 2 times. Name it once.");

    [Test]
    public async Task Two_nodes_on_one_host() =>
        await RefusedAsync(
            [Node("tethys", "server"), Node("calypso", "agent", ("host", "tethys.example"))],
            " has tethys and calypso on the same host tethys.example. Give each its own.");

    [Test]
    public async Task An_unknown_role_is_one_problem_and_not_a_wrong_number_of_servers() =>
        await RefusedAsync(
            [Node("tethys", "server"), Node("calypso", "worker")],
            "[1].role is 'worker', which is neither server nor agent. Write server or agent.");

    [Test]
    public async Task Servers_that_k3s_would_not_let_join() =>
        await RefusedAsync(
            [Node("tethys", "server", ("init", true), Settings("flannel-backend", "wireguard-native")), Node("dione", "server"), Node("rhea", "server")],
            " has servers that differ in settings.flannel-backend: tethys, dione, rhea. Give each server the same, as K3s asks.");

    [TestCase("name", "Tethys", "is 'Tethys', which is not a name of lower-case letters, digits and dashes. Write the name of the node in Kubernetes.")]
    [TestCase("host", "a b", "is 'a b', which is neither a host name nor an IP address. Write the address by which the workstation and the other nodes reach it.")]
    [TestCase("host", "x; reboot", "is 'x; reboot', which is neither a host name nor an IP address. Write the address by which the workstation and the other nodes reach it.")]
    [TestCase("name", "--all", "is '--all', which is not a name of lower-case letters, digits and dashes. Write the name of the node in Kubernetes.")]
    [TestCase("name", "-x", "is '-x', which is not a name of lower-case letters, digits and dashes. Write the name of the node in Kubernetes.")]
    [TestCase("address", "tethys.lan", "is 'tethys.lan', which is no IP address. Write the IP address by which the other nodes reach it (default: host).")]
    [TestCase("user", "$(id)", "is '$(id)', which is no name of a Linux user. Write who logs in (default root).")]
    [TestCase("port", "70000", "is '70000', which is not a number from 1 to 65535. Write the port of SSH (default 22).")]
    [TestCase("hostKey", "ssh-rsa AAAAB3NzaC1yc2E", "is 'ssh-rsa AAAAB3NzaC1yc2E', which is no public key of the type ssh-ed25519 or ecdsa-sha2-nistp256. Write what the host presents: the type and the key of /etc/ssh/ssh_host_ed25519_key.pub.")]
    [TestCase("colour", "blue", "is not a setting of this program. Remove it.")]
    public async Task A_value_that_cannot_be(string key, string value, string problem) =>
        await RefusedAsync([Node("tethys", "server", (key, value))], $"[0].{key} {problem}");

    [Test]
    public async Task Labels_taints_and_settings_that_cannot_be() =>
        await RefusedAsync(
            [
                Node(
                    "tethys",
                    "server",
                    ("labels", new Dictionary<string, object> { ["a b"] = "x", ["disk"] = "ssd'; reboot" }),
                    ("taints", new[] { "dedicated", "a=b:Sometimes" }),
                    ("settings", new Dictionary<string, object> { ["token"] = "abc", ["etcd-s3-bucket"] = "b", ["kubelet-arg"] = new { a = 1 } })),
            ],
            "[0].labels.a b has a name which is no name of a Kubernetes label. Write labels as names and values.",
            "[0].labels.disk is 'ssd'; reboot', which is no value of a Kubernetes label. Write labels as names and values.",
            "[0].taints[0] is 'dedicated', which is no taint: key=value:Effect or key:Effect, with the effect NoSchedule, PreferNoSchedule or NoExecute. Write taints, such as dedicated=database:NoSchedule.",
            "[0].taints[1] is 'a=b:Sometimes', which is no taint: key=value:Effect or key:Effect, with the effect NoSchedule, PreferNoSchedule or NoExecute. Write taints, such as dedicated=database:NoSchedule.",
            "[0].settings.token is set by the program: set k3sToken in ESC. Remove it.",
            "[0].settings.etcd-s3-bucket is set by the program: use snapshotBucket. Remove it.",
            "[0].settings.kubelet-arg is neither a value nor a list of values. Write settings of K3s' config.yaml.");

    [Test]
    public async Task Each_missing_secret_is_named_with_the_command_that_sets_it()
    {
        var problems = await Deploy.ProblemsAsync(Deploy.ClusterAsync(
            [.. K3sPrograms.Settings(Two).Where(setting => setting.Key is "nodes" or "kubeconfig"), ("snapshotBucket", "oceanid-snapshots")]));

        Assert.That(problems, Is.EquivalentTo(new[] { "sshPrivateKey", "k3sToken", "k3sAgentToken", "snapshotAccessKeyId", "snapshotSecretAccessKey" }.Select(key =>
            $"infrastructure/cluster/Pulumi.tethys.yaml: oceanid-cluster:{key} is missing from the ESC environment default/oceanid-cluster-tethys. "
            + $"Set it: esc env set goldfish-inc/default/oceanid-cluster-tethys pulumiConfig.{key} -f - --string --secret.")));
    }

    [TestCase("kube example")]
    [TestCase("https://kube.example")]
    [TestCase("kube.example:port")]
    public async Task An_address_of_the_cluster_that_cannot_be(string endpoint) =>
        Assert.That(
            await Deploy.ProblemsAsync(ClusterAsync(Two, ("apiEndpoint", endpoint))),
            Is.EqualTo(new[] { $"infrastructure/cluster/Pulumi.tethys.yaml: oceanid-cluster:apiEndpoint is '{endpoint}', which is neither a host nor a host and a port. Write the address of the cluster, such as that of a load balancer: host or host:port (default: that of the founder)." }));

    [Test]
    public async Task Servers_that_bring_what_another_disables() =>
        await RefusedAsync(
            [Node("tethys", "server", ("init", true), Settings("disable", new[] { "servicelb" })), Node("dione", "server"), Node("rhea", "server")],
            " has servers that differ in settings.disable: tethys, dione, rhea. Give each server the same, as K3s asks.");

    [Test]
    public async Task An_ssh_agent_stands_for_the_private_key()
    {
        var program = await ClusterAsync(Two, ("sshAgent", "true"), ("sshPrivateKey", null));

        Assert.That(program.Resource("Command", "tethys-install").Input("connection", "privateKey"), Is.Null);
    }

    [Test]
    public async Task The_workspaces_run_on_a_node_that_exists() =>
        Assert.That(
            await Deploy.ProblemsAsync(ClusterAsync(Two, ("node", "titan"))),
            Is.EqualTo(new[] { "infrastructure/cluster/Pulumi.tethys.yaml: oceanid-cluster:node is 'titan', which is none of the nodes. Write one of: tethys, calypso." }));

    [Test]
    public async Task A_place_for_snapshots_without_a_bucket() =>
        Assert.That(
            await Deploy.ProblemsAsync(ClusterAsync(Two, ("snapshotRegion", "eu-central-1"), ("snapshotHour", "24"))),
            Is.EquivalentTo(new[]
            {
                "infrastructure/cluster/Pulumi.tethys.yaml: oceanid-cluster:snapshotRegion has no effect without snapshotBucket. Set that too, or remove it.",
                "infrastructure/cluster/Pulumi.tethys.yaml: oceanid-cluster:snapshotHour is '24', which is not a number from 0 to 23. Write an hour of the day in UTC (default 3).",
            }));

    [Test]
    public async Task Everything_is_reported_at_once() =>
        await RefusedAsync(
            [Node("tethys", "agent"), Node("tethys", "agent", ("port", "0"), Settings("server", "https://x"))],
            " names 'tethys' 2 times. Name it once.",
            "[1].port is '0', which is not a number from 1 to 65535. Write the port of SSH (default 22).",
            "[1].settings.server is set by the program: every node joins the one that has init: true. Remove it.",
            " has agents, but no server that they could join. Give one of them the role server.",
            " has tethys and tethys on the same host tethys.example. Give each its own.");

    private static (string Key, object Value) Settings(string name, object value) => ("settings", new Dictionary<string, object> { [name] = value });

    private static async Task RefusedAsync(IReadOnlyCollection<object> nodes, params string[] problems)
    {
        var all = await Deploy.ProblemsAsync(ClusterAsync(nodes));

        // A name that cannot be is none of the nodes either; its key in ESC is not asked for.
        Assert.That(all.Where(problem => problem.StartsWith(Nodes, StringComparison.Ordinal)), Is.EquivalentTo(problems.Select(problem => Nodes + problem)));
    }
}
