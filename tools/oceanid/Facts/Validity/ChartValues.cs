using System.Text.Json.Nodes;
using Oceanid.Tool.Text;

namespace Oceanid.Tool.Facts.Validity;

/// <summary>What is wrong with those values of a chart that end up in a pod as they are, by the names that charts give them.</summary>
internal static class ChartValues
{
    /// <param name="served">The kinds of the cluster.</param>
    /// <param name="values">The values.</param>
    /// <param name="path">Where they stand.</param>
    public static IEnumerable<Fault> Of(ServedKinds served, JsonNode? values, string path) => values switch
    {
        JsonObject members => members.SelectMany(member => served.ChartValue(member.Key) is { } schema && member.Value is JsonObject or JsonArray
            ? schema.Check(member.Value, $"{path}.{member.Key}")
            : Of(served, member.Value, $"{path}.{member.Key}")),
        JsonArray items => items.SelectMany((item, index) => Of(served, item, $"{path}[{index}]")),
        _ => [],
    };
}
