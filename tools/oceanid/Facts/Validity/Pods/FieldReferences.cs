using Oceanid.Tool.Text;

namespace Oceanid.Tool.Facts.Validity.Pods;

/// <summary>core/validation.go: validateObjectFieldSelector, validateContainerResourceFieldSelector, validateContainerResourceDivisor.</summary>
internal static class FieldReferences
{
    // What has a form of its own, and is judged there, is in neither list.
    private static readonly string[] OnlyInVolumes = ["metadata.labels", "metadata.annotations"];

    private static readonly string[] OnlyInEnvironments = ["spec.nodeName", "spec.serviceAccountName", "status.hostIP", "status.hostIPs", "status.podIP", "status.podIPs"];

    private static readonly string[] Units = ["", "k", "M", "G", "T", "P", "E", "Ki", "Mi", "Gi", "Ti", "Pi", "Ei"];

    public static IEnumerable<Fault> OfEnvironment(Part source)
    {
        if (source["fieldRef"].Text("fieldPath") is { } path && OnlyInVolumes.Contains(path))
            yield return source["fieldRef"].Fault("fieldPath", $"A variable takes one entry of {path}, not all of them.", $"Write {path}['KEY'].");
        foreach (var fault in Divisor(source["resourceFieldRef"]))
            yield return fault;
    }

    public static IEnumerable<Fault> OfFile(Part file)
    {
        foreach (var fault in file.ExactlyOne("source", ["fieldRef", "resourceFieldRef"], "path", "mode"))
            yield return fault;
        if (file["fieldRef"].Text("fieldPath") is { } path && OnlyInEnvironments.Contains(path))
            yield return file["fieldRef"].Fault("fieldPath", $"A file has no {path}.", "Give it to a variable of the container.");
        if (file["resourceFieldRef"] is { Exists: true } resource && !resource.HasSome("containerName"))
            yield return resource.Fault("containerName", "A volume is the pod's, and a resource a container's.", "Name the container.");
        foreach (var fault in Divisor(file["resourceFieldRef"]))
            yield return fault;
    }

    private static IEnumerable<Fault> Divisor(Part reference)
    {
        if (reference.Amount("divisor") is not { } divisor || divisor == 0)
            yield break;

        var isCpu = reference.Text("resource") is "limits.cpu" or "requests.cpu";
        if (isCpu ? divisor is not (1 or 0.001m) : !Units.Any(unit => Quantity.Read($"1{unit}") == divisor))
            yield return reference.Fault("divisor", $"'{reference.Written("divisor")}' is not a unit of {reference.Text("resource")}.", isCpu ? "Write 1 or 1m." : "Write one, such as 1Mi.");
    }
}
