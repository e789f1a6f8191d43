using System.Text.Json.Nodes;
using Oceanid.Tool.Changes;
using Oceanid.Tool.Changes.Risks;
using Oceanid.Tool.Facts.Memory;
using Oceanid.Tool.Text;

namespace Oceanid.Tool.Rendering;

/// <summary>The changes for tools.</summary>
internal static class ChangeJson
{
    public static string Render(FleetChange fleet) => JsonText.Indented(new JsonObject
    {
        ["apiVersion"] = "oceanid/v1",
        ["kind"] = "Changes",
        ["against"] = fleet.Against,
        ["clusters"] = List(fleet.Clusters, Cluster),
    });

    private static JsonObject Cluster(ClusterChange cluster) => new()
    {
        ["name"] = cluster.Name,
        ["change"] = cluster.Before is null ? "added" : cluster.After is null ? "removed" : "changed",
        ["objects"] = List(cluster.Objects, Object),
        ["risks"] = List(cluster.Risks, risk => new JsonObject
        {
            ["risk"] = risk.Title,
            ["owner"] = risk.Owner,
            ["object"] = risk.Object,
            ["reason"] = risk.Reason,
        }),
        ["refused"] = List(cluster.Refusals, refusal => new JsonObject
        {
            ["file"] = refusal.File,
            ["object"] = refusal.Object,
            ["field"] = refusal.Field,
            ["reason"] = refusal.Message,
            ["remedy"] = refusal.Remedy,
        }),
        ["newSecrets"] = List(cluster.NewSecrets, secret => JsonValue.Create(secret)),
        ["lostSecrets"] = List(cluster.LostSecrets, secret => JsonValue.Create(secret)),
        ["memory"] = new JsonObject { ["before"] = Memory(cluster.BudgetBefore), ["after"] = Memory(cluster.BudgetAfter) },
    };

    private static JsonObject Object(ObjectChange change) => new()
    {
        ["change"] = change.Kind.ToString().ToLowerInvariant(),
        ["object"] = change.Label,
        ["formerly"] = change.Formerly,
        ["owner"] = change.Owner,
        ["source"] = change.Object.Source,
        ["fields"] = List(change.Fields, field => new JsonObject
        {
            ["path"] = field.Path,
            ["before"] = field.Before?.DeepClone(),
            ["after"] = field.After?.DeepClone(),
        }),
    };

    private static JsonObject? Memory(MemoryBudget? budget) => budget is null ? null : new JsonObject
    {
        ["idle"] = Quantity.Memory(budget.IdleTotal.MemoryRequest),
        ["peak"] = Quantity.Memory(budget.Peak.MemoryRequest),
        ["workloads"] = Quantity.Memory(MemoryRisk.Workloads(budget).MemoryRequest),
    };

    private static JsonArray List<T>(IEnumerable<T> items, Func<T, JsonNode?> render) => new([.. items.Select(render)]);
}
