using Oceanid.Infrastructure.Tests.Testing;
using Oceanid.Tool.Tests.Fixtures;

namespace Oceanid.Tool.Tests.Changes;

/// <summary>One pull request for each kind of change, and what its reviewer reads.</summary>
public sealed class KindsOfChangeTests
{
    private const string Deployment = "apps/base/shop/deployment.yaml";
    private const string Root = "clusters/base/flux-system/apps.yaml";

    private PullRequest _request = null!;

    [SetUp]
    public void Open() => _request = FixtureFleet.PullRequest();

    [TearDown]
    public void Close() => _request.Dispose();

    [Test]
    public async Task A_value_of_the_configuration() => await ShowsAsync(
        () => _request.Edit("infrastructure/apps/Pulumi.atlas.yaml", "Hello from atlas", "Hello"),
        "Cluster atlas",
        "0 added, 1 changed, 0 removed; memory: idle 192Mi, peak 704Mi, workloads 32Mi",
        "",
        "oceanid-apps: 0 added, 1 changed, 0 removed",
        "└── ~ ConfigMap shop/shop-config",
        "    └── data.SHOP_GREETING: Hello from atlas → Hello");

    [Test]
    public async Task A_setting_of_a_quota_in_one_cluster_leaves_the_other_alone()
    {
        var output = await OutputAsync(() => _request.Edit("infrastructure/apps/Pulumi.atlas.yaml", "pods: 2", "pods: 3"));

        Assert.That(output, Does.Contain("~ ResourceQuota shop/shop").And.Contain("spec.hard.pods: 2 → 3").And.Not.Contain("Cluster pan"));
    }

    [Test]
    public async Task A_file_of_one_cluster_that_another_builds_on_changes_both()
    {
        _request.Edit("apps/overlays/pan/kustomization.yaml", "  - ../../base/shop\n", "  - ../atlas/shared\n  - ../../base/shop\n");
        _request.Write("apps/overlays/atlas/shared/kustomization.yaml", "resources: [map.yaml]\n");
        _request.Write("apps/overlays/atlas/shared/map.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata: { name: shared, namespace: shop }\ndata: { a: '1' }\n");

        await ShowsAsync(
            () => _request.Edit("apps/overlays/atlas/shared/map.yaml", "'1'", "'2'"),
            "Cluster pan",
            "~ ConfigMap shop/shared  apps/overlays/atlas/shared/map.yaml");
    }

    [Test]
    public async Task A_new_app() => await ShowsAsync(
        () =>
        {
            _request.Edit("infrastructure/apps/Pulumi.atlas.yaml", "  oceanid-apps:apps:\n", "  oceanid-apps:apps:\n    - name: web\n      pods: 2\n      requestsMemoryMi: 64\n      limitsMemoryMi: 128\n");
            _request.Write("apps/overlays/atlas/web.yaml", Web("apps/v1", "nginx:1.29.0"));
            _request.Edit("apps/overlays/atlas/kustomization.yaml", "  - ../../base/shop\n", "  - ../../base/shop\n  - web.yaml\n");
        },
        "raises memory web/web (memory budget): workloads: requests 32Mi to 64Mi, limits 64Mi to 128Mi",
        "widens RBAC RoleBinding web/app-deployer (oceanid-apps): it gives ServiceAccount flux-system/apps the rights of ClusterRole app-deployer",
        "+ Namespace web",
        "+ ServiceAccount web/web",
        "+ Deployment web/web  apps/overlays/atlas/web.yaml");

    [Test]
    public async Task A_removed_app() => await ShowsAsync(
        () =>
        {
            _request.Write("infrastructure/apps/Pulumi.atlas.yaml", "config: {}\n");
            _request.Write("apps/overlays/atlas/kustomization.yaml", "apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nresources: [other.yaml]\n");
            _request.Write("apps/overlays/atlas/other.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata: { name: other, namespace: default }\n");
        },
        "deletes data Namespace shop (oceanid-apps): everything in it goes with it, claims and Secrets included",
        "deletes Secret shop/shop-secrets (oceanid-apps): Pulumi deletes it",
        "prunes Deployment shop/shop (Flux apps): apps no longer has it, so Flux deletes it",
        "no longer uses: default/oceanid-apps-atlas shopJwtSecret",
        "- Deployment shop/shop  apps/base/shop/deployment.yaml");

    [Test]
    public async Task A_renamed_namespace() => await ShowsAsync(
        () => _request.Edit("infrastructure/apps/Pulumi.atlas.yaml", "- name: shop", "- name: greeter"),
        "deletes data Namespace greeter (oceanid-apps): everything in it goes with it, claims and Secrets included",
        "replaces Namespace greeter (oceanid-apps): a name cannot be changed: Namespace shop is deleted",
        "= Namespace greeter (was Namespace shop)",
        "metadata.name: shop → greeter",
        "= ResourceQuota greeter/greeter (was ResourceQuota shop/shop)");

    [Test]
    public async Task A_patch_in_an_overlay()
    {
        var output = await OutputAsync(() => _request.Edit("apps/overlays/pan/kustomization.yaml", "value: shop.example.com", "value: www.example.com"));

        Assert.That(output, Does.Contain("~ Ingress shop/shop").And.Contain("spec.rules[shop.example.com].host: shop.example.com → www.example.com").And.Not.Contain("Cluster atlas"));
    }

    [Test]
    public async Task Wider_rights() => await ShowsAsync(
        () => _request.Edit(Root, "resources: [configmaps, services, persistentvolumeclaims]", "resources: [configmaps, services, persistentvolumeclaims, secrets]"),
        "widens RBAC ClusterRole app-deployer (Flux flux-system): it may now get secrets, list secrets, watch secrets, create secrets, update secrets and 2 more",
        "rules[0].resources[3]: (none) → secrets");

    [Test]
    public async Task Narrower_rights_are_no_risk()
    {
        var output = await OutputAsync(() => _request.Edit(Root, "resources: [pods]\n    verbs: [get, list, watch]", "resources: [pods]\n    verbs: [get]"));

        Assert.That(output, Does.Contain("~ ClusterRole app-deployer").And.Not.Contain("widens RBAC"));
    }

    [Test]
    public async Task More_memory() => await ShowsAsync(
        () => _request.Edit(Deployment, "memory: 32Mi", "memory: 48Mi"),
        "Cluster pan",
        "0 added, 1 changed, 0 removed; memory: idle 224Mi, peak 736Mi, workloads 128Mi → 160Mi",
        "└── raises memory shop/shop (memory budget): workloads: requests 128Mi to 160Mi",
        "spec.template.spec.containers[shop].resources.requests.memory: 32Mi → 48Mi",
        "0 added, 1 changed, 0 removed; memory: idle 192Mi, peak 704Mi, workloads 32Mi → 48Mi");

    [Test]
    public async Task A_new_key_of_a_secret() => await ShowsAsync(
        () =>
        {
            _request.Edit("infrastructure/apps/Pulumi.atlas.yaml", "        SHOP_JWT_SECRET: shopJwtSecret\n", "        SHOP_JWT_SECRET: shopJwtSecret\n        SHOP_API_KEY: shopApiKey\n");
            _request.Edit("infrastructure/apps/esc/oceanid-apps-atlas.yaml", "    shopJwtSecret:\n", "    shopApiKey:\n      fn::secret: REPLACE_ME\n    shopJwtSecret:\n");
        },
        "uses for the first time: default/oceanid-apps-atlas shopApiKey",
        "~ Secret shop/shop-secrets",
        "stringData.SHOP_API_KEY: (none) → <secret default/oceanid-apps-atlas shopApiKey>");

    [Test]
    public async Task A_plain_value_in_a_secret_is_not_shown()
    {
        var output = await OutputAsync(() => _request.Edit("infrastructure/cluster/Pulumi.pan.yaml", "AAAAfixture", "AAAAotherkey"));

        Assert.That(output, Does.Contain("stringData.known_hosts: (not shown) → (not shown)").And.Not.Contain("otherkey"));
    }

    [Test]
    public async Task A_stack_that_works_on_another_pulumi_stack() => await ShowsAsync(
        () => _request.Edit("clusters/atlas/stacks/kustomization.yaml", "value: acme/oceanid-cluster/atlas", "value: another/oceanid-cluster/atlas"),
        "changes what the operator runs as Stack pulumi-system/oceanid-cluster (Flux stacks): spec.stack: it works on another Pulumi stack, and what the old one has made stays without an owner",
        "spec.stack: acme/oceanid-cluster/atlas → another/oceanid-cluster/atlas");

    [Test]
    public async Task An_object_that_another_kustomization_applies() => await ShowsAsync(
        () =>
        {
            _request.Edit("apps/base/shop/kustomization.yaml", "  - ingress.yaml\n", "");
            _request.Write("apps/overlays/atlas/kustomization.yaml", "apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nresources: [../../base/shop]\n");
            _request.Write("clusters/atlas/ingress.yaml", _request.Read("apps/base/shop/ingress.yaml").Replace("shop.example.com", "shop.atlas.example.com", StringComparison.Ordinal));
            _request.Edit("clusters/atlas/kustomization.yaml", "  - flux-system\n", "  - flux-system\n  - ingress.yaml\n");
            _request.Edit("apps/overlays/pan/kustomization.yaml", "  - shop-availability.yaml\n", "  - shop-availability.yaml\n  - ingress.yaml\n");
            _request.Write("apps/overlays/pan/ingress.yaml", _request.Read("apps/base/shop/ingress.yaml"));
        },
        "deletes Ingress shop/shop (Flux flux-system): Flux prunes what Flux apps no longer has, after or before the new owner has made it",
        "> Ingress shop/shop (was in Flux apps)  clusters/atlas/ingress.yaml");

    [Test]
    public async Task Pods_that_give_up_a_protection() => await ShowsAsync(
        () => _request.Edit(Deployment, "        runAsNonRoot: true\n", ""),
        "weakens Pod Security Deployment shop/shop (Flux apps): spec.template.spec.securityContext.runAsNonRoot is no longer true");

    [Test]
    public async Task A_network_policy_that_allows_more() => await ShowsAsync(
        () => _request.Edit("clusters/base/flux-system/network-policies.yaml", "  ingress:\n    - from:\n", "  ingress:\n    - {}\n    - from:\n"),
        "weakens a network policy NetworkPolicy flux-system/allow-workspaces (Flux flux-system): it allows ingress from everybody, every port");

    [Test]
    public async Task A_namespace_that_no_longer_denies_by_default() => await ShowsAsync(
        () =>
        {
            var policies = _request.Read("clusters/base/pulumi-system/network-policies.yaml");
            _request.Write("clusters/base/pulumi-system/network-policies.yaml", policies[(policies.IndexOf("---\n", StringComparison.Ordinal) + 4)..]);
        },
        "prunes NetworkPolicy pulumi-system/default-deny (Flux flux-system): flux-system no longer has it, so Flux deletes it",
        "weakens a network policy NetworkPolicy pulumi-system/default-deny (Flux flux-system): what it denied is allowed, unless another policy selects the same pods");

    [Test]
    public async Task A_field_that_cannot_be_changed() => await ShowsAsync(
        () => _request.Edit(Deployment, "  selector:\n    matchLabels:\n", "  selector:\n    matchLabels:\n      tier: front\n"),
        "replaces Deployment shop/shop (Flux apps): spec.selector.matchLabels.tier cannot be changed: the API server refuses it, and Flux apps fails until it is deleted by hand or has spec.force",
        "spec.selector.matchLabels.tier: (none) → front");

    [Test]
    public async Task A_claim_that_goes()
    {
        const string Claim = "apiVersion: v1\nkind: PersistentVolumeClaim\nmetadata: { name: data, namespace: shop }\nspec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }\n";
        _request.Write("apps/base/shop/claim.yaml", Claim);
        _request.Edit("apps/base/shop/kustomization.yaml", "  - service.yaml\n", "  - service.yaml\n  - claim.yaml\n");

        await ShowsAsync(
            () =>
            {
                File.Delete(_request.Path("apps/base/shop/claim.yaml"));
                _request.Edit("apps/base/shop/kustomization.yaml", "  - claim.yaml\n", "");
            },
            "deletes data PersistentVolumeClaim shop/data (Flux apps): a volume of a class that deletes (local-path of K3s does) goes with its claim",
            "prunes PersistentVolumeClaim shop/data (Flux apps): apps no longer has it, so Flux deletes it");
    }

    [Test]
    public async Task A_kustomization_that_is_suspended() => await ShowsAsync(
        () => _request.Edit(Root, "  interval: 10m\n", "  interval: 10m\n  suspend: true\n"),
        "suspends Kustomization flux-system/apps (Flux flux-system): spec.suspend: it does nothing until that is gone",
        "spec.suspend: (none) → true");

    [Test]
    public async Task A_new_image() => await ShowsAsync(
        () => _request.Edit(Deployment, "shop:1.4.0", "shop:1.4.1"),
        "spec.template.spec.containers[shop].image: registry.example.com/acme/shop:1.4.0 → registry.example.com/acme/shop:1.4.1");

    [Test]
    public async Task An_upgrade_of_k3s_is_for_a_workstation() => await ShowsAsync(
        () => _request.Edit("infrastructure/cluster/Pulumi.atlas.yaml", "v1.99.4+k3s1", "v1.99.5+k3s1"),
        "1 to think about\n└── needs a workstation K3s nodes (oceanid-cluster): the operator does not change them: run `pulumi up` from a workstation before the merge",
        "├── ~ Command mimas-install",
        "- VERSION='v1.99.4+k3s1'",
        "└── version: v1.99.4+k3s1 → v1.99.5+k3s1");

    [Test]
    public async Task An_older_k3s_will_be_refused() => await ShowsAsync(
        () => _request.Edit("infrastructure/cluster/Pulumi.atlas.yaml", "v1.99.4+k3s1", "v1.99.3+k3s2"),
        "needs a workstation K3s nodes (oceanid-cluster): K3s cannot go back from v1.99.4+k3s1 to v1.99.3+k3s2: that run will be refused");

    [Test]
    public async Task A_new_cluster() => await ShowsAsync(
        () =>
        {
            foreach (var program in new[] { "cluster", "apps", "networking" })
                _request.Write($"infrastructure/{program}/Pulumi.dione.yaml", _request.Read($"infrastructure/{program}/Pulumi.atlas.yaml"));
            foreach (var file in new[] { "kustomization.yaml", "flux-system/kustomization.yaml", "stacks/kustomization.yaml" })
                _request.Write($"clusters/dione/{file}", _request.Read($"clusters/atlas/{file}"));
        },
        "Cluster dione is new",
        "0 changed, 0 removed; memory: idle none → 192Mi, peak none → 704Mi, workloads none → 32Mi",
        "+ Release flux2 (flux2 7.1.0)");

    [Test]
    public async Task A_cluster_that_leaves() => await ShowsAsync(
        () =>
        {
            foreach (var program in new[] { "cluster", "apps", "networking" })
                File.Delete(_request.Path($"infrastructure/{program}/Pulumi.pan.yaml"));
        },
        "Cluster pan leaves the repository: what it has stays as it is, and nobody owns it");

    [Test]
    public async Task Formatting_order_and_quotes_are_no_change()
    {
        var run = await _request.ChangeAsync(() =>
        {
            _request.Edit(Deployment, "  replicas: 1\n  selector:\n    matchLabels:\n      app.kubernetes.io/name: shop\n", "  selector: { matchLabels: { \"app.kubernetes.io/name\": 'shop' } }   # as before\n  replicas: 1\n");
            _request.Edit("infrastructure/apps/Pulumi.atlas.yaml", "      pods: 2\n      requestsMemoryMi: 64\n", "      requestsMemoryMi: 64\n      pods: 2\n");
        });

        Assert.That((run.ExitCode, run.Error), Is.EqualTo((0, "")));
        Assert.That(run.Output, Does.Match("^No change against HEAD~1 \\([0-9a-f]{12}\\).\n$"));
    }

    private async Task ShowsAsync(Action change, params string[] lines)
    {
        var output = await OutputAsync(change);

        using (Assert.EnterMultipleScope())
        {
            foreach (var line in lines)
                Assert.That(output, Does.Contain(line));
        }
    }

    private async Task<string> OutputAsync(Action change, params string[] arguments)
    {
        var run = await _request.ChangeAsync(change, arguments);
        Assert.That((run.ExitCode, run.Error), Is.EqualTo((0, "")));
        return run.Output;
    }

    private static string Web(string apiVersion, string image) => $$"""
        apiVersion: {{apiVersion}}
        kind: Deployment
        metadata: { name: web, namespace: web }
        spec:
          selector: { matchLabels: { app: web } }
          template:
            metadata: { labels: { app: web } }
            spec:
              containers:
                - name: web
                  image: {{image}}
                  resources: { requests: { memory: 32Mi, cpu: 10m }, limits: { memory: 64Mi, cpu: 100m } }

        """;
}
