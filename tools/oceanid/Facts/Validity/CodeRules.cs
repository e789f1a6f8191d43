using Oceanid.Tool.Facts.Validity.Network;
using Oceanid.Tool.Facts.Validity.Pods;
using Oceanid.Tool.Facts.Validity.Workloads;
using Oceanid.Tool.Fleet;
using Oceanid.Tool.Text;

namespace Oceanid.Tool.Facts.Validity;

/// <summary>
/// What the API server of Kubernetes 1.35 and the controllers of Flux and the Pulumi operator demand of an object in code, beyond what a schema says of a
/// field by itself: types, enumerations, bounds, forms and duplicate keys are the schema's.
/// </summary>
internal static class CodeRules
{
    public static IEnumerable<Fault> Of(KubernetesObject found)
    {
        var it = new Part(found.Content, "");
        return [.. MetadataRules.Of(it, found.Group), .. OfKind(it, found.Group, found.Kind), .. PodTemplate.Of(found) is { } pod ? PodRules.Of(pod) : []];
    }

    private static IEnumerable<Fault> OfKind(Part it, string group, string kind) => (group, kind) switch
    {
        ("apps", "Deployment") => DeploymentRules.Of(it),
        ("apps", "StatefulSet") => StatefulSetRules.Of(it),
        ("apps", "DaemonSet") => DaemonSetRules.Of(it),
        ("apps", "ReplicaSet") => Selectors.OfWorkload(it["spec"]),
        ("batch", "Job") => JobRules.Of(it),
        ("batch", "CronJob") => JobRules.OfCronJob(it),
        ("", "Service") => ServiceRules.Of(it),
        ("networking.k8s.io", "Ingress") => IngressRules.Of(it),
        ("networking.k8s.io", "IngressClass") => IngressRules.OfClass(it),
        ("networking.k8s.io", "NetworkPolicy") => NetworkPolicyRules.Of(it),
        _ => [],
    };
}
