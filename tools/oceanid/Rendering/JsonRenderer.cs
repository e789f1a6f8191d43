using System.Text.Json.Nodes;
using Oceanid.Tool.Facts.Memory;
using Oceanid.Tool.Facts.Secrets;
using Oceanid.Tool.Fleet;
using Oceanid.Tool.Text;

namespace Oceanid.Tool.Rendering;

/// <summary>The preview for tools: one document, everything in a fixed order.</summary>
internal static class JsonRenderer
{
    public static string Render(IReadOnlyList<ClusterPreview> previews) => JsonText.Indented(new JsonObject
    {
        ["apiVersion"] = "oceanid/v1",
        ["kind"] = "Preview",
        ["clusters"] = List(previews, Cluster),
    });

    private static JsonObject Cluster(ClusterPreview cluster) => new()
    {
        ["name"] = cluster.Name,
        ["programs"] = List(cluster.Programs, Program),
        ["overlays"] = List(cluster.Overlays, Overlay),
        ["secrets"] = List(cluster.Secrets, Secret),
        ["memoryBudget"] = Budget(cluster.Budget),
    };

    private static JsonObject Secret(SecretUse secret) => new()
    {
        ["environment"] = secret.Environment,
        ["key"] = secret.Key,
        ["reaches"] = List(secret.Holders, holder => new JsonObject
        {
            ["object"] = holder.Object,
            ["field"] = holder.Field,
            ["readBy"] = List(holder.Readers, reader => JsonValue.Create(reader)),
        }),
    };

    private static JsonObject Overlay(OverlayPreview overlay) => new()
    {
        ["kustomization"] = overlay.Kustomization,
        ["path"] = overlay.Path,
        ["serviceAccount"] = overlay.ServiceAccount,
        ["objects"] = List(overlay.Objects, item => new JsonObject
        {
            ["source"] = item.Source.File,
            ["object"] = item.Object.Content.DeepClone(),
        }),
    };

    private static JsonObject Program(ProgramPreview program) => new()
    {
        ["folder"] = Repository.ProgramFolder(program.Folder),
        ["project"] = program.Project,
        ["resources"] = List(program.Resources.OrderBy(resource => resource.Key), Resource),
        ["outputs"] = program.Outputs.DeepClone(),
    };

    private static JsonObject Resource(ResourcePreview resource) => new()
    {
        ["type"] = resource.Type,
        ["name"] = resource.Name,
        ["parent"] = Key(resource.Options.Parent),
        ["provider"] = resource.Provider?.Name,
        ["options"] = new JsonObject
        {
            ["protect"] = resource.Options.Protect,
            ["retainOnDelete"] = resource.Options.RetainOnDelete,
            ["deleteBeforeReplace"] = resource.Options.DeleteBeforeReplace,
            ["deletedWith"] = Key(resource.Options.DeletedWith),
            ["ignoreChanges"] = List(resource.Options.IgnoreChanges, path => JsonValue.Create(path)),
            ["dependsOn"] = List(resource.Options.DependsOn, key => Key(key)),
            ["aliases"] = List(resource.Options.Aliases, urn => JsonValue.Create(urn)),
            ["importId"] = resource.Options.ImportId,
        },
        ["inputs"] = resource.Inputs.DeepClone(),
    };

    private static JsonObject? Key(ResourceKey? key) =>
        key is { } known ? new JsonObject { ["type"] = known.Type, ["name"] = known.Name } : null;

    private static JsonObject Budget(MemoryBudget budget) => new()
    {
        ["idle"] = List(budget.Idle, Row),
        ["idleTotal"] = Amounts(budget.IdleTotal),
        ["idleLimit"] = budget.IdleLimit is { } limit ? Quantity.Memory(limit) : null,
        ["overLimit"] = budget.IsOverLimit,
        ["workspaces"] = List(budget.Workspaces, Row),
        ["workloads"] = List(budget.Workloads, Row),
        ["concurrency"] = new JsonObject
        {
            ["workers"] = budget.Concurrency.Workers,
            ["origin"] = budget.Concurrency.Origin,
        },
        ["peak"] = Amounts(budget.Peak),
        ["notCounted"] = List(budget.NotCounted, text => JsonValue.Create(text)),
    };

    private static JsonObject Row(BudgetRow row) => new()
    {
        ["component"] = row.Component,
        ["amounts"] = Amounts(row.Amounts),
        ["origin"] = row.Origin,
    };

    private static JsonObject Amounts(ResourceAmounts amounts) => new()
    {
        ["requests"] = new JsonObject
        {
            ["memory"] = Quantity.Memory(amounts.MemoryRequest),
            ["cpu"] = Quantity.Cpu(amounts.CpuRequest),
        },
        ["limits"] = new JsonObject
        {
            ["memory"] = amounts.MemoryLimit is { } memory ? Quantity.Memory(memory) : null,
            ["cpu"] = amounts.CpuLimit is { } cpu ? Quantity.Cpu(cpu) : null,
        },
    };

    private static JsonArray List<T>(IEnumerable<T> items, Func<T, JsonNode?> render) => new([.. items.Select(render)]);
}
