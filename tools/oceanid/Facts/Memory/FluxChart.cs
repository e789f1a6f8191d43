using System.Text.Json.Nodes;
using Oceanid.Tool.Fleet;
using Oceanid.Tool.Text;

namespace Oceanid.Tool.Facts.Memory;

/// <summary>The controllers of the chart fluxcd-community/flux2 2.18.3, with its default values.</summary>
internal static class FluxChart
{
    public const string Name = "flux2";

    // A controller that nobody has switched off is installed, and costs memory: it must show.
    private static readonly (string Key, string Controller, bool Created, DefaultResources Defaults)[] Controllers =
    [
        ("sourceController", "source-controller", true, new("64Mi", "100m")),
        ("kustomizeController", "kustomize-controller", true, new("64Mi", "100m")),
        ("helmController", "helm-controller", true, new("64Mi", "100m")),
        ("notificationController", "notification-controller", true, new("64Mi", "100m")),
        ("imageAutomationController", "image-automation-controller", true, new("64Mi", "100m")),
        ("imageReflectionController", "image-reflector-controller", true, new("64Mi", "100m")),
        ("sourceWatcher", "source-watcher", false, new("64Mi", "50m")),
    ];

    /// <summary>
    /// The network policies that the chart makes of `policies.create`: nobody comes in from another namespace, except to the metrics, and to the
    /// web hooks of notification-controller.
    /// </summary>
    public static IEnumerable<KubernetesObject> Policies(ResourcePreview release)
    {
        if (HelmRelease.TryRead(release)?.Chart != Name || release.Inputs.At("values", "policies")?["create"]?.ToString() == "false")
            return [];

        var space = release.Inputs.Text("namespace");
        return
        [
            Policy("allow-egress", """{ "podSelector": {}, "policyTypes": ["Ingress", "Egress"], "ingress": [{ "from": [{ "podSelector": {} }] }], "egress": [{}] }"""),
            Policy("allow-scraping", """{ "podSelector": {}, "policyTypes": ["Ingress"], "ingress": [{ "from": [{ "namespaceSelector": {} }], "ports": [{ "port": 8080, "protocol": "TCP" }] }] }"""),
            Policy("allow-webhooks", """{ "podSelector": { "matchLabels": { "app": "notification-controller" } }, "policyTypes": ["Ingress"], "ingress": [{ "from": [{ "namespaceSelector": {} }] }] }"""),
        ];

        KubernetesObject Policy(string name, string spec) => new(
            "networking.k8s.io/v1", "NetworkPolicy", space, name, new JsonObject { ["spec"] = JsonNode.Parse(spec) });
    }

    public static IEnumerable<BudgetRow> Rows(ResourcePreview release, string origin, ResourceReading reading)
    {
        foreach (var (key, controller, created, defaults) in Controllers)
        {
            var values = release.Inputs.At("values", key);
            if (!(values?["create"]?.ToString() is { } create ? create == "true" : created))
                continue;

            var resources = values.At("resources");
            yield return new BudgetRow(
                controller,
                reading.Read(resources, $"values.{key}.resources", defaults),
                resources is null ? $"{origin}: chart default of {key}" : $"{origin}: {key}.resources");
        }
    }
}
