using System.Text.Json.Nodes;
using Oceanid.Tool.Fleet;
using Oceanid.Tool.Text;

namespace Oceanid.Tool.Changes;

/// <summary>Anything that a cluster gets: a resource of a program, or an object that Flux applies.</summary>
internal sealed record DeclaredObject
{
    /// <summary>The name of what owns it: the Pulumi project, or <c>Flux apps</c> for the Kustomization <c>apps</c>.</summary>
    public required string Owner { get; init; }

    /// <summary>How it is called, such as <c>Deployment podinfo/podinfo</c>.</summary>
    public required string Label { get; init; }

    /// <summary>What makes it the same thing on both sides, whoever owns it.</summary>
    public required string Identity { get; init; }

    /// <summary>Everything that is declared of it.</summary>
    public required JsonObject Content { get; init; }

    /// <summary>The Kubernetes object; null for a Helm release, a command, a provider.</summary>
    public KubernetesObject? Object { get; init; }

    /// <summary>The resource of the program; null for an object that Flux applies.</summary>
    public ResourcePreview? Resource { get; init; }

    /// <summary>What Pulumi knows the resource by; null for an object that Flux applies.</summary>
    public string? Urn { get; init; }

    /// <summary>The Flux Kustomization that applies it; null for a resource of a program.</summary>
    public string? Kustomization { get; init; }

    /// <summary>The file that it is written in, if that can be told.</summary>
    public string? Source { get; init; }

    /// <summary>The kind in Kubernetes, or the type in Pulumi.</summary>
    public string Kind => Object?.Kind ?? Resource?.Type ?? "";

    /// <summary>The spec, or nothing.</summary>
    public JsonObject? Spec => Content.At("spec");

    /// <summary>Whether Pulumi finds it again in a state that has it by this URN: its own, or one of its aliases.</summary>
    public bool IsKnownAs(string? urn) => urn == Urn || (urn is not null && Resource?.Options.Aliases.Contains(urn) == true);

    /// <summary>All of a cluster. A component is only what it contains, unless it has inputs of its own.</summary>
    public static IReadOnlyList<DeclaredObject> Of(ClusterPreview cluster)
    {
        var all = cluster.Programs.SelectMany(OfProgram).Concat(cluster.Overlays.SelectMany(OfOverlay)).ToList();
        // Two owners of one object are a finding of the check; here each is a thing of its own.
        return
        [
            .. all.GroupBy(item => item.Identity, StringComparer.Ordinal)
                .SelectMany(same => same.Select((item, index) => index == 0 ? item : item with { Identity = $"{item.Identity} of {item.Owner}, {index}" })),
        ];
    }

    private static IEnumerable<DeclaredObject> OfProgram(ProgramPreview program)
    {
        var resources = program.Resources.DistinctBy(resource => resource.Key).ToDictionary(resource => resource.Key);
        foreach (var resource in program.Resources.Where(resource => resource.Inputs.Count > 0))
        {
            var found = KubernetesObject.TryRead(resource, out var read) ? read : null;
            yield return new DeclaredObject
            {
                Owner = program.Project,
                Label = ResourceLabel.Of(resource),
                Identity = found is { Name: not null } ? Identify(found) : $"{program.Project} {resource.Key}",
                Content = (JsonObject)Normal(resource.Inputs)!,
                Object = found,
                Resource = resource,
                Urn = ResourceUrn.Of(resource.Key, key => resources.GetValueOrDefault(key)?.Options.Parent).ToString(),
            };
        }

        if (program.Outputs.Count > 0)
        {
            yield return new DeclaredObject
            {
                Owner = program.Project,
                Label = "stack outputs",
                Identity = $"{program.Project} outputs",
                Content = (JsonObject)Normal(program.Outputs)!,
            };
        }
    }

    private static IEnumerable<DeclaredObject> OfOverlay(OverlayPreview overlay) => overlay.Objects.Select(item => new DeclaredObject
    {
        Owner = $"Flux {overlay.Kustomization}",
        Label = item.Object.Label,
        Identity = Identify(item.Object),
        Content = (JsonObject)Normal(item.Object.Content)!,
        Object = item.Object,
        Kustomization = overlay.Kustomization,
        Source = item.Source.File,
    });

    private static string Identify(KubernetesObject found)
    {
        var group = found.ApiVersion.Split('/') is [var name, _] ? name : "";
        return $"{group}/{found.Kind} {found.Namespace}/{found.Name}";
    }

    // One side may come from a file: numbers are compared as they are written.
    private static JsonNode? Normal(JsonNode node) => JsonNode.Parse(node.ToJsonString());
}
