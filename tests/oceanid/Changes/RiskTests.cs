using Oceanid.Tool.Changes;
using Oceanid.Tool.Facts.Memory;
using Oceanid.Tool.Fleet;
using Oceanid.Tool.Tests.Preview;
using Oceanid.Tool.Text;

namespace Oceanid.Tool.Tests.Changes;

/// <summary>What is marked, and what is not, where a whole pull request would be much for one field.</summary>
public sealed class RiskTests
{
    [TestCase("apps/v1:Deployment", "'spec':{'selector':{'matchLabels':{'a':'b'}}}", "'spec':{'selector':{'matchLabels':{'a':'c'}}}", "replaces: spec.selector.matchLabels.a cannot be changed: Pulumi deletes it and makes it anew")]
    [TestCase("core/v1:Service", "'spec':{'clusterIP':'10.43.0.9'}", "'spec':{'clusterIP':'None'}", "replaces: spec.clusterIP cannot be changed: Pulumi deletes it and makes it anew")]
    [TestCase("batch/v1:Job", "'spec':{'template':{'spec':{'restartPolicy':'Never'}}}", "'spec':{'template':{'spec':{'restartPolicy':'OnFailure'}}}", "replaces: spec.template.spec.restartPolicy cannot be changed: Pulumi deletes it and makes it anew")]
    [TestCase("rbac.authorization.k8s.io/v1:RoleBinding", "'roleRef':{'kind':'Role','name':'a'},'subjects':[]", "'roleRef':{'kind':'Role','name':'b'},'subjects':[]", "replaces: roleRef.name cannot be changed: Pulumi deletes it and makes it anew")]
    [TestCase("core/v1:ConfigMap", "'immutable':true,'data':{'a':'1'}", "'immutable':true,'data':{'a':'2'}", "replaces: data.a cannot be changed: Pulumi deletes it and makes it anew")]
    [TestCase("core/v1:ConfigMap", "'data':{'a':'1'}", "'data':{'a':'2'}")]
    [TestCase("core/v1:PersistentVolumeClaim", "'spec':{'storageClassName':'a'}", "'spec':{'storageClassName':'b'}", "deletes data: a volume of a class that deletes (local-path of K3s does) goes with its claim", "replaces: spec.storageClassName cannot be changed: Pulumi deletes it and makes it anew")]
    [TestCase("core/v1:Namespace", "'metadata':{'name':'it','labels':{'pod-security.kubernetes.io/enforce':'restricted'}}", "'metadata':{'name':'it','labels':{'pod-security.kubernetes.io/enforce':'baseline'}}", "weakens Pod Security: it enforces baseline in the place of restricted")]
    [TestCase("core/v1:Namespace", "'metadata':{'name':'it','labels':{'pod-security.kubernetes.io/enforce':'baseline'}}", "'metadata':{'name':'it'}", "weakens Pod Security: it enforces privileged in the place of baseline")]
    [TestCase("core/v1:Namespace", "'metadata':{'name':'it'}", "'metadata':{'name':'it','labels':{'pod-security.kubernetes.io/enforce':'restricted'}}")]
    [TestCase("apps/v1:Deployment", "'spec':{'template':{'spec':{'containers':[{'name':'a','securityContext':{'capabilities':{'drop':['ALL']}}}]}}}", "'spec':{'template':{'spec':{'hostNetwork':true,'containers':[{'name':'a','securityContext':{'capabilities':{'drop':[],'add':['NET_ADMIN']}}}]}}}", "weakens Pod Security: spec.template.spec.containers[a].securityContext.capabilities.add has NET_ADMIN now", "weakens Pod Security: spec.template.spec.containers[a].securityContext.capabilities.drop[0] no longer has ALL", "weakens Pod Security: spec.template.spec.hostNetwork is true now")]
    [TestCase("rbac.authorization.k8s.io/v1:ClusterRole", "'rules':[{'apiGroups':['*'],'resources':['*'],'verbs':['*']}]", "'rules':[{'apiGroups':[''],'resources':['pods'],'verbs':['get']}]")]
    [TestCase("rbac.authorization.k8s.io/v1:ClusterRole", "'rules':[{'apiGroups':[''],'resources':['secrets'],'verbs':['get'],'resourceNames':['a']}]", "'rules':[{'apiGroups':[''],'resources':['secrets'],'verbs':['get']}]", "widens RBAC: it may now get secrets")]
    [TestCase("rbac.authorization.k8s.io/v1:ClusterRole", "'rules':[{'nonResourceURLs':['*'],'verbs':['get']}]", "'rules':[{'nonResourceURLs':['/metrics'],'verbs':['get']}]")]
    [TestCase("rbac.authorization.k8s.io/v1:ClusterRole", "'rules':[{'nonResourceURLs':['/metrics'],'verbs':['get']}]", "'rules':[{'nonResourceURLs':['*'],'verbs':['get']}]", "widens RBAC: it may now get /*")]
    [TestCase("rbac.authorization.k8s.io/v1:ClusterRoleBinding", "'roleRef':{'kind':'ClusterRole','name':'view'},'subjects':[]", "'roleRef':{'kind':'ClusterRole','name':'view'},'subjects':[{'kind':'ServiceAccount','namespace':'a','name':'b'}]", "widens RBAC: it gives ServiceAccount a/b the rights of ClusterRole view")]
    [TestCase("networking.k8s.io/v1:NetworkPolicy", "'spec':{'policyTypes':['Ingress','Egress']}", "'spec':{'policyTypes':['Ingress']}", "weakens a network policy: Egress is no longer isolated by it")]
    [TestCase("networking.k8s.io/v1:NetworkPolicy", "'spec':{'policyTypes':['Ingress'],'ingress':[{'from':[{'podSelector':{}}],'ports':[{'port':80}]}]}", "'spec':{'policyTypes':['Ingress']}")]
    [TestCase("pulumi.com/v1:Stack", "'spec':{'workspaceTemplate':{'spec':{'image':'pulumi/pulumi:1'}}}", "'spec':{'workspaceTemplate':{'spec':{'image':'pulumi/pulumi:2'}}}", "changes what the operator runs as: spec.workspaceTemplate.spec.image changes")]
    [TestCase("batch/v1:CronJob", "'spec':{'suspend':false}", "'spec':{'suspend':true}", "suspends: spec.suspend: it does nothing until that is gone")]
    public void A_field_of_a_program(string type, string before, string after, params string[] risks) =>
        Assert.That(Risks([Object(type, before)], [Object(type, after)]), Is.EqualTo(risks));

    [TestCase("core/v1:Secret", "'stringData':{'a':'1'}", "'stringData':{'a':'2'}", true)]
    [TestCase("core/v1:Secret", "'stringData':{'a':'1'}", "'stringData':{'a':'2'}", false, "replaces: stringData.a: Pulumi deletes it and makes it anew, for its provider has no enableSecretMutable")]
    [TestCase("core/v1:ConfigMap", "'data':{'a':'1'}", "'data':{'a':'2'}", true)]
    [TestCase("core/v1:ConfigMap", "'data':{'a':'1'}", "'data':{'a':'2'}", false, "replaces: data.a: Pulumi deletes it and makes it anew, for its provider has no enableConfigMapMutable")]
    [TestCase("core/v1:Secret", "'type':'Opaque'", "'type':'kubernetes.io/tls'", true, "replaces: type cannot be changed: Pulumi deletes it and makes it anew")]
    [TestCase("core/v1:Secret", "'immutable':true,'data':{'a':'1'}", "'immutable':true,'data':{'a':'2'}", true, "replaces: data.a cannot be changed: Pulumi deletes it and makes it anew")]
    [TestCase("core/v1:Secret", "'metadata':{'name':'it','namespace':'app'},'data':{'a':'1'}", "'metadata':{'name':'other','namespace':'app'},'data':{'a':'1'}", true, "replaces: a name cannot be changed: Secret app/it is deleted")]
    public void A_secret_or_config_map_of_a_provider_that_changes_them_in_place_or_not(string type, string before, string after, bool isMutable, params string[] risks)
    {
        var provider = Samples.Resource("pulumi:providers:kubernetes", "k8s", isMutable ? """{"enableSecretMutable":"true","enableConfigMapMutable":"true"}""" : "{}");

        Assert.That(Risks([provider, Of(before)], [provider, Of(after)]), Is.EqualTo(risks));

        ResourcePreview Of(string fields) => Object(type, fields) with { Provider = provider.Key };
    }

    [Test]
    public void What_goes_with_something_else()
    {
        var space = Object("core/v1:Namespace", "\"metadata\":{\"name\":\"app\"}");
        var map = Object("core/v1:ConfigMap", "'data':{'a':'1'}") with { Options = new RecordedOptions { DeletedWith = space.Key } };

        Assert.That(Risks([space, map], []), Does.Contain("deletes: it goes with Namespace it"));
    }

    [TestCase(false, false, "deletes: Pulumi deletes it", "deletes data: everything in it goes with it, claims and Secrets included")]
    [TestCase(true, false, "deletes: it is protected, so it stays with all its data: the update fails until `pulumi state unprotect`")]
    [TestCase(false, true, "deletes: retainOnDelete keeps it in the cluster, and nobody owns it")]
    public void A_namespace_that_goes(bool protect, bool retain, params string[] risks)
    {
        var space = Object("core/v1:Namespace", "\"metadata\":{\"name\":\"it\"}") with { Options = new RecordedOptions { Protect = protect, RetainOnDelete = retain } };

        Assert.That(Risks([space], []), Is.EquivalentTo(risks));
    }

    [TestCase("ValidatingAdmissionPolicy")]
    [TestCase("ValidatingAdmissionPolicyBinding")]
    public void What_bounds_the_programs_and_goes_or_is_another_one(string kind)
    {
        var type = $"admissionregistration.k8s.io/v1:{kind}";
        const string Kept = "'metadata':{'name':'it','annotations':{'kustomize.toolkit.fluxcd.io/prune':'disabled'}}";
        var policy = Object(type, $"{Kept},'spec':{{'failurePolicy':'Fail'}}");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Risks([policy], []), Does.Contain($"weakens an admission policy: without {kind} it the API server admits what it refused"));
            Assert.That(
                Risks([policy], [Object(type, $"{Kept},'spec':{{'failurePolicy':'Ignore'}}")]),
                Is.EqualTo(new[] { "weakens an admission policy: it is another one: whether it refuses all that it did has to be tried on an API server" }));
            Assert.That(
                Risks([policy], [Object(type, "'metadata':{'name':'it'},'spec':{'failurePolicy':'Fail'}")]),
                Is.EqualTo(new[] { "weakens an admission policy: a path that goes wrong would prune it" }));
            Assert.That(Risks([], [policy]), Is.Empty);
        }
    }

    [Test]
    public void A_release_that_goes_and_one_that_gets_another_name()
    {
        var flux = Samples.Flux("{}");
        var renamed = Samples.Flux("{}") with { };
        renamed.Inputs["namespace"] = "elsewhere";

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Risks([flux], []), Does.Contain("deletes: Pulumi uninstalls the chart"));
            Assert.That(Risks([flux], [renamed]), Is.EqualTo(new[] { "replaces: namespace cannot be changed: Pulumi deletes it and makes it anew" }));
        }
    }

    [Test]
    public void A_provider_that_stands_for_another_cluster() =>
        Assert.That(
            Risks(
                [Samples.Resource("pulumi:providers:kubernetes", "k8s", """{"clusterIdentifier":"a"}""")],
                [Samples.Resource("pulumi:providers:kubernetes", "k8s", """{"clusterIdentifier":"b"}""")]),
            Is.EqualTo(new[] { "replaces: clusterIdentifier says which cluster this is: with another one Pulumi replaces every resource of the program" }));

    [Test]
    public void A_resource_that_pulumi_knows_by_another_name_or_below_another_parent()
    {
        var resource = Object("core/v1:ConfigMap", "\"metadata\":{\"name\":\"it\"}");
        var component = Samples.Resource("oceanid:a:Component", "c");
        string[] replaced = ["replaces: Pulumi knows it under another name or parent now, and takes that for another resource: give it an alias"];

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Risks([resource], [resource with { Key = new ResourceKey(resource.Type, "other") }]), Is.EqualTo(replaced));
            Assert.That(Risks([resource], [component, resource with { Options = Samples.Below(component) }]), Is.EqualTo(replaced));
            Assert.That(Risks([resource], [component, resource with { Options = Samples.Below(component) with { Aliases = ["kubernetes:core/v1:ConfigMap::it"] } }]), Is.Empty);
        }
    }

    [Test]
    public void The_operator_itself_and_the_nodes_are_for_a_workstation()
    {
        var command = Samples.Resource("command:remote:Command", "tethys-install", """{"create":"a"}""");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Risks([command], [command with { Inputs = new() { ["create"] = "b" } }]), Is.EqualTo(new[] { "needs a workstation: the operator does not change them: run `pulumi up` from a workstation before the merge" }));
            Assert.That(Risks([Samples.Operator("{}")], [Samples.Operator("""{"a":1}""")]), Has.Some.StartsWith("needs a workstation: "));
        }
    }

    [Test]
    public void What_is_taken_over_is_marked_when_that_begins()
    {
        var provider = Samples.Resource("pulumi:providers:kubernetes", "k8s", """{"clusterIdentifier":"a"}""");
        var adopting = Samples.Resource("pulumi:providers:kubernetes", "k8s", """{"clusterIdentifier":"a","upsertExistingObjects":"true"}""");
        var flux = Samples.Flux("{}");
        var imported = flux with { Options = new RecordedOptions { ImportId = "flux-system/flux2" } };

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Risks([provider, flux], [adopting, imported]), Is.EquivalentTo(new[]
            {
                "adopts: every object of the program that exists already is taken over: for a state that is empty, and for one run",
                "adopts: it is imported from flux-system/flux2",
            }));
            Assert.That(Risks([adopting, imported], [adopting, imported]), Is.Empty);
        }
    }

    [TestCase("v1.35.10+k3s1", "v1.35.9+k3s1", true)]
    [TestCase("v1.35.8+k3s2", "v1.35.8+k3s1", true)]
    [TestCase("v1.35.9+k3s1", "v1.35.10+k3s1", false)]
    [TestCase("v1.35.9+k3s1", "v1.35.18446744073709551617+k3s1", false)]
    public void An_older_k3s_is_marked(string before, string after, bool marked) =>
        Assert.That(
            Risks([Node(before)], [Node(after)]).Contains($"needs a workstation: K3s cannot go back from {before} to {after}: that run will be refused"),
            Is.EqualTo(marked));

    [Test]
    public void An_uninstall_deletes_data()
    {
        var command = Samples.Resource("command:remote:Command", "calypso-install", """{"connection":{"host":"calypso.example"},"delete":"bash -c 'UNINSTALL='\\''1'\\'''"}""");

        Assert.That(Risks([command], []), Is.EqualTo(new[]
        {
            "deletes data: allowUninstall: K3s and its data go from the node",
            "deletes: Pulumi runs what undoes it on calypso.example",
            "needs a workstation: the operator does not change them: run `pulumi up` from a workstation before the merge",
        }));
    }

    private static ResourcePreview Node(string version) => Samples.Resource("oceanid:k3s:K3sNode", "tethys", $$"""{"version":"{{version}}"}""");

    private static IEnumerable<string> Risks(ResourcePreview[] before, ResourcePreview[] after) =>
        ClusterComparison.Of("tethys", Cluster(before), Cluster(after)).Risks.Where(risk => risk.Owner != "memory budget").Select(risk => $"{risk.Title}: {risk.Reason}");

    private static ClusterPreview Cluster(ResourcePreview[] resources)
    {
        var program = Samples.Program(resources);
        return new ClusterPreview("tethys", [program], [], MemoryBudget.Of("tethys", [program], [], new Problems()));
    }

    // Of the fields, with ' for ".
    private static ResourcePreview Object(string type, string fieldsWithApostrophes)
    {
        var fields = fieldsWithApostrophes.Replace('\'', '"');
        var (group, kind) = (type.Split(':')[0], type.Split(':')[1]);
        var apiVersion = group.StartsWith("core/", StringComparison.Ordinal) ? group[5..] : group;
        var metadata = fields.Contains("\"metadata\"", StringComparison.Ordinal) ? "" : "\"metadata\":{\"name\":\"it\",\"namespace\":\"app\"},";
        return Samples.Resource($"kubernetes:{type}", "it", $$"""{"apiVersion":"{{apiVersion}}","kind":"{{kind}}",{{metadata}}{{fields}}}""");
    }
}
