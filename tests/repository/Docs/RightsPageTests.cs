using Oceanid.Infrastructure.Tests.Testing;
using Oceanid.Tool.Facts.Memory;
using Oceanid.Tool.Facts.Rights;
using Oceanid.Tool.Fleet;
using Oceanid.Tool.Text;

namespace Oceanid.RepositoryTests.Docs;

/// <summary>The page about rights has each account of a cluster with an app, zones and a tunnel, and what it may do.</summary>
public sealed class RightsPageTests
{
    private const string Page = "docs/rights.md";
    private const string Head = "| account | where | may | bounded by |\n|---|---|---|---|\n";
    private const string Nothing = "nothing";

    private static readonly string[] See = ["get", "list", "watch"];
    private static readonly string[] Manage = ["get", "list", "watch", "create", "update", "patch", "delete"];

    // What the charts bring, which is rendered by nobody here: flux2 2.18.3 and pulumi-kubernetes-operator 2.9.0 with the values of this repository.
    private static readonly string[] Charts =
    [
        Row("flux-system/kustomize-controller", "the cluster", "everything (`cluster-reconciler` of its chart), but an app's objects as the account of the app", Nothing),
        Row("flux-system/source-controller", "the cluster", "manage Flux' own kinds, configmaps and leases; see secrets, namespaces and serviceaccounts", Nothing),
        Row("pulumi-system/pulumi-kubernetes-operator", "the cluster", "manage stacks, workspaces and updates, statefulsets, pods and services; create and see secrets", Nothing),
    ];

    [Test]
    [Category("Snapshot")]
    public async Task The_page_of_the_rights_has_every_account()
    {
        var page = RepositoryRoot.ReadText(Page);
        var table = string.Concat((await RowsAsync()).Concat(Charts));
        var shown = page.Split(Head)[1].Split("\n\n")[0];

        if (Environment.GetEnvironmentVariable("ACCEPT_SNAPSHOTS") == "1")
            await File.WriteAllTextAsync(RepositoryRoot.Repository.FullPath(Page), page.Replace(Head + shown, Head + table, StringComparison.Ordinal));
        else
            Assert.That(shown, Is.EqualTo(table), "make snapshots accepts it; read the diff before you commit it.");
    }

    private static async Task<IEnumerable<string>> RowsAsync()
    {
        var view = await ViewAsync();
        return from item in AccountPowers.Bindings(view)
               from subject in item.Subjects
               let rights = RoleRights.Of(view, item.Binding.Object)
               let space = item.Binding.Object.Kind == "RoleBinding" ? item.Binding.Object.Namespace : null
               group rights by (Account: AccountPowers.Name(subject), Space: space) into account
               orderby Array.IndexOf(["pulumi-system", "flux-system"], account.Key.Account.Split('/')[0]), account.Key.Account, account.Key.Space
               let all = account.SelectMany(rights => rights!).Distinct().ToList()
               select Row(account.Key.Account, account.Key.Space is { } name ? $"`{name}`" : "the cluster", May(all), Bound(view, account.Key.Account, account.Key.Space, all)).Replace("shop", "<app>", StringComparison.Ordinal);
    }

    // The programs with settings of this test, and what clusters/base applies besides.
    private static async Task<ClusterView> ViewAsync()
    {
        ProgramPreview[] programs =
        [
            await Deploy.ClusterAsync(),
            await Deploy.AppsAsync(("apps", """[{"name":"shop","secrets":{"TOKEN":"token"}}]"""), ("token", Deploy.Secret("token")), ("checksumKey", Deploy.Secret("checksumKey"))),
            await Deploy.NetworkingAsync(
                ("dnsZones", """[{"name":"home.example.com","servers":["192.168.1.1"]}]"""),
                ("tunnelHosts", """["shop.example.com"]"""),
                ("tunnelToken", Deploy.Secret("tunnelToken"))),
        ];
        var applied = new[] { "pulumi-system/bounds.yaml", "pulumi-system/environments.yaml", "flux-system/app-deployer.yaml" }
            .Select(file => $"clusters/base/{file}")
            .SelectMany(file => YamlDocuments.Read(RepositoryRoot.ReadText(file), file).Select(document => new OverlayObject(KubernetesObject.Of(document.Content)!, new SourceLocation(file, document.Line))))
            .ToList();
        OverlayPreview[] overlays = [new("flux-system", "clusters/base", null, applied)];
        return new ClusterView(new ClusterPreview("it", programs, overlays, MemoryBudget.Of("it", [], overlays, new Problems())));
    }

    private static string May(IReadOnlyList<Right> rights) => rights.Contains(Right.Any) ? "everything" : string.Join("; ",
        from right in rights
        group right.Verb by (right.Resource, right.Name) into resource
        let verbs = Verbs([.. resource])
        group resource.Key by verbs into same
        let names = same.GroupBy(key => key.Resource, key => key.Name)
            .Select(key => key.First() == "*" ? key.Key : $"{key.Key} {string.Join(" and ", key.Select(name => $"`{name}`"))}")
        select $"{same.Key} {string.Join(", ", names)}");

    private static string Verbs(IReadOnlyList<string> verbs) =>
        verbs.ToHashSet().SetEquals(Manage) ? "manage" : verbs.ToHashSet().SetEquals(See) ? "see" : string.Join(", ", verbs);

    // A policy bounds what it looks at: the groups of its rules, in whatever is not merely read.
    private static string Bound(ClusterView view, string account, string? space, IReadOnlyList<Right> rights)
    {
        if (rights.Contains(Right.Any))
            return Nothing;

        var policies =
            from policy in AdmissionPolicy.Known
            where policy.Accounts.Contains(account) && policy.Holds(view)
            let groups = policy.Objects[0].In(view)!.Object.Content.At("spec", "matchConstraints").Objects("resourceRules").SelectMany(rule => rule.Texts("apiGroups")).ToHashSet()
            where rights.Any(right => groups.Contains(right.Group) && !See.Contains(right.Verb))
            select $"`{policy.Name}`";
        return string.Join(", ", policies.DefaultIfEmpty(space is null ? "its role" : "its role, which holds there alone"));
    }

    private static string Row(string account, string where, string may, string bound) => $"| `{account}` | {where} | {may} | {bound} |\n";
}
