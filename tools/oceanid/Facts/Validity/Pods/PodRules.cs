using Oceanid.Tool.Text;

namespace Oceanid.Tool.Facts.Validity.Pods;

/// <summary>What the API server and the kubelet demand of a pod beyond its schema: core/validation.go, ValidatePodSpec and ValidatePodTemplateSpec.</summary>
internal static class PodRules
{
    private static readonly string[] OfNode = ["hostNetwork", "hostPID", "hostIPC"];

    private static readonly string[] ContainerLists = ["initContainers", "containers"];

    public static IEnumerable<Fault> Of(PodTemplate pod) =>
    [
        .. Names(pod.Spec),
        .. ContainerLists.SelectMany(list => pod.Spec.Objects(list).SelectMany(container => ContainerRules.Of(container, pod.Spec, list == "initContainers"))),
        .. HostPorts(pod.Spec),
        .. Restarts(pod),
        .. Whole(pod.Spec),
        .. VolumeRules.Of(pod.Spec),
        .. SecurityRules.Of(pod.Spec),
        .. SchedulingRules.Of(pod.Spec),
        .. ResourceRules.OfPod(pod.Spec),
    ];

    // validateInitContainers, validateEphemeralContainers.
    private static IEnumerable<Fault> Names(Part spec)
    {
        foreach (var container in spec.Objects("initContainers"))
        {
            if (container.Text("name") is { } name && spec.Objects("containers").Any(other => other.Text("name") == name))
                yield return container.Fault("name", $"The pod has two containers {name}.", "Rename one of them.");
        }

        if (spec.HasSome("ephemeralContainers"))
            yield return spec.Fault("ephemeralContainers", "Ephemeral containers are only added to a running pod.", "Leave them out: kubectl debug adds one.");
    }

    // checkHostPortConflicts, validateHostNetwork.
    private static IEnumerable<Fault> HostPorts(Part spec)
    {
        var ports = spec.Objects("containers").SelectMany(container => container.Objects("ports")).ToArray();
        var isOnNode = spec.Flag("hostNetwork") == true;
        var taken = new HashSet<(decimal, string, string)>();
        foreach (var port in ports)
        {
            var number = port.Number("hostPort") ?? 0;
            if (number == 0)
                continue;
            if (isOnNode && port.Number("containerPort") is { } inside && inside != number)
                yield return port.Fault("hostPort", $"With hostNetwork the port {number} of the node cannot lead to port {inside}.", $"Write {inside}, or leave hostPort out.");
            else if (!taken.Add((number, port.Text("protocol") ?? "TCP", port.Text("hostIP") ?? "")))
                yield return port.Fault("hostPort", $"The pod takes port {number} of the node twice.", "Give each its own.");
        }
    }

    // apps/validation: ValidatePodTemplateSpecForReplicaSet, ValidatePodTemplateSpecForStatefulSet, ValidateDaemonSetSpec; batch/validation: validateJobSpec.
    private static IEnumerable<Fault> Restarts(PodTemplate pod)
    {
        var policy = pod.Spec.Text("restartPolicy");
        switch (pod.Kind)
        {
            case "Deployment" or "StatefulSet" or "DaemonSet" or "ReplicaSet":
                if (policy is "OnFailure" or "Never")
                    yield return pod.Spec.Fault("restartPolicy", $"The pods of a {pod.Kind} always restart, and {policy} is for Jobs.", "Leave it out, or write Always.");
                if (pod.Spec.Has("activeDeadlineSeconds"))
                    yield return pod.Spec.Fault("activeDeadlineSeconds", $"The pods of a {pod.Kind} have no deadline.", "Leave it out: a Job has one.");
                break;
            case "Job" or "CronJob":
                if (policy is null && !pod.Spec.Has("restartPolicy"))
                    yield return pod.Spec.Fault("restartPolicy", "The pods of a Job do not always restart, which is the default.", "Write Never or OnFailure.");
                else if (policy == "Always")
                    yield return pod.Spec.Fault("restartPolicy", "The pods of a Job do not always restart.", "Write Never or OnFailure.");
                break;
        }
    }

    private static IEnumerable<Fault> Whole(Part spec)
    {
        // validatePodDNSConfig.
        if (spec.Text("dnsPolicy") == "None" && !spec["dnsConfig"].HasSome("nameservers"))
            yield return spec.Fault("dnsPolicy", "With None the pod has no name server.", "Name one in dnsConfig.nameservers.");
        // ValidatePodSecurityContext (hostPID and shareProcessNamespace).
        if (spec.Flag("shareProcessNamespace") == true && spec.Flag("hostPID") == true)
            yield return spec.Fault("shareProcessNamespace", "hostPID shares the processes of the node, and excludes this.", "Keep one of them.");
        // plugin/pkg/admission/priority: computePriority. What the class says is not written here.
        if (!spec.HasSome("priorityClassName"))
        {
            if (spec.Number("priority") is { } priority and not 0)
                yield return spec.Fault("priority", $"Without a priorityClassName the priority is 0, and {priority} is refused.", "Leave it out, and name a PriorityClass.");
            if (spec.Text("preemptionPolicy") == "Never")
                yield return spec.Fault("preemptionPolicy", "Without a priorityClassName the policy is PreemptLowerPriority, and another one is refused.", "Leave it out, and name a PriorityClass that has it.");
        }

        // validateSchedulingGates.
        if (spec.HasSome("schedulingGates") && spec.HasSome("nodeName"))
            yield return spec.Fault("nodeName", "A pod with schedulingGates is not on a node yet.", "Leave nodeName out.");
        // validateHostUsers.
        if (spec.Flag("hostUsers") == false)
        {
            foreach (var shared in OfNode.Where(key => spec.Flag(key) == true))
                yield return spec.Fault(shared, "A pod with users of its own (hostUsers: false) shares nothing else with its node.", $"Leave {shared} out, or hostUsers.");
        }
    }
}
