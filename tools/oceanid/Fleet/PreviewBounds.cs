using System.Globalization;
using System.Text.Json.Nodes;
using Oceanid.Tool.Text;

namespace Oceanid.Tool.Fleet;

/// <summary>
/// How much a preview in JSON may have, for it may be a stranger's, and be made to take long: a fleet of a hundred clusters has a third of it. What
/// multiplies out, as the lists of a rule do, is counted and never made.
/// </summary>
internal static class PreviewBounds
{
    /// <summary>The bytes of the file.</summary>
    public const long Bytes = 32 * 1024 * 1024;

    private const int Values = 1_000_000;
    private const int Clusters = 200;
    private const int Objects = 20_000;
    private const long Rights = 200_000;
    private const long Flows = 100_000;
    private const int LongestText = 1024 * 1024;

    /// <summary>Looks at all of it once.</summary>
    /// <exception cref="InvalidOperationException">It has more; the message says what. Or a text is none, as half of a surrogate is.</exception>
    public static void Check(JsonObject document)
    {
        Expect(document.Objects("clusters").Count(), Clusters, "clusters");
        var (values, objects, rights, flows) = (0, 0, 0L, 0L);
        var next = new Stack<JsonNode?>([document]);
        while (next.TryPop(out var node))
        {
            Expect(++values, Values, "values");
            switch (node)
            {
                case JsonObject members:
                    if (members.ContainsKey("kind") && members.ContainsKey("apiVersion"))
                        Expect(++objects, Objects, "objects");
                    Expect(rights += RightsOf(members), Rights, "rights in its roles");
                    Expect(flows += FlowsOf(members), Flows, "flows in its network policies");
                    foreach (var (_, value) in members)
                        next.Push(value);
                    break;
                case JsonArray items:
                    foreach (var item in items)
                        next.Push(item);
                    break;
                case JsonValue value when value.TryGetValue<string>(out var text):
                    Expect(text.Length, LongestText, "characters in one text");
                    break;
            }
        }
    }

    // Verbs x (groups x resources, and URLs) x names.
    private static long RightsOf(JsonObject rule) => rule["verbs"] is JsonArray
        ? Product(Count(rule, "verbs"), Math.Max(1, Product(Count(rule, "apiGroups"), Count(rule, "resources")) + Count(rule, "nonResourceURLs")), Math.Max(1, Count(rule, "resourceNames")))
        : 0;

    private static long FlowsOf(JsonObject rule) => rule["ports"] is JsonArray
        ? Product(Math.Max(1, Math.Max(Count(rule, "from"), Count(rule, "to"))), Math.Max(1, Count(rule, "ports")))
        : 0;

    // No more than the bound counts, so it cannot overflow.
    private static long Product(params ReadOnlySpan<long> factors)
    {
        var product = 1L;
        foreach (var factor in factors)
            product = Math.Min(product * factor, Values);
        return product;
    }

    private static long Count(JsonObject rule, string list) => (rule[list] as JsonArray)?.Count ?? 0;

    private static void Expect(long found, long most, string what)
    {
        if (found > most)
            throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"It has more than {most:#,0} {what}, which nothing here compares."));
    }
}
