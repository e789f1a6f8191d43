using Oceanid.Tool.Text;

namespace Oceanid.Tool.Facts.Validity.Pods;

/// <summary>core/validation.go: validateContainers, validateInitContainers.</summary>
internal static class ContainerRules
{
    private static readonly string[] Probes = ["livenessProbe", "readinessProbe", "startupProbe"];

    private static readonly string[] EnvSources = ["configMapKeyRef", "secretKeyRef", "fieldRef", "resourceFieldRef", "fileKeyRef"];

    public static IEnumerable<Fault> Of(Part container, Part pod, bool isInit) =>
    [
        .. ResourceRules.Of(container["resources"]),
        .. isInit && container.Text("restartPolicy") != "Always" ? Unprobed(container) : Probes.SelectMany(probe => Probe(container, probe)).Concat(Lifecycle(container, pod)),
        .. Ports(container),
        .. Environment(container),
        .. Mounts(container),
        .. Devices(container, pod),
        .. Resizing(container, pod),
    ];

    // validateInitContainers.
    private static IEnumerable<Fault> Unprobed(Part container)
    {
        foreach (var member in Probes.Append("lifecycle").Where(container.Has))
            yield return container.Fault(member, $"An init container runs to its end, and has no {member}.", "Leave it out, or write restartPolicy: Always for a sidecar.");
    }

    // validateLivenessProbe, validateReadinessProbe, validateStartupProbe, validateHandler.
    private static IEnumerable<Fault> Probe(Part container, string name)
    {
        var probe = container[name];
        foreach (var fault in probe.ExactlyOne(
            "handler",
            ["exec", "httpGet", "tcpSocket", "grpc"],
            "failureThreshold", "initialDelaySeconds", "periodSeconds", "successThreshold", "terminationGracePeriodSeconds", "timeoutSeconds"))
        {
            yield return fault;
        }

        if (name != "readinessProbe" && probe.Number("successThreshold") is { } threshold and > 1)
            yield return probe.Fault("successThreshold", $"A {name} succeeds at once: it is 1, not {threshold}.", "Leave it out.");
        if (name == "readinessProbe" && probe.Has("terminationGracePeriodSeconds"))
            yield return probe.Fault("terminationGracePeriodSeconds", "A readinessProbe ends no container.", "Leave it out.");
    }

    // validateLifecycle, validateSleepAction.
    private static IEnumerable<Fault> Lifecycle(Part container, Part spec)
    {
        foreach (var hook in new[] { container["lifecycle"]["postStart"], container["lifecycle"]["preStop"] })
        {
            foreach (var fault in hook.ExactlyOne("handler", ["exec", "httpGet", "sleep", "tcpSocket"]))
                yield return fault;

            var grace = spec.Number("terminationGracePeriodSeconds") ?? 30;
            if (hook["sleep"].Number("seconds") is { } seconds && seconds > grace)
                yield return hook["sleep"].Fault("seconds", $"{seconds} seconds are more than the {grace} that the pod has to end.", "Write less, or a larger terminationGracePeriodSeconds.");
        }
    }

    // validateContainerPorts.
    private static IEnumerable<Fault> Ports(Part container)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var port in container.Objects("ports"))
        {
            if (port.Text("name") is { Length: > 0 } name && !names.Add(name))
                yield return port.Fault("name", $"The container has two ports {name}.", "Rename one of them.");
        }
    }

    /// <summary>The variables of a container, or of what is made one.</summary>
    public static IEnumerable<Fault> Environment(Part container)
    {
        foreach (var variable in container.Objects("env"))
        {
            var from = variable["valueFrom"];
            if (variable.HasSome("value") && from.Exists)
                yield return variable.Whole("value and valueFrom exclude each other.", "Keep one of them.");
            // validateEnvVarValueFrom.
            foreach (var fault in from.ExactlyOne("source", EnvSources))
                yield return fault;
            foreach (var fault in FieldReferences.OfEnvironment(from))
                yield return fault;
        }

        // ValidateEnvFrom.
        foreach (var source in container.Objects("envFrom"))
        {
            foreach (var fault in source.ExactlyOne("source", ["configMapRef", "secretRef"], "prefix"))
                yield return fault;
        }
    }

    // validateResizePolicy.
    private static IEnumerable<Fault> Resizing(Part container, Part pod)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var policy in container.Objects("resizePolicy"))
        {
            if (policy.Text("resourceName") is { } name && !names.Add(name))
                yield return policy.Fault("resourceName", $"There are two policies for {name}.", "Keep one.");
            if (policy.Text("restartPolicy") == "RestartContainer" && pod.Text("restartPolicy") == "Never")
                yield return policy.Fault("restartPolicy", "The pod restarts no container (restartPolicy: Never).", "Write NotRequired.");
        }
    }

    // ValidateVolumeMounts, ValidateVolumeDevices; that a path has no colon is said of the field in core/v1.
    private static IEnumerable<Fault> Mounts(Part container)
    {
        var devices = container.Objects("volumeDevices").Select(device => device.Text("devicePath")).ToHashSet();
        foreach (var mount in container.Objects("volumeMounts"))
        {
            if (mount.Text("mountPath") is { } path && path.Contains(':', StringComparison.Ordinal))
                yield return mount.Fault("mountPath", $"'{path}' has a colon, which ends a path.", "Use another path.");
            if (mount.Text("mountPath") is { } taken && devices.Contains(taken))
                yield return mount.Fault("mountPath", $"{taken} is the path of a device too.", "Use another path.");
            if (mount.HasSome("subPath") && mount.HasSome("subPathExpr"))
                yield return mount.Whole("subPath and subPathExpr exclude each other.", "Keep one of them.");
            if (mount.Text("mountPropagation") == "Bidirectional" && container["securityContext"].Flag("privileged") != true)
                yield return mount.Fault("mountPropagation", "Bidirectional is for privileged containers.", "Write HostToContainer.");
            if (mount.Text("recursiveReadOnly") is "Enabled" or "IfPossible" && mount.Flag("readOnly") != true)
                yield return mount.Fault("recursiveReadOnly", "It makes nothing read-only without readOnly.", "Write readOnly: true.");
        }
    }

    // ValidateVolumeDevices.
    private static IEnumerable<Fault> Devices(Part container, Part pod)
    {
        foreach (var device in container.Objects("volumeDevices"))
        {
            if (pod.Objects("volumes").FirstOrDefault(volume => volume.Text("name") == device.Text("name")) is { Exists: true } volume && !volume.Has("persistentVolumeClaim") && !volume.Has("ephemeral"))
                yield return device.Fault("name", $"The volume {volume.Text("name")} is not of a claim, and so no device.", "Mount it with volumeMounts.");
        }
    }
}
