using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Oceanid.Infrastructure.Tests.Testing;
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
    private static readonly string[] OfK3s = ["deployment kube-system/traefik", "pvc kube-system/traefik"];

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
        var commands = Pages().Concat(Definitions()).SelectMany(page => Esc().Matches(page.Text)).ToList();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(commands, Is.Not.Empty);
            foreach (var command in commands)
            {
                // Whatever the organization is called.
                var name = command.Groups["reference"].Value.Split('@')[0].Split('/', 2)[1];
                var environments = declared.Where(environment => Matches(name, environment.Name)).ToList();
                Assert.That(environments, Is.Not.Empty, command.Value);
                if (command.Groups["verb"].Value == "set")
                    Assert.That(environments.SelectMany(environment => environment.Names.Secrets).Concat(_withBlocks[0].Secrets.Select(secret => $"pulumiConfig.{secret.Key}")), Has.Some.Matches<string>(key => Matches(command.Groups["path"].Value, key)), command.Value);
            }
        }
    }

    [Test]
    public void Every_kubectl_command_names_an_object_that_the_clusters_get()
    {
        var views = _clusters.Concat(_withBlocks).Select(cluster => new ClusterView(cluster)).ToList();
        var known = views.SelectMany(view => view.Objects.Select(item => item.Object))
            .Concat(Pages().SelectMany(page => Applied().Matches(page.Text)).SelectMany(applied => YamlDocuments.Read(applied.Groups[1].Value, "docs")).Select(document => KubernetesObject.Of(document.Content)).OfType<KubernetesObject>())
            .Select(item => $"{item.Kind} {item.Namespace}/{item.Name}".ToLowerInvariant())
            // The Deployment of a chart has the name of its release; those of Flux are called like their rows in the budget.
            .Concat(views.SelectMany(view => view.Releases()).Select(item => $"deployment {item.Resource.Inputs.Text("namespace")}/{item.Resource.Name}"))
            .Concat(views.SelectMany(view => view.Preview.Budget.Idle).Select(row => $"deployment flux-system/{row.Component}"))
            .Concat(OfK3s)
            .ToHashSet();
        var commands = Pages().SelectMany(page => page.Text.Split('\n')).Where(line => line.StartsWith("kubectl ", StringComparison.Ordinal)).ToList();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(commands, Is.Not.Empty);
            foreach (var line in commands)
            {
                var space = Namespace().Match(line).Groups[1].Value;
                var named = Named().Match(line);
                if (!named.Success)
                {
                    Assert.That(line, Does.Match("^kubectl (get [a-z,]+ (-A|-n)|events |apply -f -)"));
                    continue;
                }

                // A workspace is the pod of its Stack.
                var (kind, name) = named.Groups[1].Value == "pod"
                    ? ("stack", named.Groups[2].Value.Replace("-workspace-0", "", StringComparison.Ordinal))
                    : (named.Groups[1].Value, named.Groups[2].Value);
                Assert.That(known, Has.Some.Matches<string>(item => Matches($"{kind} {space}/{name}", item)), line);
            }
        }
    }

    [Test]
    public void Every_make_command_names_a_target()
    {
        var targets = Target().Matches(RepositoryRoot.ReadText("Makefile")).Select(match => match.Groups[1].Value).ToHashSet();

        using (Assert.EnterMultipleScope())
        {
            foreach (var (name, text) in Pages())
            {
                foreach (var used in Make().Matches(text).Select(match => match.Groups[1].Value))
                    Assert.That(targets, Does.Contain(used), $"{name}: make {used}");
            }
        }
    }

    [Test]
    public void Every_link_leads_to_a_file()
    {
        using (Assert.EnterMultipleScope())
        {
            foreach (var (name, text) in Pages())
            {
                var folder = Path.GetDirectoryName(RepositoryRoot.Repository.FullPath(name))!;
                foreach (var target in Link().Matches(text).Select(match => match.Groups[1].Value.Split('#')[0]).Where(target => target.Length > 0 && !target.Contains("://", StringComparison.Ordinal)))
                    Assert.That(Path.Exists(Path.Combine(folder, target)), Is.True, $"{name}: {target}");
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

        var built = await new KustomizeOnce().BuildAsync(RepositoryRoot.Repository, "clusters/base/stacks", patches);

        var spec = YamlDocuments.Read(built, "clusters/base/stacks").Single().Content["spec"]!;
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

    private static IEnumerable<(string Name, string Text)> Pages() =>
        Directory.EnumerateFiles(RepositoryRoot.Repository.FullPath("docs"), "*.md").Select(file => $"docs/{Path.GetFileName(file)}")
            .Append("README.md")
            .Order(StringComparer.Ordinal)
            .Select(name => (name, RepositoryRoot.ReadText(name)));

    private static IEnumerable<(string Name, string Text)> Definitions() =>
        Directory.EnumerateFiles(RepositoryRoot.Repository.FullPath("infrastructure"), "*.yaml", SearchOption.AllDirectories)
            .Where(file => file.Contains("/esc/", StringComparison.Ordinal))
            .Select(file => (file, File.ReadAllText(file)));

    [GeneratedRegex(@"(?m)^(?:#\s+)?esc env (?:version )?(?<verb>\w+) (?<reference>\S+)(?: (?<path>\S+))?")]
    private static partial Regex Esc();

    [GeneratedRegex(@"\\\$[A-Z]+|<\w+>")]
    private static partial Regex Placeholder();

    [GeneratedRegex(@" -n (\S+)")]
    private static partial Regex Namespace();

    [GeneratedRegex(@"\b(stack|configmap|secret|deployment|kustomization|gitrepository|namespace|pod|pvc)[/ ]([a-z0-9-]+|\$[A-Z]+)")]
    private static partial Regex Named();

    [GeneratedRegex(@"kubectl apply -f - <<'YAML'\n(.*?)\nYAML\n", RegexOptions.Singleline)]
    private static partial Regex Applied();

    [GeneratedRegex(@"(?m)^([a-z-]+):")]
    private static partial Regex Target();

    [GeneratedRegex(@"(?:^|`)make ([a-z-]+)", RegexOptions.Multiline)]
    private static partial Regex Make();

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"(?m)^\| `(default/[^`]+)` \| `([^`]+)`")]
    private static partial Regex Row();

    [GeneratedRegex(@"(?:Required|Optional|OptionalSecret|Number|Flag|Map|List|Passthrough|Secret|Items)\(""(\w+)""")]
    private static partial Regex Setting();

    [GeneratedRegex("`(\\w+)`")]
    private static partial Regex Quoted();

}
