using Oceanid.Tool.Facts.Validity.Configuration;
using Oceanid.Tool.Facts.Validity.GitOps;
using Oceanid.Tool.Facts.Validity.Network;
using Oceanid.Tool.Facts.Validity.Pods;
using Oceanid.Tool.Facts.Validity.Policies;
using Oceanid.Tool.Facts.Validity.Workloads;
using Oceanid.Tool.Fleet;
using Oceanid.Tool.Knowledge;
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
        ("autoscaling", "HorizontalPodAutoscaler") => AutoscalerRules.Of(it),
        ("policy", "PodDisruptionBudget") => AutoscalerRules.OfBudget(it),
        ("", "PersistentVolumeClaim") => ClaimRules.OfSpec(it["spec"]),
        ("", "PersistentVolume") => ClaimRules.OfVolume(it),
        (ApiGroups.Rbac, "Role" or "ClusterRole") => RoleRules.Of(it, kind == "ClusterRole"),
        (ApiGroups.Rbac, "RoleBinding" or "ClusterRoleBinding") => RoleRules.OfBinding(it, kind == "ClusterRoleBinding"),
        ("", "ResourceQuota") => QuotaRules.Of(it),
        ("", "LimitRange") => LimitRangeRules.Of(it),
        ("", "ConfigMap") => ConfigurationRules.OfConfigMap(it),
        ("", "Secret") => ConfigurationRules.OfSecret(it),
        ("", "Namespace") => NamespaceRules.Of(it),
        ("admissionregistration.k8s.io", "ValidatingAdmissionPolicy") => AdmissionRules.OfPolicy(it),
        ("admissionregistration.k8s.io", "ValidatingAdmissionPolicyBinding") => AdmissionRules.OfBinding(it),
        ("admissionregistration.k8s.io", "ValidatingWebhookConfiguration" or "MutatingWebhookConfiguration") => AdmissionRules.OfWebhooks(it),
        ("apiextensions.k8s.io", "CustomResourceDefinition") => DefinitionRules.OfKind(it),
        ("scheduling.k8s.io", "PriorityClass") => DefinitionRules.OfPriority(it),
        ("discovery.k8s.io", "EndpointSlice") => DefinitionRules.OfSlice(it),
        ("coordination.k8s.io", "Lease") => DefinitionRules.OfLease(it),
        (ApiGroups.Kustomize, "Kustomization") => KustomizationRules.Of(it),
        (ApiGroups.Source, _) => SourceRules.Of(it, kind),
        (ApiGroups.Notification, "Provider") => NotificationRules.OfProvider(it),
        (ApiGroups.Notification, "Alert") => NotificationRules.OfAlert(it),
        ("helm.toolkit.fluxcd.io", "HelmRelease") => NotificationRules.OfRelease(it),
        // k3s-io/helm-controller: without either there is nothing that its job could install.
        ("helm.cattle.io", "HelmChart") => it["spec"] is { Exists: true } spec && !spec.HasSome("chart") && !spec.HasSome("chartContent") ? [spec.Fault("chart", "There is no chart.", "Write its name, or its OCI reference.")] : [],
        (ApiGroups.Pulumi, "Stack") => StackRules.Of(it),
        _ => [],
    };
}
