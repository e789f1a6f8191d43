using System.Text.Json.Nodes;
using Oceanid.Infrastructure.Tests.Testing;
using Oceanid.Tool.Check;
using Oceanid.Tool.Check.Rules;
using Oceanid.Tool.Facts.Memory;
using Oceanid.Tool.Fleet;
using Oceanid.Tool.Fleet.Configuration;
using Oceanid.Tool.Text;

namespace Oceanid.RepositoryTests;

/// <summary>
/// The admission policies of this repository, and the roles that they let the programs hand out, are those that the check has judged, and no part
/// of them can be loosened unseen; the rights of the programs are judged by them.
/// </summary>
public sealed class AdmissionBoundsTests
{
    private const string Bounds = "clusters/base/pulumi-system/bounds.yaml";
    private const string Environments = "clusters/base/pulumi-system/environments.yaml";
    private const string Deployer = "clusters/base/flux-system/app-deployer.yaml";
    private const string Another = "It is not the one that was judged, so what it lets through cannot be told.";
    private const string Pruned = "A path that goes wrong would prune it.";

    private static readonly string[] Files = [Bounds, Environments, Deployer];

    private ProgramPreview _program = null!;

    [OneTimeSetUp]
    public async Task Deploy_the_program_that_gives_the_rights() => _program = await Deploy.ClusterAsync();

    [Test]
    public void As_they_are_they_bound_the_programs() =>
        Assert.That((Found(Objects()), NotJudged(Objects())), Is.EqualTo((Array.Empty<string>(), Array.Empty<string>())));

    [Test]
    public void Without_one_of_them_the_programs_are_not_bounded()
    {
        foreach (var gone in Objects().Where(IsPolicy))
        {
            var rest = Objects().Where(item => !JsonNode.DeepEquals(item, gone)).ToList();

            Assert.That(Found(rest), Is.EqualTo(new[] { $"There is no {gone["kind"]} {Name(gone)}: the programs are as strong as RBAC lets them be." }));
            Assert.That(NotJudged(rest), Does.Contain(Name(gone)));
        }
    }

    [Test]
    public void Without_one_of_the_roles_nobody_knows_what_is_handed_out()
    {
        foreach (var gone in Objects().Where(item => !IsPolicy(item)))
        {
            var rest = Objects().Where(item => !JsonNode.DeepEquals(item, gone));

            Assert.That(Found(rest), Is.EqualTo(new[] { $"There is no ClusterRole {Name(gone)}: what the programs hand out by this name cannot be told." }));
        }
    }

    [Test]
    public void Whatever_is_changed_in_one_of_them_is_found()
    {
        foreach (var (index, path) in Objects().SelectMany((item, index) => Paths(item, []).Select(path => (index, path))))
        {
            if (path[0] is "apiVersion" or "kind" or "metadata")
                continue;

            var objects = Objects().ToList();
            Remove(objects[index], path);

            var where = $"{Name(objects[index])} {string.Join('.', path)}";
            Assert.That(Found(objects), Is.EqualTo(new[] { Another }), where);
            Assert.That(NotJudged(objects), Is.EqualTo(IsPolicy(objects[index]) ? new[] { Name(objects[index]) } : []), where);
        }
    }

    // Each was a way to all rights, on a real API server, before the validation that closes it.
    [TestCase("a namespace of the program that is privileged", Bounds, "orValue('') == 'restricted'\"", "orValue('') in ['restricted', 'privileged']\"")]
    [TestCase("a namespace of the program without Pod Security", Bounds, "enforce'].orValue('')", "enforce'].orValue('restricted')")]
    [TestCase("app-deployer bound to the program itself", Bounds, "variables.it.?subjects.orValue([]).all(s, s.namespace == 'flux-system')", "true")]
    [TestCase("another role", Bounds, "['app-environment', 'app-deployer']", "['app-environment', 'app-deployer', 'cluster-admin']")]
    [TestCase("a role of its own", Bounds, "variables.kind != 'roles'", "true")]
    [TestCase("the account of somebody else", Bounds, "s.name.startsWith('app-')", "s.name.startsWith('')")]
    [TestCase("a namespace of somebody else", Bounds, "variables.ours || variables.exempt", "variables.ours || variables.exempt || request.namespace == 'default'")]
    [TestCase("a namespace whose label it writes itself", Bounds, "(oldObject != null ? oldObject : object)", "object")]
    [TestCase("the token of an account as a Secret", Bounds, "'kubernetes.io/dockerconfigjson'", "'kubernetes.io/dockerconfigjson', 'kubernetes.io/service-account-token'")]
    [TestCase("the token of an account as a subresource", Bounds, "request.?subResource.orValue('') == ''", "!has(request.subResource)")]
    [TestCase("subresources that it is not asked for", Bounds, "[\"*/*\"]", "[\"*\"]")]
    [TestCase("HelmChartConfig with extraObjects", Bounds, ", helm.cattle.io", "")]
    [TestCase("a second account", Bounds, ", 'system:serviceaccount:pulumi-system:oceanid-networking'", "")]
    [TestCase("substituteFrom a Secret of Flux", Deployer, " && variables.spec.?postBuild.?substituteFrom.orValue([]).size() == 0", "")]
    [TestCase("the key of a decryption", Deployer, "!has(variables.spec.decryption) && ", "")]
    [TestCase("the account of Flux", Deployer, " && variables.spec.?serviceAccountName.orValue('') == 'app-' + request.name", "")]
    [TestCase("another cluster", Deployer, "!has(variables.spec.kubeConfig)", "true")]
    [TestCase("the root", Deployer, "['flux-system', 'stacks']", "['stacks']")]
    [TestCase("a failure that lets through", Bounds, "failurePolicy: Fail", "failurePolicy: Ignore")]
    [TestCase("a failure that lets through", Deployer, "failurePolicy: Fail", "failurePolicy: Ignore")]
    [TestCase("a binding that only writes it down", Bounds, "[Deny]", "[Audit]")]
    [TestCase("a binding that only warns", Deployer, "[Deny]", "[Warn]")]
    [TestCase("a binding of another policy", Deployer, "policyName: app-kustomizations", "policyName: oceanid-programs")]
    public void A_hole_that_was_closed_stays_closed(string hole, string file, string closed, string open)
    {
        var changed = Objects(file, closed, open).ToList();

        var policy = Objects().Zip(changed).First(pair => !JsonNode.DeepEquals(pair.First, pair.Second)).First;
        Assert.That((Found(changed), NotJudged(changed)), Is.EqualTo((new[] { Another }, new[] { Name(policy) })), hole);
    }

    [TestCase("app-environment, with tokens", Environments, "[secrets, configmaps, serviceaccounts,", "[secrets, configmaps, serviceaccounts, serviceaccounts/token,")]
    [TestCase("tunnel-environment, with accounts", Environments, "[secrets, configmaps, resourcequotas", "[secrets, configmaps, serviceaccounts, resourcequotas")]
    [TestCase("tunnel-environment, with commands in pods", Environments, "[pods, events, persistentvolumeclaims]", "[pods, pods/exec, events, persistentvolumeclaims]")]
    [TestCase("app-deployer, with Secrets", Deployer, "[configmaps, services,", "[configmaps, secrets, services,")]
    [TestCase("app-deployer, with network policies", Deployer, "resources: [ingresses]", "resources: [ingresses, networkpolicies]")]
    public void A_role_that_the_programs_hand_out_gets_no_wider(string role, string file, string narrow, string wide) =>
        Assert.That(Found(Objects(file, narrow, wide)), Is.EqualTo(new[] { Another }), role);

    [Test]
    public void None_of_the_policies_is_pruned()
    {
        foreach (var index in Enumerable.Range(0, Objects().Count(IsPolicy)))
        {
            foreach (var annotations in new[] { "{}", """{ "kustomize.toolkit.fluxcd.io/prune": "enabled" }""" })
            {
                var objects = Objects().ToList();
                objects.Where(IsPolicy).ElementAt(index)["metadata"]!["annotations"] = JsonNode.Parse(annotations);

                Assert.That(Found(objects), Is.EqualTo(new[] { Pruned }));
            }
        }
    }

    [TestCase("annotations", "reconcile", "disabled")]
    [TestCase("labels", "reconcile", "disabled")]
    [TestCase("annotations", "ssa", "Ignore")]
    [TestCase("annotations", "ssa", "IfNotPresent")]
    public void None_of_them_is_left_out_by_Flux(string place, string key, string value)
    {
        foreach (var index in Enumerable.Range(0, Objects().Count()))
        {
            var objects = Objects().ToList();
            var metadata = (JsonObject)objects[index]["metadata"]!;
            (metadata[place] ??= new JsonObject())[$"kustomize.toolkit.fluxcd.io/{key}"] = value;

            Assert.That(Found(objects), Is.EqualTo(new[] { $"Flux would not keep it as it stands here (kustomize.toolkit.fluxcd.io/{key}: {value})." }));
            Assert.That(NotJudged(objects), Has.Length.EqualTo(IsPolicy(objects[index]) ? 1 : 0));
        }
    }

    [Test]
    public void Where_no_program_makes_namespaces_nothing_is_asked_for() => Assert.That(Found([], "{}"), Is.Empty);

    private static IEnumerable<JsonObject> Objects(string? file = null, string old = "", string other = "") =>
        Files.SelectMany(name => YamlDocuments.Read(name == file ? Replaced(RepositoryRoot.ReadText(name), old, other) : RepositoryRoot.ReadText(name), name))
            .Select(document => document.Content);

    private static string Replaced(string text, string old, string other)
    {
        Assert.That(text, Does.Contain(old));
        return text.Replace(old, other, StringComparison.Ordinal);
    }

    private static bool IsPolicy(JsonObject item) => item.Text("kind")!.StartsWith("Validating", StringComparison.Ordinal);

    private static string Name(JsonObject item) => item["metadata"]!["name"]!.ToString();

    // Every value, every member and every item.
    private static IEnumerable<object[]> Paths(JsonNode? node, object[] above) => (node switch
    {
        JsonObject members => members.SelectMany(member => Paths(member.Value, [.. above, member.Key])),
        JsonArray items => items.SelectMany((item, index) => Paths(item, [.. above, index])),
        _ => [],
    }).Concat(above.Length == 0 ? [] : [above]);

    private static void Remove(JsonNode item, object[] path)
    {
        var parent = path[..^1].Aggregate(item, (node, step) => step is string name ? node[name]! : node[(int)step]!);
        if (path[^1] is string member)
            ((JsonObject)parent).Remove(member);
        else
            ((JsonArray)parent).RemoveAt((int)path[^1]);
    }

    private string[] Found(IEnumerable<JsonObject> objects, string labels = "{ oceanid.dev/program: oceanid-apps }") =>
        [.. Findings(new AdmissionBoundsRule(), objects, labels).Select(finding => finding.Message)];

    // The policies that would bound what a program may do, and do not.
    private string[] NotJudged(IEnumerable<JsonObject> objects) =>
    [
        .. Findings(new RbacWidthRule(), objects, "{}")
            // That one is cluster-admin, for the reason in .flux.yaml.
            .Where(finding => !finding.Message.Contains("pulumi-system/oceanid-cluster", StringComparison.Ordinal))
            .Select(finding => finding.Message.Split("The admission policy ")[^1].Split(" would bound that, but it is not judged")[0])
            .Distinct(),
    ];

    private IEnumerable<Finding> Findings(IRule rule, IEnumerable<JsonObject> objects, string labels)
    {
        var space = YamlDocuments.Read($"{{ apiVersion: v1, kind: Namespace, metadata: {{ name: app, labels: {labels} }} }}", "it").Single().Content;
        var applied = objects.Append(space).Select(item => new OverlayObject(KubernetesObject.Of(item)!, new SourceLocation(Files[0]))).ToList();
        OverlayPreview[] overlays = [new("flux-system", "clusters/base", null, applied)];
        var cluster = new ClusterPreview("it", [_program], overlays, MemoryBudget.Of("it", [], overlays, new Problems()));
        var context = new CheckContext(RepositoryRoot.Repository, new CheckSettings(), [cluster], []);
        return rule.Cases(context).SelectMany(item => item.Find());
    }
}
