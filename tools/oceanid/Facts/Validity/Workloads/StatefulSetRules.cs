using Oceanid.Tool.Text;

namespace Oceanid.Tool.Facts.Validity.Workloads;

/// <summary>apps/validation: ValidateStatefulSetSpec, validateRollingUpdateStatefulSet; and what its controller could not create.</summary>
internal static class StatefulSetRules
{
    // pkg/controller/history: the label controller-revision-hash is NAME-HASH with a hash of up to 10 characters, and a label has 63.
    private const int LongestName = 52;

    public static IEnumerable<Fault> Of(Part it)
    {
        var spec = it["spec"];
        if (it["metadata"].Text("name") is { Length: > LongestName } name)
            yield return it["metadata"].Fault("name", $"It has {name.Length} characters: with the hash of a revision the label controller-revision-hash of its pods can have more than 63.", $"Write {LongestName} at most.");

        foreach (var fault in Selectors.OfWorkload(spec).Concat(Strategy(spec["updateStrategy"])).Concat(Claims(spec)))
            yield return fault;
    }

    private static IEnumerable<Fault> Strategy(Part strategy)
    {
        var update = strategy["rollingUpdate"];
        if (strategy.Text("type") == "OnDelete" && update.Exists)
        {
            yield return strategy.Fault("rollingUpdate", "OnDelete replaces no pod by itself, and excludes this.", "Leave it out, or write type: RollingUpdate.");
            yield break;
        }

        if (Rollouts.IsZero(update, "maxUnavailable", absent: false))
            yield return update.Fault("maxUnavailable", "No pod could ever be replaced.", "Write 1.");
        foreach (var fault in Rollouts.OverAll(update))
            yield return fault;
    }

    // The controller makes a claim and a volume of each.
    private static IEnumerable<Fault> Claims(Part spec)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var claim in spec.Objects("volumeClaimTemplates"))
        {
            var metadata = claim["metadata"];
            if (!metadata.HasSome("name"))
                yield return new Fault(metadata.Field("name"), "Without a name no container can mount it.", "Write one.");
            else if (metadata.Text("name") is { } name && !names.Add(name))
                yield return metadata.Fault("name", $"There are two claims {name}.", "Rename one of them.");
            foreach (var fault in ClaimRules.OfSpec(claim["spec"]))
                yield return fault;
        }
    }
}
