using System.Text.Json.Nodes;
using Oceanid.Tool.Fleet;
using Oceanid.Tool.Text;

namespace Oceanid.Tool.Facts.Validity;

/// <summary>What is wrong with those values of a chart that end up in a pod as they are, by the names that charts give them.</summary>
internal static class ChartValues
{
    /// <summary>The same of the values that K3s gives to a chart: a text that Helm reads as YAML.</summary>
    public static IEnumerable<Fault> In(ServedKinds served, KubernetesObject chart)
    {
        const string Field = "spec.valuesContent";
        const string NotValues = "It is not a mapping in YAML, and Helm takes no other values";
        if (chart.Kind is not ("HelmChartConfig" or "HelmChart") || chart.Content.At("spec").Text("valuesContent") is not { } text)
            return [];
        try
        {
            return YamlReader.Read(text, "").Select(YamlValue.Read).SelectMany(values =>
                values is null or JsonObject ? Of(served, values, Field) : [new Fault(Field, $"{NotValues}.")]).ToList();
        }
        catch (FindingsException failure)
        {
            return [new Fault(Field, $"{NotValues}: {failure.Findings[0].Message}")];
        }
    }

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
