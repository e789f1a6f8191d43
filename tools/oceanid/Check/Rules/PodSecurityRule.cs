using System.Text.Json.Nodes;
using Oceanid.Tool.Facts;
using Oceanid.Tool.Facts.Memory;
using Oceanid.Tool.Fleet;
using Oceanid.Tool.Text;

namespace Oceanid.Tool.Check.Rules;

/// <summary>Every pod is admitted by the Pod Security level of its namespace.</summary>
internal sealed class PodSecurityRule : IRule
{
    private const string EnforceLabel = "pod-security.kubernetes.io/enforce";

    private static readonly string[] HostNamespaces = ["hostNetwork", "hostPID", "hostIPC"];

    private static readonly HashSet<string> RestrictedVolumes = new(StringComparer.Ordinal)
    {
        "configMap", "csi", "downwardAPI", "emptyDir", "ephemeral", "persistentVolumeClaim", "projected", "secret",
    };

    public string Id => "pod-security";

    public string Title => "Every pod is admitted by the Pod Security level of its namespace.";

    public string Rationale =>
        "A rejected pod shows only in the events of its ReplicaSet. The operator's chart sets no seccomp profile, so in the "
        + "guide's restricted namespace its pod never starts.";

    public string Remedy => "Set the field as the level asks (Pod Security Standards).";

    public IEnumerable<Case> Cases(CheckContext context) => context.Views.SelectMany(view =>
        PodSpec.Of(view.Objects).Each(pod => Pod(Level(view, pod.Item.Object.Namespace), pod))
            .Concat(view.Releases(OperatorChart.Name).Each(release => Operator(view, release)))
            .Concat(view.Stacks.Each(stack => Workspace(view, stack))));

    // An app namespace that nobody declares yet counts as restricted: that is what the apps program makes it.
    private static string Level(ClusterView view, string? space) =>
        view.Find("", "Namespace", null, space) is { } found
            ? found.Object.Content.At("metadata", "labels").Text(EnforceLabel) ?? "privileged"
            : "restricted";

    private static IEnumerable<Finding> Pod(string level, PodSpec pod)
    {
        if (level == "privileged")
            yield break;

        var context = pod.Spec.At("securityContext");
        foreach (var host in HostNamespaces.Where(host => IsTrue(pod.Spec[host])))
            yield return pod.Finding($"The namespace is {level}, which forbids {host}.", $"{pod.Path}.{host}", "Remove it.");
        foreach (var volume in pod.Spec.Objects("volumes"))
        {
            var type = volume.Select(member => member.Key).FirstOrDefault(key => key != "name") ?? "emptyDir";
            if (type == "hostPath" || (level == "restricted" && !RestrictedVolumes.Contains(type)))
                yield return pod.Finding($"The namespace is {level}, which forbids volumes of type {type}.", $"{pod.Path}.volumes[{volume.Text("name")}]", "Use another type.");
        }

        foreach (var (path, container) in pod.Containers)
        {
            foreach (var (field, problem, remedy) in Container(level, context, container))
                yield return pod.Finding($"The namespace is {level}, but {problem}.", $"{path}.{field}", remedy);
        }
    }

    private static IEnumerable<(string Field, string Problem, string Remedy)> Container(string level, JsonObject? pod, JsonObject container)
    {
        var own = container.At("securityContext");
        if (IsTrue(own?["privileged"]))
            yield return ("securityContext.privileged", "the container is privileged", "Remove it.");
        foreach (var port in container.Objects("ports").Where(port => port["hostPort"] is { } number && number.ToString() != "0"))
            yield return ($"ports[{port.Text("name")}].hostPort", "it opens a port of the node", "Remove it; use a Service.");
        if (level != "restricted")
            yield break;

        if (own?["allowPrivilegeEscalation"]?.ToString() != "false")
            yield return ("securityContext.allowPrivilegeEscalation", "the container may gain privileges", "Set it to false.");
        if (!IsTrue(own?["runAsNonRoot"] ?? pod?["runAsNonRoot"]))
            yield return ("securityContext.runAsNonRoot", "the container may run as root", "Set it to true.");
        if ((own?["runAsUser"] ?? pod?["runAsUser"])?.ToString() == "0")
            yield return ("securityContext.runAsUser", "the container runs as root", "Set another user.");
        if ((own.At("seccompProfile") ?? pod.At("seccompProfile")).Text("type") is not ("RuntimeDefault" or "Localhost"))
            yield return ("securityContext.seccompProfile.type", "there is no seccomp profile", "Set it to RuntimeDefault.");
        var capabilities = own.At("capabilities");
        if (!capabilities.Texts("drop").Contains("ALL"))
            yield return ("securityContext.capabilities.drop", "the container keeps capabilities", "Drop ALL.");
        foreach (var added in capabilities.Texts("add").Where(added => added != "NET_BIND_SERVICE"))
            yield return ("securityContext.capabilities.add", $"the container adds {added}", "Remove it.");
    }

    private static IEnumerable<Finding> Operator(ClusterView view, OwnedResource release)
    {
        var inputs = release.Resource.Inputs;
        var isSet = inputs.At("values", "podSecurityContext", "seccompProfile").Text("type") is "RuntimeDefault" or "Localhost";
        if (!isSet && Level(view, inputs.Text("namespace")) == "restricted")
            yield return release.Finding("The namespace is restricted, but the chart sets no seccomp profile.", "values.podSecurityContext.seccompProfile.type", "Set it to RuntimeDefault.");
    }

    // The operator fills in its own containers as the profile says; what a template adds must bring its own.
    private static IEnumerable<Finding> Workspace(ClusterView view, OwnedObject stack)
    {
        if (Level(view, stack.Object.Namespace) != "restricted")
            yield break;

        var template = stack.Object.Content.At("spec", "workspaceTemplate", "spec");
        if (template.Text("securityProfile") is { } profile && profile != "restricted")
            yield return stack.Finding("The namespace is restricted, but the workspace is not.", "spec.workspaceTemplate.spec.securityProfile", "Set it to restricted.");

        var spec = template.At("podTemplate", "spec") ?? [];
        var pod = new PodSpec(stack, "spec.workspaceTemplate.spec.podTemplate.spec", spec);
        foreach (var (path, container) in pod.Containers.Where(item => item.Container.Text("name") is not ("pulumi" or "bootstrap" or "fetch")))
        {
            foreach (var (field, problem, remedy) in Container("restricted", spec.At("securityContext"), container))
                yield return stack.Finding($"The namespace is restricted, but {problem}.", $"{path}.{field}", remedy);
        }
    }

    private static bool IsTrue(JsonNode? node) => node?.ToString() == "true";
}
