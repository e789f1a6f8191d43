using System.Security.Cryptography;
using System.Text;
using Oceanid.Infrastructure.Components;
using Oceanid.Infrastructure.Components.Kubernetes;
using Oceanid.Infrastructure.Components.Secrets;
using Pulumi;
using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Policy.V1;
using Pulumi.Kubernetes.Types.Inputs.Apps.V1;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using Pulumi.Kubernetes.Types.Inputs.Networking.V1;
using Pulumi.Kubernetes.Types.Inputs.Policy.V1;
using Deployment = Pulumi.Kubernetes.Apps.V1.Deployment;

namespace Oceanid.Infrastructure.Networking;

/// <summary>The settings of a <see cref="CloudflareTunnel"/>.</summary>
public sealed class CloudflareTunnelArgs
{
    /// <summary>The hosts that come in through the tunnel, each to Traefik.</summary>
    public required IReadOnlyList<string> Hosts { get; init; }

    /// <summary>
    /// The token, a secret, of a locally-managed tunnel (<c>cloudflared tunnel token</c>): the routes of a remotely-managed one come from
    /// Cloudflare's dashboard instead.
    /// </summary>
    public required Output<string> Token { get; init; }
}

/// <summary>
/// A Cloudflare Tunnel for a cluster without a public address: two cloudflared in a namespace of their own, which connect out to
/// Cloudflare and hand the requests for the hosts to Traefik.
/// </summary>
public sealed class CloudflareTunnel : ComponentResource
{
    private const int Replicas = 2;
    private const int MetricsPort = 2000;
    private const string RoutesAnnotation = "oceanid.dev/routes-checksum";
    private const string TokenAnnotation = "oceanid.dev/token-checksum";

    // The container ports of Traefik: its entry points web and websecure.
    private const int TraefikWeb = 8000;

    private static readonly ContainerResources Resources = new("20m", 32, "200m", 96);

    /// <summary>Declares the namespace, its policies, the token and the Deployment.</summary>
    /// <param name="name">The logical name, and the name of the namespace.</param>
    /// <param name="args">The settings.</param>
    /// <param name="options">Resource options.</param>
    public CloudflareTunnel(string name, CloudflareTunnelArgs args, ComponentResourceOptions? options = null)
        : base("oceanid:networking:CloudflareTunnel", name, options)
    {
        ArgumentNullException.ThrowIfNull(args);
        var labels = new Dictionary<string, string> { ["app.kubernetes.io/name"] = name };

        // While they roll each replica is there twice: a pod that terminates counts until it is gone, which takes cloudflared up to 30 s.
        const int Pods = 2 * Replicas;
        var space = new BoundedNamespace(
            name,
            new BoundedNamespaceArgs
            {
                // The role is in clusters/base/pulumi-system/environments.yaml.
                Owner = new NamespaceOwner(NetworkingProgram.Project, "tunnel-environment"),
                Pods = Pods,
                RequestsMemoryMi = Pods * Resources.MemoryRequestMi,
                LimitsMemoryMi = Pods * Resources.MemoryLimitMi,
            },
            new ComponentResourceOptions { Parent = this });

        var policies = new NamespacePolicies(
            name,
            new NamespacePoliciesArgs
            {
                Namespace = space.Name,
                Flows = new Dictionary<string, NetworkPolicySpecArgs>
                {
                    // QUIC, and HTTP/2 where UDP is blocked.
                    ["allow-cloudflare"] = Flow.To(Peer.Internet, Port.Udp(7844), Port.Tcp(7844)),
                    ["allow-traefik"] = Flow.To(Peer.Traefik, Port.Tcp(TraefikWeb)),
                },
            },
            InNamespace());

        var token = new EscSecret(
            $"{name}-token",
            new EscSecretArgs
            {
                Namespace = space.Name,
                Name = $"{name}-token",
                Data = new Dictionary<string, Output<string>> { ["TUNNEL_TOKEN"] = args.Token },
            },
            InNamespace());

        var routes = Routes(args.Hosts);
        var config = new ConfigMap(
            $"{name}-routes",
            new ConfigMapArgs
            {
                Metadata = new ObjectMetaArgs { Name = $"{name}-routes", Namespace = space.Name },
                Data = { ["config.yaml"] = routes },
            },
            new CustomResourceOptions { Parent = this, DeletedWith = space.Resource });

        _ = new PodDisruptionBudget(
            name,
            new PodDisruptionBudgetArgs
            {
                Metadata = new ObjectMetaArgs { Name = name, Namespace = space.Name },
                Spec = new PodDisruptionBudgetSpecArgs { MinAvailable = 1, Selector = new LabelSelectorArgs { MatchLabels = labels } },
            },
            new CustomResourceOptions { Parent = this, DeletedWith = space.Resource });

        _ = new Deployment(
            name,
            new DeploymentArgs
            {
                Metadata = new ObjectMetaArgs { Name = name, Namespace = space.Name, Labels = labels },
                Spec = new DeploymentSpecArgs
                {
                    Replicas = Replicas,
                    Selector = new LabelSelectorArgs { MatchLabels = labels },
                    Template = new PodTemplateSpecArgs
                    {
                        Metadata = new ObjectMetaArgs
                        {
                            Labels = labels,
                            // Both are read when the pod starts.
                            Annotations = { [RoutesAnnotation] = Checksum(routes), [TokenAnnotation] = token.Checksum },
                        },
                        Spec = Pod(labels, token.Name, config.Metadata.Apply(metadata => metadata.Name)),
                    },
                },
            },
            // A pod that starts before its policies would not be denied yet.
            new CustomResourceOptions { Parent = this, DeletedWith = space.Resource, DependsOn = policies });
        RegisterOutputs();

        // Without the namespace they are gone: no right to delete each is needed, and none to watch Secrets.
        ComponentResourceOptions InNamespace() => new() { Parent = this, DeletedWith = space.Resource };
    }

    private static PodSpecArgs Pod(Dictionary<string, string> labels, Input<string> token, Input<string> routes) => new()
    {
        AutomountServiceAccountToken = false,
        EnableServiceLinks = false,
        SecurityContext = new PodSecurityContextArgs
        {
            RunAsNonRoot = true,
            // The user of the image.
            RunAsUser = 65532,
            RunAsGroup = 65532,
            SeccompProfile = new SeccompProfileArgs { Type = "RuntimeDefault" },
        },
        TopologySpreadConstraints = new TopologySpreadConstraintArgs
        {
            MaxSkew = 1,
            TopologyKey = "kubernetes.io/hostname",
            // The cluster may have one node.
            WhenUnsatisfiable = "ScheduleAnyway",
            LabelSelector = new LabelSelectorArgs { MatchLabels = labels },
        },
        Containers = new ContainerArgs
        {
            Name = "cloudflared",
            Image = Versions.CloudflaredImage,
            Args = { "tunnel", "--no-autoupdate", "--config", "/etc/cloudflared/config.yaml", "--metrics", $"0.0.0.0:{MetricsPort}", "run" },
            Env =
            {
                new EnvVarArgs
                {
                    Name = "TUNNEL_TOKEN",
                    ValueFrom = new EnvVarSourceArgs { SecretKeyRef = new SecretKeySelectorArgs { Name = token, Key = "TUNNEL_TOKEN" } },
                },
                new EnvVarArgs { Name = "GOMEMLIMIT", Value = Resources.GoMemoryLimit },
            },
            Ports = new ContainerPortArgs { Name = "metrics", ContainerPortValue = MetricsPort },
            Resources = Resources.ToArgs(),
            // Ready once a connection to Cloudflare stands. There is no liveness probe on it: a restart mends no outage of theirs.
            ReadinessProbe = new ProbeArgs { HttpGet = new HTTPGetActionArgs { Path = "/ready", Port = "metrics" }, PeriodSeconds = 10 },
            SecurityContext = new SecurityContextArgs
            {
                AllowPrivilegeEscalation = false,
                ReadOnlyRootFilesystem = true,
                Capabilities = new CapabilitiesArgs { Drop = "ALL" },
            },
            VolumeMounts = new VolumeMountArgs { Name = "routes", MountPath = "/etc/cloudflared", ReadOnly = true },
        },
        Volumes = new VolumeArgs { Name = "routes", ConfigMap = new ConfigMapVolumeSourceArgs { Name = routes } },
    };

    private static string Routes(IReadOnlyList<string> hosts)
    {
        var text = new StringBuilder("ingress:\n");
        foreach (var host in hosts)
            text.Append($"  - hostname: {host}\n    service: http://traefik.kube-system.svc.cluster.local:80\n");

        // cloudflared asks for a last rule that matches everything.
        return text.Append("  - service: http_status:404\n").ToString();
    }

    private static string Checksum(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..16];
}
