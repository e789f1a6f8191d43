using Oceanid.Tool.Fleet;
using Oceanid.Tool.Text;

namespace Oceanid.Tool.Facts.Memory;

/// <summary>The pods of a Deployment or a StatefulSet.</summary>
internal static class WorkloadPods
{
    public static bool IsWorkload(KubernetesObject found) =>
        found is { ApiVersion: "apps/v1", Kind: "Deployment" or "StatefulSet" };

    public static BudgetRow Row(KubernetesObject workload, string origin, ResourceReading reading)
    {
        var spec = workload.Content.At("spec");
        var replicas = spec.Integer("replicas") ?? 1;
        var containers = spec.At("template", "spec").Objects("containers").Select((container, index) => reading.Read(
            container.At("resources"), $"spec.template.spec.containers[{index}].resources", DefaultResources.None));
        return new BudgetRow(
            $"{workload.Namespace}/{workload.Name}",
            ResourceAmounts.Sum(containers) * replicas,
            $"{origin}: {replicas} × containers");
    }
}
