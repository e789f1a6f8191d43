using System.Text.Json.Nodes;
using Oceanid.Tool.Text;

namespace Oceanid.Tool.Fleet.GitTree;

/// <summary>A Flux Kustomization among the objects.</summary>
internal static class FluxKustomization
{
    private const string Group = "kustomize.toolkit.fluxcd.io/";

    // fluxcd/pkg/kustomize: Generator.WriteFile, with what a Kustomization calls them.
    private static readonly (string Field, string Name)[] Changing =
    [
        ("targetNamespace", "namespace"), ("namePrefix", "namePrefix"), ("nameSuffix", "nameSuffix"), ("images", "images"), ("components", "components"), ("patches", "patches"),
    ];

    public static bool Is(KubernetesObject found) =>
        found.Kind == "Kustomization" && found.ApiVersion.StartsWith(Group, StringComparison.Ordinal);

    /// <summary>
    /// What it changes in what its folder builds, as a Kustomization on top of that has it: by field, each with what comes before it, so that the last is the whole.
    /// </summary>
    public static IReadOnlyList<(string Field, JsonObject Changes)> Steps(KubernetesObject kustomization)
    {
        var spec = kustomization.Content.At("spec");
        var steps = new List<(string Field, JsonObject Changes)>();
        foreach (var (field, name) in Changing)
        {
            if (spec?[field] is JsonArray items)
            {
                for (var count = 1; count <= items.Count; count++)
                    Add($"spec.{field}[{count - 1}]", name, new JsonArray([.. items.Take(count).Select(item => item?.DeepClone())]));
            }
            else if (spec?[field] is { } value)
            {
                Add($"spec.{field}", name, value.DeepClone());
            }
        }

        return steps;

        void Add(string field, string name, JsonNode value)
        {
            var changes = steps.Count == 0 ? [] : (JsonObject)steps[^1].Changes.DeepClone();
            changes[name] = value;
            steps.Add((field, changes));
        }
    }

    /// <summary>Gives an object that it applies <c>spec.commonMetadata</c> (fluxcd/pkg/ssa/utils: SetCommonMetadata).</summary>
    public static void Mark(KubernetesObject kustomization, JsonObject content)
    {
        foreach (var (name, entries) in kustomization.Content.At("spec", "commonMetadata") ?? [])
        {
            foreach (var (key, value) in entries as JsonObject ?? [])
            {
                var metadata = content.At("metadata") ?? [];
                if (metadata[name] is null)
                    metadata[name] = new JsonObject();
                metadata[name]![key] = value?.DeepClone();
            }
        }
    }

    /// <summary>The folder that it builds, relative to the root of the repository; <c>.</c> for the root itself.</summary>
    public static string Path(KubernetesObject kustomization)
    {
        var parts = (kustomization.Content.At("spec").Text("path") ?? "").Split('/').Where(part => part is not "" and not ".");
        return string.Join('/', parts) is { Length: > 0 } path ? path : ".";
    }
}
