using System.Text.Json.Nodes;
using Oceanid.Infrastructure.Components.Flux;
using Oceanid.Infrastructure.Components.K3s;
using Oceanid.Infrastructure.Components.Kubernetes;
using Oceanid.Infrastructure.Components.Operator;
using Oceanid.Infrastructure.Components.Secrets;
using Pulumi;
using Pulumi.Kubernetes.Helm.V3;
using Pulumi.Kubernetes.Types.Inputs.Helm.V3;
using Pulumi.Kubernetes.Types.Inputs.Rbac.V1;

namespace Oceanid.Tool.Tests.Fixtures;

/// <summary>Stands for the program of a cluster. What carries a version is declared here, so that no new one changes a test.</summary>
internal static class ClusterFixture
{
    private const string FluxSystem = "flux-system";
    private const string PulumiSystem = "pulumi-system";

    private static readonly string[] Manage = ["get", "list", "watch", "create", "update", "patch", "delete"];

    private static readonly (string Name, PolicyRuleArgs[] Rules)[] Stacks =
    [
        ("apps",
        [
            Rule("", ["namespaces", "resourcequotas", "limitranges", "serviceaccounts", "configmaps", "secrets"], Manage),
            Rule("rbac.authorization.k8s.io", ["rolebindings"], Manage),
            Rule("rbac.authorization.k8s.io", ["clusterroles"], ["bind"]),
        ]),
        ("networking", [Rule("networking.k8s.io", ["networkpolicies"], Manage)]),
    ];

    public static IDictionary<string, object?> Define()
    {
        var (config, cluster) = (new Config(), Pulumi.Deployment.Instance.StackName);
        var isOperator = config.Get("runner") == "operator";
        var nodes = Nodes(cluster, config, isOperator);
        var provider = ClusterProvider.Create(cluster, isOperator ? null : nodes?.KubeConfig ?? config.RequireSecret("kubeconfig"));

        var fluxSystem = Namespace(FluxSystem);
        var pulumiSystem = Namespace(PulumiSystem);
        var alerts = JsonNode.Parse(config.Get("alerts") ?? "null");
        var flux = new Release("flux2", Flux(alerts is not null), After<CustomResourceOptions>(fluxSystem));
        var operatorOptions = After<CustomResourceOptions>(pulumiSystem, flux);
        operatorOptions.Protect = true;
        if (isOperator)
            operatorOptions.IgnoreChanges.AddRange(["chart", "version", "values"]);
        var pulumiOperator = new Release("pulumi-kubernetes-operator", Operator(), operatorOptions);

        var accessToken = config.RequireSecret("pulumiAccessToken");
        var credentials = new EscSecret(
            "pulumi-esc-credentials",
            new EscSecretArgs
            {
                Namespace = PulumiSystem,
                Name = "pulumi-esc-credentials",
                Data = new Dictionary<string, Output<string>> { ["PULUMI_ACCESS_TOKEN"] = accessToken },
            },
            After<ComponentResourceOptions>(pulumiSystem));
        var identities = Stacks
            .Select(stack => new StackIdentity($"oceanid-{stack.Name}", new StackIdentityArgs { Namespace = PulumiSystem, Rules = stack.Rules }, After<ComponentResourceOptions>(pulumiSystem)))
            .Append(new StackIdentity("oceanid-cluster", new StackIdentityArgs { Namespace = PulumiSystem, ClusterRole = "cluster-admin" }, After<ComponentResourceOptions>(pulumiSystem)))
            .ToArray<Resource>();

        _ = new TraefikIngress("traefik", new TraefikIngressArgs { Acme = Certificates(config) }, After<ComponentResourceOptions>());
        if (alerts is not null)
        {
            _ = new FluxAlerts(
                "alerts",
                new FluxAlertsArgs
                {
                    Namespace = FluxSystem,
                    StackNamespace = PulumiSystem,
                    Cluster = cluster,
                    Type = alerts["type"]!.ToString(),
                    Secret = new Dictionary<string, Output<string>> { ["address"] = config.RequireSecret("alertAddress") },
                },
                After<ComponentResourceOptions>(flux));
        }

        Source(FluxSystem, "flux-system", flux);
        Source(PulumiSystem, "fleet", pulumiOperator);
        _ = new AnyKind(
            "root",
            new AnyKindArgs("kustomize.toolkit.fluxcd.io/v1", "Kustomization", FluxSystem, "flux-system")
            {
                Spec =
                {
                    ["interval"] = "10m",
                    ["path"] = $"./clusters/{cluster}",
                    ["prune"] = true,
                    ["sourceRef"] = new Dictionary<string, object> { ["kind"] = "GitRepository", ["name"] = "flux-system" },
                },
            },
            After<CustomResourceOptions>([.. identities, credentials]));

        var before = "cluster";
        foreach (var (name, _) in Stacks)
        {
            _ = new AnyKind(
                $"oceanid-{name}",
                new AnyKindArgs("pulumi.com/v1", "Stack", PulumiSystem, $"oceanid-{name}") { Spec = Stack(config, cluster, name, before, Checksums.Of([accessToken])) },
                After<CustomResourceOptions>(pulumiOperator));
            before = name;
        }

        var outputs = new Dictionary<string, object?> { ["cluster"] = cluster, ["kubernetesVersion"] = config.Require("kubernetesVersion") };
        if (nodes is not null)
            outputs["kubeconfig"] = nodes.KubeConfig;
        return outputs;

        RestrictedNamespace Namespace(string name) =>
            new(name, new RestrictedNamespaceArgs(), new ComponentResourceOptions { Provider = provider, Protect = true });

        void Source(string space, string name, Resource after)
        {
            var secret = new EscSecret(
                $"{name}-git-credentials",
                new EscSecretArgs
                {
                    Namespace = space,
                    Name = "git-credentials",
                    Data = new Dictionary<string, Output<string>> { ["identity"] = config.RequireSecret("deployKey"), ["known_hosts"] = Output.Create(config.Require("knownHosts")) },
                },
                After<ComponentResourceOptions>(after));
            _ = new AnyKind(
                $"{name}-source",
                new AnyKindArgs("source.toolkit.fluxcd.io/v1", "GitRepository", space, name)
                {
                    Spec =
                    {
                        ["interval"] = "1m",
                        ["ref"] = new Dictionary<string, object> { ["branch"] = "main" },
                        ["secretRef"] = new Dictionary<string, object> { ["name"] = "git-credentials" },
                        ["url"] = config.Require("repository"),
                    },
                },
                After<CustomResourceOptions>(secret));
        }

        T After<T>(params Resource[] resources)
            where T : ResourceOptions, new() => new() { Provider = provider, DependsOn = resources };
    }

    private static K3sCluster? Nodes(string cluster, Config config, bool isOperator) => config.Get("nodes") is not { } json ? null : new K3sCluster(cluster, new K3sClusterArgs
    {
        Version = config.Require("kubernetesVersion"),
        Token = config.RequireSecret("k3sToken"),
        AgentToken = config.RequireSecret("k3sAgentToken"),
        PrivateKey = config.RequireSecret("sshPrivateKey"),
        IgnoreChanges = isOperator,
        Nodes =
        [
            .. JsonNode.Parse(json)!.AsArray().Select(node => new K3sNodeArgs
            {
                Name = node!["name"]!.ToString(),
                Host = node["host"]!.ToString(),
                User = node["user"]!.ToString(),
                Role = node["role"]!.ToString() == "server" ? K3sRole.Server : K3sRole.Agent,
                HostKey = node["hostKey"]!.ToString(),
            }),
        ],
    });

    private static Acme? Certificates(Config config)
    {
        if (JsonNode.Parse(config.Get("acme") ?? "null") is not { } acme)
            return null;

        var atCloudflare = acme["challenge"]!.ToString() == "cloudflare";
        return new Acme(
            acme["email"]!.ToString(),
            atCloudflare ? AcmeChallenge.Cloudflare : AcmeChallenge.Http,
            acme["staging"]?.ToString() == "true",
            atCloudflare ? config.RequireSecret("cloudflareToken") : null);
    }

    private static ReleaseArgs Flux(bool hasAlerts)
    {
        var off = new Dictionary<string, object> { ["create"] = false };
        var controller = new Dictionary<string, object> { ["resources"] = new ContainerResources("50m", 64, "1000m", 256).ToArgs() };
        return Chart("flux2", FluxSystem, "7.1.0", new Dictionary<string, object>
        {
            ["helmController"] = off,
            ["notificationController"] = hasAlerts
                ? new Dictionary<string, object> { ["resources"] = new ContainerResources("50m", 32, "500m", 128).ToArgs() }
                : off,
            ["imageAutomationController"] = off,
            ["imageReflectionController"] = off,
            ["sourceController"] = controller,
            ["kustomizeController"] = controller,
        });
    }

    private static ReleaseArgs Operator() => Chart("pulumi-kubernetes-operator", PulumiSystem, "8.2.0", new Dictionary<string, object>
    {
        ["podSecurityContext"] = new Dictionary<string, object> { ["seccompProfile"] = new Dictionary<string, object> { ["type"] = "RuntimeDefault" } },
        ["resources"] = new ContainerResources("100m", 64, "200m", 128).ToArgs(),
        ["extraEnv"] = new object[] { new Dictionary<string, object> { ["name"] = "MAX_CONCURRENT_RECONCILES", ["value"] = "2" } },
    });

    private static ReleaseArgs Chart(string name, string space, string version, Dictionary<string, object> values) => new()
    {
        Name = name,
        Namespace = space,
        Chart = $"oci://charts.example.com/{name}",
        Version = version,
        Values = values,
    };

    // Like the Stack in clusters/base/stacks, but for who it is and what it waits for.
    private static InputMap<object> Stack(Config config, string cluster, string name, string before, Output<string> checksum)
    {
        var credentials = new Dictionary<string, object> { ["name"] = "pulumi-esc-credentials", ["key"] = "PULUMI_ACCESS_TOKEN" };
        return new()
        {
            ["stack"] = $"{config.Require("organization")}/oceanid-{name}/{cluster}",
            ["fluxSource"] = new Dictionary<string, object>
            {
                ["sourceRef"] = new Dictionary<string, object> { ["apiVersion"] = "source.toolkit.fluxcd.io/v1", ["kind"] = "GitRepository", ["name"] = "fleet" },
                ["dir"] = $"infrastructure/{name}",
            },
            ["serviceAccountName"] = $"oceanid-{name}",
            ["envRefs"] = new Dictionary<string, object> { ["PULUMI_ACCESS_TOKEN"] = new Dictionary<string, object> { ["type"] = "Secret", ["secret"] = credentials } },
            ["prerequisites"] = new object[] { new Dictionary<string, object> { ["name"] = $"oceanid-{before}" } },
            ["refresh"] = true,
            ["continueResyncOnCommitMatch"] = true,
            ["resyncFrequencySeconds"] = 3600,
            ["workspaceReclaimPolicy"] = "Delete",
            ["updateTemplate"] = new Dictionary<string, object> { ["spec"] = new Dictionary<string, object> { ["ttlAfterCompleted"] = "1h0m0s" } },
            ["workspaceTemplate"] = checksum.Apply(sum => (object)Workspace(config.Require("node"), sum)),
        };
    }

    private static Dictionary<string, object> Workspace(string node, string checksum) => new()
    {
        ["spec"] = new Dictionary<string, object>
        {
            ["image"] = "registry.example.com/acme/workspace:9.1.0",
            ["imagePullPolicy"] = "IfNotPresent",
            ["securityProfile"] = "restricted",
            ["resources"] = new Dictionary<string, object> { ["requests"] = Amounts("200m", "256Mi"), ["limits"] = Amounts("500m", "512Mi") },
            ["env"] = new object[] { new Dictionary<string, object> { ["name"] = "PULUMI_RUN_PROGRAM", ["value"] = "true" } },
            ["podTemplate"] = new Dictionary<string, object>
            {
                ["metadata"] = new Dictionary<string, object> { ["annotations"] = new Dictionary<string, object> { ["example.com/credentials-checksum"] = checksum } },
                ["spec"] = new Dictionary<string, object>
                {
                    ["containers"] = new object[] { new Dictionary<string, object> { ["name"] = "pulumi" } },
                    ["nodeSelector"] = new Dictionary<string, object> { ["kubernetes.io/hostname"] = node },
                    ["tolerations"] = new object[] { new Dictionary<string, object> { ["key"] = ControlPlane.Label, ["operator"] = "Exists" } },
                },
            },
        },
    };

    private static Dictionary<string, object> Amounts(string cpu, string memory) => new() { ["cpu"] = cpu, ["memory"] = memory };

    private static PolicyRuleArgs Rule(string group, string[] resources, string[] verbs) => new() { ApiGroups = group, Resources = resources, Verbs = verbs };
}
