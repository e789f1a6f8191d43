using Oceanid.Tool.Changes;
using Oceanid.Tool.Check;
using Oceanid.Tool.Text;

namespace Oceanid.Tool.Tests.Check;

/// <summary>A cluster with every kind of object that a rule looks at: each field of each is replaced by what it must not be.</summary>
public sealed class MutationTests
{
    private const string Tree = """
        apiVersion: v1
        kind: Namespace
        metadata: { name: app, labels: { pod-security.kubernetes.io/enforce: restricted } }
        ---
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata: { name: it, namespace: app }
        spec:
          podSelector: { matchLabels: { app: it }, matchExpressions: [{ key: app, operator: In, values: [it] }] }
          policyTypes: [Ingress, Egress]
          ingress:
            - from: [{ namespaceSelector: { matchLabels: { a: b } }, podSelector: {} }, { ipBlock: { cidr: 10.0.0.0/8, except: [10.1.0.0/16] } }]
              ports: [{ port: http, endPort: 90, protocol: TCP }]
          egress: [{ to: [{ ipBlock: { cidr: 0.0.0.0/0 } }], ports: [{ port: 443 }] }]
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: { name: it, namespace: app, labels: { app: it } }
        spec:
          replicas: 2
          strategy: { type: RollingUpdate, rollingUpdate: { maxSurge: 50% } }
          selector: { matchLabels: { app: it } }
          template:
            metadata: { labels: { app: it } }
            spec:
              serviceAccountName: it
              hostNetwork: true
              securityContext: { runAsNonRoot: true, runAsUser: 0, seccompProfile: { type: RuntimeDefault } }
              imagePullSecrets: [{ name: pull }]
              volumes: [{ name: v, secret: { secretName: s } }, { name: w, hostPath: { path: / } }]
              initContainers: [{ name: i, image: a }]
              containers:
                - name: a
                  image: ghcr.io/a/b:1.0.0
                  ports: [{ name: http, containerPort: 8080, hostPort: 80 }]
                  env: [{ name: T, valueFrom: { secretKeyRef: { name: s, key: k } } }]
                  envFrom: [{ configMapRef: { name: c } }]
                  resources: { requests: { memory: 1Mi, cpu: 1m }, limits: { memory: 2Mi, cpu: 2m } }
                  securityContext: { privileged: true, allowPrivilegeEscalation: false, capabilities: { add: [KILL], drop: [ALL] } }
        ---
        apiVersion: v1
        kind: Service
        metadata: { name: it, namespace: app }
        spec: { selector: { app: it }, ports: [{ name: web, port: 80, targetPort: http }] }
        ---
        apiVersion: networking.k8s.io/v1
        kind: Ingress
        metadata: { name: it, namespace: app }
        spec: { rules: [{ host: a, http: { paths: [{ path: /, backend: { service: { name: it, port: { name: web, number: 80 } } } }] } }] }
        ---
        apiVersion: v1
        kind: ResourceQuota
        metadata: { name: it, namespace: app }
        spec: { hard: { pods: 1, requests.memory: 1Mi, limits.memory: 1Mi, requests.cpu: 1m, limits.cpu: 1m } }
        ---
        apiVersion: v1
        kind: LimitRange
        metadata: { name: it, namespace: app }
        spec: { limits: [{ type: Container, default: { memory: 1Mi, cpu: 1m }, defaultRequest: { memory: 1Mi, cpu: 1m }, max: { memory: 1Mi } }] }
        ---
        apiVersion: v1
        kind: Secret
        metadata: { name: s, namespace: app }
        data: { k: aGk= }
        stringData: { l: <secret default/it l> }
        ---
        apiVersion: v1
        kind: ConfigMap
        metadata: { name: c, namespace: app, annotations: { a: "${b}" } }
        data: { a: b }
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRole
        metadata: { name: it }
        rules: [{ apiGroups: [""], resources: [secrets], resourceNames: [a], verbs: [get] }]
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRoleBinding
        metadata: { name: it }
        roleRef: { kind: ClusterRole, name: it }
        subjects: [{ kind: ServiceAccount, name: it, namespace: pulumi-system }]
        ---
        apiVersion: source.toolkit.fluxcd.io/v1
        kind: GitRepository
        metadata: { name: it, namespace: flux-system }
        spec: { url: ssh://git@example.com/it, ref: { branch: main }, secretRef: { name: git } }
        ---
        apiVersion: kustomize.toolkit.fluxcd.io/v1
        kind: Kustomization
        metadata: { name: it, namespace: flux-system }
        spec:
          path: ./clusters/tethys
          interval: 1h
          timeout: 30m
          prune: true
          wait: true
          deletionPolicy: Orphan
          serviceAccountName: it
          sourceRef: { kind: GitRepository, name: it, namespace: flux-system }
          dependsOn: [{ name: other, namespace: flux-system }]
          healthCheckExprs: [{ apiVersion: pulumi.com/v1, kind: Stack, current: a, failed: "b.all(c)" }]
          postBuild: { substitute: { a: b }, substituteFrom: [{ kind: ConfigMap, name: c }] }
        ---
        apiVersion: pulumi.com/v1
        kind: Stack
        metadata: { name: it, namespace: pulumi-system, annotations: { a: b } }
        spec:
          stack: org/oceanid-cluster/tethys
          serviceAccountName: it
          workspaceReclaimPolicy: Delete
          fluxSource: { dir: infrastructure/cluster, sourceRef: { kind: GitRepository, name: it } }
          config: { a: b, oceanid-cluster:runner: operator }
          environment: [default/oceanid-cluster]
          envRefs: { A: { type: Secret, secret: { name: s, key: k } } }
          prerequisites: [{ name: it, requirement: { succeededWithinDuration: 1h0m0s } }]
          updateTemplate: { spec: { ttlAfterCompleted: 1h } }
          workspaceTemplate:
            spec:
              image: docker.io/pulumi/pulumi:3.1.0
              securityProfile: restricted
              resources: { requests: { memory: 256Mi }, limits: { memory: 512Mi } }
              podTemplate: { spec: { containers: [{ name: pulumi }, { name: side, securityContext: {} }] } }
        ---
        apiVersion: apiextensions.k8s.io/v1
        kind: CustomResourceDefinition
        metadata: { name: things.example.com }
        spec: { group: example.com, names: { kind: Thing }, versions: [{ name: v1 }] }
        ---
        apiVersion: batch/v1
        kind: CronJob
        metadata: { name: it, namespace: app }
        spec: { jobTemplate: { spec: { parallelism: 2, template: { spec: { containers: [{ name: a }] } } } } }

        """;

    private static readonly string[] Wrong =
    [
        "null", "{}", "[null]", "99999999999999999", "\"\"", "\"99999999999999999999h\"", "\"99999999999%\"", "\"0.0.0.0/33\"", "\"*\\u0000../..\"", "\"1e28\"",
    ];

    private static readonly CheckContext Right = new CheckFixture { Tree = Tree }.Context();

    [TestCaseSource(nameof(Wrong))]
    public void No_field_of_an_object_makes_a_rule_fail(string wrong)
    {
        var documents = YamlDocuments.Read(Tree, "it");
        foreach (var (content, _) in documents)
            Mutation.OfEveryField(content, wrong, field => Check(new CheckFixture().Context(documents), field));
    }

    [TestCaseSource(nameof(Wrong))]
    public void No_input_of_a_release_makes_a_rule_fail(string wrong)
    {
        var releases = CheckFixture.FluxAndOperator.Select(release => CheckFixture.Release(release.Inputs)).ToArray();
        foreach (var release in releases)
            Mutation.OfEveryField(release.Inputs, wrong, field => Check(new CheckFixture { Tree = Tree, Installed = releases }.Context(), field));
    }

    private static void Check(CheckContext context, string field)
    {
        foreach (var rule in AllRules.List)
            Assert.That(CheckRunner.Check(rule, context).Crashes.Select(crash => crash.ToString()), Is.Empty, $"{rule.Id} on {field}");

        // The comparison looks at the same objects.
        var change = FleetChange.Of(new Sides("main", Right.Clusters, context.Clusters));
        Assert.That(change.Clusters.SelectMany(cluster => cluster.Risks), Is.Not.Null, field);
    }
}
