using System.Text.Json.Nodes;
using Oceanid.Tool.Check;
using Oceanid.Tool.Facts.Memory;
using Oceanid.Tool.Fleet;
using Oceanid.Tool.Fleet.Configuration;
using Oceanid.Tool.Tests.Fixtures;
using Oceanid.Tool.Text;

namespace Oceanid.Tool.Tests.Check;

/// <summary>A small cluster as the rules see it.</summary>
internal sealed class CheckFixture
{
    /// <summary>The objects that Flux applies, as YAML documents, in the overlay <c>clusters/atlas</c>.</summary>
    public string Tree { get; init; } = "";

    /// <summary>The resources of the cluster program, besides <see cref="Installed"/>.</summary>
    public IReadOnlyList<ResourcePreview> Program { get; init; } = [];

    /// <summary>The outputs of the cluster program.</summary>
    public JsonObject Outputs { get; init; } = [];

    /// <summary>The Helm releases: by default Flux and the operator.</summary>
    public IReadOnlyList<ResourcePreview> Installed { get; init; } = FluxAndOperator;

    /// <summary>What the cluster program is run with, by full keys; each key stands in <c>Pulumi.yaml</c>, in the line of its number.</summary>
    public IReadOnlyDictionary<string, string> Configuration { get; init; } = new Dictionary<string, string>();

    /// <summary>The tracked files.</summary>
    public IReadOnlyList<TextFile> Files { get; init; } = [];

    /// <summary>The settings.</summary>
    public CheckSettings Settings { get; init; } = new();

    /// <summary>The repository; by default this one.</summary>
    public Repository Repository { get; init; } = FixtureFleet.Repository;

    /// <summary>Whether the cluster is the only one.</summary>
    public bool IsWhole { get; init; } = true;

    /// <summary>What the rule finds, as <c>object: field: message</c>.</summary>
    public IReadOnlyList<string> Findings(IRule rule) =>
        [.. rule.Cases(Context()).SelectMany(item => item.Find()).Select(finding => string.Join(": ", new[] { finding.Object, finding.Field, finding.Message }.OfType<string>()))];

    public CheckContext Context() => Context(YamlDocuments.Read(Tree, "clusters/atlas"));

    /// <summary>The cluster with other objects in its tree; what is no object of Kubernetes is left out, as it would not be built.</summary>
    public CheckContext Context(IEnumerable<(JsonObject Content, int Line)> tree)
    {
        var configuration = new StackConfiguration("oceanid-cluster", "atlas", Configuration)
        {
            Sources = Configuration.Keys.Select((key, index) => (key, index))
                .ToDictionary(entry => entry.key, entry => (IReadOnlyList<ConfigurationSource>)[new ConfigurationSource("Pulumi.yaml", entry.index + 1)]),
        };
        ProgramPreview[] programs = [new("cluster", "oceanid-cluster", [.. Installed, .. Program], Outputs) { Configuration = configuration }];
        var objects = tree
            .Select(document => (Object: KubernetesObject.Of(document.Content), document.Line))
            .Where(document => document.Object is not null)
            .Select(document => new OverlayObject(document.Object!, new SourceLocation("clusters/atlas/it.yaml", document.Line)))
            .ToList();
        OverlayPreview[] overlays = [new("flux-system", "clusters/atlas", null, objects)];
        var budget = MemoryBudget.Of("atlas", programs, overlays, new Problems());
        return new CheckContext(Repository, Settings, [new ClusterPreview("atlas", programs, overlays, budget)], Files) { IsWhole = IsWhole };
    }

    /// <summary>A resource of the program, from the YAML of its object.</summary>
    public static ResourcePreview Declared(string yaml)
    {
        var content = YamlDocuments.Read(yaml, "program").Single().Content;
        var found = KubernetesObject.Of(content)!;
        var group = found.ApiVersion.Contains('/', StringComparison.Ordinal) ? found.ApiVersion : $"core/{found.ApiVersion}";
        return new ResourcePreview(new ResourceKey($"kubernetes:{group}:{found.Kind}", found.Name ?? ""), content, new RecordedOptions());
    }

    /// <summary>A Helm release of the program, from its inputs.</summary>
    public static ResourcePreview Release(JsonObject inputs) =>
        new(new ResourceKey("kubernetes:helm.sh/v3:Release", inputs["name"]!.ToString()), (JsonObject)inputs.DeepClone(), new RecordedOptions());

    /// <summary>Flux with two controllers, and the operator.</summary>
    public static IReadOnlyList<ResourcePreview> FluxAndOperator { get; } =
    [
        Release(YamlDocuments.Read(
            """
            chart: oci://charts.example.com/flux2
            name: flux2
            namespace: flux-system
            version: 7.1.0
            values:
              helmController: { create: false }
              notificationController: { create: false }
              imageAutomationController: { create: false }
              imageReflectionController: { create: false }
              sourceController: { resources: { requests: { memory: 64Mi }, limits: { memory: 256Mi } } }
              kustomizeController: { resources: { requests: { memory: 64Mi }, limits: { memory: 256Mi } } }
            """,
            "flux2").Single().Content),
        Release(YamlDocuments.Read(
            """
            chart: oci://charts.example.com/pulumi-kubernetes-operator
            name: pulumi-kubernetes-operator
            namespace: pulumi-system
            version: 8.2.0
            values:
              podSecurityContext: { seccompProfile: { type: RuntimeDefault } }
              resources: { requests: { memory: 64Mi }, limits: { memory: 128Mi } }
              extraEnv: [{ name: MAX_CONCURRENT_RECONCILES, value: "2" }]
            """,
            "operator").Single().Content),
    ];
}
