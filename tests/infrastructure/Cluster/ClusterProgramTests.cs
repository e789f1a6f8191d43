using System.Text.Json.Nodes;
using Oceanid.Infrastructure.Tests.Testing;
using Oceanid.Tool.Fleet;
using YamlDotNet.Serialization;

namespace Oceanid.Infrastructure.Tests.Cluster;

public sealed class ClusterProgramTests
{
    private ProgramPreview _workstation = null!;
    private ProgramPreview _operator = null!;

    [OneTimeSetUp]
    public async Task Run()
    {
        _workstation = await Deploy.ClusterAsync();
        _operator = await Deploy.ClusterInOperatorAsync();
    }

    [Test]
    public async Task Traefik_is_bounded_logs_access_asks_for_modern_tls_and_adds_security_headers()
    {
        var program = await Deploy.ClusterAsync();

        var config = program.Resource("HelmChartConfig", "traefik");
        var values = new DeserializerBuilder().Build().Deserialize<Dictionary<string, object>>(config.Input("spec", "valuesContent")!);
        var middleware = (Dictionary<object, object>)((List<object>)values["extraObjects"])[0];
        var metadata = (Dictionary<object, object>)middleware["metadata"];
        var arguments = ((List<object>)values["additionalArguments"]).Cast<string>();
        using (Assert.EnterMultipleScope())
        {
            Assert.That((config.Input("metadata", "namespace"), config.Input("metadata", "name")), Is.EqualTo(("kube-system", "traefik")));
            Assert.That(values.Keys, Is.EquivalentTo(new[] { "resources", "tlsOptions", "extraObjects", "additionalArguments" }));
            Assert.That(config.Input("spec", "valuesContent"), Does.Contain("minVersion: VersionTLS12").And.Contain("memory: 192Mi"));
            // No host has a certificate.
            Assert.That(config.Input("spec", "valuesContent"), Does.Not.Contain("stsSeconds").And.Not.Contain("acme"));
            // Not by a key of the chart, which would be another one from 41 on.
            Assert.That(arguments, Is.SupersetOf(new[] { "--accesslog=true", "--accesslog.format=json" }));
            // An entry point with a middleware that does not exist answers everything with 404.
            Assert.That(
                arguments.Where(argument => argument.Contains("middlewares", StringComparison.Ordinal)),
                Is.EqualTo(new[] { "web", "websecure" }.Select(entryPoint => $"--entryPoints.{entryPoint}.http.middlewares={metadata["namespace"]}-{metadata["name"]}@kubernetescrd")));
        }
    }

    [Test]
    public async Task A_cluster_with_another_ingress_leaves_traefik_alone() =>
        Assert.That((await Deploy.ClusterAsync(("ingress", "none"))).OfKind("HelmChartConfig"), Is.Empty);

    [Test]
    public void Both_runners_declare_the_same_objects() =>
        Assert.That(Declared(_operator), Is.EqualTo(Declared(_workstation)));

    [Test]
    public void Both_runners_give_every_object_but_the_provider_the_same_inputs()
    {
        var differing = _workstation.Resources.Zip(_operator.Resources)
            .Where(pair => !JsonNode.DeepEquals(pair.First.Inputs, pair.Second.Inputs))
            .Select(pair => pair.First.Type);

        Assert.That(differing, Is.EqualTo(new[] { "pulumi:providers:kubernetes" }));
    }

    [Test]
    public void Only_the_workstation_has_a_kubeconfig()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(_workstation.Resource("kubernetes", "tethys").Input("kubeconfig"), Is.EqualTo(Deploy.Secret("kubeconfig")));
            Assert.That(_operator.Resource("kubernetes", "tethys").Input("kubeconfig"), Is.Null);
        }
    }

    [Test]
    public void Every_object_uses_the_one_provider()
    {
        var objects = _workstation.Resources.Where(resource => resource.Type.StartsWith("kubernetes:", StringComparison.Ordinal)).ToList();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(objects, Is.Not.Empty);
            Assert.That(objects.Select(resource => resource.Provider?.Name), Is.All.EqualTo("tethys"));
        }
    }

    [Test]
    public void The_operator_leaves_itself_as_it_is_and_the_workstation_upgrades_it()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(_workstation.Resource("Release", "pulumi-kubernetes-operator").Options.IgnoreChanges, Is.Empty);
            Assert.That(_operator.Resource("Release", "pulumi-kubernetes-operator").Options.IgnoreChanges, Does.Contain("version").And.Contain("values"));
            Assert.That(_operator.Resource("Release", "flux2").Options.IgnoreChanges, Is.Empty);
        }
    }

    [Test]
    public void What_carries_the_loop_is_protected_under_either_runner()
    {
        foreach (var program in new[] { _workstation, _operator })
        {
            var isProtected = program.Resources
                .Where(resource => resource.Options.Protect && resource.Type.StartsWith("kubernetes:", StringComparison.Ordinal))
                .Select(resource => resource.Name);

            Assert.That(isProtected, Is.EquivalentTo(new[] { "flux-system", "pulumi-system", "pulumi-kubernetes-operator" }));
        }
    }

    [TestCase("FluxControllers", "flux2", "RestrictedNamespace flux-system")]
    [TestCase("PulumiOperator", "pulumi-kubernetes-operator", "RestrictedNamespace pulumi-system", "FluxControllers flux2")]
    [TestCase("EscSecret", "pulumi-esc-credentials", "RestrictedNamespace pulumi-system")]
    [TestCase("StackIdentity", "oceanid-cluster", "RestrictedNamespace pulumi-system")]
    [TestCase("StackIdentity", "oceanid-networking", "RestrictedNamespace pulumi-system", "RestrictedNamespace flux-system")]
    [TestCase("StackIdentity", "oceanid-apps", "RestrictedNamespace pulumi-system", "RestrictedNamespace flux-system")]
    [TestCase("FluxSync", "oceanid", "FluxControllers flux2", "PulumiOperator pulumi-kubernetes-operator", "EscSecret pulumi-esc-credentials", "StackIdentity oceanid-cluster", "StackIdentity oceanid-networking", "StackIdentity oceanid-apps")]
    [TestCase("PulumiStack", "oceanid-apps", "PulumiOperator pulumi-kubernetes-operator", "FluxSync oceanid")]
    [TestCase("PulumiStack", "oceanid-networking", "PulumiOperator pulumi-kubernetes-operator", "FluxSync oceanid")]
    public void Each_step_waits_for_what_it_needs(string component, string name, params string[] needed) =>
        Assert.That(_workstation.Resource(component, name).DependsOn(), Is.EquivalentTo(needed));

    [Test]
    public void Each_stack_waits_for_the_cluster_program_alone()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(_workstation.Resource("Stack", "oceanid-apps").Json("spec", "prerequisites"), Is.EqualTo("""[{"name":"oceanid-cluster"}]"""));
            Assert.That(_workstation.Resource("Stack", "oceanid-networking").Json("spec", "prerequisites"), Is.EqualTo("""[{"name":"oceanid-cluster"}]"""));
        }
    }

    [Test]
    public void No_stack_runs_before_the_admission_policies_are_there()
    {
        var stacks = _workstation.Resource("Kustomization", "stacks");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(stacks.Json("spec", "dependsOn"), Is.EqualTo("""[{"name":"flux-system"}]"""));
            Assert.That(stacks.Json("spec", "postBuild", "substitute"), Is.EqualTo("""{"cluster":"tethys","organization":"goldfish-inc"}"""));
            Assert.That(stacks.Input("spec", "deletionPolicy"), Is.EqualTo("Orphan"));
            Assert.That(stacks.Inputs["spec"]!["patches"], Is.Null);
        }
    }

    [Test]
    public void No_program_but_the_cluster_program_may_read_a_secret_of_the_whole_cluster()
    {
        var rules = string.Join('\n', _workstation.OfKind("ClusterRole").Select(role => role.Json("rules")));

        Assert.That(rules, Does.Not.Contain("secrets"));
    }

    [Test]
    public async Task A_lost_state_imports_the_releases()
    {
        var program = await Deploy.ClusterAsync(("adopt", "true"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(program.Resource("kubernetes", "tethys").Input("upsertExistingObjects"), Is.EqualTo("true"));
            Assert.That(program.OfKind("Release").Select(release => release.Options.ImportId), Is.EquivalentTo(new[] { "flux-system/flux2", "pulumi-system/pulumi-kubernetes-operator" }));
            Assert.That(_workstation.OfKind("Release").Select(release => release.Options.ImportId), Is.All.Null);
        }
    }

    [Test]
    public void The_cluster_chooses_its_stacks_and_each_gets_an_identity()
    {
        var stacks = _workstation.OfKind("Stack").Select(stack => stack.Name);
        var identities = _workstation.OfKind("ServiceAccount").Select(account => account.Name);

        using (Assert.EnterMultipleScope())
        {
            // The Stack CR of this program comes from Git.
            Assert.That(stacks, Is.EquivalentTo(new[] { "oceanid-networking", "oceanid-apps" }));
            Assert.That(identities, Is.EquivalentTo(new[] { "oceanid-cluster", "oceanid-networking", "oceanid-apps" }));
        }
    }

    [Test]
    public async Task A_cluster_without_networking_runs_apps_after_the_cluster_program()
    {
        var program = await Deploy.ClusterAsync(("stacks", """["oceanid-apps"]"""));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(program.OfKind("Stack").Single().Json("spec", "prerequisites"), Is.EqualTo("""[{"name":"oceanid-cluster"}]"""));
            Assert.That(program.OfKind("ServiceAccount").Select(account => account.Name), Does.Not.Contain("oceanid-networking"));
        }
    }

    [Test]
    public void Only_the_cluster_program_is_cluster_admin()
    {
        var administrators = _workstation.OfKind("ClusterRoleBinding")
            .Where(binding => binding.Input("roleRef", "name") == "cluster-admin")
            .Select(binding => binding.Input("subjects", "0", "name"));

        Assert.That(administrators, Is.EqualTo(new[] { "oceanid-cluster" }));
    }

    [Test]
    public void No_program_may_do_everything_or_grant_itself_more()
    {
        var rules = string.Join('\n', _workstation.OfKind("ClusterRole").Select(role => role.Json("rules")));

        Assert.That(rules, Does.Not.Contain("\"*\"").And.Not.Contain("escalate").And.Not.Contain("impersonate"));
    }

    [Test]
    public void The_root_kustomization_builds_the_folder_of_the_cluster() =>
        Assert.That(_workstation.Resource("Kustomization", "flux-system").Input("spec", "path"), Is.EqualTo("./clusters/tethys"));

    [Test]
    public void The_namespaces_say_which_cluster_and_environment_they_are_of()
    {
        foreach (var created in _workstation.OfKind("Namespace"))
        {
            using (Assert.EnterMultipleScope())
            {
                Assert.That(created.Input("metadata", "labels", "oceanid.dev/cluster"), Is.EqualTo("tethys"));
                Assert.That(created.Input("metadata", "labels", "oceanid.dev/environment"), Is.EqualTo("prod"));
            }
        }
    }

    [Test]
    public void The_credentials_have_no_passphrase_where_none_is_set() =>
        Assert.That(
            _workstation.Resource("Secret", "pulumi-esc-credentials").Json("stringData"),
            Is.EqualTo($$"""{"PULUMI_ACCESS_TOKEN":"{{Escaped("pulumiAccessToken")}}"}"""));

    [Test]
    public async Task A_passphrase_reaches_the_credentials_and_the_workspaces()
    {
        var program = await Deploy.ClusterAsync(("pulumiConfigPassphrase", Deploy.Secret("pulumiConfigPassphrase")));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                program.Resource("Secret", "pulumi-esc-credentials").Input("stringData", "PULUMI_CONFIG_PASSPHRASE"),
                Is.EqualTo(Deploy.Secret("pulumiConfigPassphrase")));
            Assert.That(
                program.Resource("Stack", "oceanid-apps").Input("spec", "envRefs", "PULUMI_CONFIG_PASSPHRASE", "secret", "name"),
                Is.EqualTo("pulumi-esc-credentials"));
        }
    }

    [Test]
    public async Task Every_secret_ends_up_in_a_secret_or_in_the_provider_and_nowhere_else()
    {
        var program = await Deploy.ClusterAsync(("pulumiConfigPassphrase", Deploy.Secret("pulumiConfigPassphrase")));

        var reached = program.Resources.Where(resource => resource.Inputs.ToJsonString().Contains("default/test", StringComparison.Ordinal)).ToList();
        var elsewhere = reached
            .Where(resource => !resource.Type.EndsWith(":Secret", StringComparison.Ordinal))
            .Where(resource => resource.Type != "pulumi:providers:kubernetes");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(reached, Has.Count.EqualTo(4));
            Assert.That(elsewhere, Is.Empty);
            Assert.That(program.Outputs.ToJsonString(), Does.Not.Contain("default/test"));
        }
    }

    [Test]
    public void The_outputs_say_what_the_cluster_is() =>
        Assert.That(
            _workstation.Outputs.ToJsonString(),
            Is.EqualTo("""{"cluster":"tethys","kubernetesVersion":"v1.35.8\u002Bk3s1","stacks":["oceanid-apps","oceanid-networking"]}"""));

    private static IEnumerable<ResourceKey> Declared(ProgramPreview program) => program.Resources.Select(resource => resource.Key);

    private static string Escaped(string key) =>
        JsonValue.Create(Deploy.Secret(key)).ToJsonString().Trim('"');
}
