using Oceanid.Tool.Text;

namespace Oceanid.Tool.Fleet;

/// <summary>Which clusters to preview: those that were named, else all; always in the same order.</summary>
internal static class ClusterSelection
{
    // "tethis" is 1 away from "tethys"; what is further away is another name, not a slip of the finger.
    private const int SlipOfTheFinger = 2;

    public static IReadOnlyList<string> Choose(IReadOnlyCollection<string> named, IEnumerable<string> existing)
    {
        var known = new SortedSet<string>(existing, StringComparer.Ordinal);
        if (known.Count == 0)
        {
            throw new UsageException(
                "The repository has no cluster. A cluster is a file infrastructure/cluster/Pulumi.CLUSTER.yaml.");
        }

        foreach (var name in named.Where(name => !known.Contains(name)))
        {
            throw new UsageException(
                $"Unknown cluster '{name}'. Known: {string.Join(", ", known)}.{Suggest(name, known)}");
        }

        return named.Count == 0 ? [.. known] : [.. known.Where(named.Contains)];
    }

    private static string Suggest(string name, IEnumerable<string> known)
    {
        var nearest = known.MinBy(candidate => Distance(name, candidate));
        return nearest is not null && Distance(name, nearest) <= SlipOfTheFinger ? $" Did you mean '{nearest}'?" : "";
    }

    /// <summary>Levenshtein distance, one row at a time.</summary>
    private static int Distance(string left, string right)
    {
        var row = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 1; i <= left.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var substitution = diagonal + (left[i - 1] == right[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(substitution, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }
}
