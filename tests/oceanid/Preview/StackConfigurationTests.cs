using Oceanid.Infrastructure.Tests.Testing;
using Oceanid.Tool.Fleet.Configuration;
using Oceanid.Tool.Text;

namespace Oceanid.Tool.Tests.Preview;

public sealed class StackConfigurationTests
{
    private TemporaryRepository _repository = null!;

    [SetUp]
    public void CreateRepository() => _repository = new TemporaryRepository();

    [TearDown]
    public void DeleteRepository() => _repository.Dispose();

    [Test]
    public void Keys_without_a_namespace_get_the_project()
    {
        WriteStack("config:", "  node: tethys", "  kubernetes:context: k3s", "  old:config:key: value");

        Assert.That(Read().Values, Is.EquivalentTo(new Dictionary<string, string>
        {
            ["oceanid-cluster:node"] = "tethys",
            ["kubernetes:context"] = "k3s",
            ["old:key"] = "value",
        }));
    }

    [TestCase("3", "3")]
    [TestCase("true", "true")]
    [TestCase("yes", "yes")]
    [TestCase("1.30", "1.3")]
    [TestCase("'1.30'", "1.30")]
    [TestCase("!!str 1.30", "1.30")]
    [TestCase("[a, 2, true]", """["a",2,true]""")]
    [TestCase("{ a: { b: 1.5 } }", """{"a":{"b":1.5}}""")]
    public void Values_arrive_as_Pulumi_hands_them_over(string yaml, string expected)
    {
        WriteStack("config:", $"  key: {yaml}");

        Assert.That(Read().Values["oceanid-cluster:key"], Is.EqualTo(expected));
    }

    [Test]
    public void A_later_environment_wins_over_an_earlier_one_and_the_stack_file_over_both()
    {
        WriteEsc("first", "values:", "  pulumiConfig:", "    a: first", "    b: first", "    c: first");
        WriteEsc("second", "values:", "  pulumiConfig:", "    b: second", "    c: second");
        WriteStack("environment: [default/first, default/second]", "config:", "  oceanid-cluster:c: stack");

        Assert.That(Read().Values.Values, Is.EqualTo(new[] { "first", "second", "stack" }));
    }

    [Test]
    public void Objects_are_merged_member_by_member()
    {
        WriteEsc("first", "values:", "  pulumiConfig:", "    o: { x: 1, y: { p: esc, q: esc } }");
        WriteStack("environment: [default/first]", "config:", "  o: { y: { q: stack }, z: 3 }");

        Assert.That(
            Read().Values["oceanid-cluster:o"],
            Is.EqualTo("""{"x":1,"y":{"p":"esc","q":"stack"},"z":3}"""));
    }

    [Test]
    public void A_definition_starts_from_its_imports()
    {
        WriteEsc("base", "values:", "  pulumiConfig:", "    a: base", "    b: base");
        WriteEsc(
            "top",
            "imports: [default/base, { default/none: { merge: false } }]",
            "values: { pulumiConfig: { b: top } }");
        WriteStack("environment: [default/top]");

        Assert.That(Read().Values.Values, Is.EqualTo(new[] { "base", "top" }));
    }

    [Test]
    public void Values_that_only_ESC_knows_become_markers_that_name_environment_and_key()
    {
        WriteEsc(
            "oceanid-cluster",
            "values:",
            "  aws: { plain: never read }",
            "  pulumiConfig:",
            "    token: { fn::secret: x }",
            "    oceanid-cluster:git: { user: me, key: { fn::secret: x } }",
            "    login: { fn::open::aws-login: {} }",
            "    list: [a, { fn::secret: x }]",
            "    url: https://${aws.plain}/");
        WriteStack("environment: [default/oceanid-cluster@stable]");

        var configuration = Read();
        Assert.That(configuration.Values, Is.EquivalentTo(new Dictionary<string, string>
        {
            ["oceanid-cluster:token"] = "<secret default/oceanid-cluster token>",
            ["oceanid-cluster:git"] =
                """{"user":"me","key":"<secret default/oceanid-cluster oceanid-cluster:git.key>"}""",
            ["oceanid-cluster:login"] = "<secret default/oceanid-cluster login>",
            ["oceanid-cluster:list"] = """["a","<secret default/oceanid-cluster list[1]>"]""",
            ["oceanid-cluster:url"] = "<secret default/oceanid-cluster url>",
        }));
        Assert.That(configuration.SecretKeys, Is.EquivalentTo(configuration.Values.Keys));
    }

    [Test]
    public void An_encrypted_value_becomes_a_marker_that_names_the_stack_file()
    {
        WriteStack(
            "config:",
            "  token:",
            "    secure: AAABAK",
            "  o: { plain: 1, deep: { secure: AAABAK } }",
            "  p: plain");

        var configuration = Read();
        Assert.Multiple(() =>
        {
            Assert.That(
                configuration.Values["oceanid-cluster:token"],
                Is.EqualTo("<secret infrastructure/cluster/Pulumi.tethys.yaml token>"));
            Assert.That(
                configuration.Values["oceanid-cluster:o"],
                Is.EqualTo("""{"plain":1,"deep":"<secret infrastructure/cluster/Pulumi.tethys.yaml o.deep>"}"""));
            Assert.That(
                configuration.SecretKeys,
                Is.EqualTo(new[] { "oceanid-cluster:o", "oceanid-cluster:token" }));
        });
    }

    [Test]
    public void An_environment_can_be_written_in_the_stack_file()
    {
        WriteEsc("base", "values:", "  pulumiConfig:", "    a: base");
        WriteStack(
            "environment:",
            "  imports: [default/base]",
            "  values:",
            "    pulumiConfig:",
            "      token: { fn::secret: x }");

        Assert.That(Read().Values, Is.EquivalentTo(new Dictionary<string, string>
        {
            ["oceanid-cluster:a"] = "base",
            ["oceanid-cluster:token"] = "<secret infrastructure/cluster/Pulumi.tethys.yaml token>",
        }));
    }

    [Test]
    public void A_definition_is_found_in_the_folder_of_another_program_after_the_own_one()
    {
        _repository.Write("infrastructure/apps/esc/shared.yaml", "values: { pulumiConfig: { a: apps, b: apps } }\n");
        _repository.Write("infrastructure/apps/esc/own.yaml", "values: { pulumiConfig: { b: wrong } }\n");
        WriteEsc("own", "values: { pulumiConfig: { b: cluster } }");
        WriteStack("environment: [default/shared, default/own]");

        Assert.That(Read().Values.Values, Is.EqualTo(new[] { "apps", "cluster" }));
    }

    [Test]
    public void The_organization_is_read_from_the_configuration()
    {
        WriteStack("config:", "  organization: goldfish-inc");
        Assert.That(Read().Organization, Is.EqualTo("goldfish-inc"));

        WriteStack("config: {}");
        Assert.That(Read().Organization, Is.Null);
    }

    [Test]
    public void Everything_that_is_wrong_is_reported_at_once_with_file_line_and_key()
    {
        WriteEsc("broken", "values:", "  pulumiConfig:", "    a:b:c: 1", "    empty:");
        WriteEsc("list", "values:", "  pulumiConfig: [a]");
        WriteStack(
            "environment:",
            "  - default/broken",
            "  - default/list",
            "  - default/missing",
            "  - [nested]",
            "enviroment: []",
            "config:",
            "  node: a",
            "  oceanid-cluster:node: b",
            "  'x:': 1",
            "  nothing:");

        Assert.That(Problems(), Is.EqualTo(new[]
        {
            $"{TemporaryRepository.Stack}:6: enviroment: not a key of a stack file. "
                + "Known: config, encryptedkey, encryptionsalt, environment, secretsprovider.",
            "infrastructure/cluster/esc/broken.yaml:3: a:b:c: not a configuration key. Write `key` or `namespace:key`.",
            "infrastructure/cluster/esc/broken.yaml:4: empty: no value. "
                + "Give it one, `fn::secret: …` for a secret, or remove the key.",
            "infrastructure/cluster/esc/list.yaml:2: pulumiConfig: not a mapping. Write `key: value` lines below it.",
            $"{TemporaryRepository.Stack}:4: environment: ESC environment 'default/missing' has no definition. "
                + "Write it in infrastructure/cluster/esc/missing.yaml.",
            $"{TemporaryRepository.Stack}:5: environment: not the name of an environment. "
                + "Write `- project/environment`.",
            $"{TemporaryRepository.Stack}:9: oceanid-cluster:node: a second value for oceanid-cluster:node. "
                + "Keep one of them.",
            $"{TemporaryRepository.Stack}:10: x:: not a configuration key. Write `key` or `namespace:key`.",
            $"{TemporaryRepository.Stack}:11: nothing: no value. Give it one, or remove the key.",
        }));
    }

    [Test]
    public void The_project_gives_what_neither_the_environments_nor_the_stack_file_have()
    {
        WriteProject("config:", "  a: project", "  oceanid-cluster:b: project", "  c: [project]", "  d: { value: { x: 1, y: 1 } }", "  e: { type: string, default: project }");
        WriteEsc("base", "values: { pulumiConfig: { b: esc, d: { y: 2 } } }");
        WriteStack("environment: [default/base]", "config:", "  a: stack", "  d: { z: 3 }");

        Assert.That(Read().Values, Is.EquivalentTo(new Dictionary<string, string>
        {
            ["oceanid-cluster:a"] = "stack",
            ["oceanid-cluster:b"] = "esc",
            ["oceanid-cluster:c"] = """["project"]""",
            // Of the environment and the stack file; the default is replaced, not merged.
            ["oceanid-cluster:d"] = """{"y":2,"z":3}""",
            ["oceanid-cluster:e"] = "project",
        }));
    }

    [Test]
    public void A_key_of_another_project_has_a_value_in_the_project()
    {
        WriteProject("config:", "  kubernetes:context: { value: k3s }");

        Assert.That(Read().Values, Is.EqualTo(new Dictionary<string, string> { ["kubernetes:context"] = "k3s" }));
    }

    [Test]
    public void A_stack_without_a_stack_file_has_what_the_project_says()
    {
        WriteProject("config:", "  a: project");

        Assert.That(Read().Values, Is.EqualTo(new Dictionary<string, string> { ["oceanid-cluster:a"] = "project" }));
    }

    [Test]
    public void The_project_can_be_at_the_top_with_the_program_as_its_main()
    {
        File.Delete(Path.Combine(_repository.Root, "infrastructure/cluster/Pulumi.yaml"));
        _repository.Write("Pulumi.yaml", "name: fleet\nmain: \"infrastructure/cluster/\" # the program\nconfig: { a: top }\n");

        Assert.That(Read().Values, Is.EqualTo(new Dictionary<string, string> { ["fleet:a"] = "top" }));
    }

    [Test]
    public void The_project_at_the_top_is_not_that_of_another_program()
    {
        File.Delete(Path.Combine(_repository.Root, "infrastructure/cluster/Pulumi.yaml"));
        _repository.Write("Pulumi.yaml", "name: fleet\nmain: infrastructure/apps\n");

        Assert.That(Problems(), Is.EqualTo(new[] { "infrastructure/cluster/Pulumi.yaml: the file does not exist. Write `name:` and `runtime: dotnet` there." }));
    }

    [Test]
    public void What_Pulumi_would_not_take_from_the_project()
    {
        WriteProject("environment: [default/base]", "config:", "  a: { x: 1 }", "  b:", "  kubernetes:context: k3s", "  c: 1", "  oceanid-cluster:c: 2");

        Assert.That(Problems(), Is.EqualTo(new[]
        {
            "infrastructure/cluster/Pulumi.yaml:3: environment: Pulumi reads no environment here (pulumi/pulumi#14499). Write it into the stack file of each cluster.",
            "infrastructure/cluster/Pulumi.yaml:5: a: an object without `value`, which Pulumi takes for the type of a setting. Write the value below `value:`.",
            "infrastructure/cluster/Pulumi.yaml:6: b: no value, which makes it required: Pulumi stops there before anything else is checked. Give it one, or remove the key.",
            "infrastructure/cluster/Pulumi.yaml:7: kubernetes:context: a default of another project, of which Pulumi takes only a `value`. Write it below `value:`.",
            "infrastructure/cluster/Pulumi.yaml:9: oceanid-cluster:c: a second value for oceanid-cluster:c. Keep one of them.",
        }));
    }

    [Test]
    public void Each_value_knows_where_it_stands_and_over_what_it_wins()
    {
        WriteProject("config:", "  a: project", "  b: project");
        WriteEsc("base", "values:", "  pulumiConfig:", "    a: esc");
        WriteStack("environment: [default/base]", "config:", "  a: stack");

        var sources = Read().Sources.ToDictionary(entry => entry.Key, entry => entry.Value.Select(source => $"{source.File}:{source.Line}"));
        Assert.That(sources, Is.EquivalentTo(new Dictionary<string, string[]>
        {
            ["oceanid-cluster:a"] = [$"{TemporaryRepository.Stack}:3", "infrastructure/cluster/esc/base.yaml:3", "infrastructure/cluster/Pulumi.yaml:4"],
            ["oceanid-cluster:b"] = ["infrastructure/cluster/Pulumi.yaml:5"],
        }));
    }

    [Test]
    public void A_definition_can_be_that_of_each_cluster()
    {
        WriteEsc("oceanid-cluster-CLUSTER", "values: { pulumiConfig: { token: { fn::secret: x } } }");
        WriteStack("environment: [default/oceanid-cluster-tethys]");

        Assert.That(Read().Values, Is.EqualTo(new Dictionary<string, string> { ["oceanid-cluster:token"] = "<secret default/oceanid-cluster-tethys token>" }));
    }

    [Test]
    public void An_environment_of_a_cluster_that_has_no_definition_can_get_that_of_each_cluster()
    {
        WriteStack("environment: [default/oceanid-cluster-tethys]");

        Assert.That(Problems().Single(), Does.EndWith(
            "has no definition. Write it in infrastructure/cluster/esc/oceanid-cluster-tethys.yaml, or for all clusters in infrastructure/cluster/esc/oceanid-cluster-CLUSTER.yaml."));
    }

    [Test]
    public void Environments_that_import_each_other_are_an_error()
    {
        WriteEsc("a", "imports: [default/b]");
        WriteEsc("b", "imports:", "  - default/a");
        WriteStack("environment: [default/a]");

        Assert.That(Problems(), Is.EqualTo(new[]
        {
            "infrastructure/cluster/esc/b.yaml:2: imports: environments import each other: "
                + "default/a → default/b → default/a. Remove one of the imports.",
        }));
    }

    [Test]
    public void Environments_that_are_imported_over_a_billion_ways_are_opened_once()
    {
        foreach (var index in Enumerable.Range(1, 18))
            WriteEsc($"e{index}", $"imports: [default/e{index - 1}, default/e{index - 1}@2, default/e{index - 1}@3, default/e{index - 1}@4]");
        WriteEsc("e0", "values:", "  pulumiConfig:", "    a: base");
        WriteStack("environment: [default/e18]");

        Assert.That(Read().Values.Values, Is.EqualTo(new[] { "base" }));
    }

    [Test]
    public void Environments_that_are_imported_over_too_many_steps_are_an_error()
    {
        foreach (var index in Enumerable.Range(1, 30))
            WriteEsc($"e{index}", $"imports: [default/e{index - 1}]");
        WriteEsc("e0", "values: {}");
        WriteStack("environment: [default/e30]");

        Assert.That(Problems().Single(), Does.StartWith("infrastructure/cluster/esc/e10.yaml:1: imports: environments import each other over more than 20 steps."));
    }

    [Test]
    public void A_merge_key_which_would_lose_its_values()
    {
        WriteStack("config:", "  a: &a { b: c }", "  d: { <<: *a }");

        Assert.That(Problems(), Is.EqualTo(new[] { $"{TemporaryRepository.Stack}:3: <<: merges another mapping, which is not read here. Write its keys themselves." }));
    }

    [TestCase("config:\n  a: [1, 2\n  b: 3\n", 3, "invalid YAML")]
    [TestCase("config:\n  a: 1\n  a: 2\n", 3, "Duplicate key")]
    [TestCase("- a\n", 1, "the file is not a mapping")]
    [TestCase("a: 1\n---\nb: 1\n", 3, "a second YAML document")]
    [TestCase("config: text\n", 1, "config: not a mapping")]
    [TestCase("environment: text\n", 1, "environment: not a list")]
    public void A_file_that_cannot_be_read_is_reported_with_its_line(string text, int line, string problem)
    {
        _repository.Write(TemporaryRepository.Stack, text);

        var reported = Problems().Single();
        Assert.That(reported, Does.StartWith($"{TemporaryRepository.Stack}:{line}: ").And.Contains(problem));
    }

    [TestCase(null, "Pulumi.yaml: the file does not exist")]
    [TestCase("runtime: dotnet\n", "Pulumi.yaml:1: name: missing")]
    public void A_program_needs_a_project_with_a_name(string? project, string problem)
    {
        File.Delete(Path.Combine(_repository.Root, "infrastructure/cluster/Pulumi.yaml"));
        if (project is not null)
            _repository.Write("infrastructure/cluster/Pulumi.yaml", project);
        WriteStack("config: {}");

        Assert.That(Problems().Single(), Contains.Substring(problem));
    }

    private StackConfiguration Read()
    {
        var problems = new Problems();
        var configuration = Reader(problems).Read("cluster", "tethys");
        Assert.That(problems.Findings, Is.Empty);
        return configuration!;
    }

    private IReadOnlyList<string> Problems()
    {
        var problems = new Problems();
        Assert.That(Reader(problems).Read("cluster", "tethys"), Is.Null);
        return [.. problems.Findings.Select(finding => finding.ToString())];
    }

    private StackConfigurationReader Reader(Problems problems) =>
        new(_repository.Repository, ["apps", "cluster"], problems);

    private void WriteProject(params string[] lines) =>
        _repository.Write("infrastructure/cluster/Pulumi.yaml", $"name: oceanid-cluster\nruntime: dotnet\n{string.Join('\n', lines)}");

    private void WriteStack(params string[] lines) =>
        _repository.Write(TemporaryRepository.Stack, string.Join('\n', lines));

    private void WriteEsc(string name, params string[] lines) =>
        _repository.Write($"infrastructure/cluster/esc/{name}.yaml", string.Join('\n', lines));
}
