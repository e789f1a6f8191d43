using Oceanid.Infrastructure.Tests.Testing;
using Oceanid.Tool.Fleet;

namespace Oceanid.Infrastructure.Tests.Apps;

public sealed class AppsProgramTests
{
    private const string Shop = """
        [{"name":"shop-front","pods":3,"requestsMemoryMi":96,"limitsMemoryMi":192,"config":{"LEVEL":"info","PORT":8080},
          "secrets":{"TOKEN":"shopToken","KEY":"shopKey"},"pullSecret":"registry"},
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

        Assert.That(kinds, Is.EquivalentTo(new[] { "ResourceQuota", "LimitRange", "ServiceAccount", "RoleBinding" }));
    }

    [Test]
    public void Flux_may_deploy_it_in_its_namespace_only()
    {
        var binding = _program.Resource("RoleBinding", "shop-front-app-deployer");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(binding.Input("metadata", "namespace"), Is.EqualTo("shop-front"));
            Assert.That(binding.Input("roleRef", "name"), Is.EqualTo("app-deployer"));
            Assert.That(binding.Json("subjects"), Is.EqualTo("""[{"kind":"ServiceAccount","name":"apps","namespace":"flux-system"}]"""));
            Assert.That(_program.OfKind("ClusterRoleBinding"), Is.Empty);
        }
    }

    [Test]
    public void The_outputs_are_the_namespaces_and_a_checksum_for_each_secret_that_reveals_nothing()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(_program.Outputs["namespaces"]!.ToJsonString(), Is.EqualTo("""["shop-front","plain"]"""));
            Assert.That(_program.Outputs["secretChecksums"]!.AsObject().Select(entry => entry.Key), Is.EqualTo(new[] { "shop-front/shop-front-pull", "shop-front/shop-front-secrets" }));
            Assert.That(_program.Outputs["secretChecksums"]!["shop-front/shop-front-secrets"]!.ToString(), Does.Match("^[0-9a-f]{32}$"));
        }
    }

    [Test]
    public void The_checksums_are_variables_for_the_manifests_which_flux_reads_at_once()
    {
        var variables = _program.Resource("ConfigMap", "apps-checksums");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(variables.Input("metadata", "namespace"), Is.EqualTo("flux-system"));
            Assert.That(variables.Json("metadata", "labels"), Is.EqualTo("""{"reconcile.fluxcd.io/watch":"Enabled"}"""));
            Assert.That(
                variables.Input("data", "shop_front_secrets_checksum"),
                Is.EqualTo(_program.Outputs["secretChecksums"]!["shop-front/shop-front-secrets"]!.ToString()));
            Assert.That(_program.Resource("ChecksumVariables", "apps-checksums").DependsOn(), Does.Contain("AppEnvironment shop-front"));
        }
    }

    [Test]
    public async Task A_changed_secret_changes_its_own_checksum_and_no_other()
    {
        var rotated = await RunAsync(("shopKey", "<secret default/test rotated>"));
        var before = _program.Outputs["secretChecksums"]!;
        var after = rotated.Outputs["secretChecksums"]!;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(after["shop-front/shop-front-secrets"]!.ToString(), Is.Not.EqualTo(before["shop-front/shop-front-secrets"]!.ToString()));
            Assert.That(after["shop-front/shop-front-pull"]!.ToString(), Is.EqualTo(before["shop-front/shop-front-pull"]!.ToString()));
        }
    }

    [Test]
    public async Task A_cluster_without_apps_is_no_mistake() =>
        Assert.That((await Deploy.AppsAsync()).Outputs["namespaces"]!.ToJsonString(), Is.EqualTo("[]"));

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
    public async Task The_secret_that_is_not_complete_and_its_checksum_stay_as_they_are()
    {
        var (declared, _) = await Deploy.AttemptAppsAsync(Settings(("shopKey", null)));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(declared.Resource("Secret", "shop-front-secrets").Options.IgnoreChanges, Is.EqualTo(new[] { "stringData", "data" }));
            Assert.That(declared.Resource("Secret", "shop-front-pull").Options.IgnoreChanges, Is.Empty);
            Assert.That(declared.Resource("ConfigMap", "apps-checksums").Options.IgnoreChanges, Is.EqualTo(new[] { "data.shop_front_secrets_checksum" }));
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

    private static Task<ProgramPreview> RunAsync(params (string Key, string? Value)[] changes) => Deploy.AppsAsync([.. Settings(changes)]);

    private static IEnumerable<(string Key, string Value)> Settings(params (string Key, string? Value)[] changes)
    {
        var settings = new Dictionary<string, string>
        {
            ["apps"] = Shop,
            ["shopToken"] = Deploy.Secret("shopToken"),
            ["shopKey"] = Deploy.Secret("shopKey"),
            ["registry"] = Deploy.Secret("registry"),
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
