using Oceanid.Tool.Text;

namespace Oceanid.Tool.Facts.Validity.Policies;

/// <summary>core/validation.go: ValidateLimitRange.</summary>
internal static class LimitRangeRules
{
    // From the least to the most.
    private static readonly string[] Order = ["min", "defaultRequest", "default", "max"];

    public static IEnumerable<Fault> Of(Part it)
    {
        var types = new HashSet<string>(StringComparer.Ordinal);
        foreach (var limit in it["spec"].Objects("limits"))
        {
            if (limit.Text("type") is { } type && !types.Add(type))
                yield return limit.Fault("type", $"There are two limits for {type}.", "Put them into one.");
            foreach (var fault in Limit(limit))
                yield return fault;
        }
    }

    private static IEnumerable<Fault> Limit(Part limit)
    {
        var type = limit.Text("type");
        if (type == "Pod")
        {
            foreach (var fault in limit.None("A pod as a whole has no default: its containers have.", "default", "defaultRequest"))
                yield return fault;
        }

        if (type == "PersistentVolumeClaim" && !limit["min"].Has("storage") && !limit["max"].Has("storage"))
            yield return limit.Whole("A limit for claims bounds their storage.", "Write min.storage or max.storage.");

        foreach (var name in Order.SelectMany(bound => limit[bound].Keys).Distinct())
        {
            // One wrong bound is one fault: the first pair that is out of order.
            var given = Order.Where(bound => limit[bound].Amount(name) is not null).ToArray();
            var pairs = given.SelectMany((lower, index) => given.Skip(index + 1).Select(upper => (lower, upper)));
            if (pairs.FirstOrDefault(pair => limit[pair.lower].Amount(name) > limit[pair.upper].Amount(name)) is ({ } lower, { } upper))
                yield return limit[lower].Fault(name, $"{limit[lower].Written(name)} is above {upper} {limit[upper].Written(name)}.", $"Write {limit[upper].Written(name)} or less.");
        }

        var ratios = limit["maxLimitRequestRatio"];
        foreach (var name in ratios.Keys)
        {
            if (ratios.Amount(name) is not { } ratio)
                continue;
            if (ratio < 1)
                yield return ratios.Fault(name, $"A limit is not below its request: the ratio {ratios.Written(name)} is at least 1.", "Write 1 or more.");
            else if (limit["min"].Amount(name) is { } least and > 0 && limit["max"].Amount(name) is { } most && ratio > most / least)
                yield return ratios.Fault(name, $"{ratios.Written(name)} is more than max {limit["max"].Written(name)} is of min {limit["min"].Written(name)}.", "Write less.");
        }
    }
}
