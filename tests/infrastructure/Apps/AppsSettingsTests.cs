using Oceanid.Infrastructure.Tests.Testing;

namespace Oceanid.Infrastructure.Tests.Apps;

/// <summary>Every message names the file and the key, and says what to write instead.</summary>
public sealed class AppsSettingsTests
{
    private const string File = "infrastructure/apps/Pulumi.tethys.yaml: oceanid-apps:";

    [TestCase("""{"name":"a"}""", "apps is not a list of objects. Write a `- name: …` item with its settings for each app.")]
    [TestCase("""["a"]""", "apps is not a list of objects. Write a `- name: …` item with its settings for each app.")]
    [TestCase("""[{}]""", "apps[0].name is missing. Set it to the name of the app, which is that of its namespace.")]
    [TestCase("""[{"name":"A b"}]""", "apps[0].name is 'A b', which is not a DNS label: lower-case letters, digits and dashes between them. Write the name of the app, which is that of its namespace.")]
    [TestCase("""[{"name":"kube-system"}]""", "apps[0].name is 'kube-system', which is a name of the cluster itself. Write the name of the app, which is that of its namespace.")]
    [TestCase("""[{"name":"flux-system"}]""", "apps[0].name is 'flux-system', which is a name of the cluster itself. Write the name of the app, which is that of its namespace.")]
    [TestCase("""[{"name":"stacks"}]""", "apps[0].name is 'stacks', which is a name of the cluster itself. Write the name of the app, which is that of its namespace.")]
    [TestCase("""[{"name":"apps"}]""", "apps[0].name is 'apps', which is a name of the cluster itself. Write the name of the app, which is that of its namespace.")]
    [TestCase("""[{"name":"on"}]""", "apps[0].name is 'on', which YAML does not read as a text. Write the name of the app, which is that of its namespace.")]
    [TestCase("""[{"name":"null"}]""", "apps[0].name is 'null', which YAML does not read as a text. Write the name of the app, which is that of its namespace.")]
    [TestCase("""[{"name":"1password"}]""", "apps[0].name is '1password', which does not begin with a letter. Write the name of the app, which is that of its namespace.")]
    [TestCase("""[{"name":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}]""", "apps[0].name is 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', which has 60 characters: more than 59 leave no room for app- before it. Write the name of the app, which is that of its namespace.")]
    [TestCase("""[{"name":"a","path":"../elsewhere"}]""", "apps[0].path is '../elsewhere', which is no folder below apps/. Write the folder of the manifests (default apps/base/a).")]
    [TestCase("""[{"name":"a","path":"apps/../clusters"}]""", "apps[0].path is 'apps/../clusters', which is no folder below apps/. Write the folder of the manifests (default apps/base/a).")]
    [TestCase("""[{"name":"a","dependsOn":["b"]}]""", "apps has a depend on b, which is no app of this cluster. Correct the name, or add it.")]
    [TestCase("""[{"name":"a","dependsOn":["a"]}]""", "apps has a depend on itself, by way of a. Take one of them out of dependsOn.")]
    [TestCase("""[{"name":"a","tls":true}]""", "apps[0].tls is true, but no port is reached by Traefik. Set ingress to that port.")]
    [TestCase("""[{"name":"a","ingress":70000}]""", "apps[0].ingress is '70000', which is not a number from 1 to 65535. Write the name or number of the port that Traefik reaches.")]
    [TestCase("""[{"name":"a","metrics":"a port"}]""", "apps[0].metrics is 'a port', which is neither a number nor the name of a port. Write the name or number of the port that Prometheus reaches.")]
    [TestCase("""[{"name":"a","https":"yes"}]""", "apps[0].https is 'yes', which is neither true nor false. Write true where pods use HTTPS services outside of the cluster.")]
    [TestCase("""[{"name":"a"},{"name":"a"}]""", "apps names 'a' 2 times. Name it once.")]
    [TestCase("""[{"name":"a","pod":3}]""", "apps[0].pod is not a setting of this program. Did you mean oceanid-apps:apps[0].pods?")]
    [TestCase("""[{"name":"a","pods":0}]""", "apps[0].pods is '0', which is not a number from 1 to 500. Write the most pods, those of a rolling update included (default 2).")]
    [TestCase("""[{"name":"a","pods":"many"}]""", "apps[0].pods is 'many', which is not a number from 1 to 500. Write the most pods, those of a rolling update included (default 2).")]
    [TestCase("""[{"name":"a","requestsMemoryMi":256}]""", "apps[0].limitsMemoryMi is less than requestsMemoryMi. Raise it.")]
    [TestCase("""[{"name":"a","config":["x"]}]""", "apps[0].config is not a mapping. Write a value for each environment variable.")]
    [TestCase("""[{"name":"a","config":{"a-b":"x"}}]""", "apps[0].config.a-b has a name which is not the name of an environment variable. Write a value for each environment variable.")]
    [TestCase("""[{"name":"a","config":{"A":{"b":1}}}]""", "apps[0].config.A is not a text. Write a value for each environment variable.")]
    [TestCase("""[{"name":"a","secrets":{"A":"a.b"}}]""", "apps[0].secrets.A is 'a.b', which is not the name of a key: letters and digits. Write a key of the ESC environment for each environment variable.")]
    [TestCase("""[{"name":"a","pullSecret":["x"]}]""", "apps[0].pullSecret is a list. Write one value: the key of the ESC environment that holds a .dockerconfigjson.")]
    public async Task A_wrong_setting(string apps, string problem) =>
        Assert.That(await Deploy.ProblemsAsync(Deploy.AppsAsync(("apps", apps))), Is.EqualTo(new[] { File + problem }));

    [Test]
    public async Task A_secret_that_nobody_has_set_names_the_environment_and_the_command() =>
        Assert.That(
            await Deploy.ProblemsAsync(Deploy.AppsAsync(("apps", """[{"name":"a","secrets":{"A":"token"}}]"""), ("checksumKey", "k"))),
            Is.EqualTo(new[]
            {
                $"{File}token is missing from the ESC environment default/oceanid-apps-tethys. "
                + "Set it: esc env set goldfish-inc/default/oceanid-apps-tethys pulumiConfig.token -f - --string --secret.",
            }));

    [Test]
    public async Task A_variable_that_is_both_a_setting_and_a_secret() =>
        Assert.That(
            await Deploy.ProblemsAsync(Deploy.AppsAsync(("apps", """[{"name":"a","config":{"A":"x"},"secrets":{"A":"token"}}]"""), ("token", "t"), ("checksumKey", "k"))),
            Is.EqualTo(new[] { $"{File}apps[0].config.A is a secret as well. Keep one of the two." }));

    [Test]
    public async Task A_secret_of_a_shared_environment_that_no_app_here_uses_is_no_mistake() =>
        Assert.That((await Deploy.AppsAsync(("apps", "[]"), ("registryCredentials", Deploy.Secret("registryCredentials")))).Resources, Is.Not.Empty);

    [Test]
    public async Task A_misspelt_secret_is_one() =>
        Assert.That(
            await Deploy.ProblemsAsync(Deploy.AppsAsync(("apps", "[]"), ("kubeconfi", Deploy.Secret("kubeconfi")))),
            Is.EqualTo(new[] { $"{File}kubeconfi is not a setting of this program. Did you mean oceanid-apps:kubeconfig?" }));

    [Test]
    public async Task A_list_of_apps_that_was_lost() =>
        Assert.That(
            await Deploy.ProblemsAsync(Deploy.AppsAsync()),
            Is.EqualTo(new[] { $"{File}apps is missing. Write a `- name: …` item for each app, or `apps: []` for none: a key that was lost must not remove them all." }));

    [Test]
    public async Task An_app_has_what_the_catalog_says_key_by_key_and_its_own_before_that()
    {
        var program = await Deploy.AppsAsync(
            ("catalog", """[{"name":"b","pods":9},{"name":"a","pods":3,"requestsMemoryMi":32,"config":{"A":"catalog","B":"catalog"}}]"""),
            ("apps", """[{"name":"a","pods":4,"config":{"A":"own","C":"own"}}]"""));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(program.Resource("ResourceQuota", "a").Json("spec", "hard"), Does.Contain("\"pods\":\"4\"").And.Contain("\"requests.memory\":\"32Mi\""));
            Assert.That(program.Resource("ConfigMap", "a-config").Json("data"), Is.EqualTo("""{"A":"own","B":"catalog","C":"own"}"""));
            // The catalog runs nothing.
            Assert.That(program.OfKind("Namespace").Select(space => space.Name), Is.EqualTo(new[] { "a" }));
        }
    }

    [Test]
    public async Task What_is_wrong_in_the_catalog_is_named_there() =>
        Assert.That(
            await Deploy.ProblemsAsync(Deploy.AppsAsync(
                ("catalog", """[{"name":"b"},{"name":"a","pods":0,"colour":"red","config":{"a-b":"x","A":"x"}}]"""),
                ("apps", """[{"name":"a","limitsMemoryMi":"much","pod":1,"config":{"c-d":"x"}}]"""))),
            Is.EqualTo(new[]
            {
                $"{File}catalog[1].pods is '0', which is not a number from 1 to 500. Write the most pods, those of a rolling update included (default 2).",
                $"{File}apps[0].limitsMemoryMi is 'much', which is not a number from 1 to 1048576. Write the MiB of memory that all pods may use (default 128).",
                $"{File}catalog[1].config.a-b has a name which is not the name of an environment variable. Write a value for each environment variable.",
                $"{File}apps[0].config.c-d has a name which is not the name of an environment variable. Write a value for each environment variable.",
                $"{File}catalog[1].colour is not a setting of this program. Remove it.",
                $"{File}apps[0].pod is not a setting of this program. Did you mean oceanid-apps:apps[0].pods?",
            }));

    [TestCase("one line\n", "one line")]
    [TestCase("one line\r\n", "one line")]
    [TestCase("-----BEGIN-----\nkey\n-----END-----\n", "-----BEGIN-----\nkey\n-----END-----\n")]
    public async Task A_value_that_was_pasted_with_the_end_of_its_line(string pasted, string used)
    {
        var program = await Deploy.AppsAsync(("apps", """[{"name":"a","secrets":{"A":"token"}}]"""), ("token", pasted), ("checksumKey", "k"));

        Assert.That(program.Resource("Secret", "a-secrets").Input("stringData", "A"), Is.EqualTo(used));
    }

    [Test]
    public async Task All_problems_are_reported_together() =>
        Assert.That(
            await Deploy.ProblemsAsync(Deploy.AppsAsync(("apps", """[{"name":"A"},{"pods":0,"secrets":{"A":"token"}}]"""), ("ap", "x"))),
            Has.Count.EqualTo(6));
}
