using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Oceanid.Infrastructure.Tests.Testing;
using Oceanid.Tool.Check;
using Oceanid.Tool.Check.Esc;
using Oceanid.Tool.Commands;
using Oceanid.Tool.Facts.Memory;
using Oceanid.Tool.Fleet;
using Oceanid.Tool.Fleet.Configuration;
using Oceanid.Tool.Fleet.GitTree;
using Oceanid.Tool.Text;

namespace Oceanid.RepositoryTests.Docs;

/// <summary>What the pages tell somebody to type names things that exist.</summary>
public sealed partial class DocsTests
{
    // What K3s brings.
    private static readonly string[] OfK3s = ["deployment kube-system/traefik", "persistentvolumeclaim kube-system/traefik", "namespace kube-system"];

    // What a cluster has before docs/migration.md.
    private static readonly string[] OfOlderLayouts = ["kustomization flux-system/apps"];

    // What a fleet cannot know beforehand: only the kind is looked at.
    private static readonly string[] OfTheDay = ["node", "pod", "update", "event", "customresourcedefinition", "persistentvolume"];

    private IReadOnlyList<ClusterPreview> _clusters = null!;
    private IReadOnlyList<ClusterPreview> _withBlocks = null!;

    [OneTimeSetUp]
    public async Task Preview()
    {
        _clusters = await new FleetPreviewer(RepositoryRoot.Repository, AllPrograms.List, new KustomizeOnce()).PreviewAsync([], _ => { });
        // What is off until a cluster has a block for it, whether or not one has.
        ProgramPreview[] programs =
        [
            await Deploy.ClusterAsync(
                ("acme", """{"email":"you@example.com","challenge":"cloudflare"}"""),
                ("cloudflareToken", Deploy.Secret("cloudflareToken")),
                ("alerts", """{"type":"discord"}"""),
                ("alertAddress", Deploy.Secret("alertAddress"))),
            await Deploy.NetworkingAsync(("tunnelHosts", """["www.example.com"]"""), ("tunnelToken", Deploy.Secret("tunnelToken")), ("dnsZones", """[{"name":"home.example.com","servers":["192.0.2.1"]}]""")),
        ];
        _withBlocks = [new ClusterPreview("tethys", programs, [], MemoryBudget.Of("tethys", programs, [], new Problems()))];
    }

    [Test]
    public void Every_esc_command_names_its_environment_in_three_parts_and_a_key_that_is_declared()
    {
        var declared = _clusters
            .SelectMany(cluster => DeclaredEnvironment.Of(RepositoryRoot.Repository, AllPrograms.List.Select(program => program.Folder), cluster))
            .DistinctBy(environment => environment.Name)
            .ToList();
        var commands = Pages().SelectMany(page => page.Commands).Concat(Definitions()).SelectMany(line => Esc().Matches(line.Text).Select(match => (line.Where, Match: match))).ToList();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(commands, Is.Not.Empty);
            foreach (var (where, command) in commands)
            {
                // Whatever the organization is called.
                var name = command.Groups["reference"].Value.Split('@')[0].Split('/', 2)[1];
                var environments = declared.Where(environment => Matches(name, environment.Name)).ToList();
                Assert.That(environments, Is.Not.Empty, $"{where}: {command.Value}");
                if (command.Groups["verb"].Value == "set")
                    Assert.That(environments.SelectMany(environment => environment.Names.Secrets).Concat(_withBlocks[0].Secrets.Select(secret => $"pulumiConfig.{secret.Key}")), Has.Some.Matches<string>(key => Matches(command.Groups["path"].Value, key)), $"{where}: {command.Value}");
            }
        }
    }

    [Test]
    public void Every_kubectl_and_flux_command_names_an_object_that_the_clusters_get()
    {
        var known = Known();
        var commands = Pages().SelectMany(page => page.Commands).Where(line => line.Text.StartsWith("kubectl ", StringComparison.Ordinal) || line.Text.StartsWith("flux ", StringComparison.Ordinal)).ToList();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(commands, Is.Not.Empty);
            foreach (var (where, text) in commands)
            {
                var command = ClusterCommand.Read(text);
                if (command.Wrong is { } wrong)
                {
                    Assert.Fail($"{where}: {text}: {wrong}");
                    continue;
                }

                if (command.Namespace is { } space)
                    Assert.That(known.Any(item => Matches($"namespace {space}", item)), Is.True, $"{where}: {text}: the namespace");
                foreach (var kind in command.Kinds)
                {
                    Assert.That(known.Select(item => item.Split(' ')[0]).Concat(OfTheDay), Does.Contain(kind), $"{where}: {text}: the kind");
                    foreach (var name in command.Names.Where(_ => !OfTheDay.Contains(kind)))
                        Assert.That(known.Any(item => Matches(command.Namespace is { } own ? $"{kind} {own}/{name}" : $"{kind} {name}", item)), Is.True, $"{where}: {text}: {name}");
                }
            }
        }
    }

    [Test]
    public void Every_make_command_names_a_target()
    {
        var targets = Target().Matches(RepositoryRoot.ReadText("Makefile")).Select(match => match.Groups[1].Value).ToHashSet();
        var variables = Given().Matches(RepositoryRoot.ReadText("Makefile").Replace(" ?", "", StringComparison.Ordinal)).Select(match => match.Groups[1].Value).ToHashSet();

        using (Assert.EnterMultipleScope())
        {
            foreach (var (where, text) in Pages().SelectMany(page => page.Commands))
            {
                if (Make().Match(text) is not { Success: true } used)
                    continue;

                Assert.That(targets, Does.Contain(used.Groups[1].Value), $"{where}: {text}");
                foreach (var variable in Given().Matches(text).Select(match => match.Groups[1].Value))
                    Assert.That(variables, Does.Contain(variable), $"{where}: {text}");
            }
        }
    }

    [Test]
    public async Task Every_oceanid_command_is_one_that_its_help_knows_with_its_options()
    {
        var known = (await CommandRun.RunAsync(AllPrograms.List, "--help")).Output;

        using (Assert.EnterMultipleScope())
        {
            foreach (var (where, text) in Pages().SelectMany(page => page.Commands))
            {
                if (Oceanid().Match(text) is not { Success: true } used)
                    continue;

                var name = used.Groups[1].Value;
                Assert.That(known, Does.Contain($"  {name} "), $"{where}: {text}");
                var help = (await CommandRun.RunAsync(AllPrograms.List, name, "--help")).Output;
                foreach (var option in Option().Matches(text).Select(match => match.Value))
                    Assert.That(help, Does.Contain(option), $"{where}: {text}");
            }
        }
    }

    [Test]
    public void Every_preview_that_a_page_shows_is_a_real_one()
    {
        var shown = Directory.EnumerateFiles(RepositoryRoot.Repository.FullPath("tests/snapshots"), "*.txt", SearchOption.AllDirectories).Select(File.ReadAllText).ToList();
        var previews = Pages().SelectMany(page => ShownText().Matches(page.Text).Select(match => (page.Name, Text: match.Groups[1].Value))).Where(block => block.Text.Contains('├', StringComparison.Ordinal)).ToList();

        Assert.That(previews, Is.Not.Empty);
        using (Assert.EnterMultipleScope())
        {
            foreach (var (name, text) in previews)
            {
                foreach (var part in text.Split("…\n", StringSplitOptions.RemoveEmptyEntries))
                    Assert.That(shown.Exists(snapshot => snapshot.Contains(part, StringComparison.Ordinal)), $"{name}: no snapshot has\n{part}");
            }
        }
    }

    [Test]
    public void Every_setting_and_every_rule_that_a_page_names_is_there()
    {
        var programs = string.Concat(Directory.EnumerateFiles(RepositoryRoot.Repository.FullPath("infrastructure"), "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText));
        var rules = AllRules.List.Select(rule => rule.Id).ToHashSet();

        using (Assert.EnterMultipleScope())
        {
            foreach (var (where, text) in Pages().SelectMany(page => page.Prose))
            {
                foreach (var key in SettingKey().Matches(text).Select(match => match.Groups[1].Value))
                    Assert.That(programs.Contains($"\"{key}\"", StringComparison.Ordinal), Is.True, $"{where}: {key}");
                foreach (var rule in RuleName().Matches(text).Select(match => match.Groups[1].Value))
                    Assert.That(rules, Does.Contain(rule), where);
            }
        }
    }

    [Test]
    public void Every_link_leads_to_a_file_and_to_a_heading_in_it()
    {
        using (Assert.EnterMultipleScope())
        {
            foreach (var page in Pages())
            {
                var folder = Path.GetDirectoryName(page.Name)!;
                foreach (var (where, text) in page.Prose)
                {
                    foreach (var target in Link().Matches(text).Select(match => match.Groups[1].Value).Where(target => !target.Contains("://", StringComparison.Ordinal)))
                    {
                        var (path, anchor) = target.Split('#') is [var before, var after] ? (before, after) : (target, null);
                        var file = path.Length == 0 ? page.Name : Path.GetRelativePath(".", Path.Combine(folder, path));
                        Assert.That(Path.Exists(RepositoryRoot.Repository.FullPath(file)), Is.True, $"{where}: {target}");
                        if (anchor is not null && file.EndsWith(".md", StringComparison.Ordinal))
                            Assert.That(DocPage.Read(file).Anchors, Does.Contain(anchor), $"{where}: {target}");
                    }
                }
            }
        }
    }

    [Test]
    public void Every_file_that_a_page_names_is_there()
    {
        using (Assert.EnterMultipleScope())
        {
            // The page about older layouts names their files.
            foreach (var page in Pages().Where(page => page.Name != "docs/migration.md"))
            {
                foreach (var (where, text) in page.Prose)
                {
                    foreach (var path in InlinePath().Matches(text).Select(match => match.Groups[1].Value))
                    {
                        // What every fleet calls otherwise: the folder of it.
                        // An overlay is there where a cluster differs.
                        if (path.StartsWith("apps/overlays", StringComparison.Ordinal))
                            continue;

                        var whole = Variable().Match(path) is { Success: true } variable ? path[..path.LastIndexOf('/', variable.Index)] : path;
                        Assert.That(Path.Exists(RepositoryRoot.Repository.FullPath(whole)), Is.True, $"{where}: {path}");
                    }
                }
            }
        }
    }

    [Test]
    public void Each_message_of_the_troubleshooting_page_has_a_source_and_ours_are_in_the_code()
    {
        var rows = DocPage.Read("docs/troubleshooting.md").Prose.Where(line => line.Text.StartsWith("| `", StringComparison.Ordinal)).Select(line => (line.Where, Row: MessageRow().Match(line.Text))).ToList();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(rows, Is.Not.Empty);
            foreach (var (where, row) in rows)
            {
                Assert.That(row.Success, Is.True, $"{where}: a message, its source, its cause, a remedy");
                var source = row.Groups["source"].Value;
                // A part that differs is an ellipsis.
                var parts = row.Groups["message"].Value.Split('…', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
                if (Link().Match(source) is { Success: true } link && !link.Groups[1].Value.Contains("://", StringComparison.Ordinal))
                {
                    var code = RepositoryRoot.ReadText(Path.GetRelativePath(".", Path.Combine("docs", link.Groups[1].Value)));
                    foreach (var part in parts)
                        Assert.That(code, Does.Contain(part), $"{where}: {source}");
                }
                else
                {
                    Assert.That(source, Does.Match(@"^seen$|\]\(https://"), $"{where}: a source");
                }
            }
        }
    }

    [Test]
    public void The_rotation_page_has_every_key_that_a_cluster_uses_and_none_that_no_program_reads()
    {
        var rows = Row().Matches(RepositoryRoot.ReadText("docs/secret-rotation.md")).Select(match => (Environment: match.Groups[1].Value, Key: match.Groups[2].Value)).ToList();
        // What a command on a node prints has no home in ESC.
        var used = _clusters.SelectMany(cluster => cluster.Secrets).Where(secret => secret.Environment != SecretMarker.CommandOutput);
        var programs = string.Concat(Directory.EnumerateFiles(RepositoryRoot.Repository.FullPath("infrastructure"), "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText));

        using (Assert.EnterMultipleScope())
        {
            foreach (var secret in used)
                Assert.That(rows, Has.Some.Matches<(string Environment, string Key)>(row => Matches(row.Environment, secret.Environment) && Matches(row.Key, secret.Key)), $"{secret.Environment} {secret.Key}");
            foreach (var (_, key) in rows)
                Assert.That(programs, Does.Contain(key.Split('<')[0]), key);
        }
    }

    [Test]
    public void The_page_of_the_nodes_names_every_setting_and_no_other()
    {
        var source = RepositoryRoot.ReadText("infrastructure/cluster/NodeSettings.cs");
        var read = Setting().Matches(source).Select(match => match.Groups[1].Value).Append("kubernetesVersion").ToHashSet();
        var page = RepositoryRoot.ReadText("docs/k3s-nodes.md").Split("## The settings")[1].Split("## Add a node")[0];
        var rows = page.Split('\n').Where(line => line.StartsWith("| `", StringComparison.Ordinal));
        var named = rows.SelectMany(row => Quoted().Matches(row.Split('|')[1]).Select(match => match.Groups[1].Value)).ToHashSet();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(named, Is.SubsetOf(read));
            foreach (var key in read.Where(key => key is not "nodes"))
                Assert.That(RepositoryRoot.ReadText("docs/k3s-nodes.md"), Does.Contain(key), key);
        }
    }

    [Test]
    public async Task The_stack_in_git_of_a_cluster_without_pulumi_cloud_is_like_those_that_the_program_makes()
    {
        var program = await Deploy.ClusterAsync(
            ("backend", "s3://states?endpoint=minio.example.com"),
            ("organization", "organization"),
            ("pulumiConfigPassphrase", "p"),
            ("backendAccessKeyId", "i"),
            ("backendSecretAccessKey", "k"));
        var patches = (JsonArray)program.Resource("Kustomization", "stacks").Inputs["spec"]!["patches"]!;

        var built = await new KustomizeOnce().BuildAsync(RepositoryRoot.Repository, "clusters/base/stacks", new JsonObject { ["patches"] = patches.DeepClone() });

        var spec = YamlDocuments.Read(built.Yaml, "clusters/base/stacks").Single().Content["spec"]!;
        var made = program.Resource("Stack", "oceanid-apps").Inputs["spec"]!;
        using (Assert.EnterMultipleScope())
        {
            foreach (var key in new[] { "backend", "secretsProvider" })
                Assert.That(spec[key]!.ToString(), Is.EqualTo(made[key]!.ToString()));
            Assert.That(JsonNode.DeepEquals(spec["envRefs"], made["envRefs"]), Is.True);
        }
    }

    // Whether a page means this: $NAME and <name> stand for what every fleet calls otherwise.
    private static bool Matches(string written, string actual) =>
        Regex.IsMatch(actual, $"^{Placeholder().Replace(Regex.Escape(written), "[^/]+")}$");

    private HashSet<string> Known()
    {
        var views = _clusters.Concat(_withBlocks).Select(cluster => new ClusterView(cluster)).ToList();
        var applied = Pages().SelectMany(page => Applied().Matches(page.Text)).SelectMany(match => YamlDocuments.Read(match.Groups[1].Value, "docs")).Select(document => KubernetesObject.Of(document.Content)).OfType<KubernetesObject>();
        return views.SelectMany(view => view.Objects.Select(item => item.Object)).Concat(applied)
            .Select(item => $"{item.Kind} {(item.Namespace is { Length: > 0 } space ? $"{space}/" : "")}{item.Name}".ToLowerInvariant())
            // The Deployments of the charts: that of the operator is called after its release, those of Flux like their rows in the budget.
            .Concat(views.SelectMany(view => view.Releases()).Select(item => $"deployment {item.Resource.Inputs.Text("namespace")}/{item.Resource.Name}-controller-manager"))
            .Concat(views.SelectMany(view => view.Preview.Budget.Idle).Select(row => $"deployment flux-system/{row.Component}"))
            // The operator makes a workspace for each Stack, of its name.
            .Concat(views.SelectMany(view => view.Objects.Where(item => item.Object.Kind == "Stack")).Select(item => $"workspace {item.Object.Namespace}/{item.Object.Name}"))
            .Concat(OfK3s)
            .Concat(OfOlderLayouts)
            .ToHashSet();
    }

    private static IEnumerable<DocPage> Pages() => DocPage.All();

    private static IEnumerable<(string Where, string Text)> Definitions() =>
        Directory.EnumerateFiles(RepositoryRoot.Repository.FullPath("infrastructure"), "*.yaml", SearchOption.AllDirectories)
            .Where(file => file.Contains("/esc/", StringComparison.Ordinal))
            .SelectMany(file => File.ReadAllLines(file).Select((text, index) => ($"{file}:{index + 1}", text)));

    [GeneratedRegex(@"(?m)^(?:#\s+)?esc env (?:version )?(?<verb>\w+) (?<reference>\S+)(?: (?<path>\S+))?")]
    private static partial Regex Esc();

    [GeneratedRegex(@"\\\$[A-Z]+|<\w+>")]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"kubectl apply -f - <<'YAML'\n(.*?)\nYAML\n", RegexOptions.Singleline)]
    private static partial Regex Applied();

    [GeneratedRegex(@"(?m)^([a-z-]+):")]
    private static partial Regex Target();

    [GeneratedRegex(@"^make ([a-z-]+)")]
    private static partial Regex Make();

    [GeneratedRegex("([A-Z]+)=")]
    private static partial Regex Given();

    [GeneratedRegex(@"^(?:\./)?oceanid ([a-z-]+)")]
    private static partial Regex Oceanid();

    [GeneratedRegex("--[a-z-]+")]
    private static partial Regex Option();

    [GeneratedRegex(@"`oceanid-(?:cluster|apps|networking):(\w+)")]
    private static partial Regex SettingKey();

    [GeneratedRegex(@"(?:rules? \(?|`make check` \()`([a-z-]+)`")]
    private static partial Regex RuleName();

    [GeneratedRegex(@"`((?:infrastructure|clusters|apps|tests|tools|docs|\.github|\.ci)/[^`\s]+)`")]
    private static partial Regex InlinePath();

    [GeneratedRegex(@"[$<*…]|NAME|CLUSTER")]
    private static partial Regex Variable();

    // A message may have an escaped pipe.
    [GeneratedRegex(@"^\| `(?<message>[^`]+)` \| (?<source>[^|]+) \| [^|]+ \| .+ \|$")]
    private static partial Regex MessageRow();

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"(?m)^\| `(default/[^`]+)` \| `([^`]+)`")]
    private static partial Regex Row();

    [GeneratedRegex(@"(?:Required|Optional|OptionalSecret|Number|Flag|Map|List|Passthrough|Secret|Items)\(""(\w+)""")]
    private static partial Regex Setting();

    [GeneratedRegex(@"^```text\n(.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex ShownText();

    [GeneratedRegex("`(\\w+)`")]
    private static partial Regex Quoted();
}
