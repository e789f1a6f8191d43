using System.Text.Json;
using System.Text.Json.Nodes;
using Oceanid.Tool.Facts.Memory;
using Oceanid.Tool.Text;

namespace Oceanid.Tool.Fleet;

/// <summary>Reads what <c>oceanid preview --format json</c> has printed.</summary>
internal static class PreviewReader
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    /// <param name="name">What it is called in an error.</param>
    /// <param name="text">The JSON.</param>
    /// <exception cref="PreviewException">It is no preview.</exception>
    public static IReadOnlyList<ClusterPreview> Read(string name, string text)
    {
        try
        {
            if (JsonNode.Parse(text, documentOptions: Strict) is JsonObject document && document.Text("apiVersion") == "oceanid/v1" && document.Text("kind") == "Preview")
            {
                PreviewBounds.Check(document);
                return [.. document.Objects("clusters").Select(Cluster)];
            }
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
            throw new PreviewException($"{name}: is no preview: {failure.Message} Make one with: oceanid preview --format json > {name}");
        }

        throw new PreviewException($"{name}: is no preview (apiVersion oceanid/v1, kind Preview). Make one with: oceanid preview --format json > {name}");
    }

    private static ClusterPreview Cluster(JsonObject cluster)
    {
        var name = Required(cluster, "name");
        var programs = cluster.Objects("programs").Select(Program).ToList();
        var overlays = cluster.Objects("overlays").Select(Overlay).ToList();
        var limit = cluster.At("memoryBudget").Text("idleLimit") is { } text && Quantity.TryParse(text, out var amount) ? amount : (decimal?)null;
        return new ClusterPreview(name, programs, overlays, MemoryBudget.Of(name, programs, overlays, new Problems()) with { IdleLimit = limit });
    }

    private static ProgramPreview Program(JsonObject program) => new(
        Required(program, "folder").Split('/')[^1],
        Required(program, "project"),
        [.. program.Objects("resources").Select(Resource)],
        program.At("outputs")?.DeepClone().AsObject() ?? []);

    private static ResourcePreview Resource(JsonObject resource)
    {
        var type = Required(resource, "type");
        var options = resource.At("options");
        return new ResourcePreview(
            new ResourceKey(type, Required(resource, "name")),
            resource.At("inputs")?.DeepClone().AsObject() ?? [],
            new RecordedOptions
            {
                Parent = Key(resource.At("parent")),
                Protect = Flag(options, "protect"),
                RetainOnDelete = Flag(options, "retainOnDelete"),
                DeleteBeforeReplace = Flag(options, "deleteBeforeReplace"),
                DeletedWith = Key(options.At("deletedWith")),
                IgnoreChanges = [.. options.Texts("ignoreChanges")],
                DependsOn = [.. options.Objects("dependsOn").Select(key => Key(key)!.Value)],
                Aliases = [.. options.Texts("aliases")],
                ImportId = options.Text("importId"),
            },
            resource.Text("provider") is { } provider ? new ResourceKey($"pulumi:providers:{type.Split(':')[0]}", provider) : null);
    }

    private static OverlayPreview Overlay(JsonObject overlay) => new(
        Required(overlay, "kustomization"),
        Required(overlay, "path"),
        overlay.Text("serviceAccount"),
        [.. overlay.Objects("objects").Select(item => new OverlayObject(
            KubernetesObject.Of(item.At("object")?.DeepClone().AsObject() ?? []) ?? throw new JsonException("An object has no apiVersion or kind."),
            new SourceLocation(item.Text("source") ?? OverlayPreview.FileOf(Required(overlay, "path")))))]);

    private static ResourceKey? Key(JsonObject? key) => key is null ? null : new ResourceKey(Required(key, "type"), Required(key, "name"));

    private static bool Flag(JsonObject? options, string name) => options?[name]?.GetValue<bool>() ?? false;

    private static string Required(JsonObject node, string key) =>
        node.Text(key) ?? throw new JsonException($"{node.GetPath()} has no {key}.");
}
