using System.Text.Json.Nodes;
using Oceanid.Tool.Text;

namespace Oceanid.Tool.Facts.Validity.GitOps;

/// <summary>The values that K3s gives to a chart: a text that Helm reads as YAML.</summary>
internal static class ChartConfigurationRules
{
    public static IEnumerable<Fault> Of(Part it)
    {
        if (it["spec"].Text("valuesContent") is { } text && !string.IsNullOrWhiteSpace(text) && !IsMapping(text))
            yield return it["spec"].Fault("valuesContent", "It is not a mapping in YAML, and Helm takes no other values.", "Correct the syntax.");
    }

    private static bool IsMapping(string text)
    {
        try
        {
            return YamlReader.Read(text, "").Select(node => YamlValue.Read(node, "", (_, _) => null)).All(document => document is null or JsonObject);
        }
        catch (FindingsException)
        {
            return false;
        }
    }
}
