using System.Net.Sockets;
using Oceanid.Tool.Text;

namespace Oceanid.Tool.Facts.Validity;

/// <summary>Kinds with a rule or two of their own.</summary>
internal static class DefinitionRules
{
    /// <summary>apiextensions/validation: ValidateCustomResourceDefinition.</summary>
    public static IEnumerable<Fault> OfKind(Part it)
    {
        var spec = it["spec"];
        var wanted = $"{spec["names"].Text("plural")}.{spec.Text("group")}";
        if (spec["names"].HasSome("plural") && spec.HasSome("group") && it["metadata"].Text("name") is { } name && name != wanted)
            yield return it["metadata"].Fault("name", $"A kind is called by its plural and its group, {wanted}, not {name}.", $"Write {wanted}.");

        var versions = spec.Objects("versions").ToArray();
        if (versions.Length > 0 && versions.Count(version => version.Flag("storage") == true) != 1)
            yield return spec.Fault("versions", "Exactly one version is the one that is stored.", "Write storage: true in one, and false in the others.");
        foreach (var twice in versions.GroupBy(version => version.Text("name")).Where(group => group.Key is not null && group.Count() > 1))
            yield return twice.Last().Fault("name", $"There are two versions {twice.Key}.", "Keep one.");
        foreach (var version in versions.Where(version => !version["schema"]["openAPIV3Schema"].Exists && !version["schema"].Has("openAPIV3Schema")))
            yield return version.Fault("schema.openAPIV3Schema", "The version has no schema.", "Write it; {type: object, x-kubernetes-preserve-unknown-fields: true} for any.");
        if (spec["conversion"].Text("strategy") == "Webhook" && !spec["conversion"]["webhook"].Exists)
            yield return spec["conversion"].Fault("webhook", "The strategy is Webhook, and there is none.", "Write it.");
    }

    /// <summary>scheduling/validation: ValidatePriorityClass.</summary>
    public static IEnumerable<Fault> OfPriority(Part it)
    {
        if (it["metadata"].Text("name") is { } name && name.StartsWith("system-", StringComparison.Ordinal) && name is not ("system-node-critical" or "system-cluster-critical"))
            yield return it["metadata"].Fault("name", "Names with system- are the system's own.", "Use another name.");
        else if (it.Number("value") is > 1_000_000_000 && it["metadata"].Text("name")?.StartsWith("system-", StringComparison.Ordinal) != true)
            yield return it.Fault("value", $"{it.Number("value")} is above 1000000000, and what is above is the system's own.", "Write 1000000000 or less.");
    }

    /// <summary>discovery/validation: ValidateEndpointSlice.</summary>
    public static IEnumerable<Fault> OfSlice(Part it)
    {
        var family = it.Text("addressType") switch
        {
            "IPv4" => AddressFamily.InterNetwork,
            "IPv6" => AddressFamily.InterNetworkV6,
            _ => AddressFamily.Unknown,
        };
        foreach (var (address, field) in it.Objects("endpoints").SelectMany(endpoint => endpoint.Texts("addresses")))
        {
            if (family != AddressFamily.Unknown && (!System.Net.IPAddress.TryParse(address, out var parsed) || parsed.AddressFamily != family))
                yield return new Fault(field, $"'{address}' is not an {it.Text("addressType")} address.", "Write one, or another addressType.");
        }
    }

    /// <summary>coordination/validation: ValidateLeaseSpec.</summary>
    public static IEnumerable<Fault> OfLease(Part it)
    {
        foreach (var member in new[] { "leaseDurationSeconds", "leaseTransitions" })
        {
            if (it["spec"].Number(member) is { } number && (number < 0 || (number == 0 && member == "leaseDurationSeconds")))
                yield return it["spec"].Fault(member, $"{number} is too little.", "Write more.");
        }
    }
}
