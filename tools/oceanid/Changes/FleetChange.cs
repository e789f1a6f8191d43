using Oceanid.Tool.Text;

namespace Oceanid.Tool.Changes;

/// <summary>What changes in all clusters.</summary>
/// <param name="Against">What the working tree is compared with.</param>
/// <param name="Clusters">The clusters that change.</param>
internal sealed record FleetChange(string Against, IReadOnlyList<ClusterChange> Clusters)
{
    /// <summary>What of it must not be merged as it is, in any cluster.</summary>
    public IReadOnlyList<Finding> Refusals => [.. Clusters.SelectMany(cluster => cluster.Refusals)];

    public static FleetChange Of(Sides sides)
    {
        var names = sides.Before.Concat(sides.After).Select(cluster => cluster.Name).Distinct().Order(StringComparer.Ordinal);
        return new FleetChange(
            sides.Against,
            [
                .. names
                    .Select(name => ClusterComparison.Of(
                        name,
                        sides.Before.FirstOrDefault(cluster => cluster.Name == name),
                        sides.After.FirstOrDefault(cluster => cluster.Name == name)))
                    .Where(change => change.IsChange),
            ]);
    }
}
