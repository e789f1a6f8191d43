using Oceanid.Infrastructure.Components.K3s;
using Oceanid.Infrastructure.Tests.Testing;
using Oceanid.Tool.Fleet;
using static Oceanid.Infrastructure.Tests.K3s.K3sPrograms;

namespace Oceanid.Infrastructure.Tests.K3s;

public sealed class K3sClusterTests
{
    private ProgramPreview _workstation = null!;
    private ProgramPreview _operator = null!;

    [OneTimeSetUp]
    public async Task Run()
    {
        _workstation = await ClusterAsync(Two);
        // The workspace is given no secret of the nodes.
        _operator = await ClusterAsync(
            Two, ("runner", "operator"), ("sshPrivateKey", null), ("k3sToken", null), ("k3sAgentToken", null));
    }

    [Test]
    public void Each_step_waits_for_the_one_before() =>
        Assert.That(NodeSandbox.Commands(_workstation).Select(command => command.Name), Is.EqualTo(new[]
        {
            "tethys-check", "calypso-prepare", "tethys-prepare",
            "tethys-drain", "tethys-install", "tethys-ready",
            "calypso-drain", "calypso-install", "calypso-ready",
            "tethys-kubeconfig",
        }));

    [Test]
    public async Task Servers_come_before_agents_whatever_the_list_says() =>
        Assert.That(
            NodeSandbox.Commands(await ClusterAsync([Node("calypso", "agent"), Node("tethys", "server")])).Select(command => command.Name).Where(name => name.EndsWith("install", StringComparison.Ordinal)),
            Is.EqualTo(new[] { "tethys-install", "calypso-install" }));

    [Test]
    public void Only_what_changes_a_node_runs_on_it()
    {
        var hosts = NodeSandbox.Commands(_workstation).ToDictionary(command => command.Name, command => command.Input("connection", "host"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(hosts["calypso-install"], Is.EqualTo("calypso.example"));
            Assert.That(hosts["calypso-prepare"], Is.EqualTo("calypso.example"));
            Assert.That(hosts.Where(host => host.Key is not ("calypso-install" or "calypso-prepare")).Select(host => host.Value), Is.All.EqualTo("tethys.example"));
        }
    }

    [Test]
    public void A_host_is_only_trusted_with_its_own_key()
    {
        using (Assert.EnterMultipleScope())
        {
            foreach (var command in NodeSandbox.Commands(_workstation))
            {
                var node = command.Input("connection", "host")!.Split('.')[0];
                Assert.That(command.Input("connection", "hostKey"), Is.EqualTo(HostKey(node)), command.Name);
                Assert.That(command.Input("connection", "privateKey"), Is.EqualTo(Deploy.Secret("sshPrivateKey")), command.Name);
            }
        }
    }

    [Test]
    public void No_command_has_a_secret_in_its_text_and_only_an_install_is_sent_any()
    {
        foreach (var command in NodeSandbox.Commands(_workstation))
        {
            Assert.That($"{command.Input("create")}{command.Input("update")}{command.Input("delete")}", Does.Not.Contain("<secret"), command.Name);
            Assert.That(command.Input("stdin")!.Contains("<secret", StringComparison.Ordinal), Is.EqualTo(command.Name.EndsWith("-install", StringComparison.Ordinal)), command.Name);
        }
    }

    [Test]
    public void What_a_command_prints_is_secret_in_the_state_whoever_runs_the_program()
    {
        foreach (var command in NodeSandbox.Commands(_workstation).Concat(NodeSandbox.Commands(_operator)))
            Assert.That(command.Options.AdditionalSecretOutputs, Is.SupersetOf(new[] { "stdout", "stderr" }), command.Name);
    }

    [Test]
    public async Task Somebody_who_is_not_root_uses_sudo()
    {
        var program = await ClusterAsync([Node("tethys", "server"), Node("calypso", "agent", ("user", "admin"))]);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(program.Resource("Command", "calypso-install").Input("create"), Is.EqualTo("sudo -n bash -c 'eval \"$(cat)\"' calypso-install create"));
            // That runs on the server, whose user is root.
            Assert.That(program.Resource("Command", "calypso-drain").Input("create"), Is.EqualTo("bash -c 'eval \"$(cat)\"' calypso-drain create"));
            Assert.That(program.Resource("Command", "calypso-install").Input("connection", "user"), Is.EqualTo("admin"));
        }
    }

    [Test]
    public void The_provider_uses_the_kubeconfig_of_the_first_server_and_the_output_is_secret()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(_workstation.Resource("kubernetes", "tethys").Input("kubeconfig"), Is.EqualTo("<secret command-output tethys-kubeconfig>"));
            Assert.That(_workstation.Outputs["kubeconfig"]!.ToString(), Is.EqualTo("[secret]"));
            // It would print what it read.
            Assert.That(_workstation.Resource("Command", "tethys-kubeconfig").Input("logging"), Is.EqualTo("none"));
        }
    }

    [Test]
    public async Task An_ipv6_address_stands_in_brackets_in_urls()
    {
        var program = await ClusterAsync([Node("tethys", "server", ("host", "2001:db8::10")), Node("calypso", "agent")]);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(program.Resource("Command", "calypso-install").Input("stdin"), Does.Contain("server: \"https://[2001:db8::10]:6443\""));
            Assert.That(program.Resource("Command", "tethys-kubeconfig").Input("stdin"), Does.Contain("ADDRESS='[2001:db8::10]:6443'"));
            Assert.That(program.Resource("Command", "tethys-install").Input("connection", "host"), Is.EqualTo("2001:db8::10"));
        }
    }

    [Test]
    public async Task More_names_of_a_server_are_in_its_certificate_besides_its_host()
    {
        var program = await ClusterAsync([Node("tethys", "server", ("settings", new Dictionary<string, object> { ["tls-san"] = new[] { "tethys.lan", "tethys.example" } }))]);

        Assert.That(program.Resource("Command", "tethys-install").Input("stdin"), Does.Contain(" tls-san: [\"tethys.example\",\"tethys.lan\"]\n"));
    }

    [Test]
    public void Only_the_first_server_is_protected_from_a_workstation()
    {
        var isProtected = NodeSandbox.Commands(_workstation).Where(command => command.Options.Protect).Select(command => command.Name);

        Assert.That(isProtected, Is.EqualTo(new[] { "tethys-drain", "tethys-install", "tethys-ready" }));
    }

    [Test]
    public void The_operator_declares_the_same_nodes_and_leaves_them_as_they_are()
    {
        var commands = NodeSandbox.Commands(_operator);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(_operator.Resources.Select(resource => resource.Key), Is.EqualTo(_workstation.Resources.Select(resource => resource.Key)));
            foreach (var command in commands)
            {
                var inputs = _workstation.Resource("Command", command.Name).Inputs.Select(input => input.Key);
                Assert.That(inputs, Is.SubsetOf(command.Options.IgnoreChanges), command.Name);
            }

            Assert.That(commands.Where(command => command.Name.StartsWith("calypso", StringComparison.Ordinal) && command.Input("delete") is not null).Select(command => command.Options.Protect), Is.All.True);
            Assert.That(_workstation.Resources.Where(resource => resource.Type == "command:remote:Command").SelectMany(command => command.Options.IgnoreChanges), Is.Empty);
        }
    }

    [Test]
    public void The_operator_connects_to_no_node_and_has_no_secret_of_one()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(_operator.Resource("Command", "calypso-install").Json("connection"), Does.Contain("\"host\":\"run-pulumi-up-from-a-workstation-to-add-calypso.invalid\""));
            Assert.That(NodeSandbox.Commands(_operator).Select(command => command.Inputs.ToJsonString()), Has.None.Contains("secret default"));
            Assert.That(_operator.Resource("kubernetes", "tethys").Input("kubeconfig"), Is.Null);
            // The operator copies every output into a Secret.
            Assert.That(_operator.Outputs.ContainsKey("kubeconfig"), Is.False);
        }
    }

    [Test]
    public void Without_nodes_there_is_nothing_of_them() =>
        Assert.That(async () => (await Deploy.ClusterAsync(("nodes", "[]"))).Resources.Where(resource => resource.Type.StartsWith("oceanid:k3s:K3s", StringComparison.Ordinal) || resource.Type.StartsWith("command:", StringComparison.Ordinal)), Is.Empty);

    [Test]
    public async Task A_cluster_that_starts_with_an_agent_cannot_be_declared()
    {
        var problems = await Deploy.ProblemsAsync(Deploy.ComponentsAsync(() => _ = new K3sCluster(
            "tethys",
            new K3sClusterArgs { Version = Current, Nodes = [new K3sNodeArgs { Name = "calypso", Host = "calypso.example", HostKey = "ssh-ed25519 AAAA", Role = K3sRole.Agent }] })));

        Assert.That(problems, Has.Some.Contains("A cluster has servers, and then agents."));
    }
}
