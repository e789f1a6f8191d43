using Oceanid.Infrastructure.Components.Settings;
using Oceanid.Tool.Text;

namespace Oceanid.Tool.Fleet;

/// <summary>Which clusters to preview: those that were named, else all; always in the same order.</summary>
internal static class ClusterSelection
{
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
            var meant = Suggestion.For(name, known) is { } close ? $" Did you mean '{close}'?" : "";
            throw new UsageException($"Unknown cluster '{name}'. Known: {string.Join(", ", known)}.{meant}");
        }

        return named.Count == 0 ? [.. known] : [.. known.Where(named.Contains)];
    }
}
