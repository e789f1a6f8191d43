using System.Text.Json.Nodes;
using Oceanid.Tool.Fleet;
using Oceanid.Tool.Text;

namespace Oceanid.Tool.Facts.Validity;

/// <summary>What is wrong with those values of a chart that end up in a pod as they are, by the names that charts give them.</summary>
internal static class ChartValues
{
    /// <summary>The same of the values that a HelmChartConfig of K3s holds as a text.</summary>
    public static IEnumerable<Fault> In(ServedKinds served, KubernetesObject config)
    {
        const string Field = "spec.valuesContent";
        if (config.Kind is not ("HelmChartConfig" or "HelmChart") || config.Content.At("spec").Text("valuesContent") is not { } text)
            return [];
        try
        {
            return YamlDocuments.Read(text, "").SelectMany(document => Of(served, document.Content, Field)).ToList();
        }
        catch (FindingsException failure)
        {
            return [new Fault(Field, $"It is not the values of a chart: {failure.Findings[0].Message}")];
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
