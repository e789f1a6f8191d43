using System.Text;
using Oceanid.Tool.Changes;

namespace Oceanid.Tool.Rendering;

/// <summary>What a change touches, as a Mermaid diagram: cluster, owner, object, and what reads a Secret that is touched.</summary>
internal static class TouchDiagram
{
    private const int Most = 30;
    private const int LongestLabel = 60;

    public static string Of(FleetChange fleet)
    {
        var lines = new List<string> { "flowchart LR" };
        var ids = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var cluster in fleet.Clusters.Where(cluster => cluster.After is not null).Take(Most))
        {
            var shown = cluster.Objects.Take(Math.Max(1, Most / fleet.Clusters.Count)).ToList();
            var readers = cluster.After!.Secrets.SelectMany(secret => secret.Holders).ToLookup(holder => holder.Object, holder => holder.Readers);
            foreach (var change in shown)
            {
                lines.Add($"  {Node(cluster.Name, cluster.Name)} --> {Node($"{cluster.Name} {change.Owner}", change.Owner)}");
                lines.Add($"  {Node($"{cluster.Name} {change.Owner}", change.Owner)} --> {Node($"{cluster.Name} {change.Owner} {change.Label}", $"{change.Sign} {change.Label}")}");
                lines.AddRange(readers[change.Label].SelectMany(all => all).Distinct().Take(3).Select(reader =>
                    $"  {Node($"{cluster.Name} {change.Owner} {change.Label}", $"{change.Sign} {change.Label}")} -. read by .-> {Node($"{cluster.Name} reader {reader}", reader)}"));
            }

            if (cluster.Objects.Count > shown.Count)
                lines.Add($"  {Node(cluster.Name, cluster.Name)} --> {Node($"{cluster.Name} more", $"{cluster.Objects.Count - shown.Count} more")}");
        }

        return MarkdownText.Block("mermaid", lines.Distinct());

        string Node(string key, string label)
        {
            if (!ids.TryGetValue(key, out var id))
                ids[key] = id = $"n{ids.Count}";
            return $"{id}[\"{Plain(label)}\"]";
        }
    }

    // Mermaid has a syntax of its own, which knows HTML and links: only what has no meaning in it is let through.
    private static string Plain(string label)
    {
        var plain = new StringBuilder();
        foreach (var character in label.Length > LongestLabel ? $"{label[..LongestLabel]}..." : label)
            plain.Append(char.IsAsciiLetterOrDigit(character) || character is ' ' or '/' or '.' or '-' or '_' or '+' or '~' ? character : '_');
        return plain.ToString();
    }
}
