using Oceanid.Tool.Text;

namespace Oceanid.Tool.Facts.Validity.Pods;

/// <summary>core/validation.go: ValidateSecurityContext, ValidatePodSecurityContext, ValidateWindowsSecurityContext; and what the kubelet refuses to start.</summary>
internal static class SecurityRules
{
    private static readonly string[] LinuxPod =
        ["appArmorProfile", "fsGroup", "fsGroupChangePolicy", "runAsGroup", "runAsUser", "seLinuxChangePolicy", "seLinuxOptions", "seccompProfile", "supplementalGroups", "supplementalGroupsPolicy", "sysctls"];

    private static readonly string[] LinuxContainer =
        ["allowPrivilegeEscalation", "appArmorProfile", "capabilities", "privileged", "procMount", "readOnlyRootFilesystem", "runAsGroup", "runAsUser", "seLinuxOptions", "seccompProfile"];

    public static IEnumerable<Fault> Of(Part spec)
    {
        var pod = spec["securityContext"];
        var containers = spec.Objects("initContainers").Concat(spec.Objects("containers")).Select(container => container["securityContext"]).ToArray();
        return
        [
            .. Profiles(pod),
            .. Sysctls(pod),
            .. containers.SelectMany(context => Profiles(context).Concat(OfContainer(context, spec))),
            .. Root(pod, containers),
            .. System(spec, pod, containers),
        ];
    }

    private static IEnumerable<Fault> OfContainer(Part context, Part spec)
    {
        if (context.Flag("allowPrivilegeEscalation") == false)
        {
            if (context.Flag("privileged") == true)
                yield return context.Fault("allowPrivilegeEscalation", "A privileged container has all privileges: it cannot be false.", "Leave privileged out.");
            else if (context["capabilities"].Texts("add").Any(capability => capability.Text == "CAP_SYS_ADMIN"))
                yield return context.Fault("allowPrivilegeEscalation", "A container with CAP_SYS_ADMIN has all privileges: it cannot be false.", "Leave the capability out.");
        }

        if (context.Text("procMount") == "Unmasked" && spec.Flag("hostUsers") != false)
            yield return context.Fault("procMount", "Unmasked is for pods with users of their own.", "Write hostUsers: false in the pod.");
    }

    // pkg/kubelet/kuberuntime/security_context_others.go: verifyRunAsNonRoot.
    private static IEnumerable<Fault> Root(Part pod, IEnumerable<Part> containers) =>
        from context in containers
        let own = context.Has("runAsUser") ? context : pod
        where own.Number("runAsUser") == 0 && (context.Flag("runAsNonRoot") ?? pod.Flag("runAsNonRoot")) == true
        group own by own.Path into users
        select users.First().Fault("runAsUser", "User 0 is root, and with runAsNonRoot the container does not start.", "Write another user, such as 1000.");

    // validateSeccompProfileField, validateAppArmorProfileField.
    private static IEnumerable<Fault> Profiles(Part context)
    {
        foreach (var profile in new[] { context["seccompProfile"], context["appArmorProfile"] })
        {
            if (profile.Text("type") == "Localhost" && !profile.HasSome("localhostProfile"))
                yield return profile.Fault("localhostProfile", "A profile of the type Localhost is a file of the node.", "Name it.");
            else if (profile.Text("type") is { } type and ("RuntimeDefault" or "Unconfined") && profile.Has("localhostProfile"))
                yield return profile.Fault("localhostProfile", $"Only the type Localhost has it, not {type}.", "Leave it out.");
        }
    }

    // validateSysctls.
    private static IEnumerable<Fault> Sysctls(Part pod)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var sysctl in pod.Objects("sysctls"))
        {
            if (sysctl.Text("name") is { } name && !names.Add(name.Replace('/', '.')))
                yield return sysctl.Fault("name", $"{name} is set twice.", "Keep one.");
        }
    }

    // validateWindows, validateLinux.
    private static IEnumerable<Fault> System(Part spec, Part pod, IReadOnlyList<Part> containers)
    {
        return spec["os"].Text("name") switch
        {
            "windows" => [.. pod.None("A pod of Windows has no such field.", LinuxPod), .. containers.SelectMany(context => context.None("A container of Windows has no such field.", LinuxContainer)),
                .. spec.None("A pod of Windows has no such field.", "hostPID", "hostIPC", "hostNetwork", "hostUsers", "shareProcessNamespace")],
            "linux" => containers.Prepend(pod).SelectMany(context => context.None("A pod of Linux has no such field.", "windowsOptions")),
            _ => [],
        };
    }
}
