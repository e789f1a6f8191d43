using System.Net;
using Oceanid.Tool.Text;

namespace Oceanid.Tool.Facts.Flows;

/// <summary>One end of a flow, as a network policy sees it.</summary>
/// <param name="Namespace">The namespace of a pod; null for what is outside of the cluster.</param>
/// <param name="Labels">The labels of a pod.</param>
/// <param name="Ports">The ports of a pod that have a name.</param>
/// <param name="Address">The address: for pods one of those that K3s gives them.</param>
internal sealed record Endpoint(
    string? Namespace,
    IReadOnlyDictionary<string, string> Labels,
    IReadOnlyDictionary<string, int> Ports,
    IPAddress Address)
{
    private static readonly IPAddress PodAddress = IPAddress.Parse("10.42.0.10");
    private static readonly Dictionary<string, int> NoPorts = [];

    /// <summary>The DNS server of K3s.</summary>
    public static Endpoint Dns { get; } = Pod("kube-system", "k8s-app", "kube-dns");

    /// <summary>The Traefik of K3s.</summary>
    public static Endpoint Traefik { get; } = Pod("kube-system", "app.kubernetes.io/name", "traefik") with
    {
        Ports = new Dictionary<string, int> { ["web"] = 8000, ["websecure"] = 8443 },
    };

    /// <summary>The controller that hands out the sources; its port is called http.</summary>
    public static Endpoint SourceController { get; } = Pod("flux-system", "app", "source-controller") with
    {
        Ports = new Dictionary<string, int> { ["http"] = 9090 },
    };

    /// <summary>The controller that applies Kustomizations.</summary>
    public static Endpoint KustomizeController { get; } = Pod("flux-system", "app", "kustomize-controller");

    /// <summary>The controller that sends alerts.</summary>
    public static Endpoint NotificationController { get; } = Pod("flux-system", "app", "notification-controller");

    /// <summary>A node, on which the API server listens.</summary>
    public static Endpoint Node { get; } = At("192.168.1.10");

    /// <summary>Something on the internet.</summary>
    public static Endpoint Internet { get; } = At("203.0.113.10");

    /// <summary>The operator, as its chart labels it.</summary>
    public static Endpoint Operator(string space) => Pod(space, "app.kubernetes.io/name", "pulumi-kubernetes-operator");

    /// <summary>The workspace of a Stack, as the operator labels it.</summary>
    public static Endpoint Workspace(string space) => Pod(space, "auto.pulumi.com/component", "workspace");

    /// <summary>The pods that an object makes.</summary>
    public static Endpoint Of(PodSpec pod)
    {
        var template = pod.Path.Split('.')[..^1];
        var labels = pod.Item.Object.Content.At([.. template, "metadata", "labels"]) ?? [];
        return new Endpoint(
            pod.Item.Object.Namespace,
            labels.ToDictionary(label => label.Key, label => label.Value?.ToString() ?? ""),
            pod.Containers.SelectMany(item => item.Container.Objects("ports"))
                .Where(port => port.Text("name") is not null && port.Integer("containerPort") is not null)
                .DistinctBy(port => port.Text("name"))
                .ToDictionary(port => port.Text("name")!, port => port.Integer("containerPort")!.Value),
            PodAddress);
    }

    private static Endpoint Pod(string space, string label, string value) =>
        new(space, new Dictionary<string, string> { [label] = value }, NoPorts, PodAddress);

    private static Endpoint At(string address) => new(null, new Dictionary<string, string>(), NoPorts, IPAddress.Parse(address));
}
