using System.Text.Json.Nodes;
using Oceanid.Infrastructure.Components.Flux;
using Oceanid.Infrastructure.Components.K3s;
using Oceanid.Infrastructure.Components.Kubernetes;
using Oceanid.Infrastructure.Components.Operator;
using Oceanid.Infrastructure.Tests.Testing;
using Oceanid.Tool.Check;
using Oceanid.Tool.Fleet.Programs;
using Oceanid.Tool.Knowledge;
using Pulumi;
using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Helm.V3;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Helm.V3;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;

namespace Oceanid.Tool.Tests.Check;

/// <summary>A repository with something wrong for every rule: whatever is found, there is a file that a person can edit.</summary>
public sealed class FindingFileTests
{
    private const string Tree = """
        apiVersion: v1
        kind: ConfigMap
        metadata: { name: it, namespace: app }
        data: { a: "${unknown}" }
        ---
        { apiVersion: helm.toolkit.fluxcd.io/v2, kind: HelmRelease, metadata: { name: it, namespace: app } }
        ---
        { apiVersion: v1, kind: ResourceQuota, metadata: { name: it, namespace: app }, spec: { hard: { pods: 1 } } }
        ---
        { apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: { name: it, namespace: app }, spec: { podSelector: {}, ingress: [{ from: [{ ipBlock: { cidr: 0.0.0.0/33 } }] }] } }
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: { name: it, namespace: app }
        spec: { replicas: 2, paused: 5, template: { spec: { serviceAccountName: nobody, hostAliases: [{ ip: 192.0.2.1, hostnames: [a] }], containers: [{ name: a, image: a, envFrom: [{ configMapRef: { name: it } }] }] } } }
        ---
        { apiVersion: networking.k8s.io/v1, kind: Ingress, metadata: { name: it, namespace: app }, spec: { rules: [{ host: a }], tls: [{ secretName: missing }, { hosts: [a] }] } }
        ---
        { apiVersion: networking.k8s.io/v1, kind: Ingress, metadata: { name: it, namespace: other }, spec: { rules: [{ host: a }] } }
        ---
        { apiVersion: source.toolkit.fluxcd.io/v1, kind: GitRepository, metadata: { name: a, namespace: app }, spec: { url: 'https://a', ref: { branch: a } } }
        ---
        { apiVersion: source.toolkit.fluxcd.io/v1, kind: GitRepository, metadata: { name: b, namespace: app }, spec: { url: 'https://a', ref: { branch: b } } }
        ---
        { apiVersion: v1, kind: PersistentVolumeClaim, metadata: { name: it, namespace: app } }
        ---
        { apiVersion: v1, kind: Secret, metadata: { name: it, namespace: app }, stringData: { password: hunter2 } }
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRoleBinding
        metadata: { name: it }
        roleRef: { apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: cluster-admin }
        subjects: [{ kind: User, name: me }]
        ---
        apiVersion: kustomize.toolkit.fluxcd.io/v1
        kind: Kustomization
        metadata: { name: again, namespace: flux-system }
        spec: { interval: 1h, prune: true, wait: true, path: ./clusters/tethys, serviceAccountName: nobody, sourceRef: { kind: GitRepository, name: none }, postBuild: {} }
        ---
        apiVersion: pulumi.com/v1
        kind: Stack
        metadata: { name: it, namespace: pulumi-system }
        spec:
          stack: org/oceanid-cluster/tethys
          serviceAccountName: nobody
          envRefs: {}
          refresh.x: 1
          refresh: { x: 1 }
          fluxSource: { dir: infrastructure/cluster }
          config: { level: other, oceanid-cluster:level: another }
        """;

    [Test]
    public async Task Every_finding_names_a_file_that_there_is()
    {
        using var repository = new TemporaryRepository();
        repository.Write(".flux.yaml", "apiVersion: oceanid/v1\nkind: CheckConfiguration\nbudget: { idleMemory: 1Mi }\nsuppressions: [{ rule: one-owner, file: nowhere, reason: it is gone }]\n");
        repository.Write(TemporaryRepository.Stack, "environment: [default/oceanid-cluster]\nconfig: { oceanid-cluster:level: info, nodes: [{ name: a, host: 192.0.2.1 }] }\n");
        repository.Write("infrastructure/cluster/Pulumi.styx.yaml", "environment: [default/oceanid-cluster]\nconfig: { nodes: [{ name: b, host: 192.0.2.1 }] }\n");
        repository.Write("infrastructure/cluster/Pulumi.yaml", "name: oceanid-cluster\nconfig: { level: info, oceanid-apps:catalog: { value: [{ name: nobody }] } }\n");
        repository.Write("apps/base/nobody/kustomization.yaml", "resources: []\n");
        repository.Write("Pulumi.yaml", "name: another\nruntime: dotnet\nmain: infrastructure/cluster\n");
        repository.Write(TemporaryRepository.Esc, "values: { pulumiConfig: { token: { fn::secret: hunter2 } } }\n");
        repository.Write("infrastructure/cluster/ItProgram.cs", "// It is declared below.");
        repository.Write("clusters/tethys/kustomization.yaml", "resources: [it.yaml]\nconfigMapGenerator: [{ name: made, namespace: app, literals: ['a=${unknown}'] }]\npatches: [{ target: { kind: Job }, patch: '{ apiVersion: batch/v1, kind: Job, metadata: { name: it } }' }]\n");
        repository.Write("clusters/tethys/it.yaml", Tree);
        repository.Write("clusters/former/it.yaml", "{ apiVersion: v1, kind: ConfigMap, metadata: { name: it } }\n");
        // Its own, so that its version is held against that of the cluster.
        foreach (var file in Directory.EnumerateFiles(KnowledgeFolder.Own, "*", SearchOption.AllDirectories))
            repository.Write(Path.Combine("tools/knowledge", Path.GetRelativePath(KnowledgeFolder.Own, file)), await File.ReadAllTextAsync(file));
        Directory.CreateDirectory(Path.Combine(repository.Root, "apps/overlays/tethys"));
        Directory.CreateDirectory(Path.Combine(repository.Root, "apps/overlays/former"));

        var run = await CommandRun.RunAsync([new ProgramDefinition("cluster", Program)], "check", "--format", "json", "--repository", repository.Root);
        Assert.That(run.Error, Is.Empty);
        var findings = JsonNode.Parse(run.Output)!["findings"]!.AsArray();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(findings.Select(finding => finding!["rule"]!.ToString()).Distinct(), Is.EquivalentTo(AllRules.List.Select(rule => rule.Id).Append(CheckRunner.StaleSuppression)));
            Assert.That(run.Output, Does.Not.Contain("The rule failed"));
            foreach (var finding in findings)
                Assert.That(File.Exists(Path.Combine(repository.Root, finding!["file"]!.ToString())), Is.True, finding.ToJsonString());
        }
    }

    [Test]
    public async Task A_program_that_fails_is_named_with_its_file()
    {
        using var repository = new TemporaryRepository();
        repository.Write(TemporaryRepository.Stack, "config: {}\n");
        repository.Write("infrastructure/cluster/ItProgram.cs", "");

        var run = await CommandRun.RunAsync([new ProgramDefinition("cluster", () => throw new RunException("No\nway."))], "check", "--repository", repository.Root);

        Assert.That(run.Output, Is.EqualTo($"infrastructure/cluster/ItProgram.cs (tethys): No↵way. [preview]\n1 finding from {AllRules.List.Count} rules.\n"));
    }

    private static Dictionary<string, object?> Program()
    {
        var token = new Config().RequireSecret("token");
        _ = ClusterProvider.Create("it", null, adopt: true);
        _ = new K3sCluster("it", new K3sClusterArgs
        {
            Version = "v1.99.4+k3s1",
            Nodes = [.. new[] { "first", "second" }.Select(name => new K3sNodeArgs { HostKey = "ssh-ed25519 AAAA", Name = name, Host = $"{name}.example.com", Role = K3sRole.Server })],
        });
        _ = new Namespace("app", new NamespaceArgs { Metadata = new ObjectMetaArgs { Name = "app", Labels = { ["oceanid.dev/program"] = "it", ["pod-security.kubernetes.io/enforce"] = "restricted" } } });
        _ = new ConfigMap("it", new ConfigMapArgs { Metadata = new ObjectMetaArgs { Name = "it", Namespace = "app" }, Data = { ["token"] = token } });
        _ = new Release("flux2", new ReleaseArgs { Chart = "oci://ghcr.io/fluxcd-community/charts/flux2", Version = "2.x", Namespace = "flux-system" });
        _ = new StackResource("made", new StackResourceArgs
        {
            Metadata = new ObjectMetaArgs { Name = "made", Namespace = "pulumi-system" },
            Spec = new StackResourceSpecArgs { Stack = "org/it/tethys", Refresh = true },
        });
        _ = new Kustomization("it", new KustomizationArgs
        {
            Metadata = new ObjectMetaArgs { Name = "it", Namespace = "flux-system" },
            Spec = new KustomizationSpecArgs
            {
                Interval = "1h",
                Prune = true,
                Path = "./clusters/tethys",
                SourceRef = new KustomizationSourceRefArgs { Kind = "GitRepository", Name = "it" },
            },
        });
        return new Dictionary<string, object?> { ["token"] = Output.Unsecret(token), ["kubernetesVersion"] = "v1.20.0+k3s1" };
    }
}
