using Pulumi.Kubernetes.Types.Inputs.Meta.V1;

namespace Pulumi.Kubernetes.Types.Inputs.Core.V1;

public class PodSecurityContextArgs : ResourceArgs
{
    [Input("fsGroup")] public Input<int>? FsGroup { get; set; }
    [Input("fsGroupChangePolicy")] public Input<string>? FsGroupChangePolicy { get; set; }
    [Input("runAsGroup")] public Input<int>? RunAsGroup { get; set; }
    [Input("runAsNonRoot")] public Input<bool>? RunAsNonRoot { get; set; }
    [Input("runAsUser")] public Input<int>? RunAsUser { get; set; }
    [Input("seccompProfile")] public Input<SeccompProfileArgs>? SeccompProfile { get; set; }
    [Input("supplementalGroups")] private InputList<int>? _supplementalGroups;
    public InputList<int> SupplementalGroups
    {
        get => _supplementalGroups ??= new();
        set => _supplementalGroups = value;
    }
    [Input("supplementalGroupsPolicy")] public Input<string>? SupplementalGroupsPolicy { get; set; }
    [Input("sysctls")] private InputList<SysctlArgs>? _sysctls;
    public InputList<SysctlArgs> Sysctls { get => _sysctls ??= new(); set => _sysctls = value; }

    public static new PodSecurityContextArgs Empty => new();
}

public class PodSpecArgs : ResourceArgs
{
    [Input("activeDeadlineSeconds")] public Input<int>? ActiveDeadlineSeconds { get; set; }
    [Input("affinity")] public Input<AffinityArgs>? Affinity { get; set; }
    [Input("automountServiceAccountToken")] public Input<bool>? AutomountServiceAccountToken { get; set; }
    [Input("containers", required: true)] private InputList<ContainerArgs>? _containers;
    public InputList<ContainerArgs> Containers { get => _containers ??= new(); set => _containers = value; }
    [Input("dnsPolicy")] public Input<string>? DnsPolicy { get; set; }
    [Input("enableServiceLinks")] public Input<bool>? EnableServiceLinks { get; set; }
    [Input("hostNetwork")] public Input<bool>? HostNetwork { get; set; }
    [Input("imagePullSecrets")] private InputList<LocalObjectReferenceArgs>? _imagePullSecrets;
    public InputList<LocalObjectReferenceArgs> ImagePullSecrets
    {
        get => _imagePullSecrets ??= new();
        set => _imagePullSecrets = value;
    }
    [Input("initContainers")] private InputList<ContainerArgs>? _initContainers;
    public InputList<ContainerArgs> InitContainers { get => _initContainers ??= new(); set => _initContainers = value; }
    [Input("nodeSelector")] private InputMap<string>? _nodeSelector;
    public InputMap<string> NodeSelector { get => _nodeSelector ??= new(); set => _nodeSelector = value; }
    [Input("priorityClassName")] public Input<string>? PriorityClassName { get; set; }
    [Input("restartPolicy")] public Input<string>? RestartPolicy { get; set; }
    [Input("runtimeClassName")] public Input<string>? RuntimeClassName { get; set; }
    [Input("securityContext")] public Input<PodSecurityContextArgs>? SecurityContext { get; set; }
    [Input("serviceAccountName")] public Input<string>? ServiceAccountName { get; set; }
    [Input("terminationGracePeriodSeconds")] public Input<int>? TerminationGracePeriodSeconds { get; set; }
    [Input("tolerations")] private InputList<TolerationArgs>? _tolerations;
    public InputList<TolerationArgs> Tolerations { get => _tolerations ??= new(); set => _tolerations = value; }
    [Input("topologySpreadConstraints")] private InputList<TopologySpreadConstraintArgs>? _topologySpreadConstraints;
    public InputList<TopologySpreadConstraintArgs> TopologySpreadConstraints
    {
        get => _topologySpreadConstraints ??= new();
        set => _topologySpreadConstraints = value;
    }
    [Input("volumes")] private InputList<VolumeArgs>? _volumes;
    public InputList<VolumeArgs> Volumes { get => _volumes ??= new(); set => _volumes = value; }

    public static new PodSpecArgs Empty => new();
}

public class PodTemplateSpecArgs : ResourceArgs
{
    [Input("metadata")] public Input<ObjectMetaArgs>? Metadata { get; set; }
    [Input("spec")] public Input<PodSpecArgs>? Spec { get; set; }

    public static new PodTemplateSpecArgs Empty => new();
}

public class SeccompProfileArgs : ResourceArgs
{
    [Input("localhostProfile")] public Input<string>? LocalhostProfile { get; set; }
    [Input("type", required: true)] public Input<string> Type { get; set; } = null!;

    public static new SeccompProfileArgs Empty => new();
}

public class SysctlArgs : ResourceArgs
{
    [Input("name", required: true)] public Input<string> Name { get; set; } = null!;
    [Input("value", required: true)] public Input<string> Value { get; set; } = null!;

    public static new SysctlArgs Empty => new();
}

public class TolerationArgs : ResourceArgs
{
    [Input("effect")] public Input<string>? Effect { get; set; }
    [Input("key")] public Input<string>? Key { get; set; }
    [Input("operator")] public Input<string>? Operator { get; set; }
    [Input("tolerationSeconds")] public Input<int>? TolerationSeconds { get; set; }
    [Input("value")] public Input<string>? Value { get; set; }

    public static new TolerationArgs Empty => new();
}

public class TopologySpreadConstraintArgs : ResourceArgs
{
    [Input("labelSelector")] public Input<LabelSelectorArgs>? LabelSelector { get; set; }
    [Input("matchLabelKeys")] private InputList<string>? _matchLabelKeys;
    public InputList<string> MatchLabelKeys { get => _matchLabelKeys ??= new(); set => _matchLabelKeys = value; }
    [Input("maxSkew", required: true)] public Input<int> MaxSkew { get; set; } = null!;
    [Input("minDomains")] public Input<int>? MinDomains { get; set; }
    [Input("nodeAffinityPolicy")] public Input<string>? NodeAffinityPolicy { get; set; }
    [Input("nodeTaintsPolicy")] public Input<string>? NodeTaintsPolicy { get; set; }
    [Input("topologyKey", required: true)] public Input<string> TopologyKey { get; set; } = null!;
    [Input("whenUnsatisfiable", required: true)] public Input<string> WhenUnsatisfiable { get; set; } = null!;

    public static new TopologySpreadConstraintArgs Empty => new();
}
