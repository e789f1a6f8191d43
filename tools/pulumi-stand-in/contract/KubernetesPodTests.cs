using NUnit.Framework;
using Pulumi.Kubernetes.Batch.V1;
using Pulumi.Kubernetes.Types.Inputs.Batch.V1;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Testing;

namespace Oceanid.Contract.Tests;

/// <summary>The arguments of a pod, under the JSON names of the Kubernetes API.</summary>
public sealed class KubernetesPodTests
{
    [Test]
    public async Task A_restricted_pod() => Assert.That(
        await ReceivedAsync(new PodSpecArgs
        {
            ServiceAccountName = "sa",
            AutomountServiceAccountToken = false,
            RestartPolicy = "Never",
            PriorityClassName = "high",
            TerminationGracePeriodSeconds = 30,
            NodeSelector = { ["role"] = "control-plane" },
            SecurityContext = new PodSecurityContextArgs
            {
                RunAsNonRoot = true,
                RunAsUser = 1000,
                FsGroup = 1000,
                SeccompProfile = new SeccompProfileArgs { Type = "RuntimeDefault" },
            },
            Tolerations = { new TolerationArgs { Key = "k", Operator = "Exists", Effect = "NoSchedule" } },
            ImagePullSecrets = { new LocalObjectReferenceArgs { Name = "pull" } },
            Containers = { new ContainerArgs { Name = "c" } },
        }),
        Is.EqualTo(KubernetesInputs.OneLine(
            """
            {"automountServiceAccountToken": false, "containers": [{"name": "c"}],
            "imagePullSecrets": [{"name": "pull"}], "nodeSelector": {"role": "control-plane"},
            "priorityClassName": "high", "restartPolicy": "Never", "securityContext": {"fsGroup": 1000,
            "runAsNonRoot": true, "runAsUser": 1000, "seccompProfile": {"type": "RuntimeDefault"}},
            "serviceAccountName": "sa", "terminationGracePeriodSeconds": 30, "tolerations": [{"effect": "NoSchedule",
            "key": "k", "operator": "Exists"}]}
            """)));

    [Test]
    public async Task A_container() => Assert.That(
        await ReceivedAsync(new PodSpecArgs
        {
            Containers =
            {
                new ContainerArgs
                {
                    Name = "c",
                    Image = "i",
                    Command = { "run" },
                    Args = { "--fast" },
                    Env =
                    {
                        new EnvVarArgs { Name = "PLAIN", Value = "v" },
                        new EnvVarArgs
                        {
                            Name = "TOKEN",
                            ValueFrom = new EnvVarSourceArgs
                            {
                                SecretKeyRef = new SecretKeySelectorArgs { Name = "s", Key = "token" },
                            },
                        },
                        new EnvVarArgs
                        {
                            Name = "NODE",
                            ValueFrom = new EnvVarSourceArgs
                            {
                                FieldRef = new ObjectFieldSelectorArgs { FieldPath = "spec.nodeName" },
                            },
                        },
                        new EnvVarArgs
                        {
                            Name = "GOMEMLIMIT",
                            ValueFrom = new EnvVarSourceArgs
                            {
                                ResourceFieldRef = new ResourceFieldSelectorArgs { Resource = "limits.memory" },
                            },
                        },
                    },
                    Ports = { new ContainerPortArgs { ContainerPortValue = 8080, Name = "http" } },
                    Resources = new ResourceRequirementsArgs
                    {
                        Requests = { ["memory"] = "64Mi" },
                        Limits = { ["memory"] = "128Mi" },
                    },
                    LivenessProbe = new ProbeArgs { HttpGet = new HTTPGetActionArgs { Path = "/", Port = "http" } },
                    ReadinessProbe = new ProbeArgs
                    {
                        TcpSocket = new TCPSocketActionArgs { Port = 80 },
                        PeriodSeconds = 5,
                    },
                    SecurityContext = new SecurityContextArgs
                    {
                        AllowPrivilegeEscalation = false,
                        ReadOnlyRootFilesystem = true,
                        Capabilities = new CapabilitiesArgs { Drop = { "ALL" } },
                    },
                    VolumeMounts = { new VolumeMountArgs { Name = "tmp", MountPath = "/tmp", ReadOnly = false } },
                },
            },
        }),
        Is.EqualTo(KubernetesInputs.OneLine(
            """
            {"containers": [{"args": ["--fast"], "command": ["run"], "env": [{"name": "PLAIN", "value": "v"},
            {"name": "TOKEN", "valueFrom": {"secretKeyRef": {"key": "token", "name": "s"}}}, {"name": "NODE",
            "valueFrom": {"fieldRef": {"fieldPath": "spec.nodeName"}}}, {"name": "GOMEMLIMIT",
            "valueFrom": {"resourceFieldRef": {"resource": "limits.memory"}}}], "image": "i",
            "livenessProbe": {"httpGet": {"path": "/", "port": "http"}}, "name": "c",
            "ports": [{"containerPort": 8080, "name": "http"}], "readinessProbe": {"periodSeconds": 5,
            "tcpSocket": {"port": 80}}, "resources": {"limits": {"memory": "128Mi"}, "requests": {"memory": "64Mi"}},
            "securityContext": {"allowPrivilegeEscalation": false, "capabilities": {"drop": ["ALL"]},
            "readOnlyRootFilesystem": true}, "volumeMounts": [{"mountPath": "/tmp", "name": "tmp",
            "readOnly": false}]}]}
            """)));

    [Test]
    public async Task Volumes() => Assert.That(
        await ReceivedAsync(new PodSpecArgs
        {
            Containers = { new ContainerArgs { Name = "c" } },
            Volumes =
            {
                new VolumeArgs
                {
                    Name = "s",
                    Secret = new SecretVolumeSourceArgs
                    {
                        SecretName = "credentials",
                        Items = { new KeyToPathArgs { Key = "token", Path = "t" } },
                    },
                },
                new VolumeArgs { Name = "m", ConfigMap = new ConfigMapVolumeSourceArgs { Name = "settings" } },
                new VolumeArgs { Name = "e", EmptyDir = new EmptyDirVolumeSourceArgs { SizeLimit = "1Gi" } },
                new VolumeArgs { Name = "h", HostPath = new HostPathVolumeSourceArgs { Path = "/run" } },
                new VolumeArgs
                {
                    Name = "p",
                    PersistentVolumeClaim = new PersistentVolumeClaimVolumeSourceArgs { ClaimName = "claim" },
                },
            },
        }),
        Does.EndWith(KubernetesInputs.OneLine(
            """
            "volumes": [{"name": "s", "secret": {"items": [{"key": "token", "path": "t"}],
            "secretName": "credentials"}}, {"configMap": {"name": "settings"}, "name": "m"},
            {"emptyDir": {"sizeLimit": "1Gi"}, "name": "e"}, {"hostPath": {"path": "/run"}, "name": "h"},
            {"name": "p", "persistentVolumeClaim": {"claimName": "claim"}}]}
            """)));

    private static async Task<string> ReceivedAsync(PodSpecArgs pod)
    {
        var mocks = new RecordingMocks();
        await Pulumi.Deployment.TestAsync(mocks, new TestOptions(), () =>
        {
            _ = new Job("x", new JobArgs
            {
                Spec = new JobSpecArgs { Template = new PodTemplateSpecArgs { Spec = pod } },
            });
        });
        const string before = """{"apiVersion": "batch/v1", "kind": "Job", "spec": {"template": {"spec": """;
        var text = KubernetesInputs.Json(mocks.Resources.Single().Inputs);
        Assert.That(text, Does.StartWith(before).And.EndsWith("}}}"));
        return text[before.Length..^3];
    }
}
