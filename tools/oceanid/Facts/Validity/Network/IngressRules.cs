using Oceanid.Tool.Knowledge;
using Oceanid.Tool.Text;

namespace Oceanid.Tool.Facts.Validity.Network;

/// <summary>networking/validation: ValidateIngressCreate, ValidateIngressSpec, validateHTTPIngressPath, validateIngressBackend, ValidateIngressClass.</summary>
internal static class IngressRules
{
    private static readonly string[] Sequences = ["//", "/./", "/../", "%2f", "%2F"];

    private static readonly string[] Ends = ["/..", "/."];

    public static IEnumerable<Fault> Of(Part it)
    {
        var spec = it["spec"];
        if (spec.Exists && !spec.HasSome("rules") && !spec.Has("defaultBackend"))
            yield return spec.Fault("rules", "There is neither a rule nor a defaultBackend.", "Write one of them.");

        foreach (var fault in Backend(spec["defaultBackend"]))
            yield return fault;
        foreach (var rule in spec.Objects("rules"))
        {
            if (rule.Text("host") is { } host && Formats.Wrong("ip", host) is null)
                yield return rule.Fault("host", $"{host} is an address, and a host has a name.", "Leave it out for all hosts, or write a name.");
            foreach (var fault in rule["http"].Objects("paths").SelectMany(Path))
                yield return fault;
        }

        var annotation = it["metadata"]["annotations"].Text("kubernetes.io/ingress.class");
        if (annotation is not null && spec.Text("ingressClassName") is { } name && name != annotation)
            yield return spec.Fault("ingressClassName", $"The annotation kubernetes.io/ingress.class says {annotation}, and this {name}.", "Leave the annotation out.");
    }

    public static IEnumerable<Fault> OfClass(Part it)
    {
        var parameters = it["spec"]["parameters"];
        if (parameters.Text("scope") == "Namespace" && !parameters.HasSome("namespace"))
            yield return parameters.Fault("namespace", "Parameters of the scope Namespace are in one.", "Name it.");
        else if (parameters.Text("scope") is "Cluster" && parameters.Has("namespace"))
            yield return parameters.Fault("namespace", "Parameters of the scope Cluster are in none.", "Leave it out.");

        // IsDomainPrefixedPath.
        if (it["spec"].Text("controller") is { } controller && controller.Split('/', 2) is not [{ Length: > 0 }, { Length: > 0 }])
            yield return it["spec"].Fault("controller", $"{Formats.Quoted(controller)} is not a domain with a path.", "Write one, such as traefik.io/ingress-controller.");
    }

    private static IEnumerable<Fault> Path(Part path)
    {
        var (given, type) = (path.Text("path") ?? "", path.Text("pathType"));
        if (type is "Exact" or "Prefix" ? !given.StartsWith('/') : type == "ImplementationSpecific" && given.Length > 0 && !given.StartsWith('/'))
            yield return path.Fault("path", given.Length == 0 ? $"A path of the type {type} is not empty." : $"{Formats.Quoted(given)} does not begin with /.", $"Write /{given}.");
        else if (type is "Exact" or "Prefix" && (Sequences.FirstOrDefault(part => given.Contains(part, StringComparison.Ordinal)) ?? Ends.FirstOrDefault(end => given.EndsWith(end, StringComparison.Ordinal))) is { } wrong)
            yield return path.Fault("path", $"{Formats.Quoted(given)} has {wrong}, which no path of the type {type} may have.", "Write the path as it is meant.");

        foreach (var fault in Backend(path["backend"]))
            yield return fault;
    }

    private static IEnumerable<Fault> Backend(Part backend)
    {
        foreach (var fault in backend.ExactlyOne("backend", ["service", "resource"]))
            yield return fault;

        var service = backend["service"];
        var port = service["port"];
        if (port.HasSome("name") && port.Number("number") is > 0)
            yield return port.Whole("name and number exclude each other.", "Keep one of them.");
        else if (service.Exists && (port.Exists || !service.Has("port")) && !port.HasSome("name") && (port.Number("number") == 0 || !port.Keys.Any()))
            yield return service.Fault("port", "There is no port.", "Write number or name.");
    }
}
