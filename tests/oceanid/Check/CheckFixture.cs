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

    /// <summary>The Helm releases: by default Flux and the operator as the programs install them.</summary>
    public IReadOnlyList<ResourcePreview> Installed { get; init; } = [FluxRelease(), OperatorRelease()];

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
        ProgramPreview[] programs = [new("cluster", "oceanid-cluster", [.. Installed, .. Program], Outputs)];
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

    /// <summary>The release of flux2 with two controllers.</summary>
    public static ResourcePreview FluxRelease(string helmController = "false") => Release(
        "flux2", "flux-system", "oci://ghcr.io/fluxcd-community/charts/flux2", "2.18.3", $$"""
        helmController: { create: {{helmController}} }
        notificationController: { create: false }
        imageAutomationController: { create: false }
        imageReflectionController: { create: false }
        sourceController: { tag: v1.8.5, resources: { requests: { memory: 64Mi }, limits: { memory: 256Mi } } }
        kustomizeController: { tag: v1.8.5, resources: { requests: { memory: 64Mi }, limits: { memory: 256Mi } } }
        """);

    /// <summary>The release of the operator.</summary>
    public static ResourcePreview OperatorRelease(string seccomp = "RuntimeDefault", string version = "2.9.0") => Release(
        "pulumi-kubernetes-operator", "pulumi-system", "oci://ghcr.io/pulumi/helm-charts/pulumi-kubernetes-operator", version, $$"""
        podSecurityContext: { seccompProfile: { type: {{seccomp}} } }
        resources: { requests: { memory: 64Mi }, limits: { memory: 128Mi } }
        extraEnv: [{ name: MAX_CONCURRENT_RECONCILES, value: "2" }]
        """);

    private static ResourcePreview Release(string name, string space, string chart, string version, string values)
    {
        var inputs = YamlDocuments.Read($"chart: {chart}\nname: {name}\nnamespace: {space}\nversion: {version}\n", "release").Single().Content;
        inputs["values"] = YamlDocuments.Read(values, "values").Single().Content;
        return new ResourcePreview(new ResourceKey("kubernetes:helm.sh/v3:Release", name), inputs, new RecordedOptions());
    }
}
