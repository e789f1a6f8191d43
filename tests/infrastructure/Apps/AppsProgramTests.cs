using System.Text.Json.Nodes;
using Oceanid.Infrastructure.Tests.Testing;
using Oceanid.Tool.Fleet;

namespace Oceanid.Infrastructure.Tests.Apps;

public sealed class AppsProgramTests
{
    private const string Shop = """
        [{"name":"shop-front","pods":3,"requestsMemoryMi":96,"limitsMemoryMi":192,"config":{"LEVEL":"info","PORT":8080},
          "secrets":{"TOKEN":"shopToken","KEY":"shopKey"},"pullSecret":"registry","ingress":"http","dependsOn":["plain"]},
         {"name":"plain"}]
        """;

    private ProgramPreview _program = null!;

    [OneTimeSetUp]
    public async Task Run() => _program = await RunAsync();

    [Test]
    public void Each_app_gets_a_restricted_namespace_that_says_whose_it_is()
    {
        foreach (var name in new[] { "shop-front", "plain" })
        {
            var labels = _program.Resource("Namespace", name).Json("metadata", "labels");

            Assert.That(labels, Does.Contain("\"pod-security.kubernetes.io/enforce\":\"restricted\"").And.Contain($"\"oceanid.dev/app\":\"{name}\""));
        }
    }

    [TestCase("shop-front", """{"limits.memory":"192Mi","pods":"3","requests.memory":"96Mi"}""")]
    [TestCase("plain", """{"limits.memory":"128Mi","pods":"2","requests.memory":"64Mi"}""")]
    public void Its_namespace_is_bounded(string name, string hard)
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(_program.Resource("ResourceQuota", name).Json("spec", "hard"), Is.EqualTo(hard));
            Assert.That(_program.Resource("LimitRange", name).Json("spec", "limits", "0", "default"), Is.EqualTo("""{"cpu":"200m","memory":"64Mi"}"""));
        }
    }

    [Test]
    public void Its_settings_are_a_config_map_and_its_secrets_a_secret_with_the_keys_of_the_configuration()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(_program.Resource("ConfigMap", "shop-front-config").Json("data"), Is.EqualTo("""{"LEVEL":"info","PORT":"8080"}"""));
            Assert.That(_program.Resource("Secret", "shop-front-secrets").Input("stringData", "TOKEN"), Is.EqualTo(Deploy.Secret("shopToken")));
            Assert.That(_program.Resource("Secret", "shop-front-secrets").Input("stringData", "KEY"), Is.EqualTo(Deploy.Secret("shopKey")));
            Assert.That(_program.Resource("Secret", "shop-front-secrets").Input("type"), Is.EqualTo("Opaque"));
        }
    }

    [Test]
    public void Its_service_account_pulls_with_the_credentials_of_the_registry_and_has_no_token()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(_program.Resource("Secret", "shop-front-pull").Input("type"), Is.EqualTo("kubernetes.io/dockerconfigjson"));
            Assert.That(_program.Resource("Secret", "shop-front-pull").Input("stringData", ".dockerconfigjson"), Is.EqualTo(Deploy.Secret("registry")));
            Assert.That(_program.Resource("ServiceAccount", "shop-front").Json("imagePullSecrets"), Is.EqualTo("""[{"name":"shop-front-pull"}]"""));
            Assert.That(_program.Resource("ServiceAccount", "shop-front").Input("automountServiceAccountToken"), Is.EqualTo("false"));
        }
    }

    [Test]
    public void An_app_without_settings_or_secrets_gets_none()
    {
        var kinds = _program.Resources.Where(resource => resource.Input("metadata", "namespace") == "plain").Select(resource => resource.Type.Split(':')[^1]);

        Assert.That(kinds, Is.EquivalentTo(new[] { "RoleBinding", "ResourceQuota", "LimitRange", "NetworkPolicy", "NetworkPolicy", "ServiceAccount", "RoleBinding" }));
    }

    [TestCase("shopKey", null, "is missing from")]
    [TestCase("registry", "REPLACE_ME", "still has its placeholder in")]
    public async Task A_secret_that_one_app_lacks_stops_neither_the_others_nor_deletes_anything_of_it(string key, string? value, string problem)
    {
        var (declared, problems) = await Deploy.AttemptAppsAsync(Settings((key, value)));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(problems, Is.EqualTo(new[]
            {
                $"infrastructure/apps/Pulumi.tethys.yaml: oceanid-apps:{key} {problem} the ESC environment default/oceanid-apps-tethys. "
                + $"Set it: esc env set goldfish-inc/default/oceanid-apps-tethys pulumiConfig.{key} -f - --string --secret.",
            }));
            Assert.That(declared.Resources.Select(resource => resource.Key), Is.EquivalentTo(_program.Resources.Select(resource => resource.Key)));
            foreach (var plain in _program.Resources.Where(resource => resource.Input("metadata", "namespace") == "plain"))
                Assert.That(declared.Resources.Single(resource => resource.Key == plain.Key).Inputs.ToJsonString(), Is.EqualTo(plain.Inputs.ToJsonString()), plain.Name);
        }
    }

    [Test]
    public async Task All_that_the_apps_lack_is_one_error_and_so_is_a_setting_that_is_wrong()
    {
        var (declared, problems) = await Deploy.AttemptAppsAsync(Settings(("shopKey", null), ("registry", "")));
        var (_, wrong) = await Deploy.AttemptAppsAsync(Settings(("shopKey", null), ("colour", "blue")));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(problems, Has.Count.EqualTo(2).And.All.Contains("oceanid-apps:"));
            Assert.That(declared.Resources, Is.Not.Empty);
            Assert.That(wrong, Has.Count.EqualTo(2).And.Some.Contains("oceanid-apps:colour is not a setting").And.Some.Contains("oceanid-apps:shopKey is missing"));
        }
    }

    [Test]
    public void The_account_that_deploys_it_may_do_so_in_its_namespace_only()
    {
        var binding = _program.Resource("RoleBinding", "shop-front-app-deployer");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(_program.Resource("ServiceAccount", "app-shop-front").Json("metadata"), Is.EqualTo("""{"name":"app-shop-front","namespace":"flux-system"}"""));
            Assert.That(binding.Input("metadata", "namespace"), Is.EqualTo("shop-front"));
            Assert.That(binding.Input("roleRef", "name"), Is.EqualTo("app-deployer"));
            Assert.That(binding.Json("subjects"), Is.EqualTo("""[{"kind":"ServiceAccount","name":"app-shop-front","namespace":"flux-system"}]"""));
            Assert.That(_program.OfKind("ClusterRoleBinding"), Is.Empty);
        }
    }

    [Test]
    public void The_program_binds_itself_before_it_writes_anything_else_there()
    {
        var binding = _program.Resource("RoleBinding", "plain-app-environment");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(_program.Resource("Namespace", "plain").Json("metadata", "labels"), Does.Contain("\"oceanid.dev/program\":\"oceanid-apps\""));
            Assert.That(binding.Json("subjects"), Is.EqualTo("""[{"kind":"ServiceAccount","name":"oceanid-apps","namespace":"pulumi-system"}]"""));
            Assert.That(binding.Input("roleRef", "name"), Is.EqualTo("app-environment"));
            foreach (var kind in new[] { "ResourceQuota", "LimitRange" })
                Assert.That(_program.Resource(kind, "plain").DependsOn(), Does.Contain("RoleBinding plain-app-environment"), kind);
        }
    }

    [Test]
    public void Nothing_comes_in_and_nothing_goes_out_but_names_and_what_it_says()
    {
        var policies = _program.OfKind("NetworkPolicy").Select(policy => $"{policy.Input("metadata", "namespace")}/{policy.Input("metadata", "name")}");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(policies, Is.EquivalentTo(new[] { "plain/app-default-deny", "plain/app-allow-dns", "shop-front/app-default-deny", "shop-front/app-allow-dns", "shop-front/app-allow-ingress" }));
            Assert.That(_program.Resource("NetworkPolicy", "plain-default-deny").Json("spec"), Is.EqualTo("""{"podSelector":{},"policyTypes":["Ingress","Egress"]}"""));
        }
    }

    [Test]
    public async Task Each_flow_is_a_policy_of_its_own()
    {
        var program = await Deploy.AppsAsync(
            ("metricsNamespace", "observability"),
            ("apps", """[{"name":"shop","ingress":"http","metrics":9797,"apiServer":true,"https":true}]"""));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                program.Resource("NetworkPolicy", "shop-allow-ingress").Json("spec", "ingress"),
                Is.EqualTo("""[{"from":[{"namespaceSelector":{"matchLabels":{"kubernetes.io/metadata.name":"kube-system"}},"podSelector":{"matchLabels":{"app.kubernetes.io/name":"traefik"}}}],"ports":[{"port":"http","protocol":"TCP"}]}]"""));
            Assert.That(
                program.Resource("NetworkPolicy", "shop-allow-metrics").Json("spec", "ingress"),
                Is.EqualTo("""[{"from":[{"namespaceSelector":{"matchLabels":{"kubernetes.io/metadata.name":"observability"}}}],"ports":[{"port":9797,"protocol":"TCP"}]}]"""));
            Assert.That(program.Resource("NetworkPolicy", "shop-allow-api-server").Json("spec", "egress", "0", "ports"), Is.EqualTo("""[{"port":6443,"protocol":"TCP"}]"""));
            Assert.That(program.Resource("NetworkPolicy", "shop-allow-https").Json("spec", "egress", "0", "to", "0", "ipBlock", "except"), Does.Contain("10.0.0.0/8"));
        }
    }

    [Test]
    public void Its_kustomization_is_its_own()
    {
        var spec = (JsonObject)_program.Resource("Kustomization", "shop-front").Inputs["spec"]!;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(_program.Resource("Kustomization", "shop-front").Json("metadata"), Is.EqualTo("""{"name":"shop-front","namespace":"flux-system"}"""));
            Assert.That(spec["serviceAccountName"]!.ToString(), Is.EqualTo("app-shop-front"));
            Assert.That(spec["path"]!.ToString(), Is.EqualTo("./apps/base/shop-front"));
            Assert.That(spec["prune"]!.ToString(), Is.EqualTo("true"));
            Assert.That(spec["deletionPolicy"]!.ToString(), Is.EqualTo("Orphan"));
            Assert.That(spec["dependsOn"]!.ToJsonString(), Is.EqualTo("""[{"name":"plain"}]"""));
            Assert.That(spec["postBuild"]!["substitute"]!.AsObject().Select(variable => variable.Key), Is.EquivalentTo(new[] { "cluster", "domain", "checksum" }));
            Assert.That(spec["postBuild"]!["substitute"]!["cluster"]!.ToString(), Is.EqualTo("tethys"));
            Assert.That(spec["postBuild"]!["substitute"]!["domain"]!.ToString(), Is.EqualTo("example.com"));
            Assert.That(Checksum(_program, "shop-front"), Does.Match("^c-[0-9a-f]{32}$"));
        }
    }

    [Test]
    public void It_is_waited_for_only_where_another_depends_on_it()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(_program.Resource("Kustomization", "plain").Input("spec", "wait"), Is.EqualTo("true"));
            Assert.That(_program.Resource("Kustomization", "shop-front").Input("spec", "wait"), Is.EqualTo("false"));
        }
    }

    [Test]
    public void It_is_deployed_only_when_it_is_fenced() =>
        Assert.That(_program.Resource("Kustomization", "shop-front").DependsOn(), Is.EquivalentTo(new[]
        {
            "BoundedNamespace shop-front", "NamespacePolicies shop-front", "ConfigMap shop-front-config", "EscSecret shop-front-secrets",
            "EscSecret shop-front-pull", "ServiceAccount shop-front", "ServiceAccount app-shop-front", "RoleBinding shop-front-app-deployer",
        }));

    [TestCase("shop-front", 13)]
    [TestCase("plain", 9)]
    public void Its_kustomization_waits_for_every_other_object_of_the_app(string app, int count)
    {
        var resources = _program.Resources.ToDictionary(resource => resource.Key);
        var unit = _program.Resources.Where(resource => Above(resource).Contains(_program.Resource("AppEnvironment", app))).ToList();
        var kustomization = _program.Resource("Kustomization", app);

        // To wait for a component is to wait for all that is in it.
        var fence = unit.Where(resource => resource != kustomization && resource.Type.StartsWith("kubernetes:", StringComparison.Ordinal)).ToList();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(fence, Has.Count.EqualTo(count));
            Assert.That(fence.Where(resource => !Above(resource).Prepend(resource).Any(part => kustomization.Options.DependsOn.Contains(part.Key))).Select(resource => resource.Key), Is.Empty);
        }

        IEnumerable<ResourcePreview> Above(ResourcePreview resource) =>
            resource.Options.Parent is { } parent ? Above(resources[parent]).Prepend(resources[parent]) : [];
    }

    [Test]
    public void What_lies_in_its_namespace_goes_with_it()
    {
        var space = _program.Resource("Namespace", "shop-front").Key;

        Assert.That(
            _program.Resources.Where(resource => resource.Input("metadata", "namespace") == "shop-front" && resource.Options.DeletedWith != space).Select(resource => resource.Key),
            Is.Empty);
    }

    [TestCase("shopKey", true)]
    [TestCase("checksumKey", true)]
    [TestCase("registry", false)]
    public async Task The_checksum_changes_with_the_secrets_and_its_key_and_with_nothing_else(string key, bool changes)
    {
        var rotated = await RunAsync((key, Deploy.Secret("rotated")));

        Assert.That(Checksum(rotated, "shop-front") == Checksum(_program, "shop-front"), Is.EqualTo(!changes));
    }

    [Test]
    public async Task The_checksum_changes_with_the_configuration_and_needs_no_key_without_secrets()
    {
        var before = await Deploy.AppsAsync(("apps", """[{"name":"shop","config":{"A":"1","B":"2"}}]"""));
        var after = await Deploy.AppsAsync(("apps", """[{"name":"shop","config":{"A":"1","B":"3"}}]"""));
        var ordered = await Deploy.AppsAsync(("apps", """[{"name":"shop","config":{"B":"2","A":"1"}}]"""));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Checksum(after, "shop"), Is.Not.EqualTo(Checksum(before, "shop")));
            Assert.That(Checksum(ordered, "shop"), Is.EqualTo(Checksum(before, "shop")));
        }
    }

    [Test]
    public async Task What_has_data_to_keep_is_protected()
    {
        var program = await Deploy.AppsAsync(("apps", """[{"name":"ledger","keepData":true},{"name":"plain"}]"""));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(program.Resource("Namespace", "ledger").Options.Protect, Is.True);
            Assert.That(program.Resource("Namespace", "plain").Options.Protect, Is.False);
        }
    }

    [Test]
    public async Task A_cluster_without_apps_is_no_mistake() =>
        Assert.That((await Deploy.AppsAsync(("apps", "[]"))).Outputs["apps"]!.ToJsonString(), Is.EqualTo("[]"));

    [Test]
    public async Task A_lost_state_is_taken_over_where_the_settings_say_so()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That((await RunAsync(("adopt", "true"))).Resource("kubernetes", "tethys").Input("upsertExistingObjects"), Is.EqualTo("true"));
            Assert.That(_program.Resource("kubernetes", "tethys").Input("upsertExistingObjects"), Is.Null);
        }
    }

    [Test]
    public async Task The_secret_that_is_not_complete_and_the_checksum_stay_as_they_are()
    {
        var (declared, _) = await Deploy.AttemptAppsAsync(Settings(("shopKey", null)));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(declared.Resource("Secret", "shop-front-secrets").Options.IgnoreChanges, Is.EqualTo(new[] { "stringData", "data" }));
            Assert.That(declared.Resource("Secret", "shop-front-pull").Options.IgnoreChanges, Is.Empty);
            Assert.That(declared.Resource("Kustomization", "shop-front").Options.IgnoreChanges, Is.EqualTo(new[] { "spec.postBuild.substitute.checksum" }));
            Assert.That(declared.Resource("Kustomization", "plain").Options.IgnoreChanges, Is.Empty);
        }
    }

    private static string? Checksum(ProgramPreview program, string app) => program.Resource("Kustomization", app).Input("spec", "postBuild", "substitute", "checksum");

    private static Task<ProgramPreview> RunAsync(params (string Key, string? Value)[] changes) => Deploy.AppsAsync([.. Settings(changes)]);

    private static IEnumerable<(string Key, string Value)> Settings(params (string Key, string? Value)[] changes)
    {
        var settings = new Dictionary<string, string>
        {
            ["apps"] = Shop,
            ["shopToken"] = Deploy.Secret("shopToken"),
            ["shopKey"] = Deploy.Secret("shopKey"),
            ["registry"] = Deploy.Secret("registry"),
            ["checksumKey"] = Deploy.Secret("checksumKey"),
            ["domain"] = "example.com",
        };
        foreach (var (key, value) in changes)
        {
            if (value is null)
                settings.Remove(key);
            else
                settings[key] = value;
        }

        return settings.Select(entry => (entry.Key, entry.Value));
    }
}
